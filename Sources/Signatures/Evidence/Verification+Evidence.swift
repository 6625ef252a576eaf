public import Crypto
internal import JSON
public import WorkingTime

/// What a verification found, and what it can be made again from.
public struct VerificationWithEvidence: Sendable {
  /// What was found.
  public let report: VerificationReport
  /// What it stands on.
  public let evidence: EvidenceBundle
}

extension Verification {
  /// Verifies every signature of a document and keeps what the report stands on.
  ///
  /// Of what was given only what mattered is kept, and the judgement is made again from it at once: evidence that does not
  /// reproduce its judgement is none. When something mattered that does not show in the report, everything is kept.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - content: What was signed, when the signature stands in a file of its own.
  ///   - sets: The names of the sets that anchors belong to.
  ///   - policyText: The policy as its author wrote it; nil when it has no text.
  /// - Throws: ``EvidenceFault`` when even everything together does not reproduce the judgement: a mistake of the engine.
  public func reportWithEvidence(
    on bytes: [UInt8], content: [UInt8]? = nil, sets: [SHA256: String] = [:], policyText: [UInt8]? = nil
  ) throws(EvidenceFault) -> VerificationWithEvidence {
    try reportWithEvidence(on: find(in: bytes, content: content), sets: sets, policyText: policyText)
  }

  /// The same of signatures that have been found.
  public func reportWithEvidence(
    on found: FoundSignatures, sets: [SHA256: String] = [:], policyText: [UInt8]? = nil
  ) throws(EvidenceFault) -> VerificationWithEvidence {
    let report = report(on: found)
    let gathering = EvidenceGathering(judge: judge, report: report, found: found.signatures, sets: sets)
    for material in [gathering.usedMaterial, judge.material] {
      let evidence = try gathering.bundle(of: found.bytes, found.content, material, policyText)
      // The document is the same, and so is what was found in it: what is judged again is what is kept beside it.
      if try evidence.verification().report(on: found).json.canonical == evidence.report {
        return VerificationWithEvidence(report: report, evidence: evidence)
      }
    }
    throw EvidenceFault(
      .damaged, "", "kiểm tra lại cho kết quả khác: lỗi của chương trình",
      "the same verification came out differently: a mistake of the program")
  }
}

extension EvidenceBundle {
  /// The judgement made again, from the bundle alone, at the time of then.
  ///
  /// - Throws: ``EvidenceFault`` when something in the bundle cannot be read.
  public func again() throws(EvidenceFault) -> VerificationReport {
    try verification().report(on: document, content: content)
  }

  /// The verification of then, with what is kept.
  fileprivate func verification() throws(EvidenceFault) -> Verification {
    Verification(material: try material(), policy: manifest.policy, now: manifest.time, receipt: manifest.receipt)
  }

  /// Whether the judgement made again is the recorded one, to the last byte.
  ///
  /// - Throws: ``EvidenceFault`` when something in the bundle cannot be read.
  public func reproduces() throws(EvidenceFault) -> Bool {
    try again().json.canonical == report
  }

  /// The judgement of another day, of the same document under the same policy.
  ///
  /// - Parameters:
  ///   - now: The time of the judgement.
  ///   - anchors: Whom to trust; nil for those that were trusted then. Whoever made a bundle chose its anchors.
  ///   - more: What has come since: certificates and answers about revocation.
  ///   - isOwnRecord: Whether the office's own record has this very manifest. Only then does the time of then prove that the
  ///     document existed: what a bundle says about itself anybody could have written.
  /// - Throws: ``EvidenceFault`` when something in the bundle cannot be read.
  public func report(
    at now: Instant, anchors: [Certificate]? = nil, with more: TrustMaterial = TrustMaterial(), isOwnRecord: Bool
  ) throws(EvidenceFault) -> VerificationReport {
    try verification(at: now, anchors, more, receipt: isOwnRecord ? manifest.recordedTime : nil)
      .report(on: document, content: content)
  }

  /// The judgement of another day about what the office's own record has, with evidence of its own.
  ///
  /// - Parameters:
  ///   - now: The time of the judgement.
  ///   - anchors: Whom to trust; nil for those that were trusted then.
  ///   - more: What has come since: certificates and answers about revocation.
  ///   - sets: The names of the sets that the anchors belong to.
  /// - Throws: ``EvidenceFault`` when something in the bundle cannot be read.
  public func reportWithEvidence(
    at now: Instant, anchors: [Certificate]?, with more: TrustMaterial, sets: [SHA256: String]
  ) throws(EvidenceFault) -> VerificationWithEvidence {
    try verification(at: now, anchors, more, receipt: manifest.recordedTime).reportWithEvidence(
      on: document, content: content, sets: sets,
      policyText: manifest.policyText.map { bytes(.policy, $0) })
  }

  private func verification(
    at now: Instant, _ anchors: [Certificate]?, _ more: TrustMaterial, receipt: Instant?
  ) throws(EvidenceFault) -> Verification {
    var material = try material().with(more.intermediates, more.revocationLists, more.ocspResponses)
    if let anchors { material.anchors = anchors }
    return Verification(material: material, policy: manifest.policy, now: now, receipt: receipt)
  }
}
