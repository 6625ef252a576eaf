import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime

/// One command inside the commit that will record it.
struct Writing {
  let office: OneStop
  let record: any RecordWriting
  var now: Instant
  let actor: Actor
  let sight: Sight

  func agency(of procedure: Procedure, in definitions: Definitions) -> AgencyCode {
    survey.agency(of: procedure, in: definitions)
  }

  /// What a decision needs of the world; personal content is read only when something asks for it.
  func surroundings(
    of procedure: Procedure, in definitions: Definitions, for caller: Caller, command: Command? = nil,
    stored: StoredDossier? = nil, numbers: NextNumbers? = nil
  ) throws -> Surroundings {
    try survey.surroundings(
      of: procedure, in: definitions, for: caller, command: command, stored: stored, numbers: numbers)
  }

  /// What has to be waited for where others write beside it, and the same command at the moment behind that: whoever gives the
  /// next number of a series, or writes the next entry of a dossier, is never earlier than the one before.
  ///
  /// - Parameter looking: Looks at it, and so holds it until the commit.
  func waiting<Found>(for looking: (Writing) throws -> Found) throws -> (command: Writing, found: Found) {
    let found = try looking(self)
    guard office.store.isShared else { return (self, found) }
    var later = self
    later.now = office.environment.now()
    // Series are of days and years: the numbers of the new day are others.
    guard LocalTime(later.now).day != LocalTime(now).day else { return (later, found) }
    return try later.waiting(for: looking)
  }

  /// The numbers that a command on a dossier may give, held until the commit.
  func numbers(
    for command: Command, on stored: StoredDossier, of procedure: Procedure
  ) throws -> NextNumbers {
    try survey.numbers(for: command, on: stored, of: procedure)
  }

  private var survey: Survey { Survey(record: record, now: now, actor: actor) }

  /// Records a decision, and the look-up that the step it led to asks for.
  func record(
    _ decision: Decision, before: StoredDossier?, procedure: Procedure, in definitions: Definitions
  ) throws -> Outcome {
    let recorder = Recorder(
      authority: office.authority, record: record, now: now, reach: office.reach, tellsPortal: office.tellsPortal,
      persons: office.persons
    ) {
      try office.environment.randomBytes(16)
    }
    var dossier = try recorder.record(
      decision, actor: actor, before: before?.dossier, procedure: procedure)
    if decision.events.contains(where: \.isErasure) { try eraseDocuments(about: dossier.code, in: definitions) }
    if let lookup = decision.lookup(in: procedure), let stored = try record.dossier(dossier.code, for: .everything) {
      let content = try CurrentContent(of: stored, procedure, record)
      guard let register = definitions.registers[lookup.register], let answers = content.answers else {
        throw UseRefusal.definitionLost
      }
      let finding = try lookup.search(register, for: answers, in: record)
      let found = try dossier.decide(
        .recordLookup(finding), by: .engine, in: surroundings(of: procedure, in: definitions, for: .engine))
      dossier = try recorder.record(found, actor: .engine, before: dossier, procedure: procedure)
    }
    return .done(code: dossier.code, version: dossier.version)
  }
}

extension Decision {
  /// The search that the step asks for to which this leads.
  fileprivate func lookup(in procedure: Procedure) -> Lookup? {
    for case .stepEntered(let entered) in events.reversed() { return procedure.step(entered.step)?.lookup }
    return nil
  }
}
