import Crypto
public import Dossiers
public import Forms
import JSON
public import Procedures
public import Text
import WorkingTime

/// What is issued to be signed outside: an application with exactly these answers and papers, or what an officer or the
/// applicant does about a dossier with exactly these.
///
/// It is a pure function of what was answered and handed in, with no date and no number of its own, so that the office can
/// make it again and compare when it comes back signed; nothing of it is kept until then.
public struct Statement: Sendable {
  /// The service that is applied for.
  public let procedure: Procedure
  /// What was answered.
  public let answers: Answers
  /// The papers beside it, in the order of the procedure's parts; signed statements are not among them.
  public let papers: [Paper]
  /// The units of the authority, for their names.
  public let offering: Offering
  /// What is done; nil for an application.
  public let deed: Deed?
  /// The letter that is signed for it, before it has a number and a date; nil where the statement itself is signed.
  public internal(set) var letter: LetterDocument?

  /// An action at a step of a dossier.
  public struct Deed: Sendable {
    /// The dossier.
    public let code: DossierCode
    /// The step.
    public let step: Step
    /// Whose part of it, where the step is given to several: the school that is left, or the one to move to.
    public let assignment: Assignment?
    /// The action.
    public let action: Action

    /// An action at a step, or at an assignment of it, of a dossier.
    public init(code: DossierCode, step: Step, assignment: Key<Assignment>?, action: Action) {
      self.code = code
      self.step = step
      self.action = action
      self.assignment = assignment.flatMap { id in step.assignments.first { $0.id == id } }
    }
  }

  /// An application; of the papers, those that are signed statements themselves are left out.
  public init(of procedure: Procedure, answers: Answers, papers: [Paper], offering: Offering) {
    self.procedure = procedure
    self.answers = answers
    self.offering = offering
    deed = nil
    self.papers = procedure.parts.filter { $0.signature?.signs != .application }.flatMap { part in
      papers.filter { $0.part == part.id }
    }
  }

  /// What is done about a dossier as it is then, all its papers included.
  public init(of deed: Deed, in procedure: Procedure, answers: Answers, papers: [Paper], offering: Offering) {
    self.procedure = procedure
    self.answers = answers
    self.papers = papers
    self.offering = offering
    self.deed = deed
  }

  /// Who applies.
  public var applicant: Applicant { procedure.applicant(in: answers) }

  /// The answers in sections, as people read them.
  public var sheet: Sheet { procedure.form.sheet(of: answers, offering: offering) }

  /// SHA-256, in hexadecimal, of the procedure's text, the answers, the papers, what is done and the letter, in canonical JSON (RFC 8785): what stands
  /// at the foot of the statement, so that what is not printed is signed too.
  public var digest: String {
    var content: JSONObject = [
      "procedure": .string(procedure.id.text), "revision": .string(procedure.revision.hash),
      "answers": .object(answers.json),
      "papers": .array(
        papers.map {
          ["part": .string($0.part.text), "name": .string($0.name), "sha256": .string($0.sha256)]
        }),
    ]
    if let deed {
      content["dossier"] = .string(deed.code.text)
      content["step"] = .string(deed.step.id.text)
      if let task = deed.assignment?.id { content["task"] = .string(task.text) }
      content["action"] = .string(deed.action.id.text)
    }
    if let letter { content["letter"] = letter.json }
    return SHA256(of: JSONValue.object(content).canonical).hex
  }
}
