public import Text

/// What is asked of the signatures of a part's files, or of the document that whoever does an action hands over with it.
///
/// Of a part it is asked where the dossier comes over the portal; at the desk an officer sees the paper and enters it.
public struct SignatureDemand: Sendable {
  /// The policy that they have to meet.
  public let policy: Key<SignaturePolicy>
  /// The condition under which it is asked at all; nil is always.
  public let when: Condition?
  /// What has to be signed; nil when any document will do.
  public let signs: SignedThing?
  /// Who decides about the document of an action whose signatures are undecided; nil when such a document is not taken.
  public let undecided: Confirmer?

  /// What is asked.
  public init(
    policy: Key<SignaturePolicy>, when: Condition?, signs: SignedThing? = nil, undecided: Confirmer? = nil
  ) {
    self.policy = policy
    self.when = when
    self.signs = signs
    self.undecided = undecided
  }

  /// Whether what is signed for an action has to be what the office issues.
  public var isBound: Bool { signs == .deed || signs == .letter }

  /// Whether it is asked of a dossier with these facts.
  public func isMade(_ facts: Facts) -> Bool { when?.holds(facts) ?? true }
}

/// Who decides whether a document counts whose signatures nothing at hand decides: never who signed it.
public struct Confirmer: Hashable, Sendable {
  /// The role.
  public let role: Key<Role>
  /// The unit in which it is held; nil for the one whose task it is, or the agency where the applicant acts.
  public let unit: UnitRule?

  /// Whoever holds a role.
  public init(role: Key<Role>, unit: UnitRule?) {
    self.role = role
    self.unit = unit
  }

  /// Who is to decide about what comes with a task; nil when the answers do not name the unit.
  public func duty(on task: Duty, _ chosen: ChosenUnits, agency: Key<Unit>) -> Duty? {
    if let unit { return chosen.unit(unit).map { .officer(role: role, unit: $0) } }
    if case .officer(_, let unit) = task { return .officer(role: role, unit: unit) }
    return .officer(role: role, unit: agency)
  }
}

/// What a signature has to cover to count.
public enum SignedThing: String, Sendable, CaseIterable {
  /// The application that the office issues of exactly these answers and papers.
  case application
  /// The statement that the office issues of this action on a dossier with exactly these answers and papers.
  case deed
  /// The first letter that this action issues, as it will be issued but for its number, its date and its code: the office gives
  /// those, and the authority's seal, once it is signed.
  case letter
}
