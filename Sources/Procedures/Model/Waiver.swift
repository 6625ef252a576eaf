public import Text

/// A case in which the law frees the applicant of a fee: it is charged and waived in one, without an officer's word.
public struct Waiver: Sendable {
  /// Its name in the definition.
  public let id: Key<Waiver>
  /// What people read: "Children of poor households".
  public let name: Words
  /// The condition under which it holds.
  public let when: Condition
  /// The legal ground, as it is cited.
  public let legal: String

  /// A waiver of checked parts.
  public init(id: Key<Waiver>, name: Words, when: Condition, legal: String) {
    self.id = id
    self.name = name
    self.when = when
    self.legal = legal
  }
}

extension Fee {
  /// The waiver that frees a dossier of it: the first whose condition holds; nil when none does.
  public func waiver(_ facts: Facts) -> Waiver? { waivers.first { $0.when.holds(facts) } }
}
