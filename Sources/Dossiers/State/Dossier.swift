public import Procedures
public import Text
public import WorkingTime

/// One case: what has happened to it so far, as the entries of the log tell it.
///
/// It holds no personal value; answers, reasons and names stand in the personal content beside the log.
public struct Dossier: Sendable, Equatable {
  /// The code on the receipt; no other dossier of any agency has it.
  public let code: DossierCode
  /// The procedure it was filed under.
  public let procedure: Key<Procedure>
  /// The text of the procedure it was filed under, and by which it is answered to its end.
  public let revision: Revision
  /// The way it arrived.
  public let channel: Channel
  /// The agency that answers for it.
  public let unit: Key<Unit>
  /// When it was submitted.
  public let submittedAt: Instant
  /// SHA-256 of the secret on the receipt, by which the applicant follows it.
  public let secretHash: String
  /// The language in which it was filed, and in which the applicant is told things; nil when nobody knows.
  public let language: Language?
  /// When the result would be due if it had been accepted when it was submitted and the longest limit of its procedure
  /// held: what its handling is rated by as long as it has no due date.
  public let latestDue: Instant?
  /// The account by which whoever filed it had logged in; nil for somebody who had not, and at the desk.
  public let account: FilingAccount?
  /// The official document of another agency that opened it, by its key in the document office; nil for all others.
  public let document: String?
  /// How many entries the log has of it; an action on an older number is stale.
  public internal(set) var version = 0
  /// Where it stands.
  public internal(set) var place: Place
  /// The tasks that are open, oldest first.
  public internal(set) var tasks: [OpenTask] = []
  /// How many tasks it ever had; the next one gets the next number.
  public internal(set) var taskCount = 0
  /// The clock of the law; nil until the dossier is accepted.
  public internal(set) var clock: LegalClock?
  /// When the result is due, as the calendar had it when the clock last moved; nil when no limit is stated.
  public internal(set) var deadline: Deadline?
  /// When the office had done its part.
  public internal(set) var clockStoppedAt: Instant?
  /// Whether people have been told that the due date is near.
  public internal(set) var isWarned = false
  /// Whether the due date passed before the office had done its part.
  public internal(set) var isOverdue = false
  /// What the applicant has to pay, in the order in which it was charged.
  public internal(set) var charges: [Charge] = []
  /// The payments that were begun on the payment platform, oldest first.
  public internal(set) var onlinePayments: [OnlinePayment] = []
  /// What the admission has come to; nil for what is received at any time.
  public internal(set) var admission: Admission?
  /// The requests for supplements, oldest first.
  public internal(set) var supplements: [SupplementRequest] = []
  /// The units whose officers may see it: all that were ever given a task of it.
  public internal(set) var units: [Key<Unit>] = []
  /// The step to which a wait leads back.
  public internal(set) var cameFrom: Key<Step>?
  /// How the dossier stood when that step was left; nil when it was not left by an officer.
  public internal(set) var departure: Departure?
  /// When the office apologised and named a new date, which it may do once.
  public internal(set) var apologisedAt: Instant?
  /// How it stood before the action of this entry that leads it on.
  var leaving: Departure?
  /// Whether this entry gives it back.
  var isReturning = false
  /// The opinions given at the step where it stands, oldest first.
  public internal(set) var opinions: [GivenOpinion] = []
  /// Who acted at each step since it was last entered (four eyes), with those in whose place.
  public internal(set) var actedAt: [Key<Step>: Set<Key<Officer>>] = [:]
  /// The signed documents of actions at this step that wait for somebody to decide about them, or were accepted.
  public internal(set) var held: [HeldDocument] = []
  /// What the last search of a register found.
  public internal(set) var lookup: LookupVerdict?
  /// The letters issued, oldest first.
  public internal(set) var letters: [IssuedLetter] = []
  /// The seals put on letters and beside results, oldest first.
  public internal(set) var seals: [AffixedSeal] = []
  /// The entries written into registers, oldest first.
  public internal(set) var entries: [IssuedEntry] = []
  /// When the result was issued.
  public internal(set) var resultAt: Instant?
  /// The messages of the applicant that nobody has answered; nil when none waits.
  public internal(set) var waitingMessages: WaitingMessages?
  /// How the applicant rated the service, 1 to 5; nil before that.
  public internal(set) var rating: Int?
  /// When the result was handed over; nil as long as it was not, and for one that is received on line.
  public internal(set) var collectedAt: Instant?
  /// When it ended.
  public internal(set) var endedAt: Instant?
  /// How long it is kept; nil before its end, and where its procedure says nothing.
  public internal(set) var retention: Retained?
  /// Since when an officer holds it back from being erased; nil when nobody does.
  public internal(set) var heldBackAt: Instant?
  /// When the applicant was told that it will be erased; nil before that.
  public internal(set) var erasureAnnouncedAt: Instant?
  /// When what is personal was erased; nothing happens to it any more.
  public internal(set) var erasedAt: Instant?

  /// Whether the office rates as late whatever the date says: more than one request for supplements (QĐ 766/QĐ-TTg).
  public var isLate: Bool { isOverdue || supplements.count > 1 }

  /// Whether the limit of the law is running now.
  public var isClockRunning: Bool {
    clock.map { !$0.isPaused && clockStoppedAt == nil } ?? false
  }

  /// The earliest moment at which time alone changes something; nil when none does.
  public var nextMoment: Instant? {
    guard case .step = place else { return nil }
    return [warnAt, overdueAt, tasks.compactMap(\.endsAt).min()].compactMap(\.self).min()
  }

  /// When people are to be told that the due date is near.
  var warnAt: Instant? { isClockRunning && !isWarned && !isOverdue ? deadline?.warnAt : nil }

  /// The first moment after the running limit; nil when it has passed already. A result at the due moment itself is
  /// on time.
  var overdueAt: Instant? { isClockRunning && !isOverdue ? deadline?.due.advanced(bySeconds: 1) : nil }

  /// The same under another version: what somebody may know of it, with the number by which it can be acted on.
  public func renumbered(_ version: Int) -> Dossier {
    var dossier = self
    dossier.version = version
    return dossier
  }

  /// The open task of that number.
  public func task(_ number: Int) -> OpenTask? { tasks.first { $0.number == number } }
}

/// The code of a dossier: agency code, local day of submission, number of the day: `H56.06-261122-0001`.
public struct DossierCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The code as it is printed.
  public let text: String

  /// The code of the nth dossier (from 1) of an agency on a day (NĐ 61/2018; at least four digits).
  public init(agency: String, day: Day, number: Int) {
    let (year, month, dayOfMonth) = day.civil
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let figures = String(number)
    text =
      "\(agency)-\(two(year % 100))\(two(month))\(two(dayOfMonth))-"
      + String(repeating: "0", count: max(0, 4 - figures.utf8.count)) + figures
  }

  /// Reads a code as people type it: blanks around it and lower case are forgiven; nil when it is none.
  public init?(_ typed: some StringProtocol) { self.init(String(typed)) }

  /// Reads a code as people type it: blanks around it and lower case are forgiven; nil when it is none.
  public init?(_ typed: String) {
    // As the record has it there is nothing to forgive, and every entry and every row of a list is read so.
    if DossierCode.isPrinted(typed) {
      text = typed
      return
    }
    let forgiven = typed.filter { !$0.isWhitespace }.uppercased()
    guard DossierCode.isPrinted(forgiven) else { return nil }
    text = forgiven
  }

  /// Whether a text is a code as it is printed.
  private static func isPrinted(_ text: String) -> Bool {
    var rest = text.utf8[...]
    return rest.count <= 64 && dropDigits(&rest) >= 4 && rest.popLast() == dash && dropDigits(&rest) == 6
      && rest.popLast() == dash
      && rest.allSatisfy {
        isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == dash || $0 == UInt8(ascii: ".")
      }
  }

  private static let dash = UInt8(ascii: "-")

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func dropDigits(_ rest: inout Substring.UTF8View) -> Int {
    var count = 0
    while let last = rest.last, isDigit(last) {
      rest.removeLast()
      count += 1
    }
    return count
  }

  /// The code of the agency that numbered it, as it was then: `H56.06`.
  public var agency: String {
    var rest = text.utf8[...]
    for _ in 0..<2 { while let last = rest.popLast(), last != DossierCode.dash {} }
    return String(Substring(rest))
  }

  /// By the alphabet.
  public static func < (a: DossierCode, b: DossierCode) -> Bool { a.text < b.text }

  /// The code as it is printed.
  public var description: String { text }
}

/// Where a dossier stands.
public enum Place: Hashable, Sendable {
  /// At a step.
  case step(Key<Step>)
  /// At its end.
  case end(Key<End>, Procedures.End.Outcome)
}

/// Something that somebody has to do now.
public struct OpenTask: Hashable, Sendable {
  /// Its number within the dossier, from 1.
  public let number: Int
  /// The step that opened it.
  public let step: Key<Step>
  /// Who is to act.
  public let duty: Duty
  /// Since when.
  public let openedAt: Instant
  /// Until when, by its limit or a date of the intake.
  public internal(set) var due: Instant?
  /// When the clock acts by itself the next time, once the limit has ended.
  public internal(set) var endsAt: Instant?
  /// The assignment, where the step has several.
  public let assignment: Key<Assignment>?
  /// How often the clock has acted on it already.
  public internal(set) var clockActs = 0
  /// The officer who has taken it.
  public internal(set) var officer: Key<Officer>?
  /// The absent colleague in whose place it was taken.
  public internal(set) var inPlaceOf: Key<Officer>?
}

/// An opinion, as it was given.
public struct GivenOpinion: Hashable, Sendable {
  /// The task that it ended.
  public let task: Int
  /// Who gave it; nil when the time to speak had ended.
  public let officer: Key<Officer>?
  /// What it says.
  public let opinion: Opinion
  /// The absent colleague in whose place it was given.
  public var inPlaceOf: Key<Officer>?
}

/// What the applicant was asked to supplement.
public struct SupplementRequest: Hashable, Sendable {
  /// When it was asked.
  public let askedAt: Instant
  /// What was asked.
  public let items: [SupplementItem]
  /// When the answer came.
  public internal(set) var answeredAt: Instant?
}

/// A field or a paper that has to be supplemented.
public enum SupplementItem: Hashable, Sendable {
  /// A field of the form.
  case field(String)
  /// A paper of the dossier.
  case part(Key<Part>)

  /// As definitions and wires write it: `field:so-hieu`, `part:giay-uy-quyen`.
  public var text: String {
    switch self {
    case .field(let name): "field:" + name
    case .part(let id): "part:" + id.text
    }
  }

  /// Reads the written form.
  public init?(_ text: some StringProtocol) {
    if text.hasPrefix("field:"), text.utf8.count <= 200 {
      self = .field(String(text.dropFirst(6)))
    } else if text.hasPrefix("part:"), let id = Key<Part>(text.dropFirst(5)) {
      self = .part(id)
    } else {
      return nil
    }
  }
}

/// What a search of a register came to.
public enum LookupVerdict: String, Sendable, CaseIterable {
  /// An entry agrees in every field that was asked.
  case match = "khop"
  /// An entry was found and differs.
  case differs = "sai-khac"
  /// There is no such entry.
  case none = "khong-co"

  /// The verdict in words.
  public var words: Words {
    switch self {
    case .match: Words(vi: "khớp với sổ gốc", en: "matches the register")
    case .differs: Words(vi: "có sai khác với sổ gốc", en: "differs from the register")
    case .none: Words(vi: "không có trong sổ gốc", en: "not in the register")
    }
  }
}

/// A letter that was issued; its text is kept in the personal content of the entry.
public struct IssuedLetter: Hashable, Sendable {
  /// Its template.
  public let letter: Key<LetterTemplate>
  /// Its number and notation, as printed.
  public let number: String
  /// When it was issued.
  public let at: Instant
  /// The number of the entry within the dossier whose content keeps its text.
  public let entry: Int
}

/// An entry that was written into a register; what stands in it is kept in the personal content of the entry of the log.
public struct IssuedEntry: Hashable, Sendable {
  /// The register.
  public let register: Key<Register>
  /// Its number, as printed.
  public let number: String
  /// When it was written.
  public let at: Instant
  /// The number of the entry within the dossier whose content keeps what stands in it.
  public let entry: Int
}

/// How long a dossier is kept.
public enum Retained: Hashable, Sendable {
  /// To a day, that one included.
  case until(Day)
  /// For ever.
  case permanent
}

/// When the result is due.
public struct Deadline: Hashable, Sendable {
  /// The last moment that is on time.
  public let due: Instant
  /// Whether the calendar of a year in between is not officially published yet.
  public let isProvisional: Bool
  /// When people are told that it is near: eight working hours before, or at half the time if that is later.
  public let warnAt: Instant?

  /// A deadline.
  public init(due: Instant, isProvisional: Bool, warnAt: Instant?) {
    self.due = due
    self.isProvisional = isProvisional
    self.warnAt = warnAt
  }
}
