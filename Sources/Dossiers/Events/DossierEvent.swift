public import Procedures
public import Text
public import WorkingTime

/// Something that has happened to a dossier. Events of one command stand together in one entry of the log.
///
/// No personal value stands in an event; what a person wrote is in the ``PersonalContent`` of the entry.
public enum DossierEvent: Hashable, Sendable {
  /// It was submitted.
  case submitted(Submitted)
  /// It came to a step, which opened tasks.
  case stepEntered(StepEntered)
  /// An officer took a task.
  case taken(task: Int, officer: Key<Officer>)
  /// An officer gave a task back.
  case released(task: Int)
  /// Whoever supervises gave a task to an officer, or the colleague before got it back.
  case assigned(task: Int, officer: Key<Officer>)
  /// An officer gave the dossier back to the step it came from.
  case returned(task: Int, step: Key<Step>)
  /// The office apologised; the extension of the limit beside it is no legal one and counts by itself.
  case apologised
  /// What was paid was given back.
  case refunded(charges: [Int], Money, Payment.Means)
  /// An action was done; it ended the task unless it stays.
  case acted(Acted)
  /// The clock acted on a task that stays open; the moment at which it acts again, if it does.
  case clockActed(task: Int, next: Instant?)
  /// It was accepted; the limit of the law runs.
  case clockStarted(LegalLimit, Deadline?)
  /// The applicant owes something; the limit does not run.
  case clockPaused
  /// The limit runs again, with a new due date.
  case clockResumed(Deadline?)
  /// The limit was extended on a legal ground.
  case clockExtended(TimeLimit, ground: String, Deadline?)
  /// The office has done its part.
  case clockStopped
  /// A decision was asked: which rules of it fired.
  case decided(ruling: String, rules: [Int])
  /// A fee was charged; an amount of nothing says that the dossier is free of it.
  case charged(Charged)
  /// Charges were paid: an officer recorded it, or the payment platform confirmed it.
  case paid(charges: [Int], Money, Payment.Means)
  /// What was owed was waived, for the reason in the content of the entry.
  case waived(charges: [Int])
  /// What was owed is owed no more, because the dossier is not handled.
  case chargesCancelled([Int])
  /// The law frees the dossier of a charge.
  case exempted(charge: Int, waiver: Key<Waiver>)
  /// The applicant began to pay on line.
  case paymentBegun(PaymentBegun)
  /// The payment platform confirmed that the money of a payment has arrived, by its transaction.
  case paymentConfirmed(payment: Int, Money, transaction: String)
  /// The payment platform says that a payment was not made.
  case paymentFailed(payment: Int)
  /// Money has arrived that pays nothing, or nobody says what became of it: a person has to look.
  case paymentQuestioned(payment: Int, PaymentDoubt, Money?, transaction: String?)
  /// An officer has looked, and says in the content of the entry what came of it.
  case paymentSettled(payment: Int)
  /// The receipt of a payment is kept, as the content of the entry names it.
  case paymentReceipted(payment: Int)
  /// A register was searched.
  case lookedUp(register: Key<Register>, verdict: LookupVerdict)
  /// A document came with the action that is signed as it has to be.
  case documentSigned(DocumentSigned)
  /// An official document of another agency answered what the dossier waited for.
  case answered(AnsweredByDocument)
  /// The authority's seal was put on a letter of that number, or beside a result.
  case sealed(AffixedSeal, number: String?)
  /// A document came with an action whose signatures are undecided: the action was not done, and a person is asked.
  case documentHeld(DocumentHeld)
  /// A person has decided about such a document, for the reason in the content of the entry.
  case documentConfirmed(DocumentConfirmed)
  /// Signatures that were not decided were judged again.
  case judgedAgain(PaperSignature.Verdict)
  /// The applicant was asked to supplement.
  case supplementAsked([SupplementItem])
  /// The applicant has supplemented.
  case supplemented
  /// A letter was issued.
  case letterIssued(letter: Key<LetterTemplate>, year: Int, number: Int, text: String)
  /// A seat at a school is kept for the pupil.
  case seatOffered(Key<Unit>)
  /// The seat is free for somebody else.
  case seatReleased(Key<Unit>)
  /// The school of another choice has its turn, from 0.
  case turnMoved(to: Int)
  /// The points that the answers are worth, as a decimal number, by these rules.
  case pointsGiven(String, rules: [Int])
  /// A task ends on another date, because that of the intake was put off.
  case taskMoved(task: Int, to: Instant)
  /// The result is due on another date, because that of the intake was put off.
  case dueMoved(Deadline)
  /// An entry was written into a register.
  case registered(register: Key<Register>, year: Int, number: Int, text: String)
  /// The result was issued.
  case resultIssued
  /// The result was handed over to the applicant.
  case resultCollected
  /// A colleague left a remark.
  case commented
  /// The applicant or an officer, as the entry says, sent the other a message.
  case messaged
  /// The applicant rated the service, 1 to 5.
  case rated(stars: Int)
  /// The due date is near.
  case dueSoon
  /// The due date has passed.
  case overdue
  /// The last day on which it is kept was set; nil for ever.
  case retained(until: Day?)
  /// An officer holds it back from being erased, for the reason in the content of the entry.
  case heldBack
  /// It may be erased again, for the reason in the content of the entry.
  case letGo
  /// The applicant was told that it will be erased after its last day.
  case erasureAnnounced
  /// What is personal was erased: the content of all entries, files and evidence. Nothing follows it.
  case erased(Erasure)
  /// It ended.
  case ended(Key<End>, Procedures.End.Outcome)
}

/// A submission, as the log keeps it.
public struct Submitted: Hashable, Sendable {
  /// The code it got.
  public let code: DossierCode
  /// The number of the day within its agency, from 1.
  public let number: Int
  /// The procedure.
  public let procedure: Key<Procedure>
  /// The text of the procedure.
  public let revision: Revision
  /// The way it arrived.
  public let channel: Channel
  /// The agency that answers.
  public let unit: Key<Unit>
  /// SHA-256 of the secret on the receipt.
  public let secretHash: String
  /// The intake that receives it; nil for what is received at any time.
  public var intake: Key<Intake>?
  /// The language in which it was filed; nil when nobody knows.
  public var language: Language?
  /// When the result would be due if it were accepted at once and the longest limit of its procedure held; nil when none
  /// is stated or it is a date of the intake, and in entries written before this was noted.
  public var latestDue: Instant?
  /// The account by which whoever filed it had logged in; nil for somebody who had not, and at the desk.
  public var account: FilingAccount?
  /// The official document that opened it, by its key; nil for what applicants and officers at the desk file.
  public var document: String?
}

/// The arrival at a step.
public struct StepEntered: Hashable, Sendable {
  /// The step.
  public let step: Key<Step>
  /// The tasks it opened.
  public let tasks: [OpenTask]
}

/// An action that was done.
public struct Acted: Hashable, Sendable {
  /// The task.
  public let task: Int
  /// The step.
  public let step: Key<Step>
  /// The action.
  public let action: Key<Action>
  /// Whether the task is still open afterwards.
  public let stays: Bool
  /// The opinion that it gave, where several are heard.
  public var opinion: Opinion?
}

/// A signed document that came with an action; the file and what was found are content of the entry.
public struct DocumentSigned: Hashable, Sendable {
  /// The action.
  public let action: Key<Action>
  /// The policy that its signatures meet.
  public let policy: Key<SignaturePolicy>
  /// Whether it is the result of the procedure.
  public let isResult: Bool
}

/// An answer that came as an official document.
public struct AnsweredByDocument: Hashable, Sendable {
  /// Its key in the document office: `VB-12`.
  public let document: String
  /// What was known about it being genuine.
  public let standing: DocumentStanding
}

/// A payment that was begun on the payment platform.
public struct PaymentBegun: Hashable, Sendable {
  /// Its number within the dossier, from 1.
  public let number: Int
  /// By what the platform and the office know it.
  public let reference: String
  /// The agency as the platform knows it.
  public let partner: String
  /// The numbers of the charges that it pays.
  public let charges: [Int]
  /// How much.
  public let amount: Money
}

/// A document whose signatures are undecided; the file and what was found are content of the entry.
public struct DocumentHeld: Hashable, Sendable {
  /// The task on which the action is to be done; it stays open.
  public let task: Int
  /// The action.
  public let action: Key<Action>
  /// The policy that its signatures have to meet.
  public let policy: Key<SignaturePolicy>
  /// The task that asks whether it counts.
  public let confirmation: OpenTask
}

/// What a person has decided about a document whose signatures are undecided.
public struct DocumentConfirmed: Hashable, Sendable {
  /// The task that asked.
  public let confirmation: Int
  /// The task on which the action is to be done.
  public let task: Int
  /// The action.
  public let action: Key<Action>
  /// Whether it counts; otherwise another one is asked for.
  public let isAccepted: Bool
}

/// A fee that was charged.
public struct Charged: Hashable, Sendable {
  /// The number of the charge within the dossier, from 1.
  public let number: Int
  /// The fee.
  public let fee: Key<Fee>
  /// When it was charged, as fees speak of it.
  public let occasion: Fee.Occasion
  /// How much.
  public let amount: Money
  /// The numbers of the rules that made it so, from 1.
  public let rules: [Int]
}
