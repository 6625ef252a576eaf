import Forms
import JSON
public import Procedures
public import Text
import WorkingTime

/// A decision in the making: the events so far, and the dossier as they leave it.
struct Draft {
  private(set) var dossier: Dossier
  let surroundings: Surroundings
  let actor: Actor
  /// The absent colleague in whose place the officer acts.
  let inPlaceOf: Key<Officer>?
  var content = PersonalContent()
  var answers: Answers?
  var papers: [Paper]
  /// The due date that an extension or a resumption has replaced.
  private(set) var dueBefore: Instant?
  /// The letters that it issues, in their order.
  var issued: [LetterDocument] = []
  private var events: [DossierEvent] = []

  init(dossier: Dossier, surroundings: Surroundings, actor: Actor, inPlaceOf: Key<Officer>? = nil) {
    self.dossier = dossier
    self.surroundings = surroundings
    self.actor = actor
    self.inPlaceOf = inPlaceOf
    answers = surroundings.answers
    papers = surroundings.papers
  }

  var decision: Decision {
    let notices = notices(of: events)
    var content = content
    if !notices.isEmpty { content.values["notices"] = .array(notices.map(\.json)) }
    return Decision(
      events: events, content: content.nonEmpty, inPlaceOf: inPlaceOf, notices: notices,
      reach: notices.isEmpty ? [] : reach)
  }

  mutating func record(_ event: DossierEvent) {
    events.append(event)
    dossier.take(in: event, at: surroundings.now, by: actor.officer, inPlaceOf: inPlaceOf)
  }

  /// What an action or a step does to the clock of the law.
  mutating func turnClock(_ effect: ClockEffect) throws(Refusal) {
    guard dossier.clockStoppedAt == nil else { return }
    switch (effect, dossier.clock) {
    case (.none, _), (.pause, nil), (.resume, nil), (.stop, nil), (.start, .some):
      // A dossier that comes back to reception keeps the clock it has; before acceptance there is none to stop.
      break
    case (.start, nil):
      let limit = try decidedLimit()
      try givePoints()
      record(.clockStarted(limit, try deadline(of: LegalClock(received: surroundings.now, limit: limit))))
    case (.pause, let clock?):
      if !clock.isPaused { record(.clockPaused) }
    case (.resume, var clock?):
      guard clock.isPaused else { break }
      clock.recordResumption(at: surroundings.now)
      record(.clockResumed(try deadline(of: clock)))
    case (.stop, .some):
      record(.clockStopped)
    }
  }

  mutating func extendClock(_ extend: Extension) throws(Refusal) {
    guard var clock = dossier.clock else { throw .clockNotRunning }
    do throws(ClockRefusal) {
      try clock.extend(by: extend.by, ground: extend.legal, at: surroundings.now, in: surroundings.calendar)
    } catch {
      throw .clockRefuses(error)
    }
    dueBefore = dossier.deadline?.due
    record(.clockExtended(extend.by, ground: extend.legal, try deadline(of: clock)))
  }

  private func deadline(of clock: LegalClock) throws(Refusal) -> Deadline? {
    if let date = surroundings.procedure.time.date {
      guard let moment = surroundings.intake?.moment(date) else { throw .noIntake }
      return deadline(on: moment)
    }
    do throws(CalendarRefusal) {
      guard let due = try clock.due(in: surroundings.calendar) else { return nil }
      let warnAt = try surroundings.calendar.warning(before: due.moment, from: surroundings.now)
      return Deadline(due: due.moment, isProvisional: due.isProvisional, warnAt: warnAt)
    } catch {
      throw .clockRefuses(.calendar(error))
    }
  }

  /// Leads the dossier on.
  mutating func lead(to target: Target) throws(Refusal) {
    switch target {
    case .stay:
      break
    case .step(let id):
      try enter(id)
    case .back:
      try enter(dossier.cameFrom ?? surroundings.procedure.firstStep.id)
    case .end(let id):
      try turnClock(.stop)
      guard let end = surroundings.procedure.end(id) else { preconditionFailure("a checked route leads to an end") }
      if end.outcome != .granted { releaseSeat() }
      record(.ended(end.id, end.outcome))
      if let retention = surroundings.procedure.retention {
        record(.retained(until: retention.lastDay(ended: LocalTime(surroundings.now).day)))
      }
    }
  }

  mutating func enter(_ id: Key<Step>) throws(Refusal) {
    guard let step = surroundings.procedure.step(id) else { preconditionFailure("a checked route leads to a step") }
    var tasks: [OpenTask] = []
    for assignment in step.assignments {
      for _ in 0..<assignment.members {
        tasks.append(try openTask(assignment, of: step, number: dossier.taskCount + tasks.count + 1))
      }
    }
    record(.stepEntered(StepEntered(step: id, tasks: tasks)))
    try turnClock(step.clock)
  }

  private func openTask(_ assignment: Assignment, of step: Step, number: Int) throws(Refusal) -> OpenTask {
    guard let duty = assignment.assignee.duty(chosen) else {
      throw .unitMissing(assignment.askedField(of: surroundings.procedure))
    }
    let due = try due(of: assignment)
    return OpenTask(
      number: number, step: step.id, duty: duty, openedAt: surroundings.now, due: due,
      endsAt: try clockMoment(0, of: step, due: due), assignment: assignment.id, officer: nil)
  }

  private func due(of assignment: Assignment) throws(Refusal) -> Instant? {
    if let date = assignment.until {
      guard let moment = surroundings.intake?.moment(date) else { throw .noIntake }
      return moment
    }
    return try assignment.limit.flatMap { (limit) throws(Refusal) in
      try moment(
        after: surroundings.now,
        limit.limit(dossier.facts(in: surroundings, answers: answers, reason: nil, dueBefore: nil)))
    }
  }

  /// When the clock acts for the nth time (from 0) on a task that is due then; nil when it does not.
  func clockMoment(_ number: Int, of step: Step, due: Instant?) throws(Refusal) -> Instant? {
    guard let due, number < step.clockActions.count else { return nil }
    switch step.clockActions[number].after {
    case nil, .notStated?: return due
    case .workingMinutes(let minutes)?: return try moment(after: due, .workingMinutes(minutes))
    // Days are counted from the day on which the limit ended, not from the morning after its closing time.
    case let days?: return try moment(after: due.advanced(bySeconds: -1), days)
    }
  }

  private func moment(after start: Instant, _ limit: TimeLimit) throws(Refusal) -> Instant? {
    do throws(CalendarRefusal) {
      return try surroundings.calendar.due(from: start, limit: limit)?.moment
    } catch {
      throw .clockRefuses(.calendar(error))
    }
  }
}

extension Assignment {
  /// The field in which the applicant names the unit.
  fileprivate func askedField(of procedure: Procedure) -> Key<Field> {
    if case .officer(_, .field(let field)) = assignee { return field }
    return procedure.intake?.choices ?? procedure.applicant.person
  }
}

extension WorkingCalendar {
  /// When people are told that a due date is near: eight working hours before it, or at half the time if that is later.
  func warning(before due: Instant, from now: Instant) throws(CalendarRefusal) -> Instant? {
    let left = try workingMilliseconds(from: now, to: due) / 60_000
    guard left > 1 else { return nil }
    return try self.due(from: now, limit: .workingMinutes(max(left - 480, left / 2)))?.moment
  }
}

extension Actor {
  /// The officer, if it is one.
  public var officer: Key<Officer>? {
    if case .officer(let officer, _) = self { officer } else { nil }
  }
}
