public import Crypto
public import WorkingTime

/// What was found about all signatures of one document.
public struct VerificationReport: Sendable {
  /// The SHA-256 of the document.
  public let sha256: SHA256
  /// Its length in bytes.
  public let byteCount: Int
  /// What kind of document it is; nil when it is none that carries signatures.
  public let format: SignatureFacts.Format?
  /// The policy's name.
  public let policy: String
  /// The time of the judgement.
  public let time: Instant
  /// The signatures, in the order in which they stand there.
  public let signatures: [VerifiedSignature]

  /// The worst of the signatures decides; a document without any is not signed, which fails.
  public var indication: Indication {
    signatures.map(\.judgement.indication).max() ?? .totalFailed
  }

  /// Why it is so: of the first signature that is as bad as the worst; nil when all hold.
  public var subIndication: SubIndication? {
    guard !signatures.isEmpty else { return .formatFailure }
    let worst = indication
    return signatures.first { $0.judgement.indication == worst }?.judgement.subIndication
  }
}

/// One signature with what it says and what was decided about it.
public struct VerifiedSignature: Sendable {
  /// What it says and covers.
  public let facts: SignatureFacts
  /// What was decided about it.
  public let judgement: Judgement
}
