import Crypto
import JSON
import OneStop
import Procedures
import Revocations
import Signatures
import Text
import WorkingTime

/// `motcua signature verify`: whether the signatures of a document hold, and why.
enum SignatureVerifyCommand {
  static let file = Parameter.operand(
    "FILE",
    Words(
      vi: "văn bản có chữ ký: XML, PDF, hoặc CMS (.p7s, .p7m); - là đầu vào chuẩn",
      en: "the signed document: XML, PDF or CMS (.p7s, .p7m); - is standard input"),
    isRequired: false)
  static let content = Parameter.option(
    "content", "FILE",
    Words(
      vi: "nội dung đã ký, khi chữ ký nằm ở tệp riêng", en: "what was signed, when the signature is a file of its own"))
  static let trust = Parameter.option(
    "trust", "PATH",
    Words(
      vi: "chứng thư được tin cậy: tệp PEM, DER hoặc thư mục",
      en: "certificates to trust: a PEM or DER file, or a folder"),
    repeats: true)
  static let intermediates = Parameter.option(
    "intermediates", "PATH",
    Words(
      vi: "chứng thư trung gian: tệp PEM, DER hoặc thư mục",
      en: "certificates that may stand in between: a PEM or DER file, or a folder"), repeats: true)
  static let lists = Parameter.option(
    "crl", "PATH",
    Words(
      vi: "danh sách thu hồi, trả lời OCSP: tệp PEM, DER hoặc thư mục",
      en: "revocation lists and OCSP responses: a PEM or DER file, or a folder"), repeats: true)
  static let policy = Parameter.option(
    "policy", "ID",
    Words(
      vi: "chính sách trong Signatures của thư mục định nghĩa, hoặc strict (mặc định)",
      en: "a policy of Signatures in the folder of definitions, or strict (default)"))
  static let applicant = Parameter.option(
    "applicant", "NUMBER",
    Words(
      vi: "số định danh của người nộp hồ sơ, cho chính sách có person: applicant",
      en: "the applicant's personal number, for a policy with person: applicant"))
  static let command = Command(
    "signature verify", Words(vi: "kiểm tra chữ ký số", en: "verify digital signatures"),
    details: Words(
      vi: """
        Chữ ký kém nhất quyết định. Không có --trust thì chỉ tin các nguồn mà chính sách nêu; không có danh sách thu hồi \
        dùng được thì chưa kết luận. Không có --fetch thì không tải gì từ mạng. Kết thúc bằng 0 khi hợp lệ, 1 khi không hợp lệ, 2 khi chưa kết \
        luận được.
        --save-evidence ghi lại mọi thứ mà kết luận dựa vào. --evidence BUNDLE --at recorded kiểm tra lại từ gói, không cần \
        mạng, phải ra đúng kết luận đã ghi từng byte; khác thì kết thúc bằng 70. --evidence BUNDLE --at now xem hôm nay kết \
        luận thế nào, với --trust (thay các nguồn trong gói) và --crl mới; thời điểm mà gói tự nêu không chứng minh gì.
        JSON: indication (TOTAL_PASSED, INDETERMINATE, TOTAL_FAILED), subIndication, policy, time, document, \
        signatures[] ({indication, subIndication, headline, facts, signer, provenTime, provenBy, checks[], chain[], \
        revocation[], timeStamps[], next}), signers[] ({signer, name, needed, found, outcome}).
        """,
      en: """
        The worst signature decides. Without --trust nobody but the anchors of the policy's sets is trusted; without a usable \
        revocation list it stays undecided. Nothing is fetched without --fetch. Ends with 0 when valid, 1 when not, 2 when undecided.
        --save-evidence keeps all that the verdict stands on. --evidence BUNDLE --at recorded judges again from the bundle alone, \
        offline, and must give the recorded report to the last byte; else it ends with 70. --evidence BUNDLE --at now tells \
        today's view, with --trust (in place of the bundle's anchors) and newer --crl; the time that a bundle tells about \
        itself proves nothing, but with --data DIR the office's own log does, when an entry of it holds this very finding.
        JSON: indication (TOTAL_PASSED, INDETERMINATE, TOTAL_FAILED), subIndication, policy, time, document, \
        signatures[] ({indication, subIndication, headline, facts, signer, provenTime, provenBy, checks[], chain[], \
        revocation[], timeStamps[], next}), signers[] ({signer, name, needed, found, outcome}); with --evidence --at now \
        record ({position, dossier, at, leaf} of the log's entry, or null).
        """),
    parameters: [
      file, content, trust, intermediates, lists, policy, applicant, SignatureEvidence.at, SignatureEvidence.bundle,
      SignatureEvidence.save, SignatureFetching.fetch, .json, .definitions, DataPlace.parameter,
    ], run: run)

  /// Bytes of a document or of its content.
  private static let documentBytes = 256 * 1024 * 1024

  private static func run(_ call: Call) throws -> ExitCode {
    let (report, record) = try call[SignatureEvidence.bundle].map { try kept(in: $0, call) } ?? (fresh(call), nil)
    if call[.json] {
      var json = report.json
      if let record, case .object(var members) = json {
        members["record"] = record.json
        json = .object(members)
      }
      call.output.line(json.canonicalText)
    } else {
      write(report, to: call.output, call.language)
      if let record { call.output.note(record.words.in(call.language)) }
    }
    return switch report.indication {
    case .totalPassed: .done
    case .totalFailed: .refused
    case .indeterminate: .undecided
    }
  }

  /// The report about a file.
  private static func fresh(_ call: Call) throws -> VerificationReport {
    let now: Instant
    switch try call[SignatureEvidence.at] {
    case .at(let moment)?: now = moment
    case nil: now = call.host.now()
    case .recorded?:
      throw CommandError.usage(
        Words(vi: "--at recorded cần --evidence", en: "--at recorded needs --evidence"))
    }
    let asked = try asked(call)
    var material = try more(call)
    material.anchors = try SignatureMaterialFiles().certificates(call.all(trust)) + asked.anchors
    material.intermediates += asked.intermediates
    let target = try call[SignatureEvidence.save].map { try NewFile($0) }
    let document = try InputText(name: call.required(file)).bytes(most: documentBytes)
    let signed = try call[content].map { try InputText(name: $0).bytes(most: documentBytes) }
    if call[SignatureFetching.fetch] {
      try SignatureFetching.complete(&material, plans: asked.plans, call) { material in
        Verification(material: material, policy: asked.policy, now: now).report(on: document, content: signed)
      }
    }
    let verification = Verification(material: material, policy: asked.policy, now: now)
    guard let target else { return verification.report(on: document, content: signed) }
    let made = try verification.reportWithEvidence(
      on: document, content: signed, sets: asked.sets, policyText: asked.text)
    guard let bundle = made.evidence.bytes else {
      throw CommandError.refused(
        Words(vi: "gói bằng chứng lớn hơn 2 GB, không ghi được", en: "the evidence bundle would be larger than 2 GB"))
    }
    try target.write(bundle)
    return made.report
  }

  /// The report from an evidence bundle: the recorded one made again, or one of another moment.
  ///
  /// - Returns: The report, and what the office's own record says of the bundle when it is judged anew.
  private static func kept(
    in name: String, _ call: Call
  ) throws -> (VerificationReport, SignatureRecord?) {
    let others = [file.name, content.name, policy.name, applicant.name, SignatureEvidence.save.name]
    if let stray = others.first(where: { call.texts[$0] != nil }) {
      throw CommandError.usage(
        Words(vi: "--evidence không đi cùng \(stray)", en: "--evidence does not go together with \(stray)"))
    }
    let bundle = try SignatureEvidence.read(name)
    let now: Instant
    switch try call[SignatureEvidence.at] {
    case .at(let moment)?: now = moment
    case nil: now = call.host.now()
    case .recorded?:
      if let stray = [trust, intermediates, lists].map(\.name).first(where: { call.texts[$0] != nil }) {
        throw CommandError.usage(
          Words(
            vi: "--at recorded chỉ dùng những gì có trong gói, không nhận --\(stray)",
            en: "--at recorded stands on the bundle alone and takes no --\(stray)"))
      }
      return (try SignatureEvidence.again(bundle, name), nil)
    }
    let given = try SignatureMaterialFiles().certificates(call.all(trust))
    let anchors = try call.all(trust).isEmpty ? nil : given
    let more = try more(call)
    let record = try SignatureRecord(of: bundle, call)
    let report = try SignatureEvidence.told(name) { () throws(EvidenceFault) in
      try bundle.report(at: now, anchors: anchors, with: more, isOwnRecord: record.proof != nil)
    }
    return (report, record)
  }

  /// What is given beside anchors.
  private static func more(_ call: Call) throws -> TrustMaterial {
    let files = SignatureMaterialFiles()
    return TrustMaterial(
      intermediates: try files.certificates(call.all(intermediates)),
      revocationLists: try files.revocationLists(call.all(lists)),
      ocspResponses: try files.ocspResponses(call.all(lists)))
  }

  /// What is asked of a document.
  private struct Asked {
    var policy = ValidationPolicy.strict
    /// Whom the policy trusts by itself: nobody when some are named on the command line.
    var anchors: [Certificate] = []
    /// Certificates that may stand before them.
    var intermediates: [Certificate] = []
    /// What may be fetched for them.
    var plans: [RevocationPlan] = []
    /// The sets of the anchors.
    var sets: [SHA256: String] = [:]
    /// The policy as its author wrote it.
    var text: [UInt8]?
  }

  /// The policy, and the anchors that it trusts by itself: none when some are named on the command line.
  private static func asked(_ call: Call) throws -> Asked {
    guard let name = try call[policy], name != ValidationPolicy.strict.id else { return Asked() }
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    guard let id = Key<SignaturePolicy>(name), let policy = definitions.signaturePolicies[id] else {
      throw CommandError.usage(
        Words(vi: "không có chính sách “\(name.harmless)”", en: "there is no policy “\(name.harmless)”"),
        suggestion: nearestWord(
          to: name, among: definitions.signaturePolicies.keys.map(\.text) + [ValidationPolicy.strict.id]))
    }
    if try policy.signers.contains(where: \.isApplicant) && call[applicant] == nil {
      throw CommandError.usage(
        Words(
          vi: "chính sách “\(name)” cần biết người nộp hồ sơ: --applicant SỐ-ĐỊNH-DANH",
          en: "the policy “\(name)” has to know the applicant: --applicant NUMBER"))
    }
    let anchors = try call.all(trust).isEmpty ? definitions.anchors(of: policy) : []
    return Asked(
      policy: policy.validation(applicant: try call[applicant]), anchors: anchors,
      intermediates: definitions.intermediates(of: policy),
      plans: definitions.revocationPlans(for: policy),
      sets: definitions.anchorSets(of: policy),
      text: policy.text)
  }

  private static func write(_ report: VerificationReport, to output: Output, _ language: Language) {
    let style: Output.Style =
      switch report.indication {
      case .totalPassed: .green
      case .indeterminate: .yellow
      case .totalFailed: .red
      }
    let verdict = [report.indication.rawValue, report.subIndication?.rawValue].compactMap(\.self).joined(
      separator: ", ")
    output.line(output.styled("\(report.indication.headline.in(language)) (\(verdict))", style))
    if report.signatures.isEmpty {
      output.line(Words(vi: "Không tìm thấy chữ ký nào.", en: "No signature was found.").in(language))
    }
    for verdict in report.signers {
      output.line("\(verdict.signer.name.in(language)): \(verdict.words.in(language))")
    }
    for (position, signature) in report.signatures.enumerated() {
      let view = OfficerView(signature)
      let title = Words(vi: "Chữ ký \(position + 1)", en: "Signature \(position + 1)").in(language)
      output.line()
      output.line(output.styled("\(title): \(view.headline.in(language))", .bold))
      for line in view.lines {
        output.line("  \(line.label.in(language)): \(line.text.in(language).harmless)")
      }
    }
  }
}
