internal import Crypto
internal import Text
public import WorkingTime

/// The one way to have a document's signatures verified: bytes in, a report out.
///
/// Nothing is fetched and no file is read: whom to trust, lists and time are given. Whatever the bytes are, there is a report.
///
/// ```swift
/// let report = Verification(material: material, now: now).report(on: bytes)
/// if report.indication == .totalPassed { … }
/// ```
public struct Verification: Sendable {
  private let judge: Judge

  /// A verification.
  ///
  /// - Parameters:
  ///   - material: Whom to trust, and what completes chains.
  ///   - policy: What is asked; the strict default unless said otherwise.
  ///   - now: The time of the judgement.
  public init(material: TrustMaterial, policy: ValidationPolicy = .strict, now: Instant) {
    judge = Judge(material: material, policy: policy, now: now)
  }

  /// Verifies every signature of a document.
  ///
  /// - Parameters:
  ///   - bytes: The document: a CMS message, XML or PDF.
  ///   - content: What was signed, when the signature stands in a file of its own.
  public func report(on bytes: [UInt8], content: [UInt8]? = nil) -> VerificationReport {
    let format = documentFormats.first { $0.recognises(bytes) }
    let found = format?.found(in: bytes, content: content, certificates: judge.material.intermediates) ?? []
    let requirements = judge.policy.requirements
    let signatures = found.map { found in
      let judgement = judge.judgement(of: found)
      return VerifiedSignature(
        facts: found.facts, judgement: judgement.adding(requirements?.checks(of: found.facts, judgement) ?? []))
    }
    return VerificationReport(
      sha256: SHA256(of: bytes), byteCount: bytes.count, format: format?.format, policy: judge.policy.id,
      time: judge.now, signatures: signatures, signers: requirements?.verdicts(on: signatures) ?? [])
  }
}
