internal import Synchronization

/// The authorities whose entries are placed behind the commit, as far as this node knows. None ever goes back.
final class Parallel: Sendable {
  private let authorities = Mutex<Set<String>>([])

  func contains(_ authority: String) -> Bool { authorities.withLock { $0.contains(authority) } }

  func insert(_ authority: String) { authorities.withLock { _ = $0.insert(authority) } }

  var all: [String] { authorities.withLock { $0.sorted() } }
}
