public import Dossiers
public import Forms
public import Procedures
public import Signatures
public import Text

/// Makes the paper of a statement: a PDF, the same bytes for the same statement.
public typealias Press = @Sendable (Statement, Language) throws -> [UInt8]

extension OneStop {
  /// Whether statements are issued as PDF too, and not as XML alone.
  public var hasPress: Bool { press != nil }

  /// The application of a new dossier with these answers and papers.
  public func application(for procedure: Procedure, answers: Answers, papers: [Dossiers.Paper]) -> Statement {
    Statement(of: procedure, answers: answers, papers: papers, offering: offering(of: procedure))
  }

  /// The application as it reads once a dossier is supplemented with these answers and further papers.
  public func application(
    supplementing view: DossierView, answers: Answers, papers: [Dossiers.Paper]
  ) -> Statement {
    Statement(of: view.procedure, answers: answers, papers: view.papers + papers, offering: view.offering)
  }

  /// What whoever does something with a dossier signs: an officer, or its applicant. Where that is the letter which the action
  /// issues (`signs: letter`), the statement has it.
  ///
  /// - Parameters:
  ///   - task: The task; nil for the first on which the viewer could do it.
  ///   - reason: The reason that will be given with it, which the letter may quote.
  ///   - caller: Whoever looks: who signs stands in the letter.
  /// - Returns: nil as ``statement(of:task:handing:on:)``.
  /// - Throws: `Refusal` when a letter is to be signed for what is not possible now; a failure of the store.
  public func statement(
    of action: Key<Action>, task: Int? = nil, handing supplement: Supplement? = nil, reason: String?,
    on view: DossierView, for caller: Caller
  ) throws -> Statement? {
    guard let statement = statement(of: action, task: task, handing: supplement, on: view) else { return nil }
    guard statement.deed?.action.signature?.signs == .letter else { return statement }
    let offers = view.offers.filter { $0.action.id == action }
    guard let number = task ?? offers.first(where: { $0.refusal == nil })?.task ?? offers.first?.task else {
      return nil
    }
    let act = Act(task: number, action: action, reason: reason, supplement: supplement)
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let standing = try Standing(of: caller, in: definitions.authority, at: environment.now(), record)
      guard let stored = try record.dossier(view.dossier.code, for: standing.sight) else {
        throw UseRefusal.noSuchDossier
      }
      return try self.statement(
        statement, withLetterFor: act, on: stored, of: view.procedure, standing, caller, record)
    }
  }

  /// A statement with the letter that an act would issue now; nil when it would issue none.
  func statement(
    _ statement: Statement, withLetterFor act: Act, on stored: StoredDossier, of procedure: Procedure,
    _ standing: Standing, _ caller: Caller, _ record: any RecordReading
  ) throws -> Statement? {
    let survey = Survey(record: record, now: environment.now(), actor: standing.actor)
    let surroundings = try survey.surroundings(
      of: procedure, in: definitions, for: caller, command: .act(act), stored: stored)
    var statement = statement
    statement.letter = try stored.dossier.letterToSign(for: act, by: standing.actor, in: surroundings)
    return statement.letter == nil ? nil : statement
  }

  /// What whoever does something with a dossier signs, without the letter that it may be about.
  ///
  /// - Parameters:
  ///   - task: The task; nil for the first on which the viewer could do it.
  ///   - supplement: What is handed in with it, which is signed too.
  ///   - view: The dossier as whoever signs sees it.
  /// - Returns: nil when the viewer is offered no such action, when it asks for no such statement at the step where the dossier
  ///   is, or when what the form said has been erased.
  public func statement(
    of action: Key<Action>, task: Int? = nil, handing supplement: Supplement? = nil, on view: DossierView
  ) -> Statement? {
    guard case .step(let id) = view.dossier.place, let step = view.procedure.step(id), let action = step.action(action),
      action.signature?.isBound ?? false, let answers = supplement?.answers ?? view.answers
    else { return nil }
    let offers = view.offers.filter { $0.action.id == action.id }
    // An applicant is offered nothing that is an officer's to do, and signs nothing of it.
    guard let offer = offers.first(where: { task == nil ? $0.refusal == nil : $0.task == task }) ?? offers.first,
      task == nil || offer.task == task
    else { return nil }
    let open = view.dossier.tasks.first { $0.number == offer.task }
    let deed = Statement.Deed(code: view.dossier.code, step: step, assignment: open?.assignment, action: action)
    return Statement(
      of: deed, in: view.procedure, answers: answers, papers: view.papers + (supplement?.papers ?? []),
      offering: view.offering)
  }

  /// The same of what is recorded.
  func statement(
    of deed: Statement.Deed, in procedure: Procedure, answers: Answers?, papers: [Dossiers.Paper], _ dossier: Dossier
  ) -> Statement? {
    let definitions = self.definitions
    return answers.map { answers in
      Statement(
        of: deed, in: procedure, answers: answers, papers: papers,
        offering: procedure.offering(
          in: definitions.authority, dossier.admission.flatMap { definitions.intakes[$0.intake] }))
    }
  }

  /// A statement as it is given out to be signed; nil when this office has no press for it.
  public func issue(
    _ statement: Statement, as kind: IssuedDocument.Kind, in language: Language
  ) throws -> IssuedDocument? {
    // Of a letter the Vietnamese text is the binding one, and no translation is signed.
    let language = statement.letter == nil ? language : .vietnamese
    return switch kind {
    case .xml: IssuedDocument(.xml, statement.xml(in: language))
    case .pdf: try press.map { IssuedDocument(.pdf, try $0(statement, language)) }
    }
  }

  /// Every document that a statement may have been issued as.
  func everyIssue(of statement: Statement) throws -> [IssuedDocument] {
    try (statement.letter == nil ? Language.allCases : [.vietnamese]).flatMap { language in
      try IssuedDocument.Kind.allCases.compactMap { try issue(statement, as: $0, in: language) }
    }
  }
}
