import Text
import WorkingTime

extension OneStop {
  /// Lets be tried soon what waits for a time to which no patience reaches: that was set by a clock that ran ahead, and has been put
  /// back since. Nothing is to wait for a year because the clock was wrong for an hour; nor is a receiver that has failed since a time to
  /// come to be tried until a day after it.
  ///
  /// An effect or a message that somebody may be at just now is let be for as long as a try may take.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  public func bringTriesForward() throws -> Bool {
    guard standsBack == nil else { return false }
    let (now, patience) = (environment.now(), Patience())
    let latest = now.advanced(bySeconds: max(patience.longestSeconds, patience.trySeconds))
    let soon = now.advanced(bySeconds: patience.trySeconds)
    let isWaiting = try store.read(for: authority) { record in
      let waits = try record.hasTries(beyond: latest)
      return try waits || record.webhooks().contains { $0.waits(beyond: latest) || $0.hasFailed(sinceBeyond: soon) }
    }
    guard isWaiting else { return false }
    try store.write(for: authority) { record in
      try record.bringForward(triesBeyond: latest, to: soon)
      for webhook in try record.webhooks() where webhook.waits(beyond: latest) || webhook.hasFailed(sinceBeyond: soon) {
        _ = try record.settle(webhook.broughtForward(from: latest, to: soon, at: now))
      }
    }
    return true
  }
}

extension Webhook {
  fileprivate func waits(beyond moment: Instant) -> Bool {
    nextTry > moment || setAside.contains { $0.nextTry > moment }
  }

  /// Whether it fails since a time beyond a moment, which is later than now by more than clocks of nodes differ.
  fileprivate func hasFailed(sinceBeyond moment: Instant) -> Bool {
    failingSince.map { $0 > moment } ?? false || setAside.contains { $0.failingSince > moment }
  }

  fileprivate func broughtForward(from latest: Instant, to soon: Instant, at now: Instant) -> Webhook {
    var webhook = self
    if nextTry > latest { webhook.nextTry = soon }
    webhook.failingSince = failingSince.map { min($0, now) }
    for place in setAside.indices {
      if setAside[place].nextTry > latest { webhook.setAside[place].nextTry = soon }
      webhook.setAside[place].failingSince = min(setAside[place].failingSince, now)
    }
    return webhook
  }
}
