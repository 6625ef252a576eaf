import Crypto
import Dossiers
import Foundation
import JSON
import OneStop
import PostgresStore
import Procedures
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

/// Whole records on their way from one place to another.
@Suite(
  "A record that is copied",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"),
  .disabled(if: TrialStore.isPostgres, "it begins in a folder"))
struct RecordCopyTests {
  private let start = Instant(milliseconds: 0)

  /// An office with dossiers, papers, evidence, notices, accounts and a signed head.
  private func office() throws -> Office {
    let office = try Office(reach: [.mail], logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    try office.loadRegister()
    for number in 0..<3 {
      var pieces: [[UInt8]] = [Array("%PDF-1.7 giấy ủy quyền số \(number)".utf8)]
      let upload = try office.oneStop.upload(name: "uy-quyen.pdf", from: .network("a")) {
        pieces.isEmpty ? [] : pieces.removeFirst()
      }
      guard number > 0 else { continue }
      let key = CommandKey(owner: "form", id: "p\(number)")
      let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
      _ = try office.oneStop.submit(
        Submission(
          channel: .online, answers: try office.answers(["quan-he": "uy-quyen"]),
          papers: try office.oneStop.papers([("giay-uy-quyen", upload.id)]), secretHash: hash),
        to: "cap-ban-sao-van-bang",
        CommandRequest(key: key, digest: "p", caller: .applicant(secretHash: hash)))
    }
    // More rows than one statement takes in, and more entries than one part of the tree.
    for number in 0..<70 { _ = try office.filed("n\(number)") }
    try office.act("tiep-nhan", on: try office.filed("z").code, by: "lan")
    try office.oneStop.setPassword("một mật khẩu dài", of: "lan")
    // More in a few rows than a page is to hold.
    let large = [UInt8](repeating: 5, count: 3 << 20)
    for number in UInt8(0)..<4 {
      let content = large + [number]
      try office.store.write(for: office.oneStop.authority) { record in
        try record.keep(KeptEvidence(sha256: SHA256(of: content).hex, kind: "crl", bytes: content))
      }
    }
    try office.oneStop.signHead()
    return office
  }

  private func folder() -> String {
    FileManager.default.temporaryDirectory.path + "/motcua-copy-" + UUID().uuidString
  }

  private func code(of work: () throws -> Void) -> StoreFailure.Code? {
    do { try work() } catch { return (error as? StoreFailure)?.code }
    return nil
  }

  @Test("is the same in PostgreSQL, proves itself and goes on there, and is the same again when it comes back")
  func thereAndBack() throws {
    let office = try office()
    let address = try PostgresServer.newDatabase()
    let first = try FolderRecord(reading: office.folder.path, at: start)
    let there = try RecordCopy(
      from: first, to: DatabaseRecord(filling: DatabaseAddress(address), at: start), keyPrint: "print")
    #expect(there.isWhole && there.entriesSince == 0, "\(there)")
    #expect(there.files == 3 && there.sum.rows > 500)
    let head = try office.oneStop.logHead()
    #expect(there.sum.logs.map(\.entries) == [head.size])
    #expect(there.sum.logs.map(\.head) == [head.head.hex])

    let returned = folder()
    defer { try? FileManager.default.removeItem(atPath: returned) }
    let database = try DatabaseRecord(reading: DatabaseAddress(address), at: start)
    #expect(try database.keyPrint() == "print")
    let back = try RecordCopy(from: database, to: FolderRecord(filling: returned, at: start), keyPrint: nil)
    #expect(back.isWhole && back.sum == there.sum)
    #expect(try FolderRecord(reading: returned, at: start).look { try $0.sum() } == there.sum)

    let node = try Office(address: address)
    #expect(try node.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try node.oneStop.rebuild(repairing: false).differing == 0)
    let next = try office.filed("next").code
    #expect(try node.filed("next").code == next, "numbers go on behind the last one")
    #expect(try node.filed("n3").code == office.filed("n3").code, "a repeat gets the first answer there too")
    #expect(try node.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("is there wholly or not at all, and takes no place where something is")
  func allOrNothing() throws {
    let office = try office()
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let source = try FolderRecord(reading: office.folder.path, at: start)
    struct Cut: Error {}
    var seen = 0
    #expect(throws: Cut.self) {
      let target = try DatabaseRecord(filling: address, at: start)
      try target.fill(keyPrint: nil) { tables in
        _ = try source.look { try $0.copy(into: tables) { _, _ in seen += 1 } }
        throw Cut()
      }
    }
    #expect(seen > 20)
    let target = try DatabaseRecord(filling: address, at: start)
    #expect(try target.look { try $0.occupied() } == nil)
    // Entries that come while it is copied are not in it, and are told.
    let copy = try RecordCopy(from: source, to: target, keyPrint: nil) { what, _ in
      if what == "files" { _ = try? office.filed("late") }
    }
    #expect(copy.isWhole && copy.entriesSince > 0)
    #expect(code { _ = try RecordCopy(from: source, to: target, keyPrint: nil) } == .occupied)
    #expect(code { _ = try RecordCopy(from: target, to: source, keyPrint: nil) } == .misuse)
    let nothing = try DatabaseAddress(PostgresServer.newDatabase())
    #expect(code { _ = try DatabaseRecord(reading: nothing, at: start) } == .missing)
    #expect(throws: FileFailure.self) { try FolderRecord(reading: folder(), at: start) }
  }

  @Test("has every value as it was: marks of all kinds in texts, noughts in bytes, what is empty and what is not there")
  func values() throws {
    let path = folder()
    let returned = folder()
    defer { for folder in [path, returned] { try? FileManager.default.removeItem(atPath: folder) } }
    try SQLiteRecordStore(folder: path, at: start).close()
    try Connection(path + "/record.sqlite", mode: .visitor).script(
      """
      INSERT INTO evidence (authority, sha256, kind, content) VALUES
        ('a', '1', 'crl', x''), ('a', '2', 'crl', x'00'), ('a', '3', 'crl', x'5c78303000ff0a0d09'),
        ('a', char(9, 10, 13, 92) || 'N' || char(92) || '.' || char(10), 'ờ🏫', zeroblob(700000));
      INSERT INTO integrator (authority, id, name, scopes, procedures, token, made_at, expires_at, revoked_at) VALUES
        ('a', '1', '', char(92) || 'N', '', '1', -1, 9223372036854775807, 0),
        ('a', '2', '"', '''', NULL, '2', 0, -9223372036854775807 - 1, NULL);
      """)
    let address = try PostgresServer.newDatabase()
    let there = try RecordCopy(
      from: FolderRecord(reading: path, at: start),
      to: DatabaseRecord(filling: DatabaseAddress(address), at: start), keyPrint: nil)
    #expect(there.isWhole && there.sum.tables["evidence"]?.rows == 4)
    // Said by a client that shares nothing with the copy.
    func asked(_ sql: String) throws -> [String] {
      try PostgresServer.ask(address, sql).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      try asked(
        "SELECT encode(convert_to(sha256, 'UTF8'), 'hex'), kind, length(content), left(encode(content, 'hex'), 20) "
          + "FROM evidence ORDER BY length(content), sha256"
      ).filter { !$0.isEmpty } == [
        "31|crl|0|", "32|crl|1|00", "33|crl|9|5c78303000ff0a0d09",
        "090a0d5c4e5c2e0a|ờ🏫|700000|00000000000000000000",
      ])
    #expect(
      try asked(
        "SELECT name, scopes, procedures IS NULL, made_at, expires_at, revoked_at IS NULL FROM integrator ORDER BY id"
      ).filter { !$0.isEmpty } == [
        "|\\N|f|-1|9223372036854775807|f", "\"|'|t|0|-9223372036854775808|t",
      ])
    let back = try RecordCopy(
      from: DatabaseRecord(reading: DatabaseAddress(address), at: start),
      to: FolderRecord(filling: returned, at: start), keyPrint: nil)
    #expect(back.isWhole && back.sum == there.sum)
  }

  @Test("is refused when its rows break a rule, and leaves the database as it was, however far it came")
  func brokenRules() throws {
    let address = try PostgresServer.newDatabase()
    let target = try DatabaseRecord(filling: DatabaseAddress(address), at: start)
    // Of a series: the authority, its last number, its name.
    let row: [Cell] = [.text("a"), .integer(1), .text("n")]
    func fill(_ work: (any RowIntake) throws -> Void) throws {
      try target.fill(keyPrint: nil) { tables in
        let series = try #require(tables.list.first { $0.name == "series" })
        #expect(series.columns.map(\.name) == ["authority", "last", "name"])
        // What the database counts by itself comes with the copy.
        let isCounting = try tables.exists(
          """
          SELECT 1 FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
          WHERE relnamespace = CAST(current_schema() AS regnamespace) AND NOT tgisinternal AND tgenabled <> 'D'
          """)
        #expect(!isCounting)
        try work(tables.connection.intake(of: series))
      }
    }
    for (rows, refusal) in [
      ([row, row], .constraint), ([[.text("a"), .nothing, .text("n")]], .constraint),
      ([[.text("a"), .integer(1), .text("\0")]], .unexpectedValue),
    ] as [([[Cell]], StoreFailure.Code)] {
      let found = code {
        try fill { intake in
          try intake.take(rows)
          try intake.end()
        }
      }
      #expect(found == refusal)
    }
    struct Cut: Error {}
    #expect(throws: Cut.self) {
      try fill { intake in
        try intake.take(Array(repeating: row, count: 50_000))
        throw Cut()
      }
    }
    #expect(try target.look { try $0.occupied() } == nil)
    let counting = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'"
    #expect(try PostgresServer.ask(address, counting).hasPrefix("0"))
    try fill { intake in
      try intake.take([row])
      try intake.take([[.text("a"), .integer(2), .text("m")]])
      try intake.end()
    }
    #expect(try target.look { try $0.occupied() } == "series")
    #expect(try PostgresServer.ask(address, counting).hasPrefix("0"), "it counts again by itself")
  }

  @Test("lacks the files that were damaged before, and has what is damaged in it found")
  func damage() throws {
    let office = try office()
    let files = office.folder.path + "/files"
    let names = try #require(FileManager.default.enumerator(atPath: files)).compactMap { $0 as? String }.filter {
      $0.count == 65
    }
    let name = try #require(names.first)
    var bytes = try Data(contentsOf: URL(filePath: files + "/" + name))
    bytes[3] ^= 1
    try bytes.write(to: URL(filePath: files + "/" + name))
    let address = try PostgresServer.newDatabase()
    let source = try FolderRecord(reading: office.folder.path, at: start)
    let copy = try RecordCopy(
      from: source, to: DatabaseRecord(filling: DatabaseAddress(address), at: start), keyPrint: nil)
    #expect(copy.damagedFiles == [name.replacing("/", with: "")] && copy.files == 2 && !copy.isWhole)
    let target = try DatabaseRecord(reading: DatabaseAddress(address), at: start)
    let whole = try target.look { try $0.sum() }
    #expect(whole == copy.sum)
    for change in [
      "UPDATE term SET word = word || 'x' WHERE dossier LIKE '%-0002'",
      "UPDATE content SET salt = '\\x00' WHERE entry = 3", "DELETE FROM command WHERE id = 5",
      "UPDATE tally SET received = received + 1", "UPDATE entry SET leaf = sha256(leaf) WHERE position = 9",
    ] {
      try PostgresServer.ask(address, change)
      let table = try #require(change.split(separator: " ").first { $0.allSatisfy(\.isLowercase) }.map(String.init))
      let changed = try target.look { try $0.sum() }
      #expect(changed.tables[table] != whole.tables[table], "\(change)")
      #expect((changed.logs != whole.logs) == (table == "entry"), "\(change)")
    }
  }
}
