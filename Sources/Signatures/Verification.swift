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
  /// The engine's name and version, as evidence has it: engines of the same version judge alike.
  public static let engine = "motcua \(Release.version)"

  let judge: Judge

  /// A verification.
  ///
  /// - Parameters:
  ///   - material: Whom to trust, and what completes chains.
  ///   - policy: What is asked; the strict default unless said otherwise.
  ///   - now: The time of the judgement.
  ///   - receipt: When the document came in by the office's own record; nil when there is none. It proves that the
  ///     signatures and their time stamps existed by then.
  public init(
    material: TrustMaterial, policy: ValidationPolicy = .strict, now: Instant, receipt: Instant? = nil
  ) {
    judge = Judge(material: material, policy: policy, now: now, receipt: receipt)
  }

  /// Verifies every signature of a document.
  ///
  /// - Parameters:
  ///   - bytes: The document: a CMS message, XML or PDF.
  ///   - content: What was signed, when the signature stands in a file of its own.
  public func report(on bytes: [UInt8], content: [UInt8]? = nil) -> VerificationReport {
    report(on: find(in: bytes, content: content))
  }

  /// The signatures of a document, not judged yet.
  func found(in document: DocumentBytes, _ content: [UInt8]?, _ format: (any DocumentFormat)?) -> [SignatureFound] {
    let found = format?.found(in: document, content: content, certificates: judge.material.intermediates) ?? []
    // Messages compare what is inside of them with what is beside them on their own.
    guard let content, !(format is MessageFile) else { return found }
    return found.map { $0.about(content) }
  }

  /// Judges signatures that have been found.
  public func report(on found: FoundSignatures) -> VerificationReport {
    let requirements = judge.policy.requirements
    let signatures = found.signatures.map { found in
      let judgement = judge.judgement(of: found)
      return VerifiedSignature(
        facts: found.facts, judgement: judgement.adding(requirements?.checks(of: found.facts, judgement) ?? []))
    }
    return VerificationReport(
      sha256: found.document.sha256, byteCount: found.document.bytes.count, format: found.format?.format,
      policy: judge.policy.id,
      time: judge.now, signatures: signatures, signers: requirements?.verdicts(on: signatures) ?? [])
  }
}

extension SignatureFound {
  /// The same, which fails when it is not about the content that was given beside its document: whoever gave it wants to know
  /// who signed that.
  fileprivate func about(_ given: [UInt8]) -> SignatureFound {
    let signed = isAboutGiven ? [] : content()
    guard !signed.isEmpty, !signed.contains(where: { $0.octets == given }) else { return self }
    var found = self
    found.checks.append(
      Check(
        "format.content", .failed(.hashFailure),
        Words(
          vi: "chữ ký này không ký nội dung được đưa ra bên cạnh tệp",
          en: "this signature is not about the content that was given beside the file")))
    return found
  }
}
