internal import RecordKeeping
internal import Synchronization

/// A few connections on which short transactions beside the record are done: files, which belong to no authority's row.
final class Hands: Sendable {
  /// A connection on its way between threads: whoever took it out is the only one to use it.
  private struct Passed: @unchecked Sendable {
    let connection: PostgresConnection
  }

  private let open: @Sendable () throws(StoreFailure) -> PostgresConnection
  private let limits: Limits
  private let free = Mutex<[Passed]?>([])
  private let places: Signal

  init(limits: Limits, open: @escaping @Sendable () throws(StoreFailure) -> PostgresConnection) {
    self.limits = limits
    self.open = open
    places = Signal(UInt32(clamping: max(limits.fileConnections, 1)))
  }

  /// Does some work in a transaction of its own; it is durable on return.
  @discardableResult
  func write<Value>(
    _ work: (borrowing Writing) throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    guard places.wait(atMost: limits.fileWait) else {
      throw StoreFailure(
        .busy, doing: "waiting to write a file", message: "all \(limits.fileConnections) connections were taken")
    }
    defer { places.give() }
    let taken = try take()
    do throws(StoreFailure) {
      try taken.connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
      let value = try work(Writing(connection: taken.connection))
      try taken.connection.script("COMMIT")
      putBack(taken)
      return value
    } catch {
      if !taken.connection.isDead, (try? taken.connection.script("ROLLBACK")) != nil { putBack(taken) }
      throw error
    }
  }

  private func take() throws(StoreFailure) -> Passed {
    let known = try free.withLock { free throws(StoreFailure) -> Passed? in
      guard free != nil else {
        throw StoreFailure(.closed, doing: "writing a file", message: "the store has been closed")
      }
      return free?.popLast()
    }
    // A server that was started anew has let go of all that lie here.
    if let known, (try? known.connection.script("SELECT 1")) != nil { return known }
    return Passed(connection: try open())
  }

  private func putBack(_ taken: Passed) {
    free.withLock { $0?.append(taken) }
  }

  /// Lets go of what is not in use; later work is refused.
  func close() { free.withLock { $0 = nil } }
}
