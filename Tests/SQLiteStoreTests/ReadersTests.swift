import RecordKeeping
import SQLiteStore
import Synchronization
import Testing

@Suite("Readers")
struct ReadersTests {
  @Test("see one moment, whatever is written meanwhile, and the next look sees it")
  func snapshot() throws {
    let notes = try Notes()
    try notes.write("before")
    let counts = try notes.readers.read { reading throws(StoreFailure) in
      let count: SQL = "SELECT count(*) FROM note"
      let read = { @Sendable (row: borrowing Row) in row.int(0) }
      let first = try reading.first(count, read: read)
      try notes.write("meanwhile")
      return [first, try reading.first(count, read: read)]
    }
    #expect(counts == [1, 1])
    #expect(try notes.texts() == ["before", "meanwhile"])
  }

  @Test("are told that the store is busy when no connection comes free in time")
  func bounded() throws {
    var limits = Limits()
    limits.readers.connections = 1
    limits.readers.wait = .milliseconds(1)
    let notes = try Notes(limits: limits)
    let failure = try notes.readers.read { _ throws(StoreFailure) in
      failureOf { () throws(StoreFailure) in try notes.readers.read { _ throws(StoreFailure) in } }
    }
    #expect(failure?.code == .busy)
    #expect(try notes.texts() == [])
  }

  @Test("end when they have taken their time, in the middle of a query or before the next, and the next look is fresh")
  func patience() throws {
    let moment = Mutex(ContinuousClock.now)
    var limits = Limits()
    limits.readers.time = .seconds(30)
    // Whoever looks at the clock finds it a second later.
    let notes = try Notes(limits: limits) {
      moment.withLock {
        $0 = $0.advanced(by: .seconds(1))
        return $0
      }
    }
    let endless: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    let failure = failureOf { () throws(StoreFailure) in
      _ = try notes.readers.read { reading throws(StoreFailure) in try reading.first(endless) { row in row.int(0) } }
    }
    #expect(failure?.code == .tookTooLong)
    let late = failureOf { () throws(StoreFailure) in
      try notes.readers.read { reading throws(StoreFailure) in
        moment.withLock { $0 = $0.advanced(by: .seconds(60)) }
        _ = try reading.first("SELECT 1") { row in row.int(0) }
      }
    }
    #expect(late?.code == .tookTooLong)
    #expect(try notes.texts() == [])
  }

  @Test("share few connections among many threads")
  func shared() throws {
    var limits = Limits()
    limits.readers.connections = 3
    let notes = try Notes(limits: limits)
    try notes.write("one")
    let right = Mutex(0)
    onThreads(32) { _ in
      for _ in 0..<20 where (try? notes.texts()) == ["one"] { right.withLock { $0 += 1 } }
    }
    #expect(right.withLock { $0 } == 32 * 20)
  }

  @Test("are refused once the store is closed")
  func closed() throws {
    let notes = try Notes()
    try notes.write("one")
    notes.readers.close()
    #expect(
      failureOf { () throws(StoreFailure) in try notes.readers.read { _ throws(StoreFailure) in } }?.code == .closed)
  }
}
