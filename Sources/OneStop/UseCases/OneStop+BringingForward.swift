import Text
import WorkingTime

extension OneStop {
  /// Lets be tried soon what waits for a time to which no patience reaches: that was set by a clock that ran ahead, and has been put
  /// back since. Nothing is to wait for a year because the clock was wrong for an hour.
  ///
  /// An effect or a message that somebody may be at just now is let be for as long as a try may take.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  public func bringTriesForward() throws -> Bool {
    let (now, patience) = (environment.now(), Patience())
    let latest = now.advanced(bySeconds: max(patience.longestSeconds, patience.trySeconds))
    let (waits, webhooks) = try store.read(for: authority) { record in
      (try record.hasTries(beyond: latest), try record.webhooks().filter { $0.waits(beyond: latest) })
    }
    guard waits || !webhooks.isEmpty else { return false }
    let soon = now.advanced(bySeconds: patience.trySeconds)
    try store.write(for: authority) { record in
      try record.bringForward(triesBeyond: latest, to: soon)
      for webhook in webhooks { _ = try record.settle(webhook.broughtForward(from: latest, to: soon)) }
    }
    return true
  }
}

extension Webhook {
  fileprivate func waits(beyond moment: Instant) -> Bool {
    nextTry > moment || setAside.contains { $0.nextTry > moment }
  }

  fileprivate func broughtForward(from latest: Instant, to soon: Instant) -> Webhook {
    var webhook = self
    if nextTry > latest { webhook.nextTry = soon }
    for place in setAside.indices where setAside[place].nextTry > latest { webhook.setAside[place].nextTry = soon }
    return webhook
  }
}
