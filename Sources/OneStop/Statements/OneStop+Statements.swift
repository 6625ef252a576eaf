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

  /// What whoever does something with a dossier signs: an officer, or its applicant.
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
      action.signature?.signs == .deed, let answers = supplement?.answers ?? view.answers
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
    switch kind {
    case .xml: IssuedDocument(.xml, statement.xml(in: language))
    case .pdf: try press.map { IssuedDocument(.pdf, try $0(statement, language)) }
    }
  }

  /// Every document that a statement may have been issued as.
  func everyIssue(of statement: Statement) throws -> [IssuedDocument] {
    try Language.allCases.flatMap { language in
      try IssuedDocument.Kind.allCases.compactMap { try issue(statement, as: $0, in: language) }
    }
  }
}
