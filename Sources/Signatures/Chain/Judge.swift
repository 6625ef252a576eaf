internal import Crypto
internal import Text
public import WorkingTime

/// Decides about signatures that formats have found: time, chain, revocation and policy, in the order of
/// ETSI EN 319 102-1. It looks nothing up and fetches nothing: the same input has the same judgement.
public struct Judge: Sendable {
  /// Whom to trust, and what completes chains.
  public var material: TrustMaterial
  /// What is asked.
  public var policy: ValidationPolicy
  /// The time of the judgement.
  public var now: Instant
  /// The moment at which the office's own record shows the document to have been there, with everything that proves its
  /// signatures; nil when there is no such record. Nobody else's word for it counts.
  public var receipt: Instant?

  /// A judge with everything that counts.
  public init(material: TrustMaterial, policy: ValidationPolicy, now: Instant, receipt: Instant? = nil) {
    self.material = material
    self.policy = policy
    self.now = now
    self.receipt = receipt.flatMap { $0 < now ? $0 : nil }
  }

  /// Judges one signature.
  public func judgement(of found: SignatureFound) -> Judgement {
    var checks = found.checks.map(policy.applied)
    if checks.deciding == nil { checks += forgotten(found, checks) }
    guard let signer = found.signer, checks.deciding?.indication != .totalFailed else {
      return Judgement(policy: policy.id, time: now, checks: checks, signer: found.signer)
    }
    checks += acceptance(found).map(policy.applied)
    let material = material.with(found.certificates, found.revocationLists, found.ocspResponses)
    let timeStamps = timeStamps(found.timeStamps, material: material)
    let stamped = timeStamps.filter { $0.isProof && $0.kind != .content }.compactMap(\.time).min()
    let proof = TimeProof(stamped: stamped, receipt: receipt)
    let chain = ChainCheck(
      material: material, policy: policy, time: min(proof?.time ?? now, now), proof: proof?.kind, now: now,
      purpose: .any,
      earliest: timeStamps.filter { $0.isProof && $0.kind == .content }.compactMap(\.time).max()
    ).result(for: signer)
    checks += chain.checks.map(policy.applied)
    checks += order(timeStamps, found.facts.claimedTime, proven: proof?.time).map(policy.applied)
    return Judgement(
      policy: policy.id, time: now, checks: checks, signer: signer, chain: chain.chain, revocation: chain.revocation,
      proof: proof, stampedTime: stamped, timeStamps: timeStamps)
  }

  /// Whatever a format forgets to say: nobody has signed without a certificate, and what was not verified does not hold.
  private func forgotten(_ found: SignatureFound, _ checks: [Check]) -> [Check] {
    if found.signer == nil { return [.noSigner] }
    let passed = Set(checks.filter { $0.outcome == .passed }.map(\.rule))
    guard !passed.isSuperset(of: ["crypto.hash", "crypto.signature"]) else { return [] }
    let words = Words(vi: "chữ ký chưa được kiểm tra", en: "the signature was not verified")
    return [Check("crypto.signature", .failed(.signatureCryptographyFailure), words)]
  }

  private func acceptance(_ found: SignatureFound) -> [Check] {
    var checks: [Check] = []
    if let facts = found.facts.algorithms { checks.append(policy.algorithms(facts)) }
    if let signer = found.signer, let key = try? signer.publicKey.get(), key.isFactorable {
      let words = Words(
        vi: "khóa thuộc loại có thể bị tính ra (ROCA)", en: "the key is of a kind that can be computed (ROCA)")
      checks.append(Check("crypto.factorable", .failed(.cryptographicConstraintsFailure), words))
    }
    return checks
  }

  /// Judges time stamps from the youngest to the oldest: an archive time stamp that holds vouches for those that it is over,
  /// whose authority then needs to have held at its time only (ETSI EN 319 102-1, 5.6.2). So does the office's own receipt.
  private func timeStamps(_ found: [TimeStampFound], material: TrustMaterial) -> [TimeStampJudgement] {
    let found = found.prefix(Judge.timeStamps)
    let order = found.indices.sorted {
      (TimeStampCheck.claimedTime(of: found[$0]) ?? now) > (TimeStampCheck.claimedTime(of: found[$1]) ?? now)
    }
    var judgements: [Int: TimeStampJudgement] = [:]
    var vouched: [SHA256: Instant] = [:]
    for position in order {
      let stamp = found[position]
      let control = min(receipt ?? now, vouched[SHA256(of: stamp.token)] ?? now)
      let check = TimeStampCheck(material: material, policy: policy, control: control, now: now)
      let judgement = check.judgement(of: stamp)
      judgements[position] = judgement
      guard stamp.kind == .archive, judgement.isProof, let time = judgement.time else { continue }
      for token in stamp.vouchesFor { vouched[token] = min(vouched[token] ?? time, time) }
    }
    return found.indices.compactMap { judgements[$0] }
  }

  /// Time stamps of one signature that are looked at.
  private static let timeStamps = 16

  private func order(_ timeStamps: [TimeStampJudgement], _ claimed: Instant?, proven: Instant?) -> [Check] {
    var checks: [Check] = []
    for stamp in timeStamps {
      if stamp.isProof, let time = stamp.time {
        checks.append(
          Check(
            "timeStamp.proof", .passed,
            Words(
              vi: "dấu thời gian \(time) của \(stamp.authority ?? "?")",
              en: "a time stamp of \(time) by \(stamp.authority ?? "?")")))
      } else if let reason = stamp.checks.deciding {
        // One by an unknown authority proves nothing and harms nothing; one of another signature should not be here.
        checks.append(
          Check(
            "timeStamp.proof", stamp.isBroken ? .failed(.signatureConstraintsFailure) : .noted,
            Words(
              vi: "dấu thời gian không được công nhận: \(reason.words.vi)",
              en: "a time stamp does not count: \(reason.words.en)")))
      }
    }
    let contents = timeStamps.filter { $0.kind == .content && $0.isProof }.compactMap(\.time)
    if let proven, let last = contents.max(), last > proven.advanced(bySeconds: policy.clockSkewSeconds) {
      let words = Words(
        vi: "dấu thời gian của nội dung muộn hơn dấu thời gian của chữ ký",
        en: "the content's time stamp is later than the signature's")
      checks.append(Check("timeStamp.order", .failed(.timeStampOrderFailure), words))
    }
    if let proven, let claimed, claimed > proven.advanced(bySeconds: policy.clockSkewSeconds) {
      let words = Words(
        vi: "thời điểm ký do người ký khai (\(claimed)) muộn hơn thời điểm đã được chứng minh (\(proven))",
        en: "the signer claims a time (\(claimed)) later than the proven one (\(proven))")
      checks.append(Check("timeStamp.claimed", .noted, words))
    }
    return checks
  }
}
