import Forms
public import Procedures
import Text
public import WorkingTime

extension Draft {
  /// The units that the answers name, as they are now.
  var chosen: ChosenUnits {
    ChosenUnits(
      answers, of: surroundings.procedure, turn: dossier.admission?.turn ?? 0, parents: surroundings.parents)
  }

  /// What an action does to the seat of the pupil. A school never keeps more seats than its plan has.
  mutating func seat(_ effect: SeatEffect?) throws(Refusal) {
    guard let effect, let admission = dossier.admission else { return }
    switch effect {
    case .offer:
      guard let intake = surroundings.intake else { throw .noIntake }
      guard let unit = chosen.school, let school = intake.school(unit) else {
        throw .schoolNotOffered(chosen.school ?? surroundings.unit.id)
      }
      guard admission.seat != unit else { return }
      guard surroundings.seatsKept < school.seats else { throw .schoolFull(unit, seats: school.seats) }
      releaseSeat()
      record(.seatOffered(unit))
    case .next:
      releaseSeat()
      if admission.turn + 1 < chosen.choices.count { record(.turnMoved(to: admission.turn + 1)) }
    case .release:
      releaseSeat()
    }
  }

  /// Gives a seat back, for somebody else.
  mutating func releaseSeat() {
    if let seat = dossier.admission?.seat { record(.seatReleased(seat)) }
  }

  /// Gives the points that the answers are worth, when they are others than before.
  mutating func givePoints() throws(Refusal) {
    guard let admission = dossier.admission, let rule = surroundings.procedure.intake else { return }
    let given: IntakeRule.Points?
    do throws(RulingFault) {
      given = try rule.points(dossier.facts(in: surroundings, answers: answers, reason: nil, dueBefore: nil))
    } catch {
      throw .undecided(error)
    }
    if let given, given.points != admission.points { record(.pointsGiven(given.points, rules: given.rules)) }
  }

  /// Answers that were supplemented may wish for other schools: it begins anew with the first of them.
  mutating func followChoices(before: Answers?) throws(Refusal) {
    let procedure = surroundings.procedure
    guard procedure.intake != nil, let admission = dossier.admission else { return }
    if procedure.choices(in: before) != procedure.choices(in: answers) {
      try surroundings.intake?.check(procedure.choices(in: answers))
      releaseSeat()
      if admission.turn != 0 { record(.turnMoved(to: 0)) }
    }
    if admission.points != nil { try givePoints() }
  }

  /// Dates of the intake that were moved are followed before time changes anything.
  mutating func followDates() {
    guard let intake = surroundings.intake else { return }
    if dossier.isClockRunning, let moment = surroundings.procedure.time.date.flatMap({ intake.moment($0) }),
      let deadline = dossier.deadline, deadline.due != moment
    {
      record(.dueMoved(self.deadline(on: moment)))
    }
    for task in dossier.tasks where task.due != nil {
      guard let moment = dossier.movedDate(of: task, intake, surroundings.procedure) else { continue }
      record(.taskMoved(task: task.number, to: moment))
    }
  }

  /// A due date that is the same for all.
  func deadline(on moment: Instant) -> Deadline {
    Deadline(
      due: moment, isProvisional: false,
      warnAt: try? surroundings.calendar.warning(before: moment, from: surroundings.now))
  }
}

extension Dossier {
  /// Whether what it waits for has the dates of a plan.
  public func keepsDates(of intake: Intake, _ procedure: Procedure) -> Bool {
    if isClockRunning, let moment = procedure.time.date.flatMap({ intake.moment($0) }), deadline?.due != moment {
      return false
    }
    return tasks.allSatisfy { $0.due == nil || movedDate(of: $0, intake, procedure) == nil }
  }

  /// The date on which a task ends now, when it is another one than it was.
  func movedDate(of task: OpenTask, _ intake: Intake, _ procedure: Procedure) -> Instant? {
    guard let step = procedure.step(task.step) else { return nil }
    let assignment = step.assignments.first { $0.id == task.assignment } ?? step.assignments[0]
    guard let moment = assignment.until.flatMap({ intake.moment($0) }), moment != task.due else { return nil }
    return moment
  }
}

extension Intake {
  /// Only schools of the plan can be wished for.
  ///
  /// - Throws: ``Refusal/schoolNotOffered(_:)``.
  func check(_ choices: [Key<Procedures.Unit>]) throws(Refusal) {
    for choice in choices where school(choice) == nil { throw .schoolNotOffered(choice) }
  }

  /// Only within its window is a dossier received; the last moment is in time.
  ///
  /// - Parameter earlier: The last intake of the procedure that has closed.
  /// - Throws: ``Refusal/intakeNotOpen(_:opens:)``, ``Refusal/intakeClosed(_:closed:next:opens:)``.
  public func checkWindow(at now: Instant, after earlier: Intake?) throws(Refusal) {
    switch (standing(at: now), earlier) {
    case (.open, _): break
    case (.coming, nil): throw .intakeNotOpen(name, opens: opens)
    case (.coming, let earlier?):
      throw .intakeClosed(earlier.name, closed: earlier.closes, next: name, opens: opens)
    case (.closed, _): throw .intakeClosed(name, closed: closes, next: nil, opens: nil)
    }
  }
}
