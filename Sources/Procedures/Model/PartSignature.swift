public import Text

/// What is asked of the signatures of a part's files.
///
/// It is asked of what comes over the portal; at the desk an officer sees the paper and enters it.
public struct PartSignature: Sendable {
  /// The policy that they have to meet.
  public let policy: Key<SignaturePolicy>
  /// The condition under which it is asked at all; nil is always.
  public let when: Condition?

  /// What is asked.
  public init(policy: Key<SignaturePolicy>, when: Condition?) {
    self.policy = policy
    self.when = when
  }
}
