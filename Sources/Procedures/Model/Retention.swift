public import Text
public import WorkingTime

/// How long a dossier is kept once it has ended, and by which law (Luật Lưu trữ số 33/2024/QH15).
public struct Retention: Hashable, Sendable {
  /// How long.
  public let term: Term
  /// The legal ground, as it is cited.
  public let legal: String

  /// How long a dossier is kept.
  public enum Term: Hashable, Sendable {
    /// So many years after its end, 1 to 100.
    case years(Int)
    /// For ever.
    case permanent
  }

  /// A retention of checked parts.
  public init(term: Term, legal: String) {
    self.term = term
    self.legal = legal
  }

  /// The last day of a dossier that ended on a day; nil for one that is kept for ever.
  ///
  /// What ended on 29 February is kept to the 28th where that year has no 29th.
  public func lastDay(ended: Day) -> Day? {
    guard case .years(let years) = term else { return nil }
    let (year, month, day) = ended.civil
    return Day(year: year + years, month: month, day: day) ?? Day(year: year + years, month: month, day: day - 1)
  }

  /// What people read: `20 năm sau khi kết thúc`.
  public var words: Words {
    switch term {
    case .years(let years):
      Words(vi: "\(years) năm sau khi kết thúc", en: "\(years) \(years == 1 ? "year" : "years") after the end")
    case .permanent: Words(vi: "vĩnh viễn", en: "for ever")
    }
  }
}
