public import Forms
import Rules
public import Text
public import WorkingTime

/// An intake (đợt tuyển sinh): a plan by which dossiers of one procedure are received within a window, and answered for
/// all on one date (Thông tư 30/2024/TT-BGDĐT).
///
/// It is no part of the procedure's text: every year brings another one, and its dates may be put off while dossiers
/// are under way.
public struct Intake: Sendable {
  /// Its name in the definition, that of the file.
  public let id: Key<Intake>
  /// The procedure whose dossiers it receives.
  public let procedure: Key<Procedure>
  /// What people read.
  public let name: Words
  /// The first moment at which a dossier is received.
  public let opens: Instant
  /// The last moment at which a dossier is received; itself still in time.
  public let closes: Instant
  /// When all decisions are made known, and not before.
  public let results: Instant
  /// Until when a seat has to be confirmed; nil where nobody confirms.
  public let confirmation: Instant?
  /// By what the council decides, in words.
  public let criteria: Words?
  /// The areas from which schools take pupils (địa bàn tuyển sinh).
  public let areas: [Area]
  /// The schools, with their seats.
  public let schools: [School]

  /// An area from which schools take pupils.
  public struct Area: Hashable, Sendable {
    /// Its name in the plan.
    public let id: Key<Area>
    /// What people read.
    public let name: Words
  }

  /// A school of the plan.
  public struct School: Hashable, Sendable {
    /// The unit.
    public let unit: Key<Unit>
    /// How many it admits (chỉ tiêu).
    public let seats: Int
    /// The areas it takes pupils from; empty for all.
    public let areas: [Key<Area>]
  }

  /// The school of a unit; nil when the plan does not have it.
  public func school(_ unit: Key<Unit>) -> School? { schools.first { $0.unit == unit } }

  /// A date of the plan.
  public func moment(_ date: IntakeDate) -> Instant? {
    switch date {
    case .closing: closes
    case .results: results
    case .confirmation: confirmation
    }
  }

  /// How it stands at a moment.
  public func standing(at now: Instant) -> Standing {
    if now < opens { return .coming }
    return now <= closes ? .open : .closed
  }

  /// How an intake stands.
  public enum Standing: String, Sendable {
    /// It has not opened yet.
    case coming
    /// Dossiers are received.
    case open
    /// No dossier is received any more.
    case closed
  }

  /// The areas of a school in words; nil when it takes pupils from everywhere.
  public func areaNames(of school: School) -> Words? {
    let names = areas.filter { school.areas.contains($0.id) }.map(\.name)
    guard !names.isEmpty else { return nil }
    return Words(vi: names.map(\.vi).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
  }
}

/// A date of an intake that steps and limits may speak of.
public enum IntakeDate: String, Sendable, CaseIterable {
  /// The end of the window.
  case closing
  /// The publication of all results.
  case results
  /// The last moment to confirm a seat.
  case confirmation

  /// What people read.
  public var words: Words {
    switch self {
    case .closing: Words(vi: "ngày kết thúc nhận hồ sơ của đợt", en: "the closing date of the intake")
    case .results: Words(vi: "ngày công bố kết quả chung của đợt", en: "the common date of the results")
    case .confirmation: Words(vi: "hạn xác nhận nhập học của đợt", en: "the last date to confirm a seat")
    }
  }
}

/// How a procedure receives dossiers by intakes.
public struct IntakeRule: Sendable {
  /// The field with the schools that are wished for, in order.
  public let choices: Key<Field>
  /// The field with the area in which the pupil lives; nil where it is not asked.
  public let area: Key<Field>?
  /// The decision on the points that are added (điểm ưu tiên); nil where there are none.
  public let pointsRuling: Ruling?

  /// What the points of a dossier came to.
  public struct Points: Sendable {
    /// How many, as a decimal number.
    public let points: String
    /// The numbers of the rules that made it so, from 1.
    public let rules: [Int]
  }

  /// The points of a dossier; nil where none are given.
  ///
  /// - Throws: ``RulingFault`` when the decision has no number for it.
  public func points(_ facts: @autoclosure () -> Facts) throws(RulingFault) -> Points? {
    guard let ruling = pointsRuling else { return nil }
    let answer = ruling.answer(facts())
    guard case .number = answer.value, let points = answer.value.text else {
      throw RulingFault(
        ruling: ruling.id,
        reason: answer.fault
          ?? Words(vi: "kết quả không phải là số điểm", en: "the result is no number of points"))
    }
    return Points(points: points, rules: answer.rules)
  }
}

/// What an action does to the seat of a pupil.
public enum SeatEffect: String, Sendable, CaseIterable {
  /// A seat at the school whose turn it is, if one is left.
  case offer
  /// The next choice gets its turn; a seat held is given back.
  case next
  /// The seat held is given back.
  case release
}

/// The intakes of all procedures.
public struct Intakes: Sendable {
  /// All, by the moment they open.
  public let all: [Intake]
  private let index: [Key<Intake>: Int]

  /// These intakes, in any order.
  public init(_ intakes: [Intake] = []) {
    all = intakes.sorted { ($0.opens, $0.id) < ($1.opens, $1.id) }
    index = Dictionary(all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The intake of that name.
  public subscript(id: Key<Intake>) -> Intake? { index[id].map { all[$0] } }

  /// The last intake of a procedure that has closed at a moment.
  public func closed(of procedure: Key<Procedure>, at now: Instant) -> Intake? {
    all.filter { $0.procedure == procedure && $0.standing(at: now) == .closed }.max { $0.closes < $1.closes }
  }

  /// The intake that whoever comes now has to do with: the open one, else the next to open, else the last that closed.
  public func current(of procedure: Key<Procedure>, at now: Instant) -> Intake? {
    let own = all.filter { $0.procedure == procedure }
    return own.first { $0.standing(at: now) != .closed } ?? own.last
  }
}
