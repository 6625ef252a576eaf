public import Forms
public import Procedures
public import Text
public import WorkingTime

/// Everything a decision takes from outside the dossier, as plain values.
///
/// What personal content a command does not need may be left out; ``Dossier/readsContent(for:in:)`` says when it is
/// needed.
public struct Surroundings: Sendable {
  /// The moment of the decision.
  public let now: Instant
  /// The text of the procedure under which the dossier is answered.
  public let procedure: Procedure
  /// The agency that answers for it.
  public let unit: Unit
  /// The calendar by which it works.
  public let calendar: WorkingCalendar
  /// The answers as they are now, supplements included.
  public var answers: Answers?
  /// The papers as they are now.
  public var papers: [Paper] = []
  /// What the last search of a register found.
  public var lookup: LookupFinding?
  /// The signed documents that wait or were accepted, by the numbers of the entries that keep them; none once erased.
  public var heldDocuments: [Int: SignedDocument] = [:]
  /// The hand-overs so far, for the control slip.
  public var course: [HandOver] = []
  /// The next number of the agency's dossiers of the day.
  public var nextDossier = 1
  /// The next number of each kind of letter that the command may issue.
  public var nextLetters: [Key<LetterTemplate>: Int] = [:]
  /// The next number of each register that the command may write into.
  public var nextEntries: [Key<Register>: Int] = [:]
  /// The registers that letters name fields of.
  public var registers: [Key<Register>: Register] = [:]
  /// The plan of the intake: for a new dossier the one it has to do with now, else the one that received it.
  public var intake: Intake?
  /// For a new dossier the last intake of the procedure that has closed.
  public var closedIntake: Intake?
  /// How many seats are kept already at the school whose turn it is.
  public var seatsKept = 0
  /// The unit above each unit.
  public var parents: [Key<Unit>: Key<Unit>] = [:]
  /// The units and areas that answers may name, for letters.
  public var offering = Offering.nothing
  /// The units whose work the officer who acts supervises.
  public var supervised: Set<Key<Unit>> = []
  /// What is kept of the dossier beside the log, when it is to be erased.
  public var kept = KeptContent()
  /// The officer to whom something is to be given, with the positions held at the moment.
  public var assignee: Recipient?
  /// The name of the officer who acts, for letters.
  public var officerName: String?
  /// The names of absent colleagues in whose place the officer may act, for letters.
  public var absentNames: [Key<Officer>: String] = [:]
  /// The name of the one in whose place the officer acts now.
  private(set) var absentName: String?

  /// The surroundings of one decision.
  public init(now: Instant, procedure: Procedure, unit: Unit, calendar: WorkingCalendar) {
    self.now = now
    self.procedure = procedure
    self.unit = unit
    self.calendar = calendar
  }

  /// The same, for what is signed in the place of a colleague.
  func signed(inPlaceOf colleague: Key<Officer>?) -> Surroundings {
    var surroundings = self
    surroundings.absentName = colleague.map { absentNames[$0] ?? $0.text }
    return surroundings
  }

  /// The officer as letters name him: `Phạm Quang Minh thay Trần Văn Đức`.
  var signer: Words? {
    officerName.map { name in
      absentName.map { Words.inPlace(name, of: $0) } ?? .plain(name)
    }
  }
}

extension Words {
  /// Who acted in whose place: `Phạm Quang Minh thay Trần Văn Đức`, `… for …`.
  public static func inPlace(_ officer: String, of colleague: String) -> Words {
    Words(vi: "\(officer) thay \(colleague)", en: "\(officer) for \(colleague)")
  }
}

/// An officer to whom a task is given.
public struct Recipient: Hashable, Sendable {
  /// Who.
  public let officer: Key<Officer>
  /// The own positions at the moment.
  public let positions: [Position]

  /// An officer of these positions.
  public init(officer: Key<Officer>, positions: [Position]) {
    self.officer = officer
    self.positions = positions
  }

  /// Whether a task of this duty is for the officer.
  func holds(_ duty: Duty) -> Bool {
    guard case .officer(let role, let unit) = duty else { return false }
    return positions.contains { $0.role == role && $0.unit == unit }
  }
}
