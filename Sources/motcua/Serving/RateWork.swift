import Dispatch
import HTTPServing
import JSON
import PostgresStore
import Synchronization

/// Keeps the limits of rate together with the other nodes: once a second each tells what addresses have taken from it, and counts what
/// they took from the others.
final class RateWork: Sendable {
  /// Of so many addresses a node tells at most for each limit, of the busiest.
  private static let most = 1000

  private let news: NodeNews
  private let limits: RateLimits
  private let log: EventLog
  private let microseconds: @Sendable () -> Int64
  private let queue = DispatchQueue(label: "rates")
  private let isStopped = Atomic<Bool>(false)
  /// Whether the last round failed, so that each trouble is noted once.
  private let isTroubled = Mutex<Bool>(false)

  /// - Parameter microseconds: The clock of the limits.
  init(_ news: NodeNews, _ limits: RateLimits, _ log: EventLog, _ microseconds: @escaping @Sendable () -> Int64) {
    self.news = news
    self.limits = limits
    self.log = log
    self.microseconds = microseconds
  }

  /// Begins to tell and to listen.
  func start() {
    queue.async { self.beat() }
  }

  /// Stops, and waits for the round that is under way.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func beat() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      for told in try news.exchange(RateNews(limits.takings(most: RateWork.most)).text) {
        limits.count(RateNews(reading: told).takings, now: microseconds())
      }
      isTroubled.withLock { $0 = false }
    } catch {
      // Each node keeps its limits alone meanwhile.
      let isNew = isTroubled.withLock { was in
        defer { was = true }
        return !was
      }
      if isNew { log.note("failure", ["doing": "rates", "error": .string(FailureText(error).text)]) }
    }
    queue.asyncAfter(deadline: .now() + .seconds(1)) { self.beat() }
  }
}
