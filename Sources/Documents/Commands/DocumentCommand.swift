public import Dossiers
public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// What is asked of a document that is there.
public enum DocumentCommand: Hashable, Sendable {
  /// Enters an incoming document into the register. `attested` says how a clerk has made sure of what its signatures leave
  /// undecided.
  case register(attested: String?)
  /// Sends an incoming document back unregistered (NĐ 30/2020, article 21.2).
  case turnBack(reason: String)
  /// Lays an incoming document before the leader.
  case submit(remark: String?)
  /// Gives an incoming document to those who handle it.
  case assign([DocumentAssignee], opinion: String?, due: Instant?)
  /// Begins with an assignment.
  case take(task: Int)
  /// Tells what came of an assignment.
  case report(task: Int, result: String)
  /// Puts other content or other marks in place of those of a draft.
  case amend(DraftedDocument)
  /// Lays a draft before the leader.
  case askReview(remark: String?)
  /// Gives a draft back.
  case sendBack(opinion: String)
  /// Lets a draft out.
  case approve(opinion: String?)
  /// Gives an outgoing document its number and date.
  case number
  /// Adds the signed file; nil for a document that was signed and sealed on paper, or for the server to put the seal on.
  case seal(SealedFile?)
  /// Notes that the server has put the seal on files.
  case affixSeal([AffixedFile])
  /// Sends an outgoing document to its receivers.
  case release
  /// Gives an outgoing document up before it has left.
  case cancel(reason: String)
  /// Asks an outgoing document back from everybody (article 18).
  case recall(reason: String)
  /// Changes what a document that has left says, or who receives it, and tells everybody whom it concerns.
  case update(DocumentChange, reason: String)
  /// Notes what a receiver tells about an outgoing document; `by` is its identification code, `at` when it says that it said so.
  case noteTold(by: String, DocumentStatus, text: String?, at: Instant? = nil)
  /// Puts what the sender says now in place of what it said before, with what was found about that being genuine.
  case correct(DocumentContent, Authenticity, reason: String?)
  /// Notes that the sender asks an incoming document back.
  case noteAskedBack(reason: String)
  /// Gives up the copy of a document that its sender asks back.
  case agreeRecall
  /// Keeps a document that its sender asks back.
  case refuseRecall(reason: String)
  /// Puts a document into a file of work.
  case file(WorkFileNumber)
  /// Notes with which dossier it has to do.
  case link(DossierCode)
  /// Notes the dossier that it has opened: from now on it is handled there.
  case open(DossierCode)
  /// Notes that a document of the office answers it.
  case noteAnswer(DocumentKey)
  /// Notes that another document takes its place.
  case noteReplacement(DocumentKey)
  /// Hands a draft of a dossier to another document office, which numbers, signs and issues it.
  case handOver(Key<Partner>)
  /// Notes that the office to which it was handed has issued it, with the number that it got there.
  case noteIssued(number: String, signer: String?, note: String?)

  /// The kind of action that it is.
  public var action: DocumentAction {
    switch self {
    case .register: .register
    case .turnBack: .turnBack
    case .submit: .submit
    case .assign: .assign
    case .take: .take
    case .report: .report
    case .amend: .amend
    case .askReview: .askReview
    case .sendBack: .sendBack
    case .approve: .approve
    case .number: .number
    case .seal: .seal
    case .affixSeal: .affixSeal
    case .release: .release
    case .cancel: .cancel
    case .recall: .recall
    case .update: .update
    case .noteTold: .noteTold
    case .correct: .correct
    case .noteAskedBack: .noteAskedBack
    case .agreeRecall: .agreeRecall
    case .refuseRecall: .refuseRecall
    case .file: .file
    case .link: .link
    case .open: .open
    case .noteAnswer: .noteAnswer
    case .noteReplacement: .noteReplacement
    case .handOver: .handOver
    case .noteIssued: .noteIssued
    }
  }
}

/// To whom a leader gives a document.
public struct DocumentAssignee: Hashable, Sendable {
  /// The unit.
  public let unit: Key<Procedures.Unit>
  /// The officer; nil for whoever of the unit takes it.
  public let officer: Key<Officer>?
  /// Whether it leads (chủ trì); the others work along (phối hợp).
  public let isLead: Bool

  /// Somebody to whom a document is given.
  public init(unit: Key<Procedures.Unit>, officer: Key<Officer>? = nil, isLead: Bool) {
    self.unit = unit
    self.officer = officer
    self.isLead = isLead
  }
}

/// An incoming document as it arrives.
public struct ReceivedDocument: Hashable, Sendable {
  /// The agency that it has reached.
  public let agency: Key<Procedures.Unit>
  /// On what it came.
  public let medium: DocumentMedium
  /// What kind of document it is; nil for one of no kind that Nghị định 30/2020 knows.
  public let kind: DocumentKind?
  /// How it presses.
  public let urgency: Urgency
  /// How secret it is.
  public let secrecy: Secrecy
  /// What was found about it being genuine.
  public let authenticity: Authenticity
  /// Whether it is addressed to this agency.
  public let isAddressedHere: Bool
  /// The document of this office that it answers.
  public let answers: DocumentKey?
  /// The document, come before, in whose place it comes.
  public let replaces: DocumentKey?
  /// What it says.
  public let content: DocumentContent

  /// A document that arrives.
  public init(
    agency: Key<Procedures.Unit>, medium: DocumentMedium, kind: DocumentKind?, urgency: Urgency = .normal,
    secrecy: Secrecy = .none, authenticity: Authenticity, isAddressedHere: Bool = true,
    answers: DocumentKey? = nil, replaces: DocumentKey? = nil, content: DocumentContent
  ) {
    self.agency = agency
    self.medium = medium
    self.kind = kind
    self.urgency = urgency
    self.secrecy = secrecy
    self.authenticity = authenticity
    self.isAddressedHere = isAddressedHere
    self.answers = answers
    self.replaces = replaces
    self.content = content
  }
}

/// An outgoing document as it is drafted.
public struct DraftedDocument: Hashable, Sendable {
  /// The agency that issues it.
  public let agency: Key<Procedures.Unit>
  /// The unit that writes it.
  public let unit: Key<Procedures.Unit>
  /// What kind of document it is.
  public let kind: DocumentKind
  /// How it presses.
  public let urgency: Urgency
  /// How secret it is.
  public let secrecy: Secrecy
  /// The incoming document that it answers.
  public let answers: DocumentKey?
  /// The dossier whose result it carries, or that it is about.
  public let dossier: DossierCode?
  /// The document of the office, sent before, in whose place it comes (NĐ 30/2020, article 18).
  public let replaces: DocumentKey?
  /// Whether the engine numbers and sends it, as the definition of a procedure says.
  public let leavesByItself: Bool
  /// What it says and to whom it goes.
  public let content: DocumentContent

  /// A draft.
  public init(
    agency: Key<Procedures.Unit>, unit: Key<Procedures.Unit>, kind: DocumentKind, urgency: Urgency = .normal,
    secrecy: Secrecy = .none, answers: DocumentKey? = nil, dossier: DossierCode? = nil,
    replaces: DocumentKey? = nil, leavesByItself: Bool = false, content: DocumentContent
  ) {
    self.leavesByItself = leavesByItself
    self.agency = agency
    self.unit = unit
    self.kind = kind
    self.urgency = urgency
    self.secrecy = secrecy
    self.answers = answers
    self.dossier = dossier
    self.replaces = replaces
    self.content = content
  }
}

/// The signed file of an outgoing document, with what was found about its signatures.
public struct SealedFile: Hashable, Sendable {
  /// The file.
  public let file: DocumentFile
  /// What was found.
  public let authenticity: Authenticity
  /// The policy under which it was judged.
  public let policy: Key<SignaturePolicy>
  /// Who signed, as the certificate says; nil when that was not found.
  public let signer: String?
  /// The SHA-256 of the manifest of all that the finding stands on; nil when nothing was kept.
  public let evidence: String?

  /// A signed file.
  public init(
    file: DocumentFile, authenticity: Authenticity, policy: Key<SignaturePolicy>, signer: String? = nil,
    evidence: String? = nil
  ) {
    self.file = file
    self.authenticity = authenticity
    self.policy = policy
    self.signer = signer
    self.evidence = evidence
  }
}
