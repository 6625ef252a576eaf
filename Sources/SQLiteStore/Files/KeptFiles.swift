import Crypto
import OneStop
import WorkingTime

/// The file store as the use cases see it.
struct KeptFiles: FileKeeping {
  private let store: FileStore

  init(_ store: FileStore) {
    self.store = store
  }

  func receive() throws -> any ReceivingFile { Receiving(try store.receive()) }

  func receive(hashedAs sha256: String) throws -> any ReceivingFile {
    Receiving(try store.receive(hashedAs: try hash(sha256)))
  }

  func open(sha256: String, bytes: Int) throws -> any ReadingFile {
    Opened(try store.open(StoredFile(sha256: try hash(sha256), bytes: Int64(bytes))))
  }

  func remove(sha256: String, _ age: FileAge) throws -> Bool {
    try store.remove(try hash(sha256), untouchedSince: age.untouchedSince.milliseconds)
  }

  func each(_ age: FileAge, _ visit: (_ sha256: String) throws -> Bool) throws {
    let ages = age.broughtSince.milliseconds..<max(age.broughtSince, age.untouchedSince).milliseconds
    try store.each(broughtWithin: ages) { file in try visit(file.sha256.hex) }
  }

  func holding<Value>(_ work: () throws -> Value) throws -> Value { try store.holding(work) }

  private func hash(_ hex: String) throws -> SHA256 {
    guard let hash = SHA256(hex: hex) else {
      throw FileFailure(.missing, doing: "opening", path: "", message: "not the name of a file")
    }
    return hash
  }

  private final class Receiving: ReceivingFile {
    private let file: IncomingFile

    init(_ file: IncomingFile) { self.file = file }

    func append(_ piece: [UInt8]) throws { try file.append(piece) }

    var bytes: Int { Int(file.bytes) }

    func read(at offset: Int, count: Int) throws -> [UInt8] { try file.read(at: offset, count: count) }

    func finish() throws -> (sha256: String, bytes: Int) {
      let kept = try file.keep()
      return (kept.sha256.hex, Int(kept.bytes))
    }
  }

  private final class Opened: ReadingFile {
    private let file: OutgoingFile

    init(_ file: OutgoingFile) { self.file = file }

    var bytes: Int { Int(file.bytes) }

    func read(at offset: Int, count: Int) throws -> [UInt8] { try file.read(at: offset, count: count) }
  }
}
