internal import Glibc
package import OneStop
internal import Synchronization

/// The one writer of the record.
///
/// Any thread asks; whoever finds the pen free takes it, does all that is waiting in one transaction with one sync of the
/// disk, and answers all. While the disk syncs the next batch gathers: no timer, no waiting window. Nobody is answered
/// before the commit.
package final class Pen: Sendable {
  private struct Queue: ~Copyable {
    var waiting: [Piece] = []
    var isHeld = false
    var holder: pthread_t = 0
    var isClosed = false
  }

  private let limits: PenLimits
  private let queue = Mutex(Queue())
  private let desk: Mutex<any WritingDesk>
  private let tallied = Mutex(Tally())
  private let counted = Mutex(WritingCounts())
  /// When the last commit could not be kept; nil once one was.
  private let lostAt = Mutex<ContinuousClock.Instant?>(nil)
  private let now: @Sendable () -> ContinuousClock.Instant

  /// Takes over a desk with its writing connection, which nobody else uses from now on.
  package init(
    _ desk: sending any WritingDesk, limits: PenLimits = PenLimits(),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.limits = limits
    self.now = now
    self.desk = Mutex(desk)
  }

  /// Does a piece of work, together with what others ask for at the same time, and returns when it is on disk.
  ///
  /// The work runs on any thread, quickly, and without asking for the pen again; where a database can undo a batch, it may run
  /// anew. When it throws, what it wrote is undone, and that of the others is not.
  ///
  /// - Parameters:
  ///   - authority: Of whose record it is.
  ///   - subject: What one thing it is about, where others may write about other things at the same time.
  @discardableResult
  package func write<Value: Sendable, Refusal: Error>(
    of authority: String = "", on subject: String = "",
    _ work: @escaping @Sendable (borrowing Writing) throws(Refusal) -> Value
  ) throws(StoreError<Refusal>) -> Value {
    try done(PieceOf(of: authority, on: subject, since: now(), work))
  }

  private func done<Value: Sendable, Refusal: Error>(
    _ piece: PieceOf<Value, Refusal>
  ) throws(StoreError<Refusal>) -> Value {
    do throws(StoreFailure) {
      if try queued(piece, closing: false) || piece.wait() == .lead { lead(with: piece) }
    } catch {
      throw .failed(error)
    }
    return try piece.outcome()
  }

  /// Does a piece of work that fails only when the store does.
  @discardableResult
  package func write<Value: Sendable>(
    _ work: @escaping @Sendable (borrowing Writing) throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(StoreError<StoreFailure>) { return try done(PieceOf(since: now(), work)) } catch { throw error.failure }
  }

  /// Queues a piece, or takes the free pen; true when the caller holds it now.
  private func queued(_ piece: Piece, closing: Bool) throws(StoreFailure) -> Bool {
    try queue.withLock { queue throws(StoreFailure) in
      guard !queue.isClosed else {
        throw StoreFailure(.closed, doing: "waiting for the pen", message: "the store has been closed")
      }
      guard queue.isHeld else {
        queue.isClosed = closing
        queue.isHeld = true
        queue.holder = pthread_self()
        queue.waiting.append(piece)
        return true
      }
      precondition(queue.holder != pthread_self(), "a piece of work asked for the pen again")
      guard queue.waiting.count < limits.waitingPieces || closing else {
        throw tooMuch("\(limits.waitingPieces) pieces")
      }
      if let oldest = queue.waiting.first, oldest.since.duration(to: piece.since) > limits.oldestWait, !closing {
        throw tooMuch("the oldest piece for more than \(limits.oldestWait)")
      }
      queue.isClosed = closing
      queue.waiting.append(piece)
      return false
    }
  }

  private func tooMuch(_ what: String) -> StoreFailure {
    StoreFailure(.busy, doing: "waiting for the pen", message: "\(what) waiting already")
  }

  /// Holds the pen for one batch and hands it on.
  private func lead(with piece: Piece) {
    let batch = queue.withLock { queue in
      queue.holder = pthread_self()
      // The leader's own piece stands first.
      let count = min(queue.waiting.count, limits.batchPieces)
      let batch = Array(queue.waiting[..<count])
      queue.waiting.removeFirst(count)
      return batch
    }
    desk.withLock { desk in
      let begun = now()
      desk.commit(batch)
      count(batch.count, took: begun.duration(to: now()), isLost: desk.tally.lost > tallied.withLock(\.lost))
      tallied.withLock { $0 = desk.tally }
      for other in batch where other !== piece { other.tell(.done) }
      desk.tidy()
      tallied.withLock { $0 = desk.tally }
    }
    let next = queue.withLock { queue -> Piece? in
      queue.holder = 0
      queue.isHeld = !queue.waiting.isEmpty
      return queue.waiting.first
    }
    next?.tell(.lead)
  }

  /// Finishes what is waiting, and closes the desk. Later work is refused.
  package func close() throws(StoreFailure) {
    let last = PieceOf(since: now()) { _ in }
    do throws(StoreFailure) {
      if try queued(last, closing: true) || last.wait() == .lead { lead(with: last) }
    } catch {
      guard error.code == .closed else { throw error }
      return
    }
    try desk.withLock { desk throws(StoreFailure) in try desk.close() }
  }

  /// Has the desk let go of what was overwritten; who writes meanwhile waits.
  ///
  /// - Returns: Whether it could.
  package func clear() throws(StoreFailure) -> Bool {
    try desk.withLock { desk throws(StoreFailure) in try desk.clear() }
  }

  /// Pieces that wait now.
  package var waiting: Int {
    queue.withLock { $0.waiting.count }
  }

  /// How long the oldest waiting piece has waited; nil when none waits.
  package var oldestWait: Duration? {
    let now = now()
    return queue.withLock { $0.waiting.first?.since.duration(to: now) }
  }

  private func count(_ pieces: Int, took duration: Duration, isLost: Bool) {
    let (seconds, attoseconds) = duration.components
    lostAt.withLock { $0 = isLost ? now() : nil }
    counted.withLock { counts in
      if isLost {
        counts.lost += 1
        return
      }
      counts.sizes.count(pieces)
      counts.microseconds.count(Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000))
    }
  }

  /// How it has written, and how it stands.
  package var counts: WritingCounts {
    var counts = counted.withLock { $0 }
    let tally = tally
    counts.waiting = waiting
    counts.oldestMilliseconds = oldestWait.map(Pen.milliseconds) ?? 0
    counts.stuckMilliseconds = lostAt.withLock { $0 }.map { Pen.milliseconds($0.duration(to: now())) }
    counts.pagesAhead = tally.pagesAhead
    counts.isBehind = tally.checkpointFailure != nil
    return counts
  }

  private static func milliseconds(_ duration: Duration) -> Int64 {
    duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
  }

  /// What the pen has done since it was opened.
  package var tally: Tally {
    tallied.withLock { $0 }
  }
}
