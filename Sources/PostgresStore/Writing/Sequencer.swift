internal import Glibc
internal import OneStop
internal import RecordKeeping
internal import Synchronization

/// Gives entries their places in the log behind the commit, so that no commit waits for another.
///
/// Whoever holds the row of an authority in `sequencer` gives places in it, for one transaction: of any number of nodes one at
/// a time, and none has to be waited for longer than the server lets it stand still. Every node looks ten times a second; so
/// a tail that a node has left behind is placed by the next one, or by whoever starts first.
@safe final class Sequencer: Sendable {
  private let open: @Sendable () throws(StoreFailure) -> PostgresConnection
  private let connection = Mutex<Held?>(nil)
  private let limits: Limits
  private let besides: @Sendable () -> Void
  private let end = Signal()
  private let thread = Mutex<pthread_t?>(nil)

  /// A connection that whoever has the lock uses alone.
  private struct Held: @unchecked Sendable {
    let connection: PostgresConnection
  }

  /// A sequencer that does not look by itself yet.
  ///
  /// - Parameters:
  ///   - open: Reaches the server, which ends a transaction soon when nothing happens in it.
  ///   - besides: Done after each look.
  init(
    limits: Limits, open: @escaping @Sendable () throws(StoreFailure) -> PostgresConnection,
    besides: @escaping @Sendable () -> Void = {}
  ) {
    self.limits = limits
    self.open = open
    self.besides = besides
  }

  /// Looks by itself from now on, until it is stopped.
  func start() throws(StoreFailure) {
    var made = pthread_t()
    let code = unsafe pthread_create(
      &made, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Sequencer>.fromOpaque(context).takeRetainedValue().look()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    guard code == 0 else {
      unsafe Unmanaged.passUnretained(self).release()
      throw StoreFailure(.other, doing: "starting the sequencer", message: "there is no thread for it")
    }
    thread.withLock { [made] in $0 = made }
  }

  /// Stops looking, and lets go of the server.
  func stop() {
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let running {
      end.give()
      pthread_join(running, nil)
    }
    connection.withLock { $0 = nil }
  }

  private func look() {
    var pause = limits.sequencing
    while !end.wait(atMost: pause) {
      // Whoever writes says that the server is away; here it is only asked less often.
      pause = placeWaiting() ? limits.sequencing : limits.sequencingAfterFailure
      besides()
    }
  }

  /// Places what waits of every authority; whether all could be placed. One whose tree is damaged holds up no other.
  private func placeWaiting() -> Bool {
    guard let authorities = try? waiting() else { return false }
    var isWhole = true
    for authority in authorities {
      do throws(StoreFailure) { try place(authority, waits: false) } catch { isWhole = false }
    }
    return isWhole
  }

  /// The authorities that have entries without a place.
  private func waiting() throws(StoreFailure) -> [String] {
    try using { connection throws(StoreFailure) in
      try Writing(connection: connection).all(
        "SELECT authority FROM sequencer WHERE EXISTS (SELECT 1 FROM entry WHERE entry.authority = sequencer.authority AND position IS NULL)"
      ) { row in row.text(0) }
    }
  }

  /// Gives every entry of an authority that is committed by now its place.
  ///
  /// - Parameter waits: Whether it waits for a node that is about it, for a second at most.
  /// - Throws: ``StoreFailure/Code/busy`` when another node is at it for longer.
  func place(_ authority: String, waits: Bool) throws(StoreFailure) {
    do throws(StoreFailure) { try placeAll(of: authority, waits: waits) } catch  where error.code == .unreachable {
      // The connection has lain idle, and the server was started anew or had enough of it.
      try placeAll(of: authority, waits: waits)
    }
  }

  private func placeAll(of authority: String, waits: Bool) throws(StoreFailure) {
    while try placeSome(of: authority, waits: waits) == limits.placedAtOnce {}
  }

  private func placeSome(of authority: String, waits: Bool) throws(StoreFailure) -> Int {
    try using { connection throws(StoreFailure) in
      try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
      do throws(StoreFailure) {
        guard try lead(authority, waits: waits, connection) else {
          try connection.script("ROLLBACK")
          return 0
        }
        let count = try placed(authority, connection)
        try connection.script(count > 0 ? "COMMIT" : "ROLLBACK")
        return count
      } catch {
        if !connection.isDead { _ = try? connection.script("ROLLBACK") }
        throw error
      }
    }
  }

  private func placed(_ authority: String, _ connection: PostgresConnection) throws(StoreFailure) -> Int {
    do {
      return try Writing(connection: connection).placeEntries(of: authority, limit: limits.placedAtOnce)
    } catch let failure as StoreFailure {
      throw failure
    } catch {
      throw StoreFailure(.corrupt, doing: "placing entries", message: "\(error)")
    }
  }

  /// Whether this node alone gives places until the transaction ends.
  private func lead(
    _ authority: String, waits: Bool, _ connection: PostgresConnection
  ) throws(StoreFailure) -> Bool {
    let writing = Writing(connection: connection)
    guard waits else {
      return try writing.exists("SELECT 1 FROM sequencer WHERE authority = ? FOR UPDATE SKIP LOCKED", authority)
    }
    do throws(StoreFailure) {
      return try writing.exists("SELECT 1 FROM sequencer WHERE authority = ? FOR UPDATE", authority)
    } catch  where error.code == .locked {
      throw StoreFailure(
        .busy, doing: "placing entries", message: "another node is placing them for more than a second")
    }
  }

  private func using<Value>(
    _ work: (PostgresConnection) throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    try connection.withLock { held throws(StoreFailure) in
      if held?.connection.isDead ?? true {
        held = nil
        let opened = try open()
        try opened.script(
          "SET lock_timeout = 1000; SET idle_in_transaction_session_timeout = \(limits.sequencingIdleMilliseconds)")
        held = Held(connection: opened)
      }
      guard let connection = held?.connection else {
        throw StoreFailure(.closed, doing: "placing entries", message: "there is no connection")
      }
      return try work(connection)
    }
  }
}
