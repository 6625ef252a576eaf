public import Dossiers
import JSON
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// Hands the work of an absent officer over to a colleague, from a day to a day.
  ///
  /// - Parameters:
  ///   - order: Whose work, whose it becomes, and when.
  ///   - request: By whom it is ordered: the giver, or who supervises the giver's work; a repeat gets the first answer.
  /// - Returns: The number of the delegation, or why not.
  public func delegate(_ order: DelegationOrder, _ request: CommandRequest) throws -> DelegationOutcome {
    let definitions = self.definitions
    return try once(request) { record, officer, now in
      try order.check(by: officer, in: definitions.authority, at: now, record)
      let number = try record.lastNumber(in: .delegations) + 1
      try record.setLastNumber(number, in: .delegations)
      try record.save(
        Delegation(
          number: number, giver: order.giver, receiver: order.receiver, post: order.post, from: order.from,
          until: order.until, reason: order.reason, orderedBy: officer, orderedAt: now))
      return number
    }
  }

  /// Ends a delegation before its last day: whoever gave, received or ordered it may, and who supervises the work.
  public func endDelegation(_ number: Int, _ request: CommandRequest) throws -> DelegationOutcome {
    let definitions = self.definitions
    return try once(request) { record, officer, now in
      let today = LocalTime(now).day
      guard var delegation = try record.delegation(number),
        try [delegation.giver, delegation.receiver, delegation.orderedBy].contains(officer)
          || definitions.authority.supervised(by: officer, on: today, record).contains(delegation.giver)
      else { throw DelegationRefusal.noSuchDelegation(number) }
      guard delegation.ended == nil, today <= delegation.until else { throw DelegationRefusal.overAlready(number) }
      delegation.ended = Delegation.Ending(by: officer, at: now)
      try record.save(delegation)
      return number
    }
  }

  /// The delegations that concern an officer: given, received, and those of whoever the officer supervises; the latest
  /// first.
  ///
  /// - Parameter isPastShown: Whether those that are over are among them.
  public func delegations(
    for officer: Key<Officer>, includingPast isPastShown: Bool = false, limit: Int = 500
  ) throws -> [Delegation] {
    let today = LocalTime(environment.now()).day
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let persons = try definitions.authority.supervised(by: officer, on: today, record) + [officer]
      return try record.delegations(of: persons, notBefore: isPastShown ? nil : today, limit: limit)
    }
  }

  /// The positions of an officer today, with those of absent colleagues while they are delegated.
  public func positions(of officer: Key<Officer>) throws -> [Position] {
    let today = LocalTime(environment.now()).day
    let definitions = self.definitions
    return try store.read(for: authority) { try definitions.authority.positions(of: officer, on: today, $0) }
  }

  private func once(
    _ request: CommandRequest,
    _ work: @escaping @Sendable (any RecordWriting, Key<Officer>, Instant) throws -> Int
  ) throws -> DelegationOutcome {
    guard (1...128).contains(request.key.id.utf8.count) else { throw UseRefusal.badKey }
    guard case .officer(let officer) = request.caller else { throw AccessRefusal.badToken }
    let definitions = self.definitions
    return try store.write(for: authority) { record in
      if let kept = try record.outcome(of: request.key) {
        guard kept.request == request.digest else { throw UseRefusal.keyReused }
        return try DelegationOutcome(reading: kept.answer)
      }
      let now = self.environment.now()
      let outcome: DelegationOutcome
      do {
        outcome = .done(try work(record, officer, now))
      } catch let refusal as DelegationRefusal {
        outcome = .refused(refusal.notice(in: definitions.authority))
      }
      try record.keep(KeptOutcome(request: request.digest, answer: outcome.text, at: now), of: request.key)
      return outcome
    }
  }
}

/// What came of handing work over, or of ending that.
public enum DelegationOutcome: Hashable, Sendable {
  /// It is done; the number of the delegation.
  case done(Int)
  /// The right answer was no.
  case refused(Notice)

  var text: String {
    switch self {
    case .done(let number): JSONValue.object(["delegation": JSONValue(number)]).canonicalText
    case .refused(let notice): Outcome.refused(notice).text
    }
  }

  init(reading text: String) throws {
    let object = try JSONField(JSONValue(reading: text)).object("delegation", "refused")
    if let number = object.optional("delegation") {
      self = .done(try number.integer())
    } else if case .refused(let notice) = try Outcome(reading: text) {
      self = .refused(notice)
    } else {
      throw UseRefusal.keyReused
    }
  }
}

extension DelegationOrder {
  /// Makes sure that it may be ordered.
  fileprivate func check(
    by officer: Key<Officer>, in authority: Authority, at now: Instant, _ record: any RecordReading
  ) throws {
    let today = LocalTime(now).day
    guard let absent = authority.officer(giver) else { throw DelegationRefusal.unknownOfficer(giver) }
    guard authority.officer(receiver) != nil else { throw DelegationRefusal.unknownOfficer(receiver) }
    guard giver != receiver else { throw DelegationRefusal.toOneself }
    guard from <= until else { throw DelegationRefusal.daysReversed }
    guard today <= from else { throw DelegationRefusal.begunAlready(today: today) }
    guard until.number - from.number < DelegationOrder.days else { throw DelegationRefusal.tooLong }
    guard (1...DelegationOrder.reasonCharacters).contains(reason.count), !reason.allSatisfy(\.isWhitespace) else {
      throw DelegationRefusal.badReason
    }
    let posts = absent.positions(on: from).map { Post(unit: $0.unit, role: $0.role) }.filter { post ?? $0 == $0 }
    guard !posts.isEmpty else { throw DelegationRefusal.notHeld(post, on: from) }
    if officer != giver {
      let positions = try authority.positions(of: officer, on: today, record)
      guard posts.allSatisfy({ authority.supervises(positions, $0.unit) }) else {
        throw DelegationRefusal.notYours(giver)
      }
    }
    if authority.needsSecondFactor(posts.map(\.role)) {
      guard try record.secondFactor(of: receiver)?.confirmedAt != nil else {
        throw DelegationRefusal.secondFactorMissing(receiver)
      }
    }
    try refuseClashes(record)
  }

  /// In one time the same work is handed over once, and nobody both gives and stands in.
  private func refuseClashes(_ record: any RecordReading) throws {
    let others = try record.delegations(of: [giver, receiver], notBefore: from, limit: .max)
    for other in others.reversed() where other.touches(from, until) {
      if other.giver == receiver { throw DelegationRefusal.chained(other.number, receiver, until: other.until) }
      if other.receiver == giver { throw DelegationRefusal.chained(other.number, giver, until: other.until) }
      guard other.giver == giver else { continue }
      if post == nil || other.post == nil || post == other.post {
        throw DelegationRefusal.overlaps(other.number, until: other.until)
      }
    }
  }
}

extension Authority {
  /// The officers whose work another one supervises on a day.
  func supervised(by id: Key<Officer>, on day: Day, _ record: any RecordReading) throws -> [Key<Officer>] {
    let positions = try positions(of: id, on: day, record)
    return officers.filter { officer in
      officer.id != id && officer.positions(on: day).contains { supervises(positions, $0.unit) }
    }.map(\.id)
  }
}
