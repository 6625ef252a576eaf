public import Dossiers
public import Forms
public import Procedures
public import Text
public import WorkingTime

/// Everything that somebody who may see a dossier sees of it.
public struct DossierView: Sendable {
  /// The dossier.
  public let dossier: Dossier
  /// The procedure under which it is answered.
  public let procedure: Procedure
  /// Who asks; nil once erased.
  public let applicant: Applicant?
  /// The answers; nil once erased.
  public let answers: Answers?
  /// The papers as they are now.
  public let papers: [Paper]
  /// What the last search of a register found; only for officers.
  public let lookup: LookupFinding?
  /// What the applicant has to pay.
  public let charges: [ChargeView]
  /// The transfer by which the applicant can pay what is owed; nil when nothing is, or the agency has no account.
  public let transfer: TransferRequest?
  /// Whether the applicant can pay it on line now.
  public let isPayableOnline: Bool
  /// The receipts of what was paid on line, oldest first.
  public let receipts: [PaymentReceiptFile]
  /// What happened, oldest first.
  public let timeline: [TimelineRow]
  /// The letters that were issued, oldest first.
  public let letters: [LetterDocument]
  /// How far each of them has come with the authority's seal, in the same order.
  public let seals: [SealStanding]
  /// The signed documents that came with actions, oldest first.
  public let signed: [SignedAct]
  /// The evidence of every finding about signatures, replaced ones too: hashes of manifests, in hexadecimal.
  public let evidence: Set<String>
  /// The official documents that have to do with it, as far as the viewer may see them, oldest first; only for officers.
  public let documents: [DocumentRow]
  /// The messages between applicant and office, oldest first.
  public let messages: [DossierMessage]
  /// How the applicant rated the service; nil before that.
  public let rating: GivenRating?
  /// What the applicant was told, oldest first.
  public let notices: [NoticeView]
  /// What the viewer could do now, and why the rest is not possible.
  public let offers: [ActionOffer]
  /// The plan of the intake that received it; nil for what is received at any time.
  public let intake: Intake?
  /// What the form offers to choose from, and by what names answers are shown.
  public let offering: Offering
  /// The schools that are wished for, in order.
  public let choices: [Key<Procedures.Unit>]
  /// What is asked of the applicant now, with the officer's remarks.
  public let askedItems: [AskedItem]
  /// The reason that goes with it.
  public let askedReason: String?
  /// How the due date comes about, day by day; empty when none is set.
  public let days: [CountedDay]
  /// How far away the due date is; nil when none is set or the clock stands.
  public let remaining: Remaining?

  /// Where the dossier stands, in words.
  public var placeName: Words {
    switch dossier.place {
    case .step(let id): procedure.step(id)?.name ?? Words(vi: id.text, en: id.text)
    case .end(let id, _): procedure.end(id)?.name ?? Words(vi: id.text, en: id.text)
    }
  }
}

/// A signed document that came with an action.
public struct SignedAct: Hashable, Sendable {
  /// When.
  public let at: Instant
  /// Who handed it over, in words.
  public let by: Words
  /// The action.
  public let action: Key<Action>
  /// The action, in words.
  public let actionName: Words
  /// Whether it is the result of the procedure, for the applicant to keep.
  public let isResult: Bool
  /// The number of the entry with which it came.
  public let entry: Int
  /// How far it has come with the authority's seal, which stands in a file beside it.
  public internal(set) var seal = SealStanding.notAsked
  /// The file, with what was found about its signatures.
  public internal(set) var document: SignedDocument
  /// Whether the action was done with it.
  public internal(set) var standing = Standing.done
  /// Who decided that it counts although nothing at hand decided its signatures; nil when nobody had to.
  public internal(set) var acceptance: Acceptance?
  /// The task on which the action was to be done; nil where it was done at once.
  var task: Int?

  /// What has become of a signed document.
  public enum Standing: String, Sendable, CaseIterable {
    /// The action was done with it.
    case done
    /// Somebody is asked whether it counts; the action was not done.
    case waiting
    /// It counts; the action has still to be done.
    case accepted
    /// Another one was asked for.
    case declined
    /// The dossier went on without it.
    case dropped

    /// What people read.
    public var words: Words {
      switch self {
      case .done: Words(vi: "đã dùng cho thao tác", en: "the action was done with it")
      case .waiting: Words(vi: "đang chờ người có thẩm quyền quyết định", en: "waits for somebody to decide about it")
      case .accepted:
        Words(vi: "được chấp nhận, thao tác còn phải làm", en: "accepted, the action has still to be done")
      case .declined: Words(vi: "không được chấp nhận", en: "not accepted")
      case .dropped: Words(vi: "không còn cần", en: "no longer needed")
      }
    }
  }

  /// A person's decision that a document counts.
  public struct Acceptance: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Who, in words.
    public let by: Words
    /// Why; nil once erased.
    public let reason: String?
  }
}

/// Something that the applicant was told, and by which ways it was sent.
public struct NoticeView: Sendable {
  /// When it was written.
  public let at: Instant
  /// What it says.
  public let notice: WrittenNotice
  /// How far each way has come; empty when it stands on the dossier alone.
  public let sendings: [OutboxRow]
}

/// A line in the history of a dossier.
public struct TimelineRow: Hashable, Sendable {
  /// When.
  public let at: Instant
  /// Who, in words: the applicant, an officer's name, the system.
  public let by: Words
  /// What.
  public let text: Words
  /// The reason or remark that goes with it, for whoever may read it.
  public let note: String?
}
