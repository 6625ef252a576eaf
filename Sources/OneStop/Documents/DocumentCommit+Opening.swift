import Documents
import Dossiers
import Procedures
import Text
import WorkingTime

extension DocumentCommit {
  /// The same commit, in the engine's own name.
  var asEngine: DocumentCommit {
    DocumentCommit(office: office, definitions: definitions, record: record, now: now, actor: .engine)
  }

  /// The same commit, as dossiers are written in it.
  var writing: Writing { Writing(office: office, record: record, now: now, actor: actor, sight: .everything) }

  /// Opens a dossier and notes it on the document: both are recorded, or neither.
  ///
  /// - Throws: `DocumentRefusal`, `Refusal`; then nothing is recorded.
  func open(_ opening: PreparedOpening, from stored: StoredDocument) throws -> Outcome {
    if let opened = try opened(by: stored.document) { throw DocumentRefusal.openedAlready(opened) }
    let decision = try submission(opening, from: stored.document.key)
    guard case .submitted(let submitted)? = decision.events.first else { throw RecordFailure.emptyBeginning }
    let command = DocumentCommand.open(submitted.code)
    let noted = try stored.document.decide(
      command, by: actor, in: surroundings(at: stored.document.agency, stored, for: command))
    let outcome = try writing.record(decision, before: nil, procedure: opening.procedure, in: definitions)
    for thing in opening.evidence { try record.keep(thing) }
    _ = try record(noted, before: stored)
    return outcome
  }

  /// Links a document with the dossiers of the one in whose place it comes: it belongs to them, and opens none of its own.
  private func linkReplaced(by document: OfficialDocument) throws {
    guard let replaced = document.replaces, let old = try StoredDocument(replaced, record)?.document else { return }
    for code in old.dossiers { try note(.link(code), on: document.key) }
  }

  /// The dossier that a document belongs to already, its own or that of the one in whose place it comes.
  private func opened(by document: OfficialDocument) throws -> DossierCode? {
    if let opened = document.opened { return opened }
    return try document.replaces.flatMap { try StoredDocument($0, record)?.document.opened }
  }

  private func submission(_ opening: PreparedOpening, from key: DocumentKey) throws -> Decision {
    var submission = opening.submission
    submission.document = key.text
    var surroundings = try writing.surroundings(of: opening.procedure, in: definitions, for: .engine)
    let agency = writing.agency(of: opening.procedure, in: definitions)
    surroundings.nextDossier = try record.lastNumber(in: Series(dossiersOf: agency.newer, on: LocalTime(now).day)) + 1
    return try Dossier.submit(submission, by: actor, in: surroundings)
  }

  /// What is done with a document as it arrives: one whose signatures hold is registered when a dossier waits for it or is opened
  /// by it. Everything else waits for a clerk.
  func takeUp(_ key: DocumentKey, _ opening: PreparedOpening?) throws {
    guard var came = try StoredDocument(key, record)?.document else { return }
    if came.replaces != nil {
      try linkReplaced(by: came)
      came = try StoredDocument(key, record)?.document ?? came
    }
    guard came.isAddressedHere else { return }
    guard came.authenticity == .valid else {
      if came.authenticity != .invalid { try linkAnswered(by: came) }
      return
    }
    let isOpening = opening.map { opens($0, from: came) } ?? false
    guard try isOpening || isAwaited(came) else { return try linkAnswered(by: came) }
    try note(.register(attested: nil), on: key)
    try follow(registered: key, opening)
  }

  /// What follows once a document is registered: it answers the dossiers that wait for it, or opens one.
  func follow(registered key: DocumentKey, _ opening: PreparedOpening?) throws {
    // What it answers, and in whose place it comes, stays as it was said; the rest may change here.
    guard let registered = try StoredDocument(key, record)?.document else { return }
    try linkReplaced(by: registered)
    try linkAnswered(by: registered)
    try answerDossiers(by: registered)
    guard let opening, let stored = try StoredDocument(key, record), opens(opening, from: stored.document) else {
      return
    }
    _ = try open(opening, from: stored)
  }

  /// Whether a document opens a dossier now by itself.
  private func opens(_ opening: PreparedOpening, from document: OfficialDocument) -> Bool {
    document.opened == nil && document.dossiers.isEmpty && document.replacedBy == nil
      && document.agency == opening.procedure.unit
      && (try? submission(opening, from: document.key)) != nil
  }
}
