import Crypto
public import Documents
import Dossiers
import Forms
public import Procedures
import Signatures
public import Text
import WorkingTime

extension OneStop {
  /// The papers with what is found about the signatures of those that have to be signed.
  ///
  /// Files are read and judged here, before the record is asked for the pen; the same file and the same moment have the
  /// same finding.
  ///
  /// - Parameters:
  ///   - statement: What a signed application has to be.
  ///   - evidence: Takes in what the findings stand on, to be kept with what names them.
  func judged(
    _ papers: [Paper], of statement: Statement, channel: Channel, keeping evidence: inout [KeptEvidence]
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
        on: paper.sha256, bytes: paper.bytes, by: asked.policy, applicant: number, signing: issued, keeping: &evidence)
      return paper
    }
  }

  /// The signed document of an act with what is found about it; as it is where no signature is asked, for the dossier to
  /// refuse.
  func judged(
    _ document: SignedDocument, of act: Act, on code: DossierCode, for caller: Caller,
    keeping evidence: inout [KeptEvidence]
  ) throws -> SignedDocument {
    let definitions = self.definitions
    typealias Asked = (policy: Key<SignaturePolicy>, applicant: String?, isBound: Bool, statement: Statement?)
    let asked: Asked? = try store.read(for: authority) { record in
      let standing = try Standing(of: caller, in: definitions.authority, at: environment.now(), record)
      guard let stored = try record.dossier(code, for: standing.sight) else { throw UseRefusal.noSuchDossier }
      let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
      guard case .step(let id) = stored.dossier.place, let step = procedure.step(id),
        let action = step.action(act.action), let signature = action.signature
      else { return nil }
      let asksApplicant = definitions.signaturePolicies[signature.policy]?.asksApplicant ?? false
      guard asksApplicant || signature.signs == .deed else { return (signature.policy, nil, false, nil) }
      let content = try CurrentContent(of: stored, procedure, record)
      let task = stored.dossier.tasks.first { $0.number == act.task }
      let deed = Statement.Deed(code: code, step: step, assignment: task?.assignment, action: action)
      return (
        signature.policy, content.answers.flatMap { procedure.applicant(in: $0).identity }, signature.signs == .deed,
        statement(
          of: deed, in: procedure, answers: act.supplement?.answers ?? content.answers,
          papers: content.papers + (act.supplement?.papers ?? []), stored.dossier)
      )
    }
    guard let asked else { return document }
    var document = document
    document.signature = try finding(
      on: document.sha256, bytes: document.bytes, by: asked.policy, applicant: asked.applicant,
      signing: asked.isBound ? try asked.statement.map { try everyIssue(of: $0) } ?? [] : nil, keeping: &evidence)
    return document
  }

  /// The signed file of an official document, with what is found about it; what the finding stands on is kept at once.
  ///
  /// - Throws: `FileRefusal` when there is no such upload, ``UseRefusal/noSuchPolicy(_:nearest:)``.
  public func sealedFile(upload id: String, under policy: Key<SignaturePolicy>) throws -> SealedFile {
    let policies = definitions.signaturePolicies
    guard policies[policy] != nil else {
      throw UseRefusal.noSuchPolicy(
        policy.text, nearest: nearestWord(to: policy.text, among: policies.keys.map(\.text).sorted()))
    }
    let document = try signedDocument(upload: id)
    var evidence: [KeptEvidence] = []
    let found = try finding(
      on: document.sha256, bytes: document.bytes, by: policy, applicant: nil, signing: nil, keeping: &evidence)
    let kept = evidence
    try store.write(for: authority) { record in for thing in kept { try record.keep(thing) } }
    let authenticity: Authenticity =
      switch found.verdict {
      case .valid: .valid
      case .undecided: .undecided
      case .invalid: .invalid
      }
    return SealedFile(
      file: DocumentFile(
        sha256: document.sha256, name: document.name, bytes: document.bytes, type: document.type),
      authenticity: authenticity, policy: policy, signer: found.signers.first, evidence: found.evidence)
  }

  /// What is found about a file.
  ///
  /// - Parameter issued: The documents of which it has to be one; nil when any will do.
  private func finding(
    on sha256: String, bytes: Int, by id: Key<SignaturePolicy>, applicant: String?, signing issued: [IssuedDocument]?,
    keeping evidence: inout [KeptEvidence]
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
    func judge() throws -> Finding {
      let content = try files.open(sha256: sha256, bytes: bytes).read(at: 0, count: bytes)
      let (verification, beside, isIssued) = verification(
        of: content, by: policy, applicant: applicant, signing: issued, definitions, now)
      let made = try? verification.reportWithEvidence(
        on: content, content: beside, sets: definitions.anchorSets(of: policy), policyText: policy.text)
      var found = PaperSignature(
        made?.report ?? verification.report(on: content, content: beside), policy: id, at: now)
      if !isIssued, found.verdict != .invalid {
        found = found.ofAnotherDocument
      } else if definitions.anchors(of: policy).isEmpty {
        found = found.withoutAnchors(of: policy)
      }
      found.evidence = made?.evidence.sha256.hex
      return Finding(signature: found, evidence: made?.evidence.kept ?? [])
    }
    let found = issued == nil ? try judgedLately.finding(on: question, at: now, judge) : try judge()
    evidence += found.evidence
    return found.signature
  }

  /// The verification of a file with what is at hand, and with what is at hand about the very certificates that it meets;
  /// what its signatures are read beside, and whether it is one of the issued documents.
  private func verification(
    of bytes: [UInt8], by policy: SignaturePolicy, applicant: String?, signing issued: [IssuedDocument]?,
    _ definitions: Definitions, _ now: Instant
  ) -> (Verification, beside: [UInt8]?, isIssued: Bool) {
    func verification(_ data: RevocationData, _ responses: [[UInt8]]) -> (Verification, [UInt8]?, Bool) {
      let material = TrustMaterial(
        anchors: definitions.anchors(of: policy),
        intermediates: definitions.intermediates(of: policy) + data.intermediates, revocationLists: data.lists,
        // Those about these certificates come first: a judgement looks at so many only.
        ocspResponses: responses + data.responses)
      let verification = Verification(material: material, policy: policy.validation(applicant: applicant), now: now)
      guard let issued else { return (verification, nil, true) }
      let (beside, isIssued) = verification.match(bytes, signing: issued)
      return (verification, beside, isIssued)
    }
    let data = revocation()
    let first = verification(data, [])
    let met = data.about(first.0.report(on: bytes, content: first.1).chains)
    return met.isNew || !met.responses.isEmpty ? verification(revocation(), met.responses) : first
  }
}

extension Verification {
  /// Whether a signed file is one of some issued documents, and beside which document its signatures are read: a signature in
  /// a file of its own is read beside the document that it is about.
  func match(_ bytes: [UInt8], signing issued: [IssuedDocument]) -> (content: [UInt8]?, isIssued: Bool) {
    let alone = report(on: bytes)
    if issued.contains(where: { $0.isSigned(in: bytes, alone) }) { return (nil, true) }
    guard alone.format == .cms else { return (nil, false) }
    for document in issued {
      let beside = report(on: bytes, content: document.bytes)
      if beside.indication != .totalFailed, document.isSigned(in: bytes, beside) { return (document.bytes, true) }
    }
    return (nil, false)
  }
}

extension PaperSignature {
  init(_ report: VerificationReport, policy: Key<SignaturePolicy>, at now: Instant) {
    let names = report.signatures.compactMap { $0.judgement.signer?.subject.commonName }
    self.init(
      policy: policy, verdict: Verdict(report.indication), code: report.subIndication?.rawValue,
      reason: report.reason, signers: names, at: now)
  }

  /// The same, where the office has no certificate at all that the policy trusts: what has to be done about it is the
  /// operator's, and nothing that whoever signs could mend.
  fileprivate func withoutAnchors(of policy: SignaturePolicy) -> PaperSignature {
    guard verdict == .undecided else { return self }
    return PaperSignature(
      policy: policy.id, verdict: verdict, code: code,
      reason: Words(
        vi: """
          cơ quan chưa có chứng thư gốc tin cậy nào cho chính sách “\(policy.name.vi)”; người quản trị thêm bằng \
          `motcua signature trust add`
          """,
        en: """
          the office has no trusted root certificate for the policy “\(policy.name.en)” yet; its operator adds one with \
          `motcua signature trust add`
          """), signers: signers, at: at)
  }

  /// The same signatures, which are about something else than what has to be signed.
  fileprivate var ofAnotherDocument: PaperSignature {
    PaperSignature(
      policy: policy, verdict: .invalid, code: SubIndication.signatureConstraintsFailure.rawValue,
      reason: Words(
        vi: """
          nội dung đã ký không phải là văn bản do cổng phát hành với đúng các câu trả lời và giấy tờ này; hãy tải lại, ký \
          (PDF: ký bổ sung, không ghi lại tệp) và nộp tệp đã ký
          """,
        en: """
          what was signed is not what the portal issued of exactly these answers and papers; download it again, sign it (a \
          PDF: by adding to the file, not by saving it anew) and hand the signed file in
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
