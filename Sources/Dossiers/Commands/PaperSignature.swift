public import Procedures
public import Text
public import WorkingTime

/// What was found about the signatures of a paper when it was handed in, as a dossier keeps it.
public struct PaperSignature: Hashable, Sendable {
  /// The policy by which it was judged.
  public let policy: Key<SignaturePolicy>
  /// What was found.
  public let verdict: Verdict
  /// The sub-indication of ETSI EN 319 102-1 for what does not hold or is not decided: `TRY_LATER`.
  public let code: String?
  /// Why, in a sentence; the verdict alone when it holds.
  public let reason: Words
  /// Who signed, as the certificates name them.
  public let signers: [String]
  /// The time of the judgement.
  public let at: Instant
  /// The SHA-256 of the manifest of all that the judgement stands on, in hexadecimal; nil in entries written before evidence
  /// was kept, and when nothing could be judged.
  public var evidence: String?

  /// What may be found.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Every signature holds, and everybody has signed who has to.
    case valid
    /// What is at hand does not decide it: a person has to look.
    case undecided
    /// A signature does not hold, or there is none.
    case invalid

    /// What an officer reads.
    public var words: Words {
      switch self {
      case .valid: Words(vi: "HỢP LỆ", en: "VALID")
      case .undecided: Words(vi: "CHƯA KẾT LUẬN ĐƯỢC", en: "UNDECIDED")
      case .invalid: Words(vi: "KHÔNG HỢP LỆ", en: "NOT VALID")
      }
    }
  }

  /// What was found.
  public init(
    policy: Key<SignaturePolicy>, verdict: Verdict, code: String?, reason: Words, signers: [String], at: Instant
  ) {
    self.policy = policy
    self.verdict = verdict
    self.code = code
    self.reason = reason
    self.signers = signers
    self.at = at
  }
}
