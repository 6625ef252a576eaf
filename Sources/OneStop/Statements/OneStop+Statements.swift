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
