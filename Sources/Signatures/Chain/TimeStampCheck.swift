public import Crypto
internal import Text
public import WorkingTime

/// A time stamp and what came of its checks.
public struct TimeStampJudgement: Sendable {
  /// What it proves to have existed.
  public let kind: TimeStampFound.Kind
  /// When, as it says; nil when it could not be read.
  public let time: Instant?
  /// Who says so, as the certificate has it; nil when that was not found.
  public let authority: String?
  /// The checks, in order.
  public let checks: [Check]
  /// The path from the authority's certificate to the anchor, as far as it was found.
  public var chain: [Certificate] = []
  /// The answers about revocation that the judgement of the authority stands on.
  public var revocation: [RevocationUsed] = []

  /// Whether it proves its time.
  public var isProof: Bool { time != nil && checks.deciding == nil }

  /// Whether its breaking is a reason to look.
  var isExact = true

  /// Whether it is damaged or about something else, where that is a reason to look: not merely by somebody unknown.
  var isBroken: Bool {
    isExact
      && checks.contains { $0.indication != nil && ($0.rule.hasPrefix("format.") || $0.rule.hasPrefix("crypto.")) }
  }
}

/// Holds a time stamp token (RFC 3161) against what it must be about, and its authority against the trust anchors.
struct TimeStampCheck {
  let material: TrustMaterial
  let policy: ValidationPolicy
  /// The moment at which the authority must hold: that of the judgement, or of a later time stamp that vouches for this one.
  let control: Instant
  /// The time of the judgement.
  let now: Instant

  /// The moment that a token gives, before anything is checked: only for putting several into an order.
  static func claimedTime(of found: TimeStampFound) -> Instant? {
    TimeStampFound.content(of: found.token).map { Instant(milliseconds: $0.milliseconds) }
  }

  /// Judges a token.
  func judgement(of found: TimeStampFound) -> TimeStampJudgement {
    guard let message = try? SignedMessage(reading: found.token), message.signers.count == 1,
      let signer = message.signers.first, message.contentKind == SignedMessage.timeStampKind,
      let content = message.content, let info = try? TimeStampContent(der: content)
    else {
      let words = Words(vi: "dấu thời gian không đúng quy cách", en: "the time stamp is malformed")
      return TimeStampJudgement(
        kind: found.kind, time: nil, authority: nil,
        checks: [Check("format.timeStamp", .failed(.formatFailure), words)], isExact: found.isExact)
    }
    let time = Instant(milliseconds: info.milliseconds)
    let reading = SignerReading(
      message: message, signer: signer, contentKind: SignedMessage.timeStampKind, content: CoveredContent(content),
      others: material.intermediates + material.anchors)
    let (read, certificate, key) = reading.read()
    var checks = ([imprint(info, found.stamped)] + read).map(policy.applied)
    checks.append(policy.algorithms(signer.facts(key: key), with: info.digest?.commonName ?? info.digestIdentifier))
    var chain = ChainCheck.Result(checks: [], chain: [])
    if let certificate, checks.deciding == nil { chain = authority(certificate, message, signer, at: time) }
    checks += chain.checks
    return TimeStampJudgement(
      kind: found.kind, time: time, authority: certificate?.shownName, checks: checks.map(policy.applied),
      chain: chain.chain, revocation: chain.revocation, isExact: found.isExact)
  }

  private func imprint(_ info: TimeStampContent, _ stamped: TimeStampFound.Stamped) -> Check {
    let rule = "crypto.imprint"
    guard info.digest != nil else { return Check.unknownAlgorithm(rule, info.digestIdentifier) }
    let isAboutIt =
      switch stamped {
      case .octets(let octets): info.isAbout(octets)
      case .hashed(let hashes): hashes.contains(info.imprint)
      }
    return isAboutIt
      ? Check(
        rule, .passed, Words(vi: "dấu thời gian thuộc về chữ ký này", en: "the time stamp is about this signature"))
      : Check(
        rule, .failed(.hashFailure),
        Words(vi: "dấu thời gian thuộc về nội dung khác", en: "the time stamp is about something else"))
  }

  /// The authority must hold at the control time, and must have held when it gave the stamp.
  private func authority(
    _ certificate: Certificate, _ message: SignedMessage, _ signer: MessageSigner, at time: Instant
  ) -> ChainCheck.Result {
    guard time <= now.advanced(bySeconds: policy.clockSkewSeconds) else {
      let words = Words(vi: "dấu thời gian ở tương lai", en: "the time stamp lies in the future")
      let check = Check("timeStamp.time", .failed(.timeStampOrderFailure), words)
      return ChainCheck.Result(checks: [check], chain: [certificate])
    }
    // ETSI EN 319 122-1, 5.5.2: what proves an archive time stamp is put into the token later.
    let later = signer.revocationValues
    let material = material.with(
      message.certificates + signer.certificateValues, message.revocationLists + later.lists,
      message.ocspResponses + later.responses)
    let then = ChainCheck(
      material: material, policy: policy.withoutRevocation, time: time, proof: .timeStamp, now: now,
      purpose: .timeStamping)
    let today = ChainCheck(
      material: material, policy: policy, time: control, proof: control < now ? .timeStamp : nil, now: now,
      purpose: .timeStamping)
    let earlier = then.result(for: certificate)
    return earlier.checks.deciding == nil ? today.result(for: certificate) : earlier
  }
}

extension ValidationPolicy {
  /// The same policy where revocation is not asked for.
  var withoutRevocation: ValidationPolicy {
    var other = self
    other.requiresRevocation = false
    return other
  }

  /// A check as this policy sees it.
  func applied(_ check: Check) -> Check {
    check.failure != nil && waived.contains(check.rule) ? Check(check.rule, .noted, check.words) : check
  }

  /// Whether a signature's algorithms are allowed.
  func algorithms(_ facts: AlgorithmFacts, with others: String...) -> Check {
    let rule = "acceptance.algorithms"
    func refused(_ what: String) -> Check {
      Check(
        rule, .failed(.cryptographicConstraintsFailure),
        Words(
          vi: "thuật toán hoặc độ dài khóa không còn được phép: \(what)",
          en: "an algorithm or a key size that is not, or no longer, allowed: \(what)"))
    }
    guard schemes.contains(facts.scheme) else { return refused(facts.scheme) }
    for digest in [facts.digest] + facts.contentDigests + others where !digests.contains(digest) {
      return refused(digest)
    }
    switch facts.keyKind {
    case "RSA" where facts.keyBits < rsaBits: return refused("RSA \(facts.keyBits)")
    case "EC" where facts.keyBits < curveBits: return refused("EC \(facts.keyBits)")
    default: break
    }
    let names = [facts.scheme, facts.digest, facts.keyKind.map { "\($0) \(facts.keyBits)" } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return Check(
      rule, .passed, Words(vi: "thuật toán được phép: \(names)", en: "the algorithms are allowed: \(names)"))
  }
}
