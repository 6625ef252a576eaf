public import Crypto
public import WorkingTime

/// What was decided about one signature, by which policy, at which time, and why.
public struct Judgement: Sendable {
  /// The policy's name.
  public let policy: String
  /// The time of the judgement.
  public let time: Instant
  /// All rules in their order, each with its outcome.
  public private(set) var checks: [Check]
  /// The signer's certificate; nil when none was found.
  public let signer: Certificate?
  /// The path to the anchor, the signer's certificate first; as far as it was found.
  public let chain: [Certificate]
  /// The answers about revocation that the judgement of the path stands on.
  public let revocation: [RevocationUsed]
  /// The earliest moment at which the signature is proven to have existed, and by what; nil when only the judgement itself
  /// proves it.
  public let proof: TimeProof?
  /// The earliest moment that a time stamp proves; nil when none does.
  public let stampedTime: Instant?
  /// Its time stamps.
  public let timeStamps: [TimeStampJudgement]

  init(
    policy: String, time: Instant, checks: [Check], signer: Certificate?, chain: [Certificate] = [],
    revocation: [RevocationUsed] = [], proof: TimeProof? = nil, stampedTime: Instant? = nil,
    timeStamps: [TimeStampJudgement] = []
  ) {
    self.policy = policy
    self.time = time
    self.checks = checks
    self.signer = signer
    self.chain = chain
    self.revocation = revocation
    self.proof = proof
    self.stampedTime = stampedTime
    self.timeStamps = timeStamps
  }

  /// The same with what a policy asks beyond.
  func adding(_ more: [Check]) -> Judgement {
    var judgement = self
    judgement.checks += more
    return judgement
  }

  /// The earliest moment at which the signature is proven to have existed; nil when only the judgement itself proves it.
  public var provenTime: Instant? { proof?.time }

  /// Whether the signature holds.
  public var indication: Indication { checks.deciding?.indication ?? .totalPassed }

  /// Why it does not, or is undecided; nil when it holds.
  public var subIndication: SubIndication? { checks.deciding?.failure }
}
