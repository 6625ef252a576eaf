public import Procedures
public import Text
public import WorkingTime

extension Dossier {
  /// The dossier as its first event makes it.
  public init(_ submitted: Submitted, at moment: Instant, firstStep: StepEntered) {
    code = submitted.code
    procedure = submitted.procedure
    revision = submitted.revision
    channel = submitted.channel
    unit = submitted.unit
    submittedAt = moment
    secretHash = submitted.secretHash
    language = submitted.language
    latestDue = submitted.latestDue
    account = submitted.account
    document = submitted.document
    place = .step(firstStep.step)
    units = [submitted.unit]
    admission = submitted.intake.map { Admission(intake: $0) }
  }

  /// The dossier that an entry's events begin; nil when they do not begin with a submission.
  public init?(beginning events: [DossierEvent], at moment: Instant) {
    guard case .submitted(let submitted)? = events.first,
      let entered = events.lazy.compactMap({ if case .stepEntered(let e) = $0 { e } else { nil } }).first
    else { return nil }
    self.init(submitted, at: moment, firstStep: entered)
  }

  /// Takes in one entry of the log. It never refuses, because it has happened.
  ///
  /// - Parameters:
  ///   - events: The events of the entry, in order.
  ///   - moment: When the entry was written.
  ///   - officer: The officer who acted, if one did.
  ///   - colleague: The absent colleague in whose place.
  public mutating func apply(
    _ events: [DossierEvent], at moment: Instant, by officer: Key<Officer>?, inPlaceOf colleague: Key<Officer>? = nil
  ) {
    version += 1
    for event in events { take(in: event, at: moment, by: officer, inPlaceOf: colleague) }
    (leaving, isReturning) = (nil, false)
  }

  mutating func take(
    in event: DossierEvent, at moment: Instant, by officer: Key<Officer>?, inPlaceOf colleague: Key<Officer>? = nil
  ) {
    switch event {
    case .paymentBegun, .paymentConfirmed, .paymentFailed, .paymentQuestioned, .paymentSettled, .paymentReceipted:
      takePayment(in: event, at: moment)
    case .submitted, .commented, .decided, .documentSigned, .judgedAgain, .answered:
      break
    case .sealed(let seal, _):
      seals.append(seal)
    case .supplemented:
      guard !supplements.isEmpty else { break }
      supplements[supplements.count - 1].answeredAt = moment
    case .stepEntered(let entered):
      enter(entered)
    case .taken(let number, let officer):
      change(number) {
        $0.officer = officer
        $0.inPlaceOf = colleague
      }
    case .released(let number):
      change(number) {
        $0.officer = nil
        $0.inPlaceOf = nil
      }
    case .assigned(let number, let officer):
      change(number) {
        $0.officer = officer
        $0.inPlaceOf = nil
      }
    case .returned:
      isReturning = true
    case .apologised:
      apologisedAt = moment
    case .refunded(let numbers, _, let means):
      settle(numbers, .refunded(at: moment, means))
    case .acted(let acted):
      if !acted.stays { leaving = officer.map { Departure(from: acted.step, by: $0, self) } }
      close(acted, by: officer, inPlaceOf: colleague)
    case .documentHeld(let event):
      hold(event, by: [officer, colleague].compactMap(\.self))
    case .documentConfirmed(let event):
      confirm(event)
    case .clockActed(let number, let next):
      change(number) {
        $0.clockActs += 1
        $0.endsAt = next
      }
    case .clockStarted(let limit, let deadline):
      clock = LegalClock(received: moment, limit: limit)
      self.deadline = deadline
    case .clockPaused:
      clock?.recordPause(at: moment)
    case .clockResumed(let deadline):
      clock?.recordResumption(at: moment)
      self.deadline = deadline
      isWarned = false
    case .clockExtended(let limit, let ground, let deadline):
      clock?.record(LegalClock.Extension(limit: limit, ground: ground, at: moment))
      self.deadline = deadline
      isWarned = false
    case .messaged:
      waitingMessages =
        officer == nil ? waitingMessages?.adding(at: moment) ?? WaitingMessages(at: moment) : nil
    case .rated(let stars):
      rating = stars
    case .clockStopped:
      clockStoppedAt = moment
    case .charged(let charged):
      charges.append(Charge(charged, at: moment))
    case .paid(let numbers, _, let means):
      settle(numbers, .paid(at: moment, means))
    case .waived(let numbers):
      settle(numbers, .waived(at: moment))
    case .chargesCancelled(let numbers):
      settle(numbers, .cancelled(at: moment))
    case .exempted(let number, let waiver):
      settle([number], .waived(at: moment))
      for place in charges.indices where charges[place].number == number { charges[place].waiver = waiver }
    case .registered(let register, _, _, let text):
      entries.append(IssuedEntry(register: register, number: text, at: moment, entry: version))
    case .retained(let lastDay):
      retention = lastDay.map { .until($0) } ?? .permanent
    case .heldBack:
      heldBackAt = moment
    case .letGo:
      heldBackAt = nil
    case .erasureAnnounced:
      erasureAnnouncedAt = moment
    case .erased:
      erasedAt = moment
    case .lookedUp(_, let verdict):
      lookup = verdict
    case .supplementAsked(let items):
      supplements.append(SupplementRequest(askedAt: moment, items: items, answeredAt: nil))
    case .letterIssued(let letter, _, _, let text):
      letters.append(IssuedLetter(letter: letter, number: text, at: moment, entry: version))
    case .seatOffered(let unit):
      admission?.seat = unit
      if !units.contains(unit) { units.append(unit) }
    case .seatReleased:
      admission?.seat = nil
    case .turnMoved(let turn):
      admission?.turn = turn
    case .pointsGiven(let points, _):
      admission?.points = points
    case .taskMoved(let number, let moment):
      change(number) {
        if $0.endsAt != nil { $0.endsAt = moment }
        $0.due = moment
      }
    case .dueMoved(let deadline):
      self.deadline = deadline
      isWarned = false
    case .resultIssued:
      resultAt = moment
    case .resultCollected:
      collectedAt = moment
    case .dueSoon:
      isWarned = true
    case .overdue:
      isOverdue = true
    case .ended(let end, let outcome):
      place = .end(end, outcome)
      endedAt = moment
      tasks = []
      held = []
    }
  }

  private mutating func settle(_ numbers: [Int], _ status: Charge.Status) {
    for place in charges.indices where numbers.contains(charges[place].number) { charges[place].status = status }
  }

  private mutating func enter(_ entered: StepEntered) {
    if case .step(let previous) = place, previous != entered.step {
      cameFrom = previous
      // What is given back is not given back once more by the same right.
      departure = isReturning ? nil : leaving
    }
    (leaving, isReturning) = (nil, false)
    place = .step(entered.step)
    tasks = entered.tasks
    opinions = []
    held = []
    actedAt[entered.step] = nil
    for task in entered.tasks {
      if case .officer(_, let unit) = task.duty, !units.contains(unit) { units.append(unit) }
    }
    taskCount = max(taskCount, entered.tasks.map(\.number).max() ?? 0)
  }

  private mutating func close(_ acted: Acted, by officer: Key<Officer>?, inPlaceOf colleague: Key<Officer>?) {
    for person in [officer, colleague].compactMap(\.self) { actedAt[acted.step, default: []].insert(person) }
    if let opinion = acted.opinion {
      opinions.append(
        GivenOpinion(task: acted.task, officer: officer, opinion: opinion, inPlaceOf: colleague))
    }
    drop { $0.task == acted.task && (!acted.stays || $0.action == acted.action) }
    if !acted.stays { tasks.removeAll { $0.number == acted.task } }
  }

  private mutating func change(_ number: Int, _ edit: (inout OpenTask) -> Void) {
    guard let index = tasks.firstIndex(where: { $0.number == number }) else { return }
    edit(&tasks[index])
  }
}

extension Charge {
  fileprivate init(_ charged: Charged, at moment: Instant) {
    self.init(
      number: charged.number, fee: charged.fee, occasion: charged.occasion, amount: charged.amount,
      rules: charged.rules, chargedAt: moment, status: charged.amount == .nothing ? .free : .owed)
  }
}
