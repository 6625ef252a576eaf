import Dispatch
import JSON
import Revocations
import Synchronization

/// Fetches what is due about revoked certificates, every minute, apart from all requests.
final class RevocationWork: Sendable {
  private let fetcher: RevocationFetcher
  private let log: EventLog
  private let queue = DispatchQueue(label: "revocation")
  private let isStopped = Atomic<Bool>(false)
  /// Addresses that failed last time, so that each failure is noted once.
  private let troubled = Mutex<Set<String>>([])

  private static let seconds = 60

  init(_ fetcher: RevocationFetcher, _ log: EventLog) {
    self.fetcher = fetcher
    self.log = log
  }

  /// Begins; the next round comes a minute after the one before.
  func start() {
    queue.async { self.beat() }
  }

  /// Stops. A call that is under way is not waited for: what it brings is fetched again after the next start.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
  }

  private func beat() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    for outcome in fetcher.round() { note(outcome) }
    queue.asyncAfter(deadline: .now() + .seconds(RevocationWork.seconds)) { self.beat() }
  }

  /// Notes what is new and, once, what fails; by the server alone: the rest of an address is nobody's business.
  private func note(_ outcome: FetchOutcome) {
    let (set, kind): (JSONValue, JSONValue) = (.string(outcome.set), .string(outcome.kind.rawValue))
    let server = JSONValue.string(outcome.server)
    switch outcome.result {
    case .failed(let failure):
      guard troubled.withLock({ $0.insert(outcome.address).inserted }) else { return }
      let reason = [failure.code.rawValue, failure.detail].compactMap(\.self).joined(separator: " ")
      log.note("revocation-fails", ["set": set, "kind": kind, "server": server, "reason": .string(reason)])
    case .new where outcome.kind == .list:
      troubled.withLock { _ = $0.remove(outcome.address) }
      log.note(
        "revocation-list", ["set": set, "server": server, "bytes": outcome.bytes.map { JSONValue($0) } ?? .null])
    case .new, .same: troubled.withLock { _ = $0.remove(outcome.address) }
    }
  }
}
