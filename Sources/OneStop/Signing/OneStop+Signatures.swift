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
        case .deed, .letter, nil: nil as [IssuedDocument]?
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
      guard asksApplicant || signature.isBound else { return (signature.policy, nil, false, nil) }
      let content = try CurrentContent(of: stored, procedure, record)
      let task = stored.dossier.tasks.first { $0.number == act.task }
      let deed = Statement.Deed(code: code, step: step, assignment: task?.assignment, action: action)
      var statement = statement(
        of: deed, in: procedure, answers: act.supplement?.answers ?? content.answers,
        papers: content.papers + (act.supplement?.papers ?? []), stored.dossier)
      if signature.signs == .letter, let bare = statement {
        // Where the act is not possible there is no letter either, and the dossier will say why.
        do {
          statement = try self.statement(bare, withLetterFor: act, on: stored, of: procedure, standing, caller, record)
        } catch is Refusal {
          statement = nil
        }
      }
      return (
        signature.policy, content.answers.flatMap { procedure.applicant(in: $0).identity }, signature.isBound, statement
      )
    }
    guard let asked else { return document }
    var document = document
    document.letter = asked.statement?.letter
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

  /// What is found about a document that came over the exchange being genuine: by the signatures on its files, under the
  /// policy of official documents.
  ///
  /// The worst signature decides, the seal on the message among them; a file without any says nothing. Where nothing is signed
  /// it stays undecided, and a clerk has to make sure of it some other way (Nghị định 30/2020/NĐ-CP, article 21.2).
  ///
  /// - Parameter evidence: Gets what the findings stand on, which is kept with the document.
  func authenticity(
    of documents: [DocumentFile], broughtUnder seal: MessageSeal?, keeping evidence: inout [KeptEvidence]
  ) throws -> Authenticity {
    let policy = OneStop.officialPolicy
    guard definitions.signaturePolicies[policy] != nil else { return .undecided }
    var verdicts: Set<PaperSignature.Verdict> = []
    switch seal?.verdict {
    case .valid: verdicts.insert(.valid)
    case .undecided: verdicts.insert(.undecided)
    case .invalid: verdicts.insert(.invalid)
    case .notVerifiable, nil: break
    }
    for file in documents where OneStop.signedTypes.contains(file.type) {
      let found = try finding(
        on: file.sha256, bytes: file.bytes, by: policy, applicant: nil, signing: nil, keeping: &evidence)
      let isUnsigned = found.signers.isEmpty && found.code == SubIndication.formatFailure.rawValue
      if !isUnsigned { verdicts.insert(found.verdict) }
    }
    if verdicts.contains(.invalid) { return .invalid }
    return verdicts == [.valid] ? .valid : .undecided
  }

  /// The policy by which the files of official documents are judged as they come.
  static let officialPolicy: Key<SignaturePolicy> = "co-quan"

  /// Files that can bear signatures of officials.
  private static let signedTypes: Set<String> = ["application/pdf", "application/pkcs7-mime"]

  /// What is found about a file.
  ///
  /// - Parameter issued: The documents of which it has to be one; nil when any will do.
  func finding(
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
    // What has to be one of some issued documents is a question about one dossier, and not asked again.
    let found =
      if let issued {
        try judged(sha256, bytes: bytes, by: policy, applicant: applicant, signing: issued, definitions, now)
      } else {
        try judgedLately.finding(
          on: JudgedLately.Question(
            sha256: sha256, policy: policy, trust: policy.trust.compactMap { definitions.trustSets[$0] },
            applicant: applicant, revocation: revocation().name), at: now
        ) {
          try judged(sha256, bytes: bytes, by: policy, applicant: applicant, signing: nil, definitions, now)
        }
      }
    evidence += found.evidence
    count(found.signature.verdict)
    return found.signature
  }

  /// Judges a file: its signatures are read and verified once, and judged by what is at hand, then by what can be had about
  /// the very certificates that they meet.
  private func judged(
    _ sha256: String, bytes: Int, by policy: SignaturePolicy, applicant: String?, signing issued: [IssuedDocument]?,
    _ definitions: Definitions, _ now: Instant
  ) throws -> Finding {
    func made(with data: RevocationData, _ responses: [[UInt8]] = []) -> Verification {
      let material = TrustMaterial(
        anchors: definitions.anchors(of: policy),
        intermediates: definitions.intermediates(of: policy) + data.intermediates, revocationLists: data.lists,
        // Those about these certificates come first: a judgement looks at so many only.
        ocspResponses: responses + data.responses)
      return Verification(material: material, policy: policy.validation(applicant: applicant), now: now)
    }
    let content = try files.open(sha256: sha256, bytes: bytes).read(at: 0, count: bytes)
    let data = revocation()
    var verification = made(with: data)
    let matched = issued.map { verification.find(in: content, signing: $0) }
    let signatures = matched?.found ?? verification.find(in: content)
    let isIssued = matched?.isIssued ?? true
    // A policy that fetches nothing has nobody asked, nor noted for the next round.
    if policy.revocation.fetches {
      let met = data.about(verification.report(on: signatures).chains)
      if met.isNew || !met.responses.isEmpty { verification = made(with: revocation(), met.responses) }
    }
    let kept = try? verification.reportWithEvidence(
      on: signatures, sets: definitions.anchorSets(of: policy), policyText: policy.text)
    var found = PaperSignature(kept?.report ?? verification.report(on: signatures), policy: policy.id, at: now)
    if !isIssued, found.verdict != .invalid {
      found = found.ofAnotherDocument
    } else if definitions.anchors(of: policy).isEmpty {
      found = found.withoutAnchors(of: policy)
    }
    found.evidence = kept?.evidence.sha256.hex
    return Finding(signature: found, evidence: kept?.evidence.kept ?? [])
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
