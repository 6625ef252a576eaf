/// How often one address may do what, each limit by its name: the limits of one server, which several servers before which the same
/// people stand keep together by telling each other what was taken.
public final class RateLimits: Sendable {
  private struct Named {
    var buckets: [String: Buckets] = [:]
    var elsewhere: [String: Int] = [:]
  }

  private let named = Guarded(Named())

  /// No limits yet.
  public init() {}

  /// The buckets of a limit: new ones for a new name.
  public func buckets(_ name: String, _ rate: Rate) -> Buckets {
    named.withLock { named in
      if let known = named.buckets[name] { return known }
      let new = Buckets(rate)
      named.buckets[name] = new
      return new
    }
  }

  /// What was taken of each limit since this was asked before; limits of which nothing was are left out, and so is this machine
  /// itself, whose address means another one elsewhere.
  ///
  /// - Parameter most: Of so many addresses for each limit, of those that took the most.
  public func takings(most: Int) -> [String: [Address: Int]] {
    named.withLock(\.buckets).mapValues { buckets in
      buckets.takings(most: most).filter { !$0.key.isLoopback }
    }.filter { !$0.value.isEmpty }
  }

  /// Counts what was taken from other servers as if it had been taken here. Limits that this server does not have are passed over.
  ///
  /// - Parameter now: As for ``Buckets/take(_:now:)``.
  public func count(_ takings: [String: [Address: Int]], now: Int64) {
    for (name, takings) in takings {
      let buckets = named.withLock { named in
        if named.buckets[name] != nil { named.elsewhere[name, default: 0] += takings.values.reduce(0, +) }
        return named.buckets[name]
      }
      buckets?.count(takings, now: now)
    }
  }

  /// How much was counted of each limit because other servers told of it.
  public var elsewhere: [String: Int] { named.withLock(\.elsewhere) }
}
