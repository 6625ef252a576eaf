public import Procedures
public import Text
public import WorkingTime

/// What an officer wants to have reported.
public struct ReportFilters: Hashable, Sendable {
  /// The first day of the period.
  public let from: Day
  /// Its last day.
  public let through: Day
  /// Only of this unit; nil for all that the officer may see.
  public let unit: Key<Unit>?
  /// Only of this procedure; nil for all.
  public let procedure: Key<Procedure>?

  /// The longest period, in days.
  public static let mostDays = 3_660

  /// A period and what is reported of it.
  public init(from: Day, through: Day, unit: Key<Unit>? = nil, procedure: Key<Procedure>? = nil) {
    self.from = from
    self.through = through
    self.unit = unit
    self.procedure = procedure
  }
}

/// Why something cannot be reported as asked.
public enum ReportRefusal: Error, Hashable, Sendable {
  /// The period ends before it begins, begins in the future, or is longer than ``ReportFilters/mostDays``.
  case period
  /// The unit is none of those in which the officer has a position, nor below one; what it may be, and the nearest.
  case foreignUnit(String, own: [Key<Unit>], nearest: String?)
  /// There is no such procedure; the nearest one.
  case unknownProcedure(String, nearest: String?)
}

/// Numbers of dossiers in a period, by units, procedures and months.
public struct Report: Sendable {
  /// What was asked for.
  public let filters: ReportFilters
  /// The moment at which the period ends: now, while it is not over.
  public let end: Instant
  /// All of it.
  public let all: ReportCounts
  /// Only what belongs to procedures of level 4.
  public let levelFour: ReportCounts
  /// By unit, in the order of the authority.
  public let units: [(unit: Key<Unit>, counts: ReportCounts)]
  /// By procedure and the unit that answers for it.
  public let procedures: [(procedure: Key<Procedure>, unit: Key<Unit>, counts: ReportCounts)]
  /// By month, the first one first.
  public let months: [(month: Month, counts: ReportCounts)]
}

/// How many dossiers came, went and were left in some days (QĐ 766/QĐ-TTg for what is on time and late).
public struct ReportCounts: Hashable, Sendable {
  /// Submitted, by the way they arrived.
  public private(set) var received: [Channel: Int] = [:]
  /// Submitted before and not handled then.
  public private(set) var carried = 0
  /// Handled in time.
  public private(set) var onTime = 0
  /// Handled late.
  public private(set) var late = 0
  /// Ended and not rated: withdrawn before they were accepted.
  public private(set) var notRated = 0
  /// Of what was handled, rated by the applicant with one star, two, … five.
  public private(set) var stars = [0, 0, 0, 0, 0]
  private var carriedLate = 0
  private var lapsed = 0

  /// Nothing.
  public init() {}

  /// All that was submitted.
  public var receivedInAll: Int { received.values.reduce(0, +) }
  /// All that ended.
  public var handled: Int { onTime + late + notRated }
  /// What is being handled at the end.
  public var waiting: Int { carried + receivedInAll - handled }
  /// Of that, what is late.
  public var overdue: Int { carriedLate + lapsed - late }
  /// Of that, what is not late.
  public var within: Int { waiting - overdue }
  /// What is rated by time: handled, or compared with the end of the period.
  public var judged: Int { onTime + late + waiting }
  /// What is in time of it.
  public var judgedOnTime: Int { onTime + within }
  /// How many applicants rated.
  public var ratings: Int { stars.reduce(0, +) }
  /// How many were satisfied: four stars or five.
  public var satisfied: Int { stars[3] + stars[4] }

  mutating func add(_ tally: DossierTally, by channel: Channel) {
    received[channel, default: 0] += tally.received
    lapsed += tally.lapsed
    onTime += tally.onTime
    late += tally.late
    notRated += tally.notRated
    for star in stars.indices { stars[star] += tally.stars[star] }
  }

  mutating func carry(waiting: Int, late: Int) {
    carried += waiting
    carriedLate += late
  }

  /// Takes away what lapses on the last day, but after the moment of the report.
  mutating func spare(_ count: Int) { lapsed -= count }
}

/// A share that plans of education set a target for.
public struct Share: Hashable, Sendable {
  /// What it is a share of.
  public let kind: Kind
  /// How many.
  public let part: Int
  /// Of how many.
  public let whole: Int

  /// What is measured.
  public enum Kind: String, Sendable, CaseIterable {
    /// Received on line of all that was received.
    case online
    /// Received on line by procedures of level 4 of all that was received.
    case onlineLevelFour = "online-level-4"
    /// In time of all that is rated by time.
    case onTime = "on-time"
    /// With four stars or five of all ratings.
    case satisfied

    /// The percentages that plans of 2017 to 2025 ask for, the least first; none where they name none.
    public var targets: [Int] {
      switch self {
      case .online: [50, 60, 80]
      case .onlineLevelFour: [30]
      case .onTime: []
      case .satisfied: [70, 80]
      }
    }
  }

  /// A share of so many.
  public init(kind: Kind, part: Int, whole: Int) {
    self.kind = kind
    self.part = part
    self.whole = whole
  }

  /// Whether it is at least so many percent.
  public func reaches(_ percent: Int) -> Bool { whole > 0 && part * 100 >= whole * percent }

  /// Thousandths, rounded down, so that no target looks reached before it is; nil of nothing.
  public var perMille: Int? { whole > 0 ? part * 1000 / whole : nil }
}

extension Report {
  /// The shares that plans ask for.
  public var shares: [Share] {
    Share.Kind.allCases.map { kind in
      switch kind {
      case .online: Share(kind: kind, part: all.received[.online] ?? 0, whole: all.receivedInAll)
      case .onlineLevelFour: Share(kind: kind, part: levelFour.received[.online] ?? 0, whole: all.receivedInAll)
      case .onTime: Share(kind: kind, part: all.judgedOnTime, whole: all.judged)
      case .satisfied: Share(kind: kind, part: all.satisfied, whole: all.ratings)
      }
    }
  }
}
