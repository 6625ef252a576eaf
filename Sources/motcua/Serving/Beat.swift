import Dispatch
import JSON
import Synchronization

/// Something that a server does again and again, apart from all requests. The next round begins some seconds after the one before
/// has ended; each thing that keeps a round from being done is noted once, until one is done again.
final class Beat: Sendable {
  private let doing: String
  private let seconds: Int
  private let log: EventLog
  private let reason: @Sendable (any Error) -> String
  private let queue: DispatchQueue
  private let isStopped = Atomic<Bool>(false)
  /// What was noted since a round was done.
  private let noted = Mutex<Set<String>>([])

  private static let mostNoted = 100

  /// - Parameters:
  ///   - doing: What the log calls it.
  ///   - seconds: How long it rests between two rounds.
  ///   - reason: What the log says of an error.
  init(
    _ doing: String, everySeconds seconds: Int, _ log: EventLog,
    reason: @escaping @Sendable (any Error) -> String = { FailureText($0).text }
  ) {
    self.doing = doing
    self.seconds = seconds
    self.log = log
    self.reason = reason
    queue = DispatchQueue(label: doing)
  }

  /// Does the first round, and all others until it is stopped.
  func start(_ round: @escaping @Sendable () throws -> Void) {
    queue.async { self.beat(round) }
  }

  /// Begins no round any more; one that is under way is not waited for.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
  }

  /// Begins no round any more, and waits for the one that is under way.
  func stopAndWait() {
    stop()
    queue.sync {}
  }

  /// Does a round at once.
  func once(_ round: () throws -> Void) {
    do {
      try round()
      noted.withLock { $0 = [] }
    } catch {
      let reason = reason(error)
      let isNew = noted.withLock { $0.count < Beat.mostNoted && $0.insert(reason).inserted }
      if isNew { log.note("failure", ["doing": .string(doing), "error": .string(reason)]) }
    }
  }

  private func beat(_ round: @escaping @Sendable () throws -> Void) {
    guard !isStopped.load(ordering: .relaxed) else { return }
    once(round)
    queue.asyncAfter(deadline: .now() + .seconds(seconds)) { self.beat(round) }
  }
}
