public import Forms
public import Procedures
public import Text
import WorkingTime

/// What somebody wants to happen to a dossier.
public enum Command: Sendable {
  /// A new dossier.
  case submit(Submission)
  /// An officer takes a task.
  case take(task: Int)
  /// An officer gives a task back to the queue.
  case release(task: Int)
  /// An action at a step.
  case act(Act)
  /// Whoever supervises the unit gives a task to an officer, also one that another has taken.
  case assign(task: Int, to: Key<Officer>, reason: String?)
  /// An officer gives the dossier back to the step it came from, for a reason.
  case handBack(task: Int, reason: String)
  /// The office apologises and names a new date (Mẫu 04).
  case apologise(Apology)
  /// An officer records that what was paid was given back.
  case refund(Refund)
  /// The applicant begins to pay on line all that is owed.
  case beginPayment
  /// The payment platform says what became of a payment.
  case reportPayment(PaymentReport)
  /// The engine has fetched the receipt of a payment.
  case keepPaymentReceipt(PaymentReceiptFile)
  /// An officer says what came of money that paid nothing.
  case settlePayment(reference: String, reason: String)
  /// A remark for colleagues.
  case comment(String)
  /// A message between applicant and office, which both see.
  case message(String)
  /// The applicant says how the service was.
  case rate(Rating)
  /// The engine has searched the register that the step names.
  case recordLookup(LookupFinding)
  /// The engine has judged signatures again that were not decided.
  case recordJudgements([SignatureJudgedAgain])
  /// The engine has put the authority's seal on something that was issued.
  case recordSeal(AffixedSeal)
  /// An official document of another agency answers what the dossier waits for.
  case recordAnswer(AnsweringDocument)
  /// An officer holds it back from being erased, for a reason.
  case holdBack(reason: String)
  /// Whoever supervises the agency lets it be erased again, for a reason.
  case letGo(reason: String)
  /// The engine tells the applicant that it will be erased.
  case announceErasure
  /// The engine erases what is personal, because the last day has passed.
  case erase
  /// A moment has come: see what time alone changes.
  case tick
}

/// How an applicant rates the service.
public struct Rating: Hashable, Sendable {
  /// 1 for very dissatisfied to 5 for very satisfied.
  public let stars: Int
  /// What else there is to say.
  public let comment: String?

  /// The ratings that there are.
  public static let range = 1...5

  /// A rating; one outside ``range`` is refused when it is decided.
  public init(stars: Int, comment: String?) {
    self.stars = stars
    self.comment = comment
  }
}

/// A new dossier, its answers judged by the form already.
public struct Submission: Sendable {
  /// The way it arrives.
  public let channel: Channel
  /// The answers.
  public let answers: Answers
  /// The papers.
  public var papers: [Paper]
  /// SHA-256 of the secret that goes on the receipt.
  public let secretHash: String
  /// The language in which it was filed; nil when nobody knows.
  public var language: Language?
  /// The account by which whoever files has logged in; nil for somebody who has not.
  public var account: FilingAccount?
  /// By what the account is found again; personal, so it stands in the content of the entry. Nil without an account.
  public var accountHash: String?
  /// The official document of another agency that opens it: its key in the document office, `VB-12`.
  public var document: String?

  /// A submission of these answers and papers.
  public init(
    channel: Channel, answers: Answers, papers: [Paper], secretHash: String, language: Language? = nil
  ) {
    self.channel = channel
    self.answers = answers
    self.papers = papers
    self.secretHash = secretHash
    self.language = language
  }
}

/// A file that was handed in for a part of the dossier.
public struct Paper: Hashable, Sendable {
  /// The part it belongs to.
  public let part: Key<Part>
  /// SHA-256 of the content, by which the file is kept.
  public let sha256: String
  /// The name its owner gave it.
  public let name: String
  /// Its size in bytes.
  public let bytes: Int
  /// Its media type: `application/pdf`.
  public let type: String
  /// What was found about its signatures; nil when nobody asked.
  public var signature: PaperSignature?

  /// A file for a part.
  public init(
    part: Key<Part>, sha256: String, name: String, bytes: Int, type: String, signature: PaperSignature? = nil
  ) {
    self.part = part
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
    self.type = type
    self.signature = signature
  }
}

/// An action at a step, with what it needs.
public struct Act: Sendable {
  /// The task it ends.
  public let task: Int
  /// The action.
  public let action: Key<Action>
  /// The reason, when the action needs one.
  public let reason: String?
  /// What the applicant is asked to supplement, each with a remark.
  public let items: [AskedItem]
  /// What the applicant hands in.
  public var supplement: Supplement?
  /// What was paid.
  public let payment: Payment?
  /// The signed document that is handed over with it.
  public var signed: SignedDocument?
  /// The official document by which another agency answers; nil for what people do.
  public var answer: AnsweringDocument?

  /// An action on a task.
  public init(
    task: Int, action: Key<Action>, reason: String? = nil, items: [AskedItem] = [], supplement: Supplement? = nil,
    payment: Payment? = nil, signed: SignedDocument? = nil, answer: AnsweringDocument? = nil
  ) {
    self.task = task
    self.action = action
    self.reason = reason
    self.items = items
    self.supplement = supplement
    self.payment = payment
    self.signed = signed
    self.answer = answer
  }
}

/// Something to supplement, and what is wrong with it now.
public struct AskedItem: Hashable, Sendable {
  /// The field or the paper.
  public let item: SupplementItem
  /// What the officer says of it.
  public let remark: String

  /// An item with a remark, which may be empty.
  public init(item: SupplementItem, remark: String) {
    self.item = item
    self.remark = remark
  }
}

/// What the applicant hands in when asked: the whole answers as they are now, and further papers.
public struct Supplement: Sendable {
  /// All answers, of which only what was asked for has changed.
  public let answers: Answers
  /// The papers handed in.
  public var papers: [Paper]

  /// A supplement.
  public init(answers: Answers, papers: [Paper]) {
    self.answers = answers
    self.papers = papers
  }
}

/// What the engine found in a register.
public struct LookupFinding: Hashable, Sendable {
  /// The register.
  public let register: Key<Register>
  /// What it came to.
  public let verdict: LookupVerdict
  /// The entry that was found, by the fields that name it; empty when none was.
  public let entry: String
  /// The comparison field by field.
  public let fields: [ComparedField]

  /// A finding.
  public init(register: Key<Register>, verdict: LookupVerdict, entry: String, fields: [ComparedField]) {
    self.register = register
    self.verdict = verdict
    self.entry = entry
    self.fields = fields
  }
}

/// One field of a register beside what the applicant wrote.
public struct ComparedField: Hashable, Sendable {
  /// The field of the register.
  public let field: Key<RegisterField>
  /// What stands in the register.
  public let registered: String
  /// What the applicant wrote; nil when nothing was asked.
  public let asked: String?
  /// Whether they agree, names compared after normalisation.
  public let agrees: Bool

  /// A comparison.
  public init(field: Key<RegisterField>, registered: String, asked: String?, agrees: Bool) {
    self.field = field
    self.registered = registered
    self.asked = asked
    self.agrees = agrees
  }
}

/// Who wants something to happen.
public enum Actor: Hashable, Sendable {
  /// Whoever shows the code and the secret of the receipt, or submits a new dossier.
  case applicant
  /// An officer with the positions held at the moment.
  case officer(Key<Officer>, positions: [Position])
  /// The engine itself: time, and look-ups.
  case engine
}
