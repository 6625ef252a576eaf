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

  /// Who of those who have to sign has signed, in the policy's order; empty when anybody will do.
  public let signers: [SignerVerdict]

  /// The paths of the signers and of the authorities of their time stamps, each as far as it was found.
  public var chains: [[Certificate]] {
    signatures.flatMap { [$0.judgement.chain] + $0.judgement.timeStamps.map(\.chain) }.filter { !$0.isEmpty }
  }

  /// The worst of the signatures decides, and after it who is missing; a document without any is not signed, which fails.
  public var indication: Indication {
    guard let worst = signatures.map(\.judgement.indication).max() else { return .totalFailed }
    return max(worst, unmet?.indication ?? .totalPassed)
  }

  /// The first of those who have to sign about whom something is wrong.
  private var unmet: Check? { signers.lazy.compactMap(\.check).first }

  /// Why it is so: of the first signature that is as bad as the worst; nil when all hold.
  public var subIndication: SubIndication? {
    guard !signatures.isEmpty else { return .formatFailure }
    let worst = indication
    return signatures.first { $0.judgement.indication == worst }?.judgement.subIndication ?? unmet?.failure
  }
}

/// One signature with what it says and what was decided about it.
public struct VerifiedSignature: Sendable {
  /// What it says and covers.
  public let facts: SignatureFacts
  /// What was decided about it.
  public let judgement: Judgement
}
