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
