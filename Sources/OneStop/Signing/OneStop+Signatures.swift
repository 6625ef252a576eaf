import Crypto
import Dossiers
import Forms
import Procedures
import Signatures
import Text
import WorkingTime

extension OneStop {
  /// The papers with what is found about the signatures of those that have to be signed.
  ///
  /// Files are read and judged here, before the record is asked for the pen; the same file and the same moment have the
  /// same finding.
  ///
  /// - Parameter statement: What a signed application has to be.
  func judged(
    _ papers: [Paper], of statement: Statement, channel: Channel
  ) throws -> [Paper] {
    guard channel == .online else { return papers }
    let definitions = self.definitions
    let number = statement.applicant.identity
    return try papers.map { paper in
      guard let asked = statement.procedure.parts.first(where: { $0.id == paper.part })?.signature else { return paper }
      let issued =
        switch asked.signs {
        case .application: try everyIssue(of: statement)
        case nil: nil as [IssuedDocument]?
        }
      var paper = paper
      paper.signature = try finding(on: paper, by: asked.policy, applicant: number, signing: issued, definitions)
      return paper
    }
  }

  /// - Parameter issued: The documents of which it has to be one; nil when any will do.
  private func finding(
    on paper: Paper, by id: Key<SignaturePolicy>, applicant: String?, signing issued: [IssuedDocument]?,
    _ definitions: Definitions
  ) throws -> PaperSignature {
    let now = environment.now()
    guard let policy = definitions.signaturePolicies[id] else {
      return PaperSignature(
        policy: id, verdict: .undecided, code: SubIndication.signaturePolicyNotAvailable.rawValue,
        reason: Words(
          vi: "cơ quan không còn chính sách chữ ký “\(id)”", en: "the office has no signature policy “\(id)” any more"),
        signers: [], at: now)
    }
    let file = try files.open(sha256: paper.sha256, bytes: paper.bytes)
    let data = revocation()
    let material = TrustMaterial(
      anchors: definitions.anchors(of: policy), intermediates: data.intermediates, revocationLists: data.lists,
      ocspResponses: data.responses)
    let verification = Verification(material: material, policy: policy.validation(applicant: applicant), now: now)
    let bytes = try file.read(at: 0, count: paper.bytes)
    guard let issued else { return PaperSignature(verification.report(on: bytes), policy: id, at: now) }
    let (report, isIssued) = verification.report(on: bytes, signing: issued)
    let found = PaperSignature(report, policy: id, at: now)
    return isIssued || found.verdict == .invalid ? found : found.ofAnotherDocument
  }
}

extension Verification {
  /// What is found about a signed file, and whether it is one of some issued documents. A signature in a file of its own is
  /// read beside the document that it is about.
  func report(on bytes: [UInt8], signing issued: [IssuedDocument]) -> (VerificationReport, isIssued: Bool) {
    let alone = report(on: bytes)
    if issued.contains(where: { $0.isSigned(in: bytes, alone) }) { return (alone, true) }
    guard alone.format == .cms else { return (alone, false) }
    for document in issued {
      let beside = report(on: bytes, content: document.bytes)
      if beside.indication != .totalFailed, document.isSigned(in: bytes, beside) { return (beside, true) }
    }
    return (alone, false)
  }
}

extension PaperSignature {
  init(_ report: VerificationReport, policy: Key<SignaturePolicy>, at now: Instant) {
    let names = report.signatures.compactMap { $0.judgement.signer?.subject.commonName }
    self.init(
      policy: policy, verdict: Verdict(report.indication), code: report.subIndication?.rawValue,
      reason: report.reason, signers: names, at: now)
  }

  /// The same signatures, which are about something else than what has to be signed.
  fileprivate var ofAnotherDocument: PaperSignature {
    PaperSignature(
      policy: policy, verdict: .invalid, code: SubIndication.signatureConstraintsFailure.rawValue,
      reason: Words(
        vi: """
          tệp đã ký không phải là đơn do cổng phát hành với đúng các câu trả lời và giấy tờ này; hãy tải lại đơn, ký \
          (PDF: ký bổ sung, không ghi lại tệp) và nộp tệp đã ký
          """,
        en: """
          what was signed is not the application that the portal issued of exactly these answers and papers; download it \
          again, sign it (a PDF: by adding to the file, not by saving it anew) and hand the signed file in
          """), signers: signers, at: at)
  }
}

extension PaperSignature.Verdict {
  fileprivate init(_ indication: Indication) {
    switch indication {
    case .totalPassed: self = .valid
    case .indeterminate: self = .undecided
    case .totalFailed: self = .invalid
    }
  }
}
