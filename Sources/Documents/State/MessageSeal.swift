public import Text

/// What was found about the seal on the message that brought a document: XAdES over the whole of it.
public struct MessageSeal: Hashable, Sendable {
  /// What it came to.
  public let verdict: Verdict
  /// Whose seal it is, as its certificate says; nil when that was not found.
  public let signer: String?
  /// Why, as people read it.
  public let reason: Words
  /// The SHA-256 of the manifest of all that the finding stands on; nil when nothing was kept.
  public let evidence: String?

  /// What a seal came to; the words are kept in the record and never change.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It holds.
    case valid
    /// Nothing at hand decides it.
    case undecided
    /// It does not hold: the message was changed, or nobody may seal so.
    case invalid
    /// Nobody can verify it: no proof, and no forgery.
    case notVerifiable = "not-verifiable"

    /// What people read.
    public var words: Words {
      switch self {
      case .valid: Words(vi: "hợp lệ", en: "valid")
      case .undecided: Words(vi: "chưa kết luận được", en: "undecided")
      case .invalid: Words(vi: "không hợp lệ", en: "not valid")
      case .notVerifiable: Words(vi: "không kiểm tra được", en: "not verifiable")
      }
    }
  }

  /// A finding.
  public init(_ verdict: Verdict, signer: String? = nil, reason: Words, evidence: String? = nil) {
    self.verdict = verdict
    self.signer = signer
    self.reason = reason
    self.evidence = evidence
  }
}
