public import Crypto
internal import Text
public import WorkingTime

/// Somebody about to sign documents: a key, a moment, and who stamps the time.
///
/// Whatever is signed is verified before it is given out, by the same ``Verification`` that judges what others signed.
///
/// ```swift
/// let signing = try Signing(identity, now: now, timeStamps: authority)
/// let sealed = try signing.pdf(letter, PDFSigning(reason: "Văn bản phát hành"))
/// ```
public struct Signing: Sendable {
  let identity: SigningIdentity
  let algorithm: SignatureAlgorithm
  let now: Instant
  let timeStamps: TimeStampService?
  private let verification: Verification
  private let trustsNobodyElse: Bool

  /// A signing.
  ///
  /// - Parameters:
  ///   - identity: Who signs.
  ///   - algorithm: The scheme; nil for the key's usual one.
  ///   - now: The moment, which the signature claims.
  ///   - timeStamps: The authority that proves the moment (B-T); nil for none (B-B).
  ///   - material: Whom to trust, with revocation lists: then the certificate must hold by them before and after. nil when
  ///     nothing is at hand: then the certificate stands for itself.
  /// - Throws: ``SigningFailure/certificate(_:)`` when the certificate may not sign at that moment.
  public init(
    _ identity: SigningIdentity, algorithm: SignatureAlgorithm? = nil, now: Instant,
    timeStamps: TimeStampService? = nil, material: TrustMaterial? = nil
  ) throws(SigningFailure) {
    self.identity = identity
    self.algorithm = algorithm ?? identity.key.usualAlgorithm
    self.now = now
    self.timeStamps = timeStamps
    var policy = ValidationPolicy.strict
    let known = material ?? TrustMaterial(anchors: [identity.certificate])
    policy.requiresRevocation = !known.revocationLists.isEmpty || !known.ocspResponses.isEmpty
    trustsNobodyElse = material == nil
    verification = Verification(material: known, policy: policy, now: now)
    let chain = ChainCheck(
      material: known.with(identity.authorities, [], []), policy: policy, time: now, proof: nil, now: now,
      purpose: .any
    ).result(for: identity.certificate)
    if let check = chain.checks.deciding { throw .certificate(check) }
  }

  /// A CMS message that signs some content (CAdES B-B, or B-T with a time stamp), in DER.
  ///
  /// - Parameters:
  ///   - content: What is signed.
  ///   - isAttached: Whether the content stands within the message (`.p7m`) or beside it (`.p7s`).
  public func message(over content: [UInt8], isAttached: Bool = false) throws(SigningFailure) -> [UInt8] {
    let message = try message(content, isAttached: isAttached, claims: true)
    try check(message, content: isAttached ? nil : content)
    return message
  }

  /// The message before it is verified; with the time that is claimed, unless that stands elsewhere.
  func message(_ content: [UInt8], isAttached: Bool, claims: Bool) throws(SigningFailure) -> [UInt8] {
    let draft: MessageDraft
    let signature: [UInt8]
    do throws(SigningRefusal) {
      draft = try MessageDraft(
        content: content, isAttached: isAttached, identity: identity, algorithm: algorithm,
        time: claims ? now.seconds : nil)
      signature = try draft.signature()
    } catch {
      throw .key(error)
    }
    return draft.message(signature: signature, timeStamp: try timeStamp(on: signature))
  }

  /// A time stamp on some bytes; nil when none was asked for.
  func timeStamp(on bytes: [UInt8]) throws(SigningFailure) -> [UInt8]? {
    guard let timeStamps else { return nil }
    do throws(TimeStampFailure) { return try timeStamps.token(stamping: bytes) } catch { throw .timeStamp(error) }
  }

  /// Verifies what was made, and that the signatures which were there before hold as they did.
  func check(_ made: [UInt8], content: [UInt8]? = nil, before original: [UInt8]? = nil) throws(SigningFailure) {
    let report = verification.report(on: made, content: content)
    let older = original.map { verification.report(on: $0).signatures } ?? []
    guard report.signatures.count == older.count + 1 else { throw .unsound(.otherSignatures) }
    var known = older.map(Standing.init)
    var mine: VerifiedSignature?
    for signature in report.signatures {
      if let place = known.firstIndex(of: Standing(signature)) {
        known.remove(at: place)
      } else if mine == nil, signature.judgement.signer == identity.certificate {
        mine = signature
      } else {
        throw .unsound(signature.judgement.checks.deciding ?? .otherSignatures)
      }
    }
    guard let mine else { throw .unsound(.otherSignatures) }
    if let check = mine.judgement.checks.deciding { throw .unsound(check) }
    guard timeStamps != nil else { return }
    guard let stamp = mine.judgement.timeStamps.first else { throw .unsound(.otherSignatures) }
    // Without anybody to trust, that the stamp is about this signature and not damaged is all that can be said.
    if !trustsNobodyElse, let check = stamp.checks.deciding { throw .unsound(check) }
  }
}

/// What must be the same of a signature before and after another was added.
private struct Standing: Equatable {
  let place: String
  let signer: Certificate?
  let indication: Indication
  let failures: [String]

  init(_ signature: VerifiedSignature) {
    place = signature.facts.place
    signer = signature.judgement.signer
    indication = signature.judgement.indication
    failures = signature.judgement.checks.filter { $0.failure != nil }.map(\.rule)
  }
}

extension Check {
  fileprivate static let otherSignatures = Check(
    "signing.count", .failed(.formatFailure),
    Words(
      vi: "tài liệu không có đúng thêm một chữ ký như dự kiến",
      en: "the document does not have just the one signature more that it should"))
}
