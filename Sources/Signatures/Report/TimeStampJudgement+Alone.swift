public import WorkingTime

extension TimeStampJudgement {
  /// Judges a time stamp that stands beside no signature, about some octets.
  ///
  /// - Parameters:
  ///   - token: A token of RFC 3161, in DER.
  ///   - material: Whose time is believed; without anchors nobody's is, and only ``isWhole`` can be asked.
  ///   - now: The moment of the judgement.
  public init(
    judging token: [UInt8], about octets: [UInt8], material: TrustMaterial, policy: ValidationPolicy, now: Instant
  ) {
    let found = TimeStampFound(kind: .content, token: token, stamped: octets)
    self = TimeStampCheck(material: material, policy: policy, control: now, now: now).judgement(of: found)
  }

  /// Whether it can be read, was signed as it is, and is about what it has to be about: not whether anybody believes who
  /// signed it.
  public var isWhole: Bool { time != nil && !isBroken }
}
