import Crypto
import Foundation
import SQLiteStore
import TestSupport
import Testing

@Suite("The file store")
struct FileStoreTests {
  private let folder = OwnFolder()
  private var data: String { folder.file("data") }

  private func store() throws -> FileStore {
    try FileStore(DataFolder(data))
  }

  private func kept(_ text: String, in store: FileStore) throws -> StoredFile {
    let file = try store.receive()
    try file.append(Array(text.utf8))
    return try file.keep()
  }

  private var incoming: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: data + "/incoming") }
  }

  private func path(_ file: StoredFile) -> String {
    "\(data)/files/\(file.sha256.hex.prefix(2))/\(file.sha256.hex.dropFirst(2))"
  }

  @Test("gives back what it was given, byte for byte, under its hash")
  func roundTrip() throws {
    let store = try store()
    let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let incomingFile = try store.receive()
    for start in stride(from: 0, to: content.count, by: 65_536) {
      try incomingFile.append(Array(content[start..<min(start + 65_536, content.count)]))
    }
    #expect(incomingFile.bytes == 300_000)
    let file = try incomingFile.keep()
    #expect(file == StoredFile(sha256: SHA256(of: content), bytes: 300_000))
    let reading = try store.open(file)
    var read: [UInt8] = []
    while case let part = try reading.read(at: read.count, count: 100_000), !part.isEmpty { read += part }
    #expect(read == content)
    #expect(try incoming == [])
  }

  @Test("keeps an empty file too")
  func empty() throws {
    let store = try store()
    let file = try store.receive().keep()
    #expect(file.bytes == 0)
    #expect(try store.open(file).read(at: 0, count: 10) == [])
  }

  @Test("keeps the same content once, from many threads too")
  func twice() throws {
    let store = try store()
    let first = try kept("đơn đề nghị", in: store)
    onThreads(16) { _ in
      let again = try? kept("đơn đề nghị", in: store)
      #expect(again == first)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: data + "/files/\(first.sha256.hex.prefix(2))").count == 1)
    #expect(try incoming == [])
  }

  @Test("leaves nothing of a file that is given up or let go")
  func givenUp() throws {
    let store = try store()
    let file = try store.receive()
    try file.append([1, 2, 3])
    #expect(try incoming.count == 1)
    file.giveUp()
    #expect(try incoming == [])
    #expect(throws: FileFailure.self) { try file.keep() }
    try store.receive().append([1])
    #expect(try incoming == [])
  }

  @Test("notices a file that is gone or has another length")
  func damaged() throws {
    let store = try store()
    let file = try kept("content", in: store)
    try Data("con".utf8).write(to: URL(filePath: path(file)))
    #expect(#expect(throws: FileFailure.self) { try store.open(file) }?.code == .damaged)
    try FileManager.default.removeItem(atPath: path(file))
    #expect(#expect(throws: FileFailure.self) { try store.open(file) }?.code == .missing)
  }

  @Test("sweeps what a crash left behind, and nothing that still arrives")
  func sweep() throws {
    let store = try store()
    let left = data + "/incoming/1-1"
    try Data("left behind".utf8).write(to: URL(filePath: left))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: left)
    let arriving = try store.receive()
    try arriving.append([1])
    #expect(try store.sweep(untouchedSince: 999_999_000) == 0)
    #expect(try store.sweep(untouchedSince: 1_000_000_001) == 1)
    #expect(try arriving.keep().bytes == 1)
  }

  @Test("says that the disk is full and leaves nothing behind")
  func fullDisk() async {
    await #expect(processExitsWith: .success) {
      // The kernel refuses any file to grow beyond this, as a full disk would.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let folder = OwnFolder()
      let store = try FileStore(DataFolder(folder.file("data")))
      let file = try store.receive()
      try file.append([UInt8](repeating: 1, count: 90_000))
      let failure = #expect(throws: FileFailure.self) { try file.append([UInt8](repeating: 2, count: 20_000)) }
      #expect(failure?.code == .full)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("data/incoming")) == [])
      let small = try store.receive()
      try small.append([3])
      #expect(try small.keep().bytes == 1)
    }
  }
}
