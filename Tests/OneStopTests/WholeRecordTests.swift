import Crypto
import Documents
import Dossiers
import Foundation
import JSON
import OneStop
import Procedures
import SQLiteStore
import Synchronization
import Testing
import Text
import WorkingTime

@Suite("The whole record")
struct WholeRecordTests {
  /// An office with dossiers, one of them with a paper, accepted, and all signed; and the paper's hash.
  private func office() throws -> (office: Office, paper: String) {
    let office = try Office(logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    try office.loadRegister()
    var pieces: [[UInt8]] = [Array("%PDF-1.7 giấy ủy quyền".utf8)]
    let upload = try office.oneStop.upload(name: "uy-quyen.pdf", from: .network("a")) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
    let key = CommandKey(owner: "form", id: "p")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let outcome = try office.oneStop.submit(
      Submission(
        channel: .online,
        answers: try office.answers([
          "quan-he": "uy-quyen"
        ]), papers: try office.oneStop.papers([("giay-uy-quyen", upload.id)]), secretHash: hash),
      to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: "p", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else {
      Issue.record("\(outcome)")
      throw OfficeFailure()
    }
    for id in ["a", "b", "c"] { _ = try office.filed(id) }
    try office.act("tiep-nhan", on: code, by: "lan")
    for number in 0..<20 { _ = try office.filed("n\(number)") }
    try office.oneStop.signHead()
    return (office, upload.sha256)
  }

  private static let threads: Spreading = { count, work in
    DispatchQueue.concurrentPerform(iterations: count) { work($0) }
  }

  private func faults(_ office: Office) throws -> [String] {
    let alone = try office.oneStop.prove()
    let together = try office.oneStop.prove(spreading: Self.threads)
    #expect(Set(alone.faults) == Set(together.faults) && alone.treeHead == together.treeHead)
    return alone.faults.map {
      "\($0.position.map { "#\($0) " } ?? "")\($0.subject.map { "\($0) " } ?? "")\($0.words.en)"
    }
  }

  @Test("is whole where a node of the version before has left out since when tasks are open, not where that is wrong")
  func opened() throws {
    let (office, _) = try office()
    try office.damage("UPDATE task SET opened_at = NULL")
    #expect(try faults(office) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    try office.damage("UPDATE task SET opened_at = 1")
    #expect(try faults(office).contains { $0.contains("the projection differs") })
  }

  @Test("is proved from one end to the other, with one thread and with many")
  func whole() throws {
    let (office, _) = try office()
    let told = Mutex<Int64>(0)
    var tables: [String] = []
    let proof = try office.oneStop.prove(
      spreading: Self.threads, inDatabase: { tables.append($0) },
      progress: { entries in told.withLock { $0 = entries } })
    #expect(TrialStore.isPostgres || tables == tables.sorted() && tables.contains("dossier"))
    #expect(proof.faults.map(\.words.en) == [])
    #expect(try proof.entries == office.oneStop.logHead().size && proof.dossiers == 24 && proof.signedHeads == 1)
    #expect(proof.files == 1 && told.withLock { $0 } == proof.entries)
  }

  @Test("has documents and the files of messages spread over the processors as well as entries and dossiers")
  func spread() throws {
    let office = try Office()
    for number in 1...5 {
      try office.perform(
        .register(attested: nil), on: office.received(office.arriving("v\(number)"), id: "\(number)"), by: "minh")
    }
    for number in 1...4 { _ = try office.oneStop.deliver(smallestDocument("\(number)"), from: Office.neighbour) }
    let spread = Mutex<[Int]>([])
    let proof = try office.oneStop.prove(
      spreading: { count, work in
        spread.withLock { $0.append(count) }
        Self.threads(count, work)
      })
    #expect(proof.faults.map(\.words.en) == [] && proof.documents == 5 && proof.files == 0)
    #expect(spread.withLock { $0 } == [10, 4, 5, 10], "entries, files of messages, documents, kept answers")
  }

  @Test(
    "of which something was changed, wherever, has that found and named",
    arguments: [
      (
        "UPDATE entry SET body = replace(body, 'submitted', 'submittee') WHERE position = 3",
        "the hash does not fit the text"
      ),
      ("UPDATE entry SET leaf = zeroblob(32) WHERE position = 3", "the hash does not fit the text"),
      ("DELETE FROM entry WHERE position = 7", "entries 7 to 7 are missing"),
      (
        "UPDATE content SET body = replace(body, 'Đức', 'Đực') WHERE entry = (SELECT id FROM entry WHERE position = 2)",
        "the personal content does not fit its hash"
      ),
      ("UPDATE dossier SET place = 'x' WHERE code LIKE '%-0002'", "H56.06-261119-0002"),
      ("UPDATE dossier SET due = 1 WHERE code LIKE '%-0003'", "the projection differs from the log"),
      ("DELETE FROM task WHERE dossier LIKE '%-0004'", "the projection differs from the log"),
      ("DELETE FROM dossier WHERE code LIKE '%-0004'", "H56.06-261119-0004 the list does not have it"),
      (
        "UPDATE dossier SET last_position = (SELECT min(position) FROM entry WHERE dossier = code) WHERE code LIKE '%-0001'",
        "H56.06-261119-0001 the list does not have it, or does not know of its entries up to"
      ),
      (
        "UPDATE dossier SET answers_position = 4 WHERE code LIKE '%-0002'",
        "H56.06-261119-0002 the projection differs from the log"
      ),
      ("INSERT INTO sight SELECT authority, 'x', unit FROM sight LIMIT 1", "sight has 1 rows of no dossier"),
      ("UPDATE tree_node SET head = zeroblob(32) WHERE level = 4 AND number = 0", "kept wrong over entries 1 to 16"),
      ("UPDATE tree_node SET number = 1000 WHERE level = 4 AND number = 0", "beyond the end of the log"),
      ("UPDATE signed_head SET note = replace(note, 'time 2026', 'time 2025')", "is not signed by the key"),
      (
        "UPDATE series SET last = last + 1 WHERE name LIKE 'dossier/%'",
        "the series dossier/H56.06/2026-11-19 counts from 25, its last number in the log is 24"
      ),
      ("UPDATE series SET last = 7 WHERE name LIKE 'letter/%'", "counts from 7, its last number in the log is 1"),
      ("DELETE FROM series", "counts from 0, its last number in the log is 24"),
      ("UPDATE tally SET received = received + 1", "counts of reports differ"),
      (
        "INSERT INTO exchange_count SELECT DISTINCT authority, 'x', 1, 0, 0, 0, 0, 0, 0, 0 FROM entry",
        "counts of the document exchange differ from its ledger"
      ),
    ])
  func damaged(_ sql: String, _ words: String) throws {
    let (office, _) = try office()
    try office.damage(sql)
    let faults = try faults(office)
    #expect(faults.contains { $0.contains(words) }, "\(sql): \(faults)")
    #expect(faults.count < 12, "one change is not told all over: \(faults)")
  }

  @Test("never shows what is another person's where a pointer into the log is wrong")
  func otherPersons() throws {
    let office = try Office()
    let (first, second) = (try office.filed("a").code, try office.filed("b").code)
    let other = try office.store.read(for: office.oneStop.authority) { record in
      try #require(try record.dossier(second, for: .everything)).lastPosition
    }
    #expect(try office.oneStop.view(first, for: .officer("lan")).answers != nil)
    try office.damage("UPDATE dossier SET answers_position = \(other) WHERE code = '\(first)'")
    #expect(try office.oneStop.view(first, for: .officer("lan")).answers == nil)
    try office.damage("UPDATE dossier SET last_position = \(other) WHERE code = '\(first)'")
    #expect(throws: (any Error).self) { try office.oneStop.view(first, for: .officer("lan")) }
    #expect(try office.oneStop.rebuild(repairing: true).differing == 1)
    #expect(try office.oneStop.view(first, for: .officer("lan")).answers != nil)
    try office.act("tu-choi", on: first, by: "lan", reason: "Không đủ")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("that has lost entries never has that carried into the list by a repair", arguments: [false, true])
  func lostEntries(all: Bool) throws {
    let office = try Office()
    let code = try office.filed("a").code
    try office.act("tiep-nhan", on: code, by: "lan")
    // Behind a log that is cut off nothing is missing; inside it there is.
    if all { _ = try office.filed("b") }
    let row = { try office.store.read(for: office.oneStop.authority) { try $0.listedVersion(of: .dossier(code)) } }
    let before = try row()
    try office.damage(
      "DELETE FROM entry WHERE dossier = '\(code)'" + (all ? "" : " AND version = (SELECT max(version) FROM entry)"))
    let report = try? office.oneStop.rebuild(repairing: true)
    #expect(report?.differing != 0)
    #expect(try row() == before)
    #expect((try? faults(office))?.isEmpty != true)
  }

  @Test("lists a document again that had gone from the list")
  func document() throws {
    let office = try Office()
    let key = try office.received(office.arriving())
    try office.perform(.register(attested: nil), on: key, by: "minh")
    try office.damage("DELETE FROM document")
    let faults = try faults(office)
    #expect(faults.contains { $0.hasPrefix("\(key) the list does not have it") }, "\(faults)")
    _ = try office.oneStop.rebuild(repairing: true)
    #expect(try office.oneStop.document(key, for: "minh").document.version == 2)
    #expect(try self.faults(office) == [])
  }

  @Test("whose numbers jump says which, though every hash fits")
  func gaps() throws {
    let office = try Office()
    _ = try office.filed("a")
    try office.damage("UPDATE series SET last = 4 WHERE name LIKE 'dossier/%'")
    _ = try office.filed("b")
    #expect(
      try office.oneStop.prove().faults.map(\.words.en)
        == ["number 5 of the series dossier/H56.06/2026-11-19 does not follow 1"])
  }

  @Test("whose registers of documents jump, or count from another number, says which")
  func registers() throws {
    let office = try Office()
    for number in 1...3 {
      let key = try office.received(office.arriving("v\(number)"), id: "\(number)")
      if number == 3 { try office.damage("UPDATE series SET last = 6 WHERE name LIKE 'document-in/%'") }
      try office.perform(.register(attested: nil), on: key, by: "minh")
    }
    let series = "document-in/H56.06/2026"
    let gap = try faults(office)
    #expect(gap.count == 1 && gap[0].hasSuffix("number 7 of the series \(series) does not follow 2"), "\(gap)")
    try office.damage("UPDATE series SET last = 9 WHERE name LIKE 'document-in/%'")
    #expect(try faults(office).contains("the series \(series) counts from 9, its last number in the log is 7"))
  }

  @Test("is whole after an agency got another code: a number is followed in the register in which it was given")
  func otherCode() throws {
    let office = try Office()
    func registered(_ subjects: [String]) throws -> [String?] {
      try subjects.map { subject in
        let key = try office.received(office.arriving(subject), id: subject)
        try office.perform(.register(attested: nil), on: key, by: "minh")
        return try office.number(of: key)
      }
    }
    #expect(try registered(["a", "b", "c"]) == ["01", "02", "03"])
    try office.oneStop.use(
      office.changed("Workflows/authority.yaml") { $0.replacing("qd20: H56.06,", with: "qd20: H56.90,") })
    #expect(try faults(office) == [])
    #expect(try registered(["d", "e"]) == ["01", "02"], "the new code begins a register of its own")
    #expect(try faults(office) == [])
    try office.damage("UPDATE series SET last = 9 WHERE name = 'document-in/H56.06/2026'")
    #expect(try faults(office) == ["the series document-in/H56.06/2026 counts from 9, its last number in the log is 3"])
  }

  @Test("of which a file was changed by one byte, cut or removed names the file", arguments: 0...2)
  func file(_ how: Int) throws {
    let (office, sha256) = try office()
    try damageFile(sha256, of: office, how)
    let faults = try faults(office)
    #expect(faults.contains { $0.contains("the file \(sha256) is gone, or is not what was handed in") }, "\(faults)")
  }

  private func damageFile(_ sha256: String, of office: Office, _ how: Int) throws {
    guard !TrialStore.isPostgres else {
      let byte = "UPDATE file_piece SET body = set_byte(body, 9, get_byte(body, 9) # 1)"
      let cut = "UPDATE file_piece SET body = substring(body FOR length(body) - 1)"
      try office.damage([byte, cut, "DELETE FROM file_piece"][how])
      return
    }
    let file = try #require(
      FileManager.default.enumerator(at: office.folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        .first { $0.path.hasSuffix(String(sha256.dropFirst(2))) || $0.lastPathComponent == sha256 })
    var bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    switch how {
    case 0: bytes[9] ^= 1
    case 1: bytes.removeLast()
    default: bytes = Data()
    }
    if !bytes.isEmpty { try bytes.write(to: file) }
  }
}
