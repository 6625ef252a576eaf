import Crypto
import Dossiers
import Foundation
import JSON
import OneStop
import Procedures
import Synchronization
import Testing
import Text
import WorkingTime

@Suite("The file of an upload")
struct UploadFilesTests {
  private static let content = Array("%PDF-1.7 một".utf8)

  private func upload(_ office: Office, _ content: [UInt8] = content, from network: String) throws -> Upload {
    var pieces = [content]
    return try office.oneStop.upload(name: "a.pdf", from: .network(network)) { pieces.popLast() ?? [] }
  }

  private func isThere(_ office: Office) -> Bool {
    (try? office.store.files.open(sha256: SHA256(of: Self.content).hex, bytes: Self.content.count)) != nil
  }

  @Test("stays though somebody else, whose quota is used up, brings the same while it is on its way")
  func twice() throws {
    var quota = UploadQuota()
    quota.bytesOfOne = 30
    let office = try Office(quota: quota)
    _ = try upload(office, Array("%PDF-1.7 aaaaaaaaaaaaaaaaaaaa".utf8), from: "b")
    // Between the file's end and its row.
    office.meanwhile {
      #expect(throws: FileRefusal.self) { try upload(office, from: "b") }
    }
    let kept = try upload(office, from: "a")
    #expect(kept.sha256 == SHA256(of: Self.content).hex && isThere(office))
    try office.go(to: "2047-01-01T00:00")
    _ = try office.oneStop.sweepErased()
    #expect(isThere(office), "it has a name")
    try office.oneStop.sweepUploads()
    #expect(!isThere(office), "nobody has taken it")
  }

  @Test("that nobody took goes with a later round when whoever forgot the upload died over it")
  func died() throws {
    let office = try Office()
    _ = try upload(office, from: "a")
    try office.go(to: "2047-01-01T00:00")
    let dying = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: DyingFiles(files: office.store.files),
      environment: office.environment)
    #expect(throws: OfficeFailure.self) { try dying.sweepUploads() }
    #expect(isThere(office))
    #expect(try office.oneStop.sweepErased() == 1)
    #expect(!isThere(office))
  }

  @Test("that is swept between the look at it and the commit is taken by no dossier, and may be brought again")
  func sweptMeanwhile() throws {
    let office = try Office()
    let key = CommandKey(owner: "form", id: "a")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    func submit(_ papers: [Paper]) throws -> Outcome {
      try office.oneStop.submit(
        Submission(
          channel: .online, answers: try office.answers(["quan-he": "uy-quyen"]), papers: papers, secretHash: hash),
        to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: "a", caller: .applicant(secretHash: hash)))
    }
    let upload = try upload(office, from: "a")
    let papers = try office.oneStop.papers([("giay-uy-quyen", upload.id)])
    try office.go(to: "2026-11-20T09:01")
    try office.oneStop.sweepUploads()
    #expect(throws: FileRefusal.noSuchUpload("a.pdf")) { try submit(papers) }
    let again = try self.upload(office, from: "a")
    guard case .done(let code, _) = try submit(office.oneStop.papers([("giay-uy-quyen", again.id)])) else {
      throw OfficeFailure()
    }
    #expect(code.text == "H56.06-261120-0001", "no number was used up")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
  }

  @Test("that was kept when the store failed to record it goes with a later round, though nothing has named it ever")
  func notRecorded() throws {
    let office = try Office()
    office.store.failing.withLock { $0 = 1 }
    #expect(throws: (any Error).self) { try upload(office, from: "a") }
    #expect(isThere(office), "whoever brings the same may be about to name it")
    try office.go(to: "2047-01-01T00:00")
    #expect(try office.oneStop.sweepErased() == 1)
    #expect(!isThere(office))
  }

  @Test("of which nobody could note that nothing names it is found by the round that goes through all files")
  func unknown() throws {
    let office = try Office()
    let named = Array("%PDF-1.7 có tên".utf8)
    _ = try upload(office, named, from: "a")
    // Neither the row nor the note that the file leaves is written: as when whoever brought it was killed.
    office.store.failing.withLock { $0 = 2 }
    #expect(throws: (any Error).self) { try upload(office, from: "a") }
    try office.go(to: "2001-01-01T00:00")
    #expect(try office.oneStop.sweepUnnamedFiles() == 0 && isThere(office), "it has come just now")
    // A folder dates its files by the clock of its machine.
    let brought = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    try office.go(to: brought.advanced(bySeconds: 8 * 86_400).description)
    #expect(try office.oneStop.sweepUnnamedFiles() == 0 && isThere(office), "a damaged record may have lost its name")
    try office.go(to: brought.advanced(bySeconds: 6 * 86_400).description)
    #expect(try office.oneStop.sweepErased() == 0 && isThere(office), "nothing was noted of it")
    #expect(try office.oneStop.sweepUnnamedFiles() == 1 && !isThere(office))
    #expect(throws: Never.self) {
      try office.store.files.open(sha256: SHA256(of: named).hex, bytes: named.count)
    }
    #expect(try office.oneStop.sweepUnnamedFiles() == 0)
  }
}

/// Files of a process that dies when one is to go.
private struct DyingFiles: FileKeeping {
  let files: any FileKeeping

  func receive() throws -> any ReceivingFile { try files.receive() }
  func open(sha256: String, bytes: Int) throws -> any ReadingFile { try files.open(sha256: sha256, bytes: bytes) }
  func remove(sha256: String, _ age: FileAge) throws -> Bool { throw OfficeFailure() }
  func each(_ age: FileAge, _ visit: (String) throws -> Bool) throws { try files.each(age, visit) }
  func holding<Value>(_ work: () throws -> Value) throws -> Value { try files.holding(work) }
}
