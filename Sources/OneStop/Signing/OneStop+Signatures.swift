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
    let number = statement.applicant.identity
    return try papers.map { paper in
      guard let asked = statement.procedure.parts.first(where: { $0.id == paper.part })?.signature else { return paper }
      let issued =
        switch asked.signs {
        case .application: try everyIssue(of: statement)
        case .deed, nil: nil as [IssuedDocument]?
        }
      var paper = paper
      paper.signature = try finding(
        on: paper.sha256, bytes: paper.bytes, by: asked.policy, applicant: number, signing: issued)
      return paper
    }
  }

  /// The signed document of an act with what is found about it; as it is where no signature is asked, for the dossier to
  /// refuse.
  func judged(_ document: SignedDocument, of act: Act, on code: DossierCode, for caller: Caller) throws
    -> SignedDocument
  {
    let definitions = self.definitions
    let asked: (policy: Key<SignaturePolicy>, applicant: String?, signs: Statement?)? = try store.read(for: authority) {
      record in
      let standing = try Standing(of: caller, in: definitions.authority, at: environment.now(), record)
      guard let stored = try record.dossier(code, for: standing.sight) else { throw UseRefusal.noSuchDossier }
      let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
      guard case .step(let id) = stored.dossier.place, let step = procedure.step(id),
        let action = step.action(act.action), let signature = action.signature
      else { return nil }
      let asksApplicant = definitions.signaturePolicies[signature.policy]?.asksApplicant ?? false
      guard asksApplicant || signature.signs == .deed else { return (signature.policy, nil, nil) }
      let content = try CurrentContent(of: stored, procedure, record)
      let deed = Statement.Deed(code: code, step: step, action: action)
      return (
        signature.policy, content.answers.flatMap { procedure.applicant(in: $0).identity },
        signature.signs == .deed
          ? statement(of: deed, in: procedure, answers: content.answers, papers: content.papers, stored.dossier) : nil
      )
    }
    guard let asked else { return document }
    var document = document
    document.signature = try finding(
      on: document.sha256, bytes: document.bytes, by: asked.policy, applicant: asked.applicant,
      signing: try asked.signs.map { try everyIssue(of: $0) })
    return document
  }

  /// What is found about a file.
  ///
  /// - Parameter issued: The documents of which it has to be one; nil when any will do.
  private func finding(
    on sha256: String, bytes: Int, by id: Key<SignaturePolicy>, applicant: String?, signing issued: [IssuedDocument]?
  ) throws -> PaperSignature {
    let definitions = self.definitions
    let now = environment.now()
    guard let policy = definitions.signaturePolicies[id] else {
      return PaperSignature(
        policy: id, verdict: .undecided, code: SubIndication.signaturePolicyNotAvailable.rawValue,
        reason: Words(
          vi: "cơ quan không còn chính sách chữ ký “\(id)”", en: "the office has no signature policy “\(id)” any more"),
        signers: [], at: now)
    }
    // Who the applicant is matters only to a policy that asks for the applicant's own signature.
    let applicant = policy.asksApplicant ? applicant : nil
    let question = JudgedLately.Question(
      sha256: sha256, policy: policy, trust: policy.trust.compactMap { definitions.trustSets[$0] }, applicant: applicant
    )
    // What has to be one of some issued documents is a question about one dossier, and not asked again.
    func judge() throws -> PaperSignature {
      let content = try files.open(sha256: sha256, bytes: bytes).read(at: 0, count: bytes)
      let (report, isIssued) = reported(
        on: content, by: policy, applicant: applicant, signing: issued, definitions, now)
      let found = PaperSignature(report, policy: id, at: now)
      return isIssued || found.verdict == .invalid ? found : found.ofAnotherDocument
    }
    return issued == nil ? try judgedLately.finding(on: question, at: now, judge) : try judge()
  }

  /// What is found with what is at hand; and once more with what is at hand about the very certificates that were met, when
  /// there is something.
  private func reported(
    on bytes: [UInt8], by policy: SignaturePolicy, applicant: String?, signing issued: [IssuedDocument]?,
    _ definitions: Definitions, _ now: Instant
  ) -> (VerificationReport, isIssued: Bool) {
    func report(_ data: RevocationData, _ responses: [[UInt8]]) -> (VerificationReport, isIssued: Bool) {
      let material = TrustMaterial(
        anchors: definitions.anchors(of: policy),
        intermediates: definitions.intermediates(of: policy) + data.intermediates, revocationLists: data.lists,
        // Those about these certificates come first: a judgement looks at so many only.
        ocspResponses: responses + data.responses)
      let verification = Verification(material: material, policy: policy.validation(applicant: applicant), now: now)
      guard let issued else { return (verification.report(on: bytes), true) }
      return verification.report(on: bytes, signing: issued)
    }
    let data = revocation()
    let first = report(data, [])
    let met = data.about(first.0.chains)
    return met.isNew || !met.responses.isEmpty ? report(revocation(), met.responses) : first
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
