import Crypto
public import Documents
public import Dossiers
public import Forms
public import JSON
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// What came of opening a dossier from a document.
  public enum OpeningOutcome: Sendable {
    /// The dossier, or why not; the same answer to a repeat.
    case answered(Outcome)
    /// The answers are not complete or not right: what an officer has to fill in.
    case wrong([Complaint])
  }

  /// Opens a dossier from an incoming document: dossier and link are recorded together.
  ///
  /// What the document says goes before what comes with it as a filled form, and what the officer fills in goes before both.
  ///
  /// - Parameters:
  ///   - id: The procedure; nil for the one that a document of this subject opens.
  ///   - answers: What the officer fills in, by the fields of the form.
  ///   - papers: Looks for further papers, beside the files of the document; not asked for a repeat, whose uploads may be gone.
  /// - Throws: ``UseRefusal`` when there is no such document for these eyes or no such procedure; a failure when it could not be
  ///   recorded, and then nothing has happened.
  public func openDossier(
    from key: DocumentKey, of id: Key<Procedure>?, filling answers: JSONObject,
    papers: () throws -> [Dossiers.Paper], _ request: CommandRequest
  ) throws -> OpeningOutcome {
    try upToDate { isLast in
      try openDossier(from: key, of: id, filling: answers, papers: papers, request, isLast: isLast)
    }
  }

  private func openDossier(
    from key: DocumentKey, of id: Key<Procedure>?, filling answers: JSONObject,
    papers: () throws -> [Dossiers.Paper], _ request: CommandRequest, isLast: Bool
  ) throws -> OpeningOutcome {
    if let known = try answer(to: request) { return .answered(known) }
    let papers = try papers()
    guard case .officer(let officer) = request.caller else { throw AccessRefusal.badToken }
    let definitions = self.definitions
    let view = try document(key, for: officer)
    guard let content = view.content else { throw UseRefusal.noSuchDocument }
    let procedure: Procedure
    do throws(DocumentRefusal) {
      if let opened = view.document.opened { throw DocumentRefusal.openedAlready(opened) }
      procedure = try self.procedure(openedBy: content, at: view.document.agency, named: id)
    } catch {
      let notice = error.notice(in: definitions.authority)
      return .answered(try once(request, reading: Outcome.init(reading:), writing: \.text) { _ in .refused(notice) })
    }
    switch try prepare(procedure, by: content, view.document.medium, filling: answers, adding: papers) {
    case .wrong(let complaints): return .wrong(complaints)
    case .ready(var opening):
      opening.version = view.document.version
      return .answered(
        try once(request, reading: Outcome.init(reading:), writing: \.text) { [opening] commit in
          try commit.checkSight(of: key)
          guard let stored = try StoredDocument(key, commit.record) else { throw UseRefusal.noSuchDocument }
          do {
            try opening.check(stored.document, isLast: isLast)
            return try commit.open(opening, from: stored)
          } catch let refusal as DocumentRefusal {
            return .refused(refusal.notice(in: definitions.authority))
          } catch let refusal as Refusal {
            return .refused(refusal.notice(naming: Names(of: procedure, definitions.authority)))
          }
        })
    }
  }

  /// The dossier that a document would open by itself; nil when no definition says so, or not all is given that is asked.
  func preparedOpening(
    by content: DocumentContent, _ medium: DocumentMedium, answering: Bool
  ) throws -> PreparedOpening? {
    guard !answering else { return nil }
    let fitting = openedProcedures(by: content)
    guard fitting.count == 1, let procedure = fitting.first, procedure.opening?.isAtOnce ?? false else { return nil }
    switch try prepare(procedure, by: content, medium, filling: JSONObject(), adding: []) {
    case .ready(let opening): return opening
    case .wrong: return nil
    }
  }

  private enum Preparation {
    case ready(PreparedOpening)
    case wrong([Complaint])
  }

  private func prepare(
    _ procedure: Procedure, by content: DocumentContent, _ medium: DocumentMedium, filling answers: JSONObject,
    adding papers: [Dossiers.Paper]
  ) throws -> Preparation {
    guard let opening = procedure.opening else { preconditionFailure("only what documents open is prepared") }
    var given = try sheet(opening.sheets, of: content)
    for (field, value) in opening.answers(content.said) { given[field] = value }
    for (field, value) in answers { given[field] = value }
    switch judge(.object(given), to: procedure) {
    case .wrong(let complaints): return .wrong(complaints)
    case .right(let answers):
      let channel = procedure.channel(of: medium)
      var evidence: [KeptEvidence] = []
      let all = content.papers(by: opening) + papers
      let judged = try judged(
        all, of: application(for: procedure, answers: answers, papers: all), channel: channel, keeping: &evidence)
      // Nobody follows it with a receipt: the document office answers with a document.
      let secret = try environment.randomBytes(32).hex
      return .ready(
        PreparedOpening(
          procedure: procedure,
          submission: Submission(
            channel: channel, answers: answers, papers: judged, secretHash: OneStop.hash(ofSecret: secret)),
          evidence: evidence))
    }
  }

  /// The answers in the first attachment of these names; none where it is not there, or too large.
  private func sheet(_ names: [String], of content: DocumentContent) throws -> JSONObject {
    guard let file = content.files.first(where: { names.contains($0.name) }), file.bytes <= AnswerSheet.mostBytes else {
      return JSONObject()
    }
    return AnswerSheet.answers(
      in: try files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes))
  }

  private func openedProcedures(by content: DocumentContent) -> [Procedure] {
    definitions.procedures.values.filter { $0.opening?.fits(subject: content.subject) ?? false }
      .sorted { $0.id < $1.id }
  }

  private func procedure(
    openedBy content: DocumentContent, at agency: Key<Procedures.Unit>, named id: Key<Procedure>?
  ) throws(DocumentRefusal) -> Procedure {
    let found: Procedure
    if let id {
      guard let named = definitions.procedures[id], named.opening != nil else { throw .notByDocument(id) }
      found = named
    } else {
      let fitting = openedProcedures(by: content)
      guard fitting.count == 1, let only = fitting.first else { throw .procedureUnclear(fitting.map(\.id)) }
      found = only
    }
    guard found.unit == agency else { throw .otherAgencysProcedure(found.id, found.unit) }
    return found
  }
}

extension Procedure {
  /// The way in which a document arrives, as far as the procedure has it.
  fileprivate func channel(of medium: DocumentMedium) -> Channel {
    let wanted: Channel = medium == .electronic ? .online : .postal
    return channels.contains(wanted) ? wanted : channels.first ?? wanted
  }
}
