import Dossiers
import Forms
import Procedures
import Text
import WorkingTime

/// The next numbers of letters and of registers.
struct NextNumbers {
  var letters: [Key<LetterTemplate>: Int] = [:]
  var entries: [Key<Register>: Int] = [:]
}

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

  /// The numbers that a command on a dossier may give. Where others write beside it, nobody else gives one of these series
  /// until the commit.
  func numbers(
    for command: Command, on stored: StoredDossier, of procedure: Procedure
  ) throws -> NextNumbers {
    let (agency, year) = (stored.dossier.code.agency, LocalTime(now).day.civil.year)
    var numbers = NextNumbers()
    for letter in stored.dossier.letters(of: command, in: procedure) {
      numbers.letters[letter] = try record.lastNumber(in: Series(letter, of: agency, in: year)) + 1
    }
    for register in stored.dossier.registers(of: command, in: procedure) {
      numbers.entries[register] = try record.lastNumber(in: Series(register, of: agency, in: year)) + 1
    }
    return numbers
  }

  /// What a decision needs of the world; personal content is read only when something asks for it.
  ///
  /// - Parameter numbers: Those that the command may give, where they have been looked at.
  func surroundings(
    of procedure: Procedure, in definitions: Definitions, for caller: Caller, command: Command? = nil,
    stored: StoredDossier? = nil, numbers: NextNumbers? = nil
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
    if case .erase = command { surroundings.kept = try record.keptContent(ofDossier: stored.dossier.code, at: now) }
    let numbers = try numbers ?? self.numbers(for: command, on: stored, of: procedure)
    (surroundings.nextLetters, surroundings.nextEntries) = (numbers.letters, numbers.entries)
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
    if !numbers.letters.isEmpty {
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
