import Crypto
import OneStop
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
}

/// Files of a process that dies when one is to go.
private struct DyingFiles: FileKeeping {
  let files: any FileKeeping

  func receive() throws -> any ReceivingFile { try files.receive() }
  func open(sha256: String, bytes: Int) throws -> any ReadingFile { try files.open(sha256: sha256, bytes: bytes) }
  func remove(sha256: String, untouchedSince moment: Instant) throws -> Bool { throw OfficeFailure() }
  func holding<Value>(_ work: () throws -> Value) throws -> Value { try files.holding(work) }
}
