import Synchronization
import TestSupport
import Testing

@testable import RecordKeeping
@testable import SQLiteStore

@Suite("A disk that is slow")
struct SlowDiskTests {
  @Test("does what it is asked for, late: by the clock of whoever watches, and nobody waits")
  func late() throws {
    let folder = OwnFolder()
    let path = folder.file("notes.sqlite")
    let passed = Mutex<[Duration]>([])
    let disturbance = Disturbance { duration in passed.withLock { $0.append(duration) } }
    let slow: [Disturbance.Call.Kind: Duration] = [
      .read: .seconds(3600), .write: .seconds(60), .sync: .seconds(1),
    ]
    disturbance.disturb { call in slow[call.kind].map { .delay($0) } }
    let pen = Pen(try Connection(path, mode: .writer, limits: Limits(), disturbance: disturbance), limits: Limits())
    try pen.write { writing throws(StoreFailure) in
      try writing.run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
      try writing.run("INSERT INTO note (text) VALUES ('kept')")
    }
    try pen.close()
    let readers = Readers(path, disturbance: disturbance)
    let texts = try readers.read { reading throws(StoreFailure) in
      try reading.all("SELECT text FROM note") { row in row.text(0) }
    }
    #expect(texts == ["kept"])
    let counted = [disturbance.reads, disturbance.writes, disturbance.syncs]
    #expect(counted.allSatisfy { $0 > 0 })
    #expect([3600, 60, 1].map { seconds in passed.withLock { $0.count { $0 == .seconds(seconds) } } } == counted)
  }
}
