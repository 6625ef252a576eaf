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

  /// What is asked.
  public init(policy: Key<SignaturePolicy>, when: Condition?, signs: SignedThing? = nil) {
    self.policy = policy
    self.when = when
    self.signs = signs
  }

  /// Whether it is asked of a dossier with these facts.
  public func isMade(_ facts: Facts) -> Bool { when?.holds(facts) ?? true }
}

/// What a signature has to cover to count.
public enum SignedThing: String, Sendable, CaseIterable {
  /// The application that the office issues of exactly these answers and papers.
  case application
  /// The statement that the office issues of this action on a dossier with exactly these answers and papers.
  case deed
}
