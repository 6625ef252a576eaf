internal import Synchronization

/// Read-only connections for many threads. Reading never waits for the pen, and the pen never for reading.
package final class Readers: Sendable {
  /// A connection on its way between threads: whoever took it out of the pool is the only one to use it.
  private struct Passed: @unchecked Sendable {
    let connection: Connection
  }

  private struct Pool: ~Copyable {
    var free: [Passed] = []
    var isClosed = false
  }

  private let path: String
  private let limits: Limits
  private let pool = Mutex(Pool())
  private let places: Signal
  private let now: @Sendable () -> ContinuousClock.Instant

  /// Readers of a database file that exists; connections are opened when first needed.
  package init(
    _ path: String, limits: Limits = Limits(), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.path = path
    self.now = now
    self.limits = limits
    places = Signal(UInt32(clamping: max(limits.readers, 1)))
  }

  /// Looks at the record: all queries of the closure see the moment of the first.
  ///
  /// Keep it short: while anyone looks, the write-ahead file cannot start over. Queries fail once the look has taken
  /// ``Limits/readTime``.
  package func read<Value, Refusal: Error>(
    _ look: (borrowing Reading) throws(Refusal) -> Value
  ) throws(StoreError<Refusal>) -> Value {
    try looked(look)
  }

  private func looked<Value, Refusal: Error>(
    _ look: (borrowing Reading) throws(Refusal) -> Value
  ) throws(StoreError<Refusal>) -> Value {
    guard places.wait(atMost: limits.readerWait) else {
      throw .failed(
        SQLiteFailure(
          .busy, doing: "waiting for a reading connection",
          message: "all \(limits.readers) were taken for \(limits.readerWait)"))
    }
    defer { places.give() }
    let taken: Passed
    do throws(SQLiteFailure) {
      taken = try take()
      try taken.connection.startTransaction("BEGIN")
      taken.connection.end(when: { [now, end = now().advanced(by: limits.readTime)] in now() > end })
    } catch {
      throw .failed(error)
    }
    defer { putBack(taken) }
    do throws(Refusal) { return try look(Reading(connection: taken.connection)) } catch { throw .refused(error) }
  }

  /// Looks at the record, when only the store can fail.
  package func read<Value>(
    _ look: (borrowing Reading) throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    do throws(StoreError<SQLiteFailure>) { return try looked(look) } catch { throw error.failure }
  }

  private func take() throws(SQLiteFailure) -> Passed {
    let free = try pool.withLock { pool throws(SQLiteFailure) -> Passed? in
      guard !pool.isClosed else {
        throw SQLiteFailure(.closed, doing: "reading", message: "the store has been closed")
      }
      return pool.free.popLast()
    }
    if let free { return free }
    return Passed(connection: try Connection(path, mode: .reader, limits: limits))
  }

  /// Ends the snapshot and keeps the connection for the next; one that cannot end it is closed.
  private func putBack(_ taken: Passed) {
    taken.connection.end(when: nil)
    guard (try? taken.connection.endTransaction("ROLLBACK")) != nil else { return }
    pool.withLock { pool in
      if !pool.isClosed { pool.free.append(taken) }
    }
  }

  /// Closes what is not in use; later reads are refused.
  package func close() {
    pool.withLock { pool in
      pool.isClosed = true
      pool.free.removeAll()
    }
  }
}
