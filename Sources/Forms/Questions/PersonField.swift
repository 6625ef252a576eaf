/// By which papers a person may be named.
public struct PersonField: Hashable, Sendable {
  /// The papers that are taken, at least one; a person has to have one of them.
  public let papers: Set<Paper>

  /// A paper that says who somebody is.
  public enum Paper: String, CaseIterable, Sendable {
    /// The personal number, on the citizen card or in VNeID.
    case personalNumber = "so-dinh-danh"
    /// A passport, for foreigners and Vietnamese abroad without a personal number.
    case passport = "ho-chieu"
  }

  /// The names of the parts of a person in JSON and, with blanks, in conditions.
  enum Part {
    static let name = "ho-ten"
    static let birth = "ngay-sinh"
    static let number = Paper.personalNumber.rawValue
    static let passport = Paper.passport.rawValue
  }
}
