public import WorkingTime

/// A natural person, as an answer names one.
public struct Person: Hashable, Sendable {
  /// The full name, as on the papers.
  public let name: String
  /// The personal number; nil for a person who is named by a passport.
  public let number: PersonalNumber?
  /// The number of the passport; nil for a person who is named by a personal number.
  public let passport: String?
  /// The date of birth.
  public let birth: Day
}
