import Crypto
import Foundation
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing

private let first = Migration(1, "letters", "CREATE TABLE letter (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;")
private let second = Migration(
  2, "dates", "ALTER TABLE letter ADD COLUMN sent_at INTEGER;\nUPDATE letter SET sent_at = 0;")

@Suite("The record of a data folder")
struct RecordTests {
  private let folder = OwnFolder()
  private var path: String { folder.file("data") }

  @discardableResult
  private func open(_ migrations: [Migration], time: Int64 = 1) throws -> Record {
    try Record(DataFolder(path), migrations: migrations, time: time)
  }

  private func texts(_ record: Record) throws -> [String] {
    try record.readers.read { reading throws(StoreFailure) in
      try reading.all("SELECT text FROM letter") { row in row.text(0) }
    }
  }

  private func write(_ text: String, _ record: Record) throws {
    try record.pen.write { writing throws(StoreFailure) in
      try writing.run("INSERT INTO letter (text) VALUES (?)", text)
    }
  }

  @Test("is brought to the schema of the program step by step, and keeps what is in it")
  func steps() throws {
    do {
      let record = try open([first])
      try write("a", record)
      try record.close()
    }
    let record = try open([first, second], time: 1_763_772_600_000)
    #expect(try texts(record) == ["a"])
    let applied = try record.readers.read { reading throws(StoreFailure) in
      try reading.all("SELECT number, title, sha256, applied_at FROM migration ORDER BY number") {
        row in
        "\(row.int(0)) \(row.text(1)) \(row.bytes(2).count) \(row.int(3))"
      }
    }
    #expect(applied == ["1 letters 32 1", "2 dates 32 1763772600000"])
  }

  @Test("is refused when a migration that was applied reads differently now")
  func edited() throws {
    try open([first, second]).close()
    let edited = Migration(1, "letters", first.sql + " ")
    let failure = #expect(throws: StoreFailure.self) { try open([edited, second]) }
    #expect(failure?.code == .migration)
    #expect(failure?.message == "migration 1 was applied with another text than it has now")
  }

  @Test("is refused when a newer program has written it")
  func newer() throws {
    try open([first, second]).close()
    let failure = #expect(throws: StoreFailure.self) { try open([first]) }
    #expect(failure?.code == .newer)
    #expect(failure?.message == "it has schema 2 and this program knows up to 1; use the newer program")
  }

  @Test("is refused when it belongs to another program, or is no database at all")
  func foreign() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let text = Data(String(repeating: "this is not a database. ", count: 100).utf8)
    try text.write(to: URL(filePath: path + "/record.sqlite"))
    #expect(throws: StoreFailure(.foreign, doing: "", message: "")) { try open([first]) }
    #expect(try Data(contentsOf: URL(filePath: path + "/record.sqlite")) == text)

    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let other = Pen(try Connection(path + "/record.sqlite", mode: .writer))
    try other.write { writing throws(StoreFailure) in try writing.run("CREATE TABLE letter (id)") }
    try other.close()
    let failure = #expect(throws: StoreFailure.self) { try open([first]) }
    #expect(failure?.code == .foreign)
  }

  @Test("is unchanged when a migration fails, and opens with the right one")
  func failing() throws {
    try open([first]).close()
    let wrong = Migration(2, "wrong", "ALTER TABLE letter ADD COLUMN sent_at INTEGER; INSERT INTO nowhere VALUES (1);")
    let failure = #expect(throws: StoreFailure.self) { try open([first, wrong]) }
    #expect(failure?.message == "no such table: nowhere")
    let record = try open([first, second])
    try write("b", record)
    #expect(try texts(record) == ["b"])
  }

  @Test("is refused when another process works on the folder, and free when it has ended")
  func claimed() throws {
    var holder: DataFolder? = try DataFolder(path)
    #expect(holder != nil)
    let failure = #expect(throws: FileFailure.self) { try DataFolder(path) }
    #expect(failure?.code == .inUse)
    #expect(
      failure?.message.contains("process \(ProcessInfo.processInfo.processIdentifier) works on this data folder")
        == true)
    holder = nil
    #expect(throws: Never.self) { try DataFolder(path) }
  }

  @Test("is free at once when it is let go, though a child that is just starting still has the lock's descriptor")
  func letGoForAll() throws {
    var holder: DataFolder? = try DataFolder(path)
    #expect(holder != nil)
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
    let locks = open.filter {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?.hasSuffix(path + "/lock")
        == true
    }
    let copies = locks.map { dup($0) }
    defer { for copy in copies { close(copy) } }
    #expect(copies.count == 1)
    holder = nil
    #expect(throws: Never.self) { try DataFolder(path) }
  }

  @Test("belongs to its owner alone")
  func permissions() throws {
    let record = try open([first])
    try record.pen.write { writing throws(StoreFailure) in try writing.run("INSERT INTO letter (text) VALUES ('a')") }
    let file = try record.files.receive()
    try file.append(Array("x".utf8))
    let kept = try file.keep()
    let hex = kept.sha256.hex
    for (name, mode) in [
      ("", 0o700), ("/lock", 0o600), ("/record.sqlite", 0o600), ("/record.sqlite-wal", 0o600),
      ("/record.sqlite-shm", 0o600), ("/files", 0o700), ("/incoming", 0o700), ("/files/\(hex.prefix(2))", 0o700),
      ("/files/\(hex.prefix(2))/\(hex.dropFirst(2))", 0o600),
    ] {
      let found = try FileManager.default.attributesOfItem(atPath: path + name)[.posixPermissions] as? Int
      #expect(found == mode, "\(name)")
    }
  }
}
