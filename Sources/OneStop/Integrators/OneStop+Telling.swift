import Crypto
import JSON
import Text
import WorkingTime

extension OneStop {
  /// The webhooks that may have something to be told, the one that has waited longest first.
  public func dueWebhooks() throws -> [Int] {
    let now = environment.now()
    return try store.read(for: authority) { record in
      try record.webhooks().filter { $0.state == .active && $0.earliestTry <= now }
        .sorted { ($0.earliestTry, $0.number) < ($1.earliestTry, $1.number) }.map(\.number)
    }
  }

  /// Tells a webhook what happened, event by event in the order of the log, each once the one before it was taken.
  ///
  /// A dossier or document on whose event the receiver fails again and again is set aside: its events wait, in their order, and the
  /// others' go on.
  ///
  /// What was taken is noted after it was. When the program dies in between, it is told again under the same identifier.
  /// No other thread of the program may tell the same webhook at the same time; of several nodes one does.
  ///
  /// - Parameters:
  ///   - address: Where the office is, for links in events.
  ///   - post: Posts a message and waits for the answer.
  public func tell(
    _ number: Int, address: String, patience: WebhookPatience = WebhookPatience(),
    _ post: (WebhookCall) -> WebhookAnswer
  ) throws -> WebhookRound {
    guard let webhook = try webhookToTell(number) else { return WebhookRound() }
    let round = Result { try tell(webhook, address: address, patience: patience, post) }
    // What keeps others from it ends by itself in a while.
    if webhook.heldUntil != nil { try? store.writeEnd(for: authority) { try $0.letGo(webhook) } }
    return try round.get()
  }

  /// The webhook of a number, when there is something to tell it now and nobody else does.
  private func webhookToTell(_ number: Int) throws -> Webhook? {
    guard standsBack == nil else { return nil }
    let now = environment.now()
    guard let webhook = try store.read(for: authority, { try $0.webhook(number) }), webhook.state == .active,
      webhook.earliestTry <= now
    else { return nil }
    guard store.isShared else { return webhook }
    // Mostly there is nothing, and looking takes no pen.
    guard try hasSomething(for: webhook) else { return nil }
    let held = try store.write(for: authority) { record in
      try record.hold(webhook: number, at: now, until: now.advanced(bySeconds: Patience().trySeconds))
    }
    // Whoever told it meanwhile has told what was to be told.
    return held.flatMap { $0.state == .active && $0.earliestTry <= now ? $0 : nil }
  }

  private func hasSomething(for webhook: Webhook) throws -> Bool {
    let now = environment.now()
    if webhook.setAside.contains(where: { $0.nextTry <= now }) { return true }
    do {
      let page = try store.read(for: authority) { try self.page(for: webhook, $0, limit: 1) }
      return page.map { !$0.events.isEmpty || $0.next != webhook.cursor } ?? false
    } catch is EventRefusal {
      return true
    }
  }

  private func tell(
    _ webhook: Webhook, address: String, patience: WebhookPatience, _ post: (WebhookCall) -> WebhookAnswer
  ) throws -> WebhookRound {
    var (webhook, round) = (webhook, WebhookRound())
    guard try tellSetAside(&webhook, address: address, patience: patience, &round, post) else { return round }
    guard webhook.nextTry <= environment.now() else { return round }
    let found: EventPage?
    do {
      found = try store.read(for: authority) { try self.page(for: webhook, $0, limit: patience.eventsAtOnce) }
    } catch is EventRefusal {
      // The record was put back to an older backup: only a person knows what the receiver has to hear again.
      (webhook.state, webhook.reason) = (.paused, "foreign-cursor")
      if try settle(webhook) { round.ended = webhook.reason }
      return round
    }
    guard let page = found else { return round }
    var noted = webhook.cursor
    for event in page.events {
      // Its own wait in their order.
      if webhook.setAside.contains(where: { $0.subject.text == event.subject }) {
        webhook.cursor = event.cursor
        continue
      }
      let answer = post(try call(webhook, event.id, event.json(address: address)))
      let chance = try environment.randomBytes(1).first ?? 0
      webhook.take(answer, of: event, patience, at: environment.now(), chance: chance)
      guard try settle(webhook) else { return round }
      noted = webhook.cursor
      guard answer.isTaken else {
        round.failure = answer.word
        round.ended = webhook.reason
        // What was set aside holds nobody else up.
        if webhook.cursor == event.cursor { continue }
        return round
      }
      round.taken += 1
    }
    if noted != page.next {
      (webhook.cursor, webhook.nextTry) = (page.next, environment.now())
      guard try settle(webhook) else { return round }
    }
    round.hasMore = !page.isAtEnd
    return round
  }

  /// A message that tells nothing, to see whether a webhook is reached and takes our signatures.
  ///
  /// - Throws: ``IntegratorRefusal/noSuchWebhook(_:)``.
  public func trialCall(of number: Int) throws -> WebhookCall {
    guard let webhook = try store.read(for: authority, { try $0.webhook(number) }) else {
      throw IntegratorRefusal.noSuchWebhook(number)
    }
    let id = "\(authority).trial.\(try environment.randomBytes(8).hex)"
    return try call(
      webhook, id,
      [
        "specversion": "1.0", "id": .string(id), "source": .string("urn:motcua:\(authority)"),
        "type": .string(EventType.trial.description), "time": .string(environment.now().description),
        "datacontenttype": "application/json", "data": ["webhook": JSONValue(number)],
      ])
  }

  func call(_ webhook: Webhook, _ id: String, _ event: JSONValue) throws -> WebhookCall {
    let now = environment.now()
    let timestamp = now.milliseconds / 1000
    let body = event.canonical
    var nonces = [webhook.nonce]
    if let earlier = webhook.earlierNonce, let until = webhook.earlierUntil, now < until { nonces.append(earlier) }
    let signatures = try nonces.map { try secret($0).signature(id: id, timestamp: timestamp, body: body) }
    return WebhookCall(
      url: webhook.url, id: id, timestamp: timestamp, signature: signatures.joined(separator: " "), body: body)
  }

  /// Notes what a try came to; false when the round is over by that, since the operator has ordered something meanwhile, another node
  /// tells it by now, or this one may begin nothing more.
  func settle(_ webhook: Webhook) throws -> Bool {
    var webhook = webhook
    // Whoever goes on has the time of a try again.
    if webhook.heldUntil != nil { webhook.heldUntil = environment.now().advanced(bySeconds: Patience().trySeconds) }
    return try store.writeEnd(for: authority) { [webhook] record in try record.settle(webhook) } && standsBack == nil
  }
}

extension Webhook {
  /// Takes in what became of telling an event.
  fileprivate mutating func take(
    _ answer: WebhookAnswer, of event: OfficeEvent, _ patience: WebhookPatience, at now: Instant, chance: UInt8
  ) {
    self.answer = answer.word
    guard !answer.isTaken else {
      (cursor, toldAt, nextTry) = (event.cursor, now, now)
      (attempts, failingSince) = (0, nil)
      return
    }
    let since = failingSince ?? now
    if let subject = RecordSubject(event.subject), setsAside(answer, patience) {
      let tries = attempts + 1
      setAside.append(
        SetAside(
          subject, behind: cursor, nextTry: patience.next(after: tries, answer, at: now, chance: chance),
          attempts: tries, failingSince: since, answer: answer.word))
      (cursor, nextTry, attempts, failingSince) = (event.cursor, now, 0, nil)
      return
    }
    attempts += 1
    failingSince = since
    guard answer.word != "http-410" else {
      (state, reason) = (.stopped, "gone")
      return
    }
    guard !givesUp(patience, at: now) else { return }
    nextTry = patience.next(after: attempts, answer, at: now, chance: chance)
    if answer.isAway { rest(until: nextTry) }
  }

  /// Pauses it when nothing has arrived for too long, for an operator to look at; whether it did.
  mutating func givesUp(_ patience: WebhookPatience, at now: Instant) -> Bool {
    guard let since = failingSince, since.advanced(bySeconds: patience.givesUpAfterSeconds) <= now else { return false }
    (state, reason) = (.paused, "failing")
    return true
  }

  /// Tells its receiver, which is away or busy, nothing before a moment, of what was set aside either.
  mutating func rest(until moment: Instant) {
    nextTry = max(nextTry, moment)
    for place in setAside.indices { setAside[place].nextTry = max(setAside[place].nextTry, moment) }
  }
}
