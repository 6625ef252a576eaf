import Crypto
import JSON
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// How many webhooks an authority has at most: each looks at the log for itself.
  public static let webhooksAtMost = 100

  /// Has an integrator told of events.
  ///
  /// - Parameters:
  ///   - url: Where; it was checked to be an address that may be called.
  ///   - cursor: Behind which it begins; nil for what happens from now on.
  /// - Returns: The webhook, and its secret, which is shown now and can be made anew only by ``rotateSecret(of:overlapSeconds:)``.
  /// - Throws: ``IntegratorRefusal``, ``EventRefusal``.
  public func addWebhook(
    _ url: String, for id: Key<Integrator>, procedures: [Key<Procedure>]? = nil, types: [EventType]? = nil,
    from cursor: EventCursor? = nil
  ) throws -> (webhook: Webhook, secret: String) {
    let now = environment.now()
    let nonce = try environment.randomBytes(16)
    let known = definitions.procedures
    for procedure in procedures ?? [] where known[procedure] == nil {
      throw IntegratorRefusal.noSuchProcedure(
        procedure, nearest: nearestWord(to: procedure.text, among: known.keys.map(\.text).sorted()))
    }
    // What has happened and has no place in the log yet is no news.
    if cursor == nil { try store.placeEntries(of: authority) }
    let webhook = try store.write(for: authority) { record in
      let integrators = try record.integrators().filter { $0.isLetIn(at: now) }
      guard let integrator = integrators.first(where: { $0.id == id }) else {
        throw IntegratorRefusal.noSuchIntegrator(
          id.text, nearest: nearestWord(to: id.text, among: integrators.map(\.id.text)))
      }
      guard !integrator.scopes.isDisjoint(with: [.eventsRead, .documentsRead]) else {
        throw IntegratorRefusal.hearsNothing(id)
      }
      for procedure in procedures ?? [] { try integrator.session.check(procedure) }
      if let cursor { try self.check(cursor, record) }
      guard try record.webhooks().count < OneStop.webhooksAtMost else {
        throw IntegratorRefusal.tooManyWebhooks(OneStop.webhooksAtMost)
      }
      let number = try record.lastNumber(in: .webhooks) + 1
      try record.setLastNumber(number, in: .webhooks)
      let webhook = Webhook(
        number: number, integrator: id, url: url, procedures: procedures.map { Set($0).sorted() },
        types: types.map { wanted in EventType.all.filter { wanted.contains($0) } }, madeAt: now, nonce: nonce,
        cursor: try cursor ?? self.latestCursor(record), nextTry: now)
      try record.save(webhook)
      return webhook
    }
    return (webhook, try secret(nonce).text)
  }

  /// All webhooks, and how far each is behind.
  public func webhooks() throws -> [WebhookStanding] {
    let now = environment.now()
    return try store.read(for: authority) { record in
      let last = try record.lastEntry()?.position ?? 0
      return try record.webhooks().map { webhook in
        WebhookStanding(
          webhook: webhook, isLetIn: try record.integrator(webhook.integrator)?.isLetIn(at: now) ?? false,
          entriesBehind: max(0, last - webhook.cursor.position))
      }
    }
  }

  /// Lets a webhook stand still.
  ///
  /// - Returns: Whether it was active.
  public func pauseWebhook(_ number: Int) throws -> Bool {
    try order(number) { webhook in
      guard webhook.state == .active else { return false }
      (webhook.state, webhook.reason) = (.paused, "operator")
      return true
    }
  }

  /// Lets every active webhook stand still because the record was put together from a backup: since then its receiver may have been
  /// told of what this record knows nothing of, under codes and numbers that are given again.
  ///
  /// - Returns: How many.
  public func pauseRestoredWebhooks() throws -> Int {
    try store.write(for: authority) { record in
      let active = try record.webhooks().filter { $0.state == .active }
      for var webhook in active {
        (webhook.state, webhook.reason) = (.paused, "restored")
        webhook.revision += 1
        try record.save(webhook)
      }
      return active.count
    }
  }

  /// Has a webhook that stood still told what has happened since, at once.
  ///
  /// - Parameter skips: Whether the event at which it failed is passed over; where it is told the others' meanwhile, that of the dossier
  ///   which has waited longest.
  /// - Returns: Whether it stood still, or was waiting to try again.
  public func resumeWebhook(_ number: Int, skippingOne skips: Bool = false) throws -> Bool {
    let now = environment.now()
    return try order(number) { webhook, record in
      guard webhook.state != .active || webhook.attempts > 0 || !webhook.setAside.isEmpty else { return false }
      if skips {
        if webhook.attempts == 0, let aside = webhook.setAside.min(by: { $0.failingSince < $1.failingSince }) {
          let waiting = try self.events(of: aside.subject, setAsideAt: webhook, record)
          webhook.pass(over: waiting?.first, of: aside.subject)
        } else {
          // The cursor leads on behind exactly the event that is told first.
          let page = try self.page(for: webhook, record, limit: 1)
          webhook.cursor = page?.events.first?.cursor ?? webhook.cursor
        }
      }
      webhook.becomeActive(at: now)
      return true
    }
  }

  /// Has a webhook told again what happened behind a cursor; its receiver knows repeats by their identifiers.
  ///
  /// - Throws: ``EventRefusal/foreignCursor(_:)``, ``IntegratorRefusal/noSuchWebhook(_:)``.
  public func replayWebhook(_ number: Int, from cursor: EventCursor) throws {
    let now = environment.now()
    _ = try order(number) { webhook, record in
      try self.check(cursor, record)
      webhook.cursor = cursor
      // What waits behind the cursor is told again with everything else; what waits before it goes on waiting.
      webhook.setAside.removeAll { cursor.isAtMost($0.cursor) }
      webhook.becomeActive(at: now)
      return true
    }
  }

  /// Ends a webhook for good.
  ///
  /// - Throws: ``IntegratorRefusal/noSuchWebhook(_:)``.
  public func removeWebhook(_ number: Int) throws {
    try store.write(for: authority) { record in
      guard try record.removeWebhook(number) else { throw IntegratorRefusal.noSuchWebhook(number) }
    }
  }

  /// Gives a webhook another secret.
  ///
  /// - Parameter overlapSeconds: How long the earlier secret signs too, so that receivers change without losing anything.
  /// - Returns: The new secret.
  public func rotateSecret(of number: Int, overlapSeconds: Int64) throws -> String {
    let now = environment.now()
    let nonce = try environment.randomBytes(16)
    _ = try order(number) { webhook in
      (webhook.earlierNonce, webhook.nonce) = (webhook.nonce, nonce)
      webhook.earlierUntil = now.advanced(bySeconds: overlapSeconds)
      return true
    }
    return try secret(nonce).text
  }

  /// Carries out an order on a webhook; a delivery under way does not undo it.
  private func order(_ number: Int, _ change: @escaping @Sendable (inout Webhook) throws -> Bool) throws -> Bool {
    try order(number) { webhook, _ in try change(&webhook) }
  }

  private func order(
    _ number: Int, _ change: @escaping @Sendable (inout Webhook, any RecordWriting) throws -> Bool
  ) throws -> Bool {
    try store.write(for: authority) { record in
      guard var webhook = try record.webhook(number) else { throw IntegratorRefusal.noSuchWebhook(number) }
      guard try change(&webhook, record) else { return false }
      webhook.revision += 1
      try record.save(webhook)
      return true
    }
  }

  func secret(_ nonce: [UInt8]) throws -> WebhookSecret {
    try WebhookSecret(nonce: nonce, installationKey: environment.installationKey)
  }

  /// What a webhook is to be told next; nil when its integrator is not let in.
  func page(for webhook: Webhook, _ record: any RecordReading, limit: Int) throws -> EventPage? {
    try filter(of: webhook, record).map { try events(after: webhook.cursor, for: $0, limit: limit, record) }
  }

  /// What a webhook may hear and wants to; nil when its integrator is not let in.
  func filter(of webhook: Webhook, _ record: any RecordReading) throws -> EventFilter? {
    guard let integrator = try record.integrator(webhook.integrator), integrator.isLetIn(at: environment.now()) else {
      return nil
    }
    return EventFilter(integrator.session, procedures: webhook.procedures, types: webhook.types.map { Set($0) })
  }
}

extension Webhook {
  /// It is told what happens from now on, without what was counted against it.
  fileprivate mutating func becomeActive(at now: Instant) {
    (state, reason, nextTry) = (.active, nil, now)
    (attempts, failingSince) = (0, nil)
    for place in setAside.indices { setAside[place].nextTry = now }
  }

  /// Passes over an event of what was set aside.
  fileprivate mutating func pass(over event: OfficeEvent?, of subject: RecordSubject) {
    guard let event, let place = setAside.firstIndex(where: { $0.subject == subject }) else { return }
    (setAside[place].cursor, setAside[place].attempts) = (event.cursor, 0)
  }
}
