import Dossiers
import JSON
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Does the effect of a kind that is to be tried first, if its time has come.
  ///
  /// That a try begins is durable before it begins, so that two workers never do the same at once; what it came to is
  /// noted afterwards. When the program dies in between, the effect is tried again once its time is over: that is all
  /// that can be known of a mail whose receipt was lost.
  ///
  /// - Parameter work: Does it, and takes no longer than ``Patience/trySeconds``.
  /// - Returns: What it came to; nil when nothing is to be done now.
  public func carryOut(
    _ kind: Effect.Kind, patience: Patience = Patience(), _ work: (OutboxRow) throws -> EffectAnswer
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    guard standsBack == nil else { return nil }
    let begun = environment.now()
    // Mostly there is nothing, and looking takes no pen.
    guard try store.read(for: authority, { try $0.hasEffect(kind, dueAt: begun) }) else { return nil }
    let row = try store.write(for: authority) { record in
      try record.begin(kind, at: begun, until: begun.advanced(bySeconds: patience.trySeconds))
    }
    guard let row else { return nil }
    let answer: EffectAnswer
    if row.attempts > patience.attempts {
      // It was cut off on its last try.
      answer = .refused(row.answer ?? "cut-off")
    } else {
      answer = try work(row)
    }
    let now = environment.now()
    let settlement = try settlement(of: answer, row, patience, at: now)
    _ = try store.writeEnd(for: authority) { record in try record.settle(row, settlement, at: now) }
    return (row, answer)
  }

  /// Sends the notice of a kind that is to be sent first, as ``carryOut(_:patience:_:)`` does.
  ///
  /// - Parameter send: Sends it.
  public func sendNext(
    _ kind: Effect.Kind, patience: Patience = Patience(), _ send: (Sending) -> EffectAnswer
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try carryOut(kind, patience: patience) { row in try sending(of: row).map(send) ?? .refused("nobody-to-tell") }
  }

  private func settlement(
    of answer: EffectAnswer, _ row: OutboxRow, _ patience: Patience, at now: Instant
  ) throws -> Settlement {
    switch answer {
    case .done(let word): return Settlement(state: .done, answer: word, next: nil)
    case .refused(let word): return Settlement(state: .dead, answer: word, next: nil)
    case .later(let word), .unreachable(let word):
      guard row.attempts < patience.attempts else { return Settlement(state: .dead, answer: word, next: nil) }
      let wait = patience.seconds(after: row.attempts, chance: try environment.randomBytes(1).first ?? 0)
      return Settlement(state: .waiting, answer: word, next: now.advanced(bySeconds: wait))
    }
  }

  /// What a row of the outbox sends; nil when it or the applicant's address was erased or taken back since.
  private func sending(of row: OutboxRow) throws -> Sending? {
    try store.read(for: authority) { record in
      guard let code = row.effect.subject.dossier, let stored = try record.dossier(code, for: .everything),
        let notice = try WrittenNotice(of: row.effect, record)
      else { return nil }
      let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
      guard let answers = try CurrentContent(of: stored, procedure, record).answers else { return nil }
      let applicant = procedure.applicant(in: answers)
      let to =
        switch row.effect.kind {
        case .mail: applicant.email
        case .message: applicant.phone
        default: String?.none
        }
      guard let to, !to.isEmpty else { return nil }
      let unit = stored.dossier.unit
      return Sending(
        identity: row.effect.identity, to: to, notice: notice,
        languages: stored.dossier.language.map { [$0] } ?? [.vietnamese, .english], code: stored.dossier.code,
        procedure: procedure.id, agency: definitions.authority.unit(unit)?.name ?? .plain(unit.text), at: row.madeAt)
    }
  }

  /// A page of the outbox.
  public func outbox(_ query: OutboxQuery) throws -> [OutboxRow] {
    try store.read(for: authority) { try $0.outbox(query) }
  }

  /// What is not over with each partner of the document exchange, by its name.
  public func exchangeCounts() throws -> [ExchangeCounts] {
    try store.read(for: authority) { try $0.exchangeCounts() }
  }

  /// How many effects wait, and how many are dead.
  public func outboxCounts() throws -> OutboxCounts {
    try store.read(for: authority) { try $0.outboxCounts() }
  }

  /// Lets what was being tried when the program died be tried again now, and not only once its time is over.
  ///
  /// For the one process that does effects, before it begins: nobody else can be at any of them.
  public func resumeTries() throws {
    let now = environment.now()
    try store.write(for: authority) { try $0.resumeTries(at: now) }
  }

  /// Lets a dead effect be tried again.
  ///
  /// - Returns: Whether there was a dead one of that number.
  public func revive(_ id: Int64) throws -> Bool {
    let now = environment.now()
    return try store.write(for: authority) { try $0.revive(id, at: now) }
  }
}

extension WrittenNotice {
  /// The notice that an effect sends, from the content of its entry; nil once erased.
  fileprivate init?(of effect: Effect, _ record: any RecordReading) throws {
    guard let content = try record.content(ofEntryAt: effect.entry, of: effect.subject),
      case .array(let kept)? = try JSONValue(reading: content.body)["notices"], kept.indices.contains(effect.number - 1)
    else { return nil }
    self = try WrittenNotice(JSONField(kept[effect.number - 1]))
  }
}
