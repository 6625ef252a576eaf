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
  func judged(_ papers: [Paper], of procedure: Procedure, answers: Answers, channel: Channel) throws -> [Paper] {
    guard channel == .online else { return papers }
    let definitions = self.definitions
    let number = procedure.applicant(in: answers).identity
    return try papers.map { paper in
      guard let asked = procedure.parts.first(where: { $0.id == paper.part })?.signature else { return paper }
      var paper = paper
      paper.signature = try finding(on: paper, by: asked.policy, applicant: number, definitions)
      return paper
    }
  }

  private func finding(
    on paper: Paper, by id: Key<SignaturePolicy>, applicant: String?, _ definitions: Definitions
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
    let report = Verification(material: material, policy: policy.validation(applicant: applicant), now: now)
      .report(on: try file.read(at: 0, count: paper.bytes))
    return PaperSignature(report, policy: id, at: now)
  }
}

extension PaperSignature {
  init(_ report: VerificationReport, policy: Key<SignaturePolicy>, at now: Instant) {
    let names = report.signatures.compactMap { $0.judgement.signer?.subject.commonName }
    self.init(
      policy: policy, verdict: Verdict(report.indication), code: report.subIndication?.rawValue,
      reason: report.reason, signers: names, at: now)
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
