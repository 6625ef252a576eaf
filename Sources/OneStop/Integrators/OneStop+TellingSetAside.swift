import Text
import WorkingTime

extension OneStop {
  /// Tells a webhook what waits of dossiers and documents that were set aside and whose time has come.
  ///
  /// - Returns: False when the operator has ordered something meanwhile, or the receiver is away or busy; then the round is over.
  func tellSetAside(
    _ webhook: inout Webhook, address: String, patience: WebhookPatience, _ round: inout WebhookRound,
    _ post: (WebhookCall) -> WebhookAnswer
  ) throws -> Bool {
    for subject in webhook.setAside.filter({ $0.nextTry <= environment.now() }).map(\.subject) {
      let known = webhook
      let events = try store.read(for: authority) { try self.events(of: subject, setAsideAt: known, $0) }
      for event in events ?? [] {
        let answer = post(try call(webhook, event.id, event.json(address: address)))
        let chance = try environment.randomBytes(1).first ?? 0
        webhook.take(answer, ofSetAside: event, subject, patience, at: environment.now(), chance: chance)
        guard try settle(webhook) else { return false }
        guard answer.isTaken else {
          round.failure = answer.word
          round.ended = webhook.reason
          if webhook.state != .active || answer.isAway { return false }
          break
        }
        round.taken += 1
      }
      // Once the last one is taken, its events go with the others' again.
      let told = webhook
      let left = try store.read(for: authority) { try self.events(of: subject, setAsideAt: told, $0) }
      if left?.isEmpty ?? false {
        webhook.setAside.removeAll { $0.subject == subject }
        guard try settle(webhook) else { return false }
      }
    }
    return true
  }

  /// The events of a dossier or document that was set aside, as far as the webhook has been told the others'; nil when its integrator is
  /// not let in.
  func events(
    of subject: RecordSubject, setAsideAt webhook: Webhook, _ record: any RecordReading
  ) throws -> [OfficeEvent]? {
    guard let filter = try filter(of: webhook, record),
      let behind = webhook.setAside.first(where: { $0.subject == subject })?.cursor
    else { return nil }
    var telling = EventTelling(self, record, filter)
    let entries =
      switch subject {
      case .dossier(let code): try record.entries(of: code)
      case .document(let key): try record.entries(of: key)
      }
    return try entries.flatMap { entry -> [OfficeEvent] in
      guard entry.position >= behind.position, entry.position <= webhook.cursor.position else { return [] }
      if entry.position == behind.position, behind.event == nil { return [] }
      let first = entry.position == behind.position ? (behind.event ?? 0) + 1 : 1
      let events = try telling.events(of: entry, from: first)
      return events.filter { $0.cursor.isAtMost(webhook.cursor) }
    }
  }
}

extension Webhook {
  /// Whether its receiver, which answers, fails on this event alone as far as can be seen: it was tried often enough, and its answer is
  /// not that it is away, busy or gone.
  func setsAside(_ answer: WebhookAnswer, _ patience: WebhookPatience) -> Bool {
    guard !answer.isAway, answer.word != "http-410" else { return false }
    return attempts + 1 >= patience.triesBeforeSetAside && setAside.count < patience.setAsideAtMost
  }

  /// Takes in what became of telling an event of what was set aside.
  fileprivate mutating func take(
    _ answer: WebhookAnswer, ofSetAside event: OfficeEvent, _ subject: RecordSubject, _ patience: WebhookPatience,
    at now: Instant, chance: UInt8
  ) {
    guard let place = setAside.firstIndex(where: { $0.subject == subject }) else { return }
    self.answer = answer.word
    setAside[place].answer = answer.word
    guard !answer.isTaken else {
      (setAside[place].cursor, setAside[place].attempts, setAside[place].nextTry) = (event.cursor, 0, now)
      (toldAt, failingSince) = (now, nil)
      return
    }
    guard answer.word != "http-410" else {
      (state, reason) = (.stopped, "gone")
      return
    }
    setAside[place].attempts += 1
    let next = patience.next(after: setAside[place].attempts, answer, at: now, chance: chance)
    setAside[place].nextTry = next
    guard answer.isAway else {
      // It is there, and fails on this event alone.
      if attempts == 0 { failingSince = nil }
      return
    }
    // It may be this event alone that it dies of: the others are tried sooner, and tell whether it is away.
    failingSince = failingSince ?? now
    guard !givesUp(patience, at: now) else { return }
    let others = patience.next(after: 1, answer, at: now, chance: chance)
    rest(until: others)
    setAside[place].nextTry = max(next, others.advanced(bySeconds: 1))
  }
}

extension EventCursor {
  /// Whether it stands no further in the log than another one.
  func isAtMost(_ other: EventCursor) -> Bool {
    (position, event ?? .max) <= (other.position, other.event ?? .max)
  }
}

extension WebhookPatience {
  /// When it is tried next.
  func next(after attempts: Int, _ answer: WebhookAnswer, at now: Instant, chance: UInt8) -> Instant {
    var waits = Patience()
    (waits.firstSeconds, waits.longestSeconds) = (firstSeconds, longestSeconds)
    var wait = waits.seconds(after: attempts, chance: chance)
    if case .answered(_, let asked?) = answer { wait = max(wait, min(asked, longestSeconds)) }
    return now.advanced(bySeconds: wait)
  }
}
