internal import Synchronization

/// A connection that looks at the record as it stands at one moment.
package protocol LookingConnection: RecordConnection {
  /// Begins a look; its statements fail with ``StoreFailure/Code/tookTooLong`` once `isOver` says so.
  func beginLook(until isOver: @escaping @Sendable () -> Bool) throws(StoreFailure)
  /// Ends the look; whether the connection can be used for another.
  func endLook() -> Bool
  /// Whether the look failed before it had seen anything, since the server had let go of the connection.
  var wasGone: Bool { get }
}

extension LookingConnection {
  /// There is no server.
  package var wasGone: Bool { false }
}

/// Read-only connections for many threads. Reading never waits for the pen, and the pen never for reading.
package final class Readers: Sendable {
  /// A connection on its way between threads: whoever took it out of the pool is the only one to use it.
  private struct Passed: @unchecked Sendable {
    let connection: any LookingConnection
    var isUsed = false
  }

  private struct Pool: ~Copyable {
    var free: [Passed] = []
    var isClosed = false
  }

  private let open: @Sendable () throws(StoreFailure) -> any LookingConnection
  private let limits: ReaderLimits
  private let pool = Mutex(Pool())
  private let places: Signal
  private let now: @Sendable () -> ContinuousClock.Instant

  /// Readers whose connections are opened when first needed.
  package init(
    limits: ReaderLimits = ReaderLimits(), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    open: @escaping @Sendable () throws(StoreFailure) -> any LookingConnection
  ) {
    self.open = open
    self.now = now
    self.limits = limits
    places = Signal(UInt32(clamping: max(limits.connections, 1)))
  }

  /// Looks at the record: all queries of the closure see the moment of the first.
  ///
  /// Keep it short: while anyone looks, the database keeps what it sees. Queries fail once the look has taken
  /// ``ReaderLimits/time``.
  package func read<Value, Refusal: Error>(
    _ look: (borrowing Reading) throws(Refusal) -> Value
  ) throws(StoreError<Refusal>) -> Value {
    try looked(look)
  }

  private func looked<Value, Refusal: Error>(
    _ look: (borrowing Reading) throws(Refusal) -> Value
  ) throws(StoreError<Refusal>) -> Value {
    guard places.wait(atMost: limits.wait) else {
      throw .failed(
        StoreFailure(
          .busy, doing: "waiting for a reading connection",
          message: "all \(limits.connections) were taken for \(limits.wait)"))
    }
    defer { places.give() }
    let end = now().advanced(by: limits.time)
    var isAnew = false
    while true {
      let taken: Passed
      do throws(StoreFailure) { taken = try begun(until: end) } catch { throw .failed(error) }
      defer { putBack(taken) }
      do throws(Refusal) { return try look(Reading(connection: taken.connection)) } catch {
        guard taken.isUsed, taken.connection.wasGone, !isAnew else { throw .refused(error) }
        // The server was started anew since: all that lie here are dead, and nothing was seen through this one.
        pool.withLock { $0.free.removeAll() }
        isAnew = true
      }
    }
  }

  /// Looks at the record, when only the store can fail.
  package func read<Value>(
    _ look: (borrowing Reading) throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(StoreError<StoreFailure>) { return try looked(look) } catch { throw error.failure }
  }

  /// A connection that has begun a look: a free one, or a new one when there is none.
  private func begun(until end: ContinuousClock.Instant) throws(StoreFailure) -> Passed {
    let isOver: @Sendable () -> Bool = { [now] in now() > end }
    let free = try pool.withLock { pool throws(StoreFailure) -> Passed? in
      guard !pool.isClosed else {
        throw StoreFailure(.closed, doing: "reading", message: "the store has been closed")
      }
      return pool.free.popLast()
    }
    let taken = if let free { free } else { Passed(connection: try open()) }
    try taken.connection.beginLook(until: isOver)
    return taken
  }

  /// Ends the snapshot and keeps the connection for the next; one that cannot end it is closed.
  private func putBack(_ taken: Passed) {
    guard taken.connection.endLook() else { return }
    pool.withLock { pool in
      if !pool.isClosed { pool.free.append(Passed(connection: taken.connection, isUsed: true)) }
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
