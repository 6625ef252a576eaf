import HTTPServing
import PostgresStore

/// Keeps the limits of rate together with the other nodes: once a second each tells what addresses have taken from it, and counts what
/// they took from the others.
final class RateWork: Sendable {
  /// Of so many addresses a node tells at most for each limit, of the busiest.
  private static let most = 1000

  private let news: NodeNews
  private let limits: RateLimits
  private let microseconds: @Sendable () -> Int64
  private let beat: Beat

  /// - Parameter microseconds: The clock of the limits.
  init(_ news: NodeNews, _ limits: RateLimits, _ log: EventLog, _ microseconds: @escaping @Sendable () -> Int64) {
    self.news = news
    self.limits = limits
    self.microseconds = microseconds
    beat = Beat("rates", everySeconds: 1, log)
  }

  /// Begins to tell and to listen. As long as that fails, each node keeps its limits alone.
  func start() {
    beat.start { try self.round() }
  }

  /// Stops, and waits for the round that is under way.
  func stop() {
    beat.stopAndWait()
  }

  private func round() throws {
    for told in try news.exchange(RateNews(limits.takings(most: RateWork.most)).text) {
      limits.count(RateNews(reading: told).takings, now: microseconds())
    }
  }
}
