import Crypto
import Dossiers
import Foundation
import JSON
import OneStop
import Procedures
import RecordKeeping
import SQLiteStore
import Testing
import Text
import WorkingTime

/// Files of dossiers that are erased while somebody looks at the record as it was before.
@Suite("Files of erased dossiers")
struct HeldFilesTests {
  /// An office in 2047 whose two dossiers, with a paper each, are to be erased; where the papers are.
  private func office() throws -> (office: Office, papers: [(sha256: String, bytes: Int)]) {
    let office = try Office()
    let papers = try ["một", "hai"].map { text in
      let content = Array("%PDF-1.7 giấy ủy quyền \(text)".utf8)
      var pieces = [content]
      let upload = try office.oneStop.upload(name: "uy-quyen.pdf", from: .network("a")) {
        pieces.isEmpty ? [] : pieces.removeFirst()
      }
      let key = CommandKey(owner: "form", id: text)
      let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
      let outcome = try office.oneStop.submit(
        Submission(
          channel: .online, answers: try office.answers(["quan-he": "uy-quyen"]),
          papers: try office.oneStop.papers([("giay-uy-quyen", upload.id)]), secretHash: hash),
        to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: text, caller: .applicant(secretHash: hash)))
      guard case .done(let code, _) = outcome else { throw OfficeFailure() }
      try office.act("tu-choi", on: code, by: "lan", reason: "x")
      return (upload.sha256, content.count)
    }
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.oneStop.runErasures().announced == 2)
    try office.go(to: "2047-02-10T09:00")
    try office.oneStop.sweepUploads()
    return (office, papers)
  }

  private func isThere(_ paper: (sha256: String, bytes: Int), _ office: Office) -> Bool {
    (try? office.store.files.open(sha256: paper.sha256, bytes: paper.bytes)) != nil
  }

  private func folder() -> String { FileManager.default.temporaryDirectory.path + "/motcua-held-" + UUID().uuidString }

  /// What is wrong with a record in a folder.
  private func faults(of folder: String, _ office: Office) throws -> [String] {
    let store = try SQLiteRecordStore(folder: folder, at: office.now)
    let there = try OneStop(
      definitions: office.oneStop.definitions, store: store, files: store.files, environment: office.environment)
    let faults = try there.prove().faults.map(\.words.en)
    try store.close()
    return faults
  }

  @Test("stay as long as somebody holds the files, and go with the round after that")
  func held() throws {
    let (office, papers) = try office()
    try office.store.files.holding {
      let round = try office.oneStop.runErasures()
      #expect(round.erased == 2 && papers.allSatisfy { isThere($0, office) })
      #expect(try office.oneStop.prove().faults.isEmpty, "several may hold them")
    }
    #expect(try office.oneStop.sweepErased() == 2)
    #expect(!papers.contains { isThere($0, office) })
    #expect(try office.oneStop.sweepErased() == 0)
  }

  @Test("stay while somebody holds the files though an upload of the same content is swept, and go later")
  func upload() throws {
    let (office, papers) = try office()
    var pieces = [Array("%PDF-1.7 giấy ủy quyền một".utf8)]
    _ = try office.oneStop.upload(name: "uy-quyen.pdf", from: .network("b")) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
    #expect(try office.oneStop.runErasures().erased == 2)
    #expect(isThere(papers[0], office), "the upload names it")
    try office.go(to: "2047-02-12T09:00")
    try office.store.files.holding {
      try office.oneStop.sweepUploads()
      #expect(isThere(papers[0], office))
    }
    #expect(try office.oneStop.sweepErased() == 1)
    #expect(!isThere(papers[0], office))
  }

  @Test(
    "are in a backup that was begun before the round, which is whole",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func backup() throws {
    let (office, papers) = try office()
    let (backup, restored) = (folder(), folder())
    defer { for folder in [backup, restored] { try? FileManager.default.removeItem(atPath: folder) } }
    let made = try RecordBackup.make(of: office.folder.path, at: backup, moment: "x") { count in
      if count == 1 { #expect((try? office.oneStop.runErasures())?.erased == 2) }
    }
    #expect(made.note.files.count == 2)
    try made.unpack(into: restored)
    #expect(try faults(of: restored, office) == [])
    #expect(try office.oneStop.sweepErased() == 2)
    #expect(!papers.contains { isThere($0, office) })
  }

  @Test(
    "are in a copy of the record that was begun before the round, which is whole",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func copy() throws {
    let (office, _) = try office()
    let place = folder()
    defer { try? FileManager.default.removeItem(atPath: place) }
    let copy = try RecordCopy(
      from: FolderRecord(reading: office.folder.path, at: office.now), to: FolderRecord(filling: place, at: office.now),
      keyPrint: nil
    ) { what, count in
      if what == "files", count == 1 { #expect((try? office.oneStop.runErasures())?.erased == 2) }
    }
    #expect(copy.isWhole && copy.files == 2, "\(copy)")
    #expect(try faults(of: place, office) == [])
  }

  /// The files of an office in which something happens once, when the first of them is opened.
  private final class Meddled: FileKeeping, @unchecked Sendable {
    private let files: any FileKeeping
    private var meddle: (() -> Void)?

    init(_ files: any FileKeeping, _ meddle: @escaping () -> Void) { (self.files, self.meddle) = (files, meddle) }

    func receive() throws -> any ReceivingFile { try files.receive() }

    func open(sha256: String, bytes: Int) throws -> any ReadingFile {
      let file = try files.open(sha256: sha256, bytes: bytes)
      meddle?()
      meddle = nil
      return file
    }

    func remove(sha256: String, _ age: FileAge) throws -> Bool { try files.remove(sha256: sha256, age) }

    func each(_ age: FileAge, _ visit: (String) throws -> Bool) throws { try files.each(age, visit) }

    func holding<Value>(_ work: () throws -> Value) throws -> Value { try files.holding(work) }
  }

  @Test("are no fault for a proof that was under way when the round removed them")
  func proof() throws {
    let (office, _) = try office()
    let files = Meddled(office.store.files) { #expect((try? office.oneStop.runErasures())?.erased == 2) }
    let proving = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: files, environment: office.environment)
    #expect(try proving.verify().faults.map(\.words.en) == [])
  }

  @Test(
    "leave the next backup too, when it shares the files of an earlier one; what was damaged there comes anew",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func earlier() throws {
    let (office, papers) = try office()
    var pieces = [Array("%PDF-1.7 chờ".utf8)]
    let waiting = try office.oneStop.upload(name: "cho.pdf", from: .network("b")) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
    let places = (0..<4).map { _ in folder() }
    defer { for folder in places { try? FileManager.default.removeItem(atPath: folder) } }
    /// As of a data folder, and as of a database.
    func backup(at place: String, _ earlier: RecordBackup?, whole: Bool) throws -> BackupNote {
      guard whole else {
        return try RecordBackup.make(of: office.folder.path, at: place, earlier: earlier, moment: "x").note
      }
      return try RecordBackup.make(withKeysOf: office.folder.path, at: place, earlier: earlier, at: office.now) {
        let copy = try RecordCopy(
          from: FolderRecord(reading: office.folder.path, at: office.now), to: $0, keyPrint: nil)
        #expect(copy.isWhole, "\(copy)")
        return copy
      }.note
    }
    #expect(try backup(at: places[0], nil, whole: true).files.count == 3)
    #expect(try office.oneStop.runErasures().erased == 2)
    let old = places[0] + "/files/\(waiting.sha256.prefix(2))/\(waiting.sha256.dropFirst(2))"
    for (place, whole) in [(places[1], false), (places[2], true)] {
      let note = try backup(at: place, RecordBackup(places[0]), whole: whole)
      #expect(note.files.count == 1 && note.files.shared == 1, "\(note)")
      let names = FileManager.default.enumerator(atPath: place + "/files")?.compactMap { $0 as? String } ?? []
      #expect(names.filter { $0.count == 65 } == ["\(waiting.sha256.prefix(2))/\(waiting.sha256.dropFirst(2))"])
      #expect(!papers.contains { names.joined().contains($0.sha256.dropFirst(2)) })
    }
    var bytes = try Data(contentsOf: URL(filePath: old))
    bytes[3] ^= 1
    try bytes.write(to: URL(filePath: old))
    for whole in [false, true] {
      try? FileManager.default.removeItem(atPath: places[3])
      let note = try backup(at: places[3], RecordBackup(places[0]), whole: whole)
      #expect(note.files.count == 1 && note.files.shared == 0 && note.files.damaged.isEmpty, "\(note)")
      let back = places[3] + ".back"
      defer { try? FileManager.default.removeItem(atPath: back) }
      try RecordBackup(places[3]).unpack(into: back)
      #expect(try faults(of: back, office) == [])
    }
  }
}
