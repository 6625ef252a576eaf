import Dossiers
import Forms
import Procedures
import Text
import WorkingTime

/// The world around a decision as the record knows it: for what is recorded, and for what is only looked at.
struct Survey {
  let record: any RecordReading
  let now: Instant
  let actor: Actor

  func agency(of procedure: Procedure, in definitions: Definitions) -> AgencyCode {
    guard let code = definitions.authority.unit(procedure.unit)?.code else {
      preconditionFailure("a checked procedure has an agency")
    }
    return code
  }

  /// What a decision needs of the world; personal content is read only when something asks for it.
  func surroundings(
    of procedure: Procedure, in definitions: Definitions, for caller: Caller, command: Command? = nil,
    stored: StoredDossier? = nil
  ) throws -> Surroundings {
    guard let unit = definitions.authority.unit(procedure.unit), let calendar = definitions.calendar(of: unit) else {
      throw UseRefusal.definitionLost
    }
    var surroundings = Surroundings(now: now, procedure: procedure, unit: unit, calendar: calendar)
    surroundings.registers = definitions.registers
    surroundings.parents = definitions.authority.parents
    if procedure.intake != nil {
      surroundings.intake =
        stored == nil
        ? definitions.intakes.current(of: procedure.id, at: now)
        : stored?.dossier.admission.flatMap { definitions.intakes[$0.intake] }
      if stored == nil { surroundings.closedIntake = definitions.intakes.closed(of: procedure.id, at: now) }
    }
    surroundings.offering = procedure.offering(in: definitions.authority, surroundings.intake)
    if case .officer(let officer, let positions) = actor {
      surroundings.officerName = definitions.authority.officer(officer)?.name
      for colleague in positions.compactMap(\.inPlaceOf) {
        surroundings.absentNames[colleague] = definitions.authority.officer(colleague)?.name
      }
    }
    guard let stored, let command else { return surroundings }
    if case .officer(_, let positions) = actor {
      surroundings.supervised = definitions.authority.supervised(by: positions)
    }
    surroundings.assignee = assignee(of: command, stored.dossier, definitions.authority)
    if case .erase = command { surroundings.kept = try record.keptContent(of: stored.dossier.code) }
    let letters = stored.dossier.letters(of: command, in: procedure)
    for letter in letters {
      let series = Series(letter, of: agency(of: procedure, in: definitions), in: LocalTime(now).day.civil.year)
      surroundings.nextLetters[letter] = try record.lastNumber(in: series) + 1
    }
    for register in stored.dossier.registers(of: command, in: procedure) {
      let series = Series(register, of: agency(of: procedure, in: definitions), in: LocalTime(now).day.civil.year)
      surroundings.nextEntries[register] = try record.lastNumber(in: series) + 1
    }
    if stored.dossier.readsContent(for: command, in: procedure) {
      let content = try CurrentContent(of: stored, procedure, record)
      surroundings.answers = content.answers
      surroundings.papers = content.papers
      surroundings.lookup = content.lookup
    }
    if case .act(let act) = command, let held = stored.dossier.held(for: act.action, on: act.task) {
      surroundings.heldDocuments[held.entry] = try CurrentContent.signedDocument(
        ofEntry: held.entry, of: stored.dossier.code, record)
    }
    if let admission = stored.dossier.admission {
      if stored.dossier.offersSeat(command, in: procedure) {
        let choices = procedure.choices(in: surroundings.answers)
        let school = choices.indices.contains(admission.turn) ? choices[admission.turn] : nil
        surroundings.seatsKept = try school.map { try record.seatsKept(in: admission.intake, at: $0) } ?? 0
      }
    }
    if !letters.isEmpty {
      surroundings.course = try Course(of: stored.dossier.code, procedure, definitions, record).rows
    }
    return surroundings
  }

  /// The officer to whom a command gives something.
  private func assignee(of command: Command, _ dossier: Dossier, _ authority: Authority) -> Recipient? {
    let officer: Key<Officer>? =
      switch command {
      case .assign(_, let officer, _): officer
      case .handBack: dossier.departure?.officer
      default: nil
      }
    return officer.map { id in
      Recipient(officer: id, positions: authority.officer(id)?.positions(on: LocalTime(now).day) ?? [])
    }
  }
}
