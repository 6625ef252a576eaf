public import Documents
import Dossiers
import JSON
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Records a document that arrives by hand or by post.
  ///
  /// - Returns: Its key, or why not; the same answer to a repeat.
  /// - Throws: ``UseRefusal``; a failure when it could not be recorded, and then nothing has happened.
  public func receive(_ document: ReceivedDocument, _ request: CommandRequest) throws -> DocumentOutcome {
    try once("document-receive", request) { commit in
      if let answered = document.answers { try commit.checkSight(of: answered) }
      let decision = try OfficialDocument.receive(
        document, by: commit.actor, in: commit.surroundings(at: document.agency))
      let outcome = try commit.record(decision, before: nil)
      if case .done(let key, _) = outcome, let answered = document.answers {
        try commit.note(.noteAnswer(key), on: answered)
      }
      return outcome
    }
  }

  /// Begins a document that is to leave.
  ///
  /// - Returns: Its key, or why not; the same answer to a repeat.
  public func draft(_ document: DraftedDocument, _ request: CommandRequest) throws -> DocumentOutcome {
    try once("document-draft", request) { commit in
      if let answered = document.answers { try commit.checkSight(of: answered) }
      if let code = document.dossier { try commit.checkSight(of: code) }
      if let replaced = document.replaces { try commit.checkReplaceable(replaced, by: document) }
      let decision = try OfficialDocument.draft(
        document, by: commit.actor, in: commit.surroundings(at: document.agency))
      return try commit.record(decision, before: nil)
    }
  }

  /// Carries out a command on a document.
  ///
  /// - Returns: The version afterwards, or why not; the same answer to a repeat.
  /// - Throws: ``UseRefusal`` when there is no such document for these eyes or the identifier was used for something else; a
  ///   failure when it could not be recorded, and then nothing has happened.
  public func perform(
    _ command: DocumentCommand, on key: DocumentKey, _ request: CommandRequest
  ) throws -> DocumentOutcome {
    // What takes long is judged before the pen is asked for.
    let trouble = if case .release = command { try troubleCarrying(key) } else { nil as DocumentRefusal? }
    return try upToDate { isLast in
      let opening = if case .register = command { try preparedOpening(by: key) } else { nil as PreparedOpening? }
      return try perform(command, on: key, request, opening, trouble, isLast: isLast)
    }
  }

  private func perform(
    _ command: DocumentCommand, on key: DocumentKey, _ request: CommandRequest, _ opening: PreparedOpening?,
    _ trouble: DocumentRefusal?, isLast: Bool
  ) throws -> DocumentOutcome {
    try once("document-\(command.action.rawValue)", request) { commit in
      try commit.checkSight(of: key)
      guard let stored = try StoredDocument(key, commit.record) else { throw UseRefusal.noSuchDocument }
      try opening?.check(stored.document, isLast: isLast)
      try commit.check(command, on: stored)
      let decision = try stored.document.decide(
        command, by: commit.actor, expecting: request.expecting,
        in: commit.surroundings(at: stored.document.agency, stored, for: command))
      if let trouble { throw trouble }
      let outcome = try commit.record(decision, before: stored)
      // What leaves answers what came, and both registers show it.
      if case .release = command { try commit.follow(released: key) }
      if case .affixSeal = command { try commit.asEngine.sendIfSealed(key) }
      if case .register = command { try commit.asEngine.follow(registered: key, opening) }
      return outcome
    }
  }

  /// What a request about a document was answered already, as ``answer(to:)``; nil for a new one.
  ///
  /// - Throws: ``UseRefusal/keyReused`` when the identifier was used for something else.
  public func documentAnswer(to request: CommandRequest) throws -> DocumentOutcome? {
    try answer(to: request, reading: DocumentOutcome.init(reading:))
  }

  /// The dossier that a document opens once it is registered.
  private func preparedOpening(by key: DocumentKey) throws -> PreparedOpening? {
    guard let stored = try store.read(for: authority, { try StoredDocument(key, $0) }), let content = stored.content
    else {
      return nil
    }
    var opening = try preparedOpening(by: content, stored.document.medium, answering: stored.document.answers != nil)
    opening?.version = stored.document.version
    return opening
  }

  /// Runs a command on documents once; a refusal is an answer, too.
  private func once(
    _ kind: String, _ request: CommandRequest, _ work: @escaping @Sendable (DocumentCommit) throws -> DocumentOutcome
  ) throws -> DocumentOutcome {
    try counting(kind, refusal: \.refusal) {
      try onceTold(request, reading: DocumentOutcome.init(reading:), writing: \.text) { commit in
        do {
          return try work(commit)
        } catch let refusal as DocumentRefusal {
          return .refused(refusal.notice(in: commit.definitions.authority))
        }
      }
    }
  }

  func once<Answer: Sendable>(
    _ request: CommandRequest, reading: @escaping @Sendable (String) throws -> Answer,
    writing: @escaping @Sendable (Answer) -> String,
    _ work: @escaping @Sendable (DocumentCommit) throws -> Answer
  ) throws -> Answer {
    try onceTold(request, reading: reading, writing: writing, work).answer
  }

  private func onceTold<Answer: Sendable>(
    _ request: CommandRequest, reading: @escaping @Sendable (String) throws -> Answer,
    writing: @escaping @Sendable (Answer) -> String,
    _ work: @escaping @Sendable (DocumentCommit) throws -> Answer
  ) throws -> (answer: Answer, isRepeat: Bool) {
    guard (1...128).contains(request.key.id.utf8.count) else { throw UseRefusal.badKey }
    return try store.write(for: authority) { record in
      try self.onceTold(request, in: record, reading: reading, writing: writing, work)
    }
  }

  /// As the one above, in a commit of the caller.
  func once<Answer: Sendable>(
    _ request: CommandRequest, in record: any RecordWriting, reading: (String) throws -> Answer,
    writing: (Answer) -> String, _ work: (DocumentCommit) throws -> Answer
  ) throws -> Answer {
    try onceTold(request, in: record, reading: reading, writing: writing, work).answer
  }

  private func onceTold<Answer: Sendable>(
    _ request: CommandRequest, in record: any RecordWriting, reading: (String) throws -> Answer,
    writing: (Answer) -> String, _ work: (DocumentCommit) throws -> Answer
  ) throws -> (answer: Answer, isRepeat: Bool) {
    if let kept = try record.outcome(of: request.key) {
      guard kept.request == request.digest else { throw UseRefusal.keyReused }
      return (try reading(kept.answer), true)
    }
    let definitions = self.definitions
    let now = environment.now()
    let standing = try Standing(of: request.caller, in: definitions.authority, at: now, record)
    let answer = try work(
      DocumentCommit(office: self, definitions: definitions, record: record, now: now, actor: standing.actor))
    try record.keep(KeptOutcome(request: request.digest, answer: writing(answer), at: now), of: request.key)
    return (answer, false)
  }
}

extension DocumentCommit {
  /// What whoever acts is, as documents are shown to it; nil for the engine, which sees all.
  private var viewers: [DocumentViewer]? {
    guard case .officer(let officer, let positions) = actor, let office = definitions.documentOffice else {
      if case .engine = actor { return nil }
      return []
    }
    return DocumentViewer.all(of: officer, positions: positions, in: office)
  }

  func checkSight(of key: DocumentKey) throws {
    guard try viewers.map({ try record.hasDocument(key, for: $0) }) ?? true else { throw UseRefusal.noSuchDocument }
  }

  func checkSight(of code: DossierCode) throws {
    let sight: Sight =
      if case .officer(_, let positions) = actor { .units(Set(positions.map(\.unit)).sorted()) } else { .everything }
    guard try record.dossier(code, for: sight) != nil else { throw UseRefusal.noSuchDossier }
  }

  /// Makes sure that a document could come in the place of another one: of the same agency, that has left.
  func checkReplaceable(_ key: DocumentKey, by draft: DraftedDocument) throws {
    try checkSight(of: key)
    guard let replaced = try StoredDocument(key, record)?.document else { throw UseRefusal.noSuchDocument }
    guard replaced.agency == draft.agency else { throw DocumentRefusal.otherAgency(replaced.agency) }
    guard replaced.direction == .outgoing, replaced.state == .released else {
      throw DocumentRefusal.notNow(.noteReplacement, replaced.state)
    }
  }

  func checkClerk(of agency: Key<Procedures.Unit>, _ action: DocumentAction) throws {
    guard let office = definitions.documentOffice else { throw DocumentRefusal.noOffice }
    guard office.agency(agency) != nil else { throw DocumentRefusal.noRegisters(agency) }
    guard case .officer(_, let positions) = actor,
      positions.contains(where: { $0.unit == agency && office.clerks.contains($0.role) })
    else { throw DocumentRefusal.notYours(action, .clerks) }
  }

  /// Makes sure that what a command names is there, and for these eyes.
  func check(_ command: DocumentCommand, on stored: StoredDocument) throws {
    let document = stored.document
    switch command {
    case .release: try checkReached(stored)
    case .update(let change, _): try checkReached(change.adding)
    case .link(let code): try checkSight(of: code)
    case .noteAnswer(let other), .noteReplacement(let other): try checkSight(of: other)
    case .handOver(let partner):
      guard definitions.partners[partner]?.handOver != nil else { throw DocumentRefusal.noHandOver(partner) }
    case .file(let number):
      guard let file = try record.workFile(number), file.agency == document.agency, file.closedAt == nil else {
        throw UseRefusal.noSuchWorkFile
      }
    default: break
    }
  }
}
