public import Dossiers
public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// One official document, incoming or outgoing: what has happened to it so far, as the entries of the log tell it.
///
/// It holds nothing confidential; subject, parties, opinions and files stand beside the log.
public struct OfficialDocument: Hashable, Sendable {
  /// Its number within the authority.
  public let key: DocumentKey
  /// Whether it comes or goes.
  public let direction: DocumentDirection
  /// The agency in whose registers it stands.
  public let agency: Key<Procedures.Unit>
  /// The unit that writes it; for what arrives, the agency.
  public let unit: Key<Procedures.Unit>
  /// The officer who first recorded it; nil for what the exchange delivered.
  public let author: Key<Officer>?
  /// On what it arrived or is to leave.
  public let medium: DocumentMedium
  /// What was found about it being genuine; nil for what leaves.
  public internal(set) var authenticity: Authenticity?
  /// Whether it is addressed to this agency.
  public let isAddressedHere: Bool
  /// When it was first recorded.
  public let createdAt: Instant
  /// What kind of document it is; nil for one of no kind that Nghị định 30/2020 knows.
  public internal(set) var kind: DocumentKind?
  /// How it presses.
  public internal(set) var urgency: Urgency
  /// How secret it is.
  public internal(set) var secrecy: Secrecy
  /// How many entries the log has of it; a command on an older number is stale.
  public internal(set) var version = 0
  /// How far it has come.
  public internal(set) var state: DocumentState
  /// Its number in the register of incoming or outgoing documents; nil before that.
  public internal(set) var entry: RegisterNumber?
  /// Until when it is to be registered, or, once assigned, to be handled; nil when nothing is stated.
  public internal(set) var due: Instant?
  /// The assignments that stand, in the order in which they were given.
  public internal(set) var tasks: [DocumentTask] = []
  /// How many assignments it ever had.
  public internal(set) var taskCount = 0
  /// Whether the sender has asked it back, and nobody has answered yet.
  public internal(set) var isAskedBack = false
  /// Whether the server was asked to put the seal on its files.
  public internal(set) var isSealAsked = false
  /// The seals that the server has put on its files.
  public internal(set) var seals: [DocumentSeal] = []
  /// The document that it answers.
  public internal(set) var answers: DocumentKey?
  /// The document in whose place it comes.
  public internal(set) var replaces: DocumentKey?
  /// Whether the engine numbers and sends it, as the definition of a procedure says.
  public let leavesByItself: Bool
  /// Whether it only says something of another document, which never came: it was sent back, and is not the document that it names.
  public let speaksOfUnknown: Bool
  /// What each receiver told last about it, by its place among the receivers from 0.
  public internal(set) var deliveries: [Int: ReceiverStanding] = [:]
  /// The places of those who were receivers when it left and are no longer.
  public internal(set) var withdrawn: Set<Int> = []
  /// The documents that answer it, oldest first.
  public internal(set) var answeredBy: [DocumentKey] = []
  /// The document that takes its place.
  public internal(set) var replacedBy: DocumentKey?
  /// To which document office it was handed last, and by which entry; nil as long as it was not.
  public internal(set) var handedOver: HandedOver?
  /// The dossiers with which it has to do, oldest first.
  public internal(set) var dossiers: [DossierCode] = []
  /// The dossier that it opened.
  public internal(set) var opened: DossierCode?
  /// The dossier for which it was drafted.
  public internal(set) var draftedFor: DossierCode?
  /// What went when it was erased; nil as long as it was not.
  public internal(set) var erasure: DocumentErasure?
  /// When it was erased.
  public internal(set) var erasedAt: Instant?
  /// The file of work (hồ sơ công việc) to which it belongs.
  public internal(set) var workFile: WorkFileNumber?
  /// When everything was done with it: handled, sent back, released, cancelled or recalled.
  public internal(set) var endedAt: Instant?
  /// The units that have ever had to do with it, by the order in which they came.
  public internal(set) var units: [Key<Procedures.Unit>]
  /// Officers who were named for it.
  public internal(set) var officers: [Key<Officer>] = []

  /// Whether only those may see it who have to do with it by name or post.
  public var isSecret: Bool { secrecy != .none }
}

/// That a draft was handed to another document office.
public struct HandedOver: Hashable, Sendable {
  /// Whose office.
  public let partner: Key<Partner>
  /// The number of the entry within the document.
  public let entry: Int
  /// Whether it came back without a number since: taken back, or given up there. What is answered then is too late.
  public internal(set) var isBack = false
}

/// A number in a register of documents.
public struct RegisterNumber: Hashable, Sendable {
  /// The year of the register; every year begins at 1.
  public let year: Int
  /// The number, without gaps.
  public let number: Int
  /// The number as it is written: `01`, `15/QĐ-SGDĐT`.
  public let text: String
  /// The day of the register.
  public let day: Day

  /// A number of a register.
  public init(year: Int, number: Int, text: String, day: Day) {
    self.year = year
    self.number = number
    self.text = text
    self.day = day
  }
}

/// The number of a file of work of an agency: `HS-3`.
public struct WorkFileNumber: Hashable, Sendable, CustomStringConvertible {
  /// The running number within the authority, from 1.
  public let number: Int

  /// The file of that number.
  public init(number: Int) {
    precondition(number >= 1, "files of work are numbered from 1")
    self.number = number
  }

  /// Reads a number as people type it: `HS-3`; nil when it is none.
  public init?(_ typed: some StringProtocol) {
    let text = typed.uppercased()
    let figures = text.dropFirst(3)
    guard text.hasPrefix("HS-"), (1...15).contains(figures.utf8.count), figures.utf8.first != UInt8(ascii: "0"),
      figures.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(figures)
    else { return nil }
    self.number = number
  }

  /// The number as it is printed.
  public var text: String { "HS-\(number)" }
  /// The number as it is printed.
  public var description: String { text }
}

/// What a leader has given to a unit, or to one officer of it.
public struct DocumentTask: Hashable, Sendable {
  /// Its number within the document, from 1.
  public let number: Int
  /// Who has to do it.
  public let unit: Key<Procedures.Unit>
  /// The one officer for whom it is; nil for whoever of the unit takes it.
  public internal(set) var officer: Key<Officer>?
  /// Whether it leads; the others work along (phối hợp).
  public let isLead: Bool
  /// By when.
  public let due: Instant?
  /// When somebody began.
  public internal(set) var takenAt: Instant?
  /// When it was done.
  public internal(set) var doneAt: Instant?

  /// An assignment.
  public init(number: Int, unit: Key<Procedures.Unit>, officer: Key<Officer>?, isLead: Bool, due: Instant?) {
    self.number = number
    self.unit = unit
    self.officer = officer
    self.isLead = isLead
    self.due = due
  }

  /// Whether it is still to be done.
  public var isOpen: Bool { doneAt == nil }
}
