import Documents
public import Dossiers
import Forms
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// What the caller sees of a dossier.
  ///
  /// - Throws: ``UseRefusal/noSuchDossier`` when there is none for these eyes.
  public func view(_ code: DossierCode, for caller: Caller) throws -> DossierView {
    let now = environment.now()
    let definitions = self.definitions
    switch caller {
    case .officer(let officer): try note(officer, reading: "dossier", of: code.text, at: now)
    case .integrator(let session): try note(session, reading: "dossier", of: code.text, at: now)
    case .applicant, .person, .engine: break
    }
    return try store.read(for: authority) { record in
      let standing = try Standing(of: caller, in: definitions.authority, at: now, record)
      guard let stored = try record.dossier(code, for: standing.sight) else { throw UseRefusal.noSuchDossier }
      return try view(stored, for: standing, at: now, definitions, record)
    }
  }

  /// Whether all that came of an action is that its document waits for somebody to decide about its signature.
  ///
  /// - Parameter entry: The version of the dossier to which the action led.
  public func isHeld(
    _ action: Key<Action>, on task: Int, entry: Int, of code: DossierCode, for caller: Caller
  ) throws -> Bool {
    let now = environment.now()
    return try store.read(for: authority) { record in
      let standing = try Standing(of: caller, in: definitions.authority, at: now, record)
      guard let dossier = try record.dossier(code, for: standing.sight)?.dossier else { return false }
      return dossier.version == entry && dossier.held(for: action, on: task)?.entry == entry
    }
  }

  func view(
    _ stored: StoredDossier, for standing: Standing, at now: Instant, _ definitions: Definitions,
    _ record: any RecordReading
  ) throws -> DossierView {
    let real = stored.dossier
    let procedure = try procedure(real.procedure, real.revision, record)
    guard let unit = definitions.authority.unit(procedure.unit), let calendar = definitions.calendar(of: unit) else {
      throw UseRefusal.definitionLost
    }
    let content = try CurrentContent(of: stored, procedure, record)
    let isOfficer = standing.actor.officer != nil
    let concealment =
      isOfficer ? nil : try Concealment(of: real, procedure, definitions.intakes, at: now, record)
    let dossier = concealment?.known ?? real
    let timeline = try Timeline(
      of: dossier.code, procedure, definitions.authority, internalNotes: isOfficer, hidden: concealment?.hidden ?? [],
      record)
    var surroundings = Surroundings(now: now, procedure: procedure, unit: unit, calendar: calendar)
    surroundings.answers = content.answers
    surroundings.papers = content.papers
    surroundings.lookup = content.lookup
    surroundings.intake = real.admission.flatMap { definitions.intakes[$0.intake] }
    surroundings.offering = procedure.offering(in: definitions.authority, surroundings.intake)
    surroundings.parents = definitions.authority.parents
    let isAsked = dossier.supplements.last.map { $0.answeredAt == nil } ?? false
    return DossierView(
      dossier: dossier, procedure: procedure, applicant: content.answers.map { procedure.applicant(in: $0) },
      answers: content.answers, papers: timeline.current(content.papers), lookup: isOfficer ? content.lookup : nil,
      charges: ChargeView.all(of: dossier, in: surroundings), transfer: dossier.transfer(to: unit),
      isPayableOnline: takesPayments(for: unit) && real.isPayableOnline(in: surroundings), receipts: timeline.receipts,
      timeline: timeline.rows, letters: timeline.letters, seals: timeline.sealStandings(in: dossier),
      signed: timeline.signed(in: dossier, procedure),
      evidence: timeline.evidence, documents: try documents(of: dossier.code, for: standing.actor, definitions, record),
      messages: timeline.messages, rating: timeline.rating,
      notices: timeline.notices,
      offers: real.availableActions(
        for: standing.actor, in: surroundings),
      intake: surroundings.intake, offering: surroundings.offering, choices: procedure.choices(in: content.answers),
      askedItems: isAsked ? timeline.askedItems : [], askedReason: isAsked ? timeline.askedReason : nil,
      days: (try? dossier.clock?.days(in: calendar)) ?? [],
      remaining: dossier.isClockRunning
        ? dossier.deadline.flatMap { try? calendar.remaining(until: $0.due, at: now) } : nil)
  }

  /// The official documents that have to do with a dossier; none for whoever is no officer.
  private func documents(
    of code: DossierCode, for actor: Actor, _ definitions: Definitions, _ record: any RecordReading
  ) throws -> [DocumentRow] {
    guard case .officer(let officer, let positions) = actor, let office = definitions.documentOffice else { return [] }
    return try record.documents(
      linkedTo: code, for: DocumentViewer.all(of: officer, positions: positions, in: office)
    ).map { try $0.withErasure(record) }
  }

  /// Dossiers that an officer may see and in which every word of a text begins a word, the newest first.
  ///
  /// - Throws: ``UseRefusal/searchTooWide(beginning:)``.
  public func search(
    _ text: String, by officer: Key<Officer>, after: DossierCode? = nil, limit: Int = 50
  ) throws -> SearchPage {
    let now = environment.now()
    let words = SearchWords(text).words
    guard !words.isEmpty else { return SearchPage(rows: [], next: nil) }
    try note(officer, reading: "search", of: words.joined(separator: " "), at: now)
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let standing = try Standing(of: .officer(officer), in: definitions.authority, at: now, record)
      guard case .units(let units) = standing.sight else { return SearchPage(rows: [], next: nil) }
      return try record.search(
        SearchQuery(words: words, units: units, after: after, limit: min(max(limit, 1), 500)))
    }
  }

  func note(_ officer: Key<Officer>, reading what: String, of subject: String, at now: Instant) throws {
    let reading = PersonalReading(at: now, officer: officer, subject: subject, what: what)
    try store.write(for: authority, on: "reading/\(subject)") { record in try record.noteReading(reading) }
  }

  private func note(_ session: IntegratorSession, reading what: String, of subject: String, at now: Instant) throws {
    let reading = PersonalReading(at: now, integrator: session.integrator, subject: subject, what: what)
    try store.write(for: authority, on: "reading/\(subject)") { record in try record.noteReading(reading) }
  }
}
