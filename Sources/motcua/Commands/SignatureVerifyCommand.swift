import Crypto
import JSON
import OneStop
import Procedures
import Signatures
import Text
import WorkingTime

/// `motcua signature verify`: whether the signatures of a document hold, and why.
enum SignatureVerifyCommand {
  static let file = Parameter.operand(
    "FILE",
    Words(
      vi: "văn bản có chữ ký: XML, PDF, hoặc CMS (.p7s, .p7m); - là đầu vào chuẩn",
      en: "the signed document: XML, PDF or CMS (.p7s, .p7m); - is standard input"))
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
  static let at = Parameter<Instant>.option(
    "at", "TIME",
    Words(
      vi: "thời điểm kiểm tra: 2026-11-20T16:30 hoặc now (mặc định)",
      en: "moment of the judgement: 2026-11-20T16:30 or now (default)")
  ) { text, host in
    guard text != "recorded" else {
      throw CommandError.usage(
        Words(
          vi: "--at recorded cần gói bằng chứng, hiện chưa có",
          en: "--at recorded needs an evidence bundle; none are kept yet"))
    }
    return try Parameter<Instant>.moment("at", Words.plain("")).read(text, host)
  }

  static let command = Command(
    "signature verify", Words(vi: "kiểm tra chữ ký số", en: "verify digital signatures"),
    details: Words(
      vi: """
        Chữ ký kém nhất quyết định. Không có --trust thì chỉ tin các nguồn mà chính sách nêu; không có danh sách thu hồi \
        dùng được thì chưa kết luận. Không tải gì từ mạng. Kết thúc bằng 0 khi hợp lệ, 1 khi không hợp lệ, 2 khi chưa kết \
        luận được.
        JSON: indication (TOTAL_PASSED, INDETERMINATE, TOTAL_FAILED), subIndication, policy, time, document, \
        signatures[] ({indication, subIndication, headline, facts, signer, provenTime, checks[], chain[], \
        revocation[], timeStamps[], next}), signers[] ({signer, name, needed, found, outcome}).
        """,
      en: """
        The worst signature decides. Without --trust nobody but the anchors of the policy's sets is trusted; without a usable \
        revocation list it stays undecided. Nothing is fetched. Ends with 0 when valid, 1 when not, 2 when undecided.
        JSON: indication (TOTAL_PASSED, INDETERMINATE, TOTAL_FAILED), subIndication, policy, time, document, \
        signatures[] ({indication, subIndication, headline, facts, signer, provenTime, checks[], chain[], \
        revocation[], timeStamps[], next}), signers[] ({signer, name, needed, found, outcome}).
        """),
    parameters: [file, content, trust, intermediates, lists, policy, applicant, at, .json, .definitions], run: run)

  /// Bytes of a document or of its content.
  private static let documentBytes = 256 * 1024 * 1024

  private static func run(_ call: Call) throws -> ExitCode {
    let files = SignatureMaterialFiles()
    let (policy, anchors) = try asked(call)
    let material = TrustMaterial(
      anchors: try files.certificates(call.all(trust)) + anchors,
      intermediates: try files.certificates(call.all(intermediates)),
      revocationLists: try files.revocationLists(call.all(lists)),
      ocspResponses: try files.ocspResponses(call.all(lists)))
    let document = try InputText(name: call.required(file)).bytes(most: documentBytes)
    let signed = try call[content].map { try InputText(name: $0).bytes(most: documentBytes) }
    let verification = Verification(
      material: material, policy: policy, now: try call[at] ?? call.host.now())
    let report = verification.report(on: document, content: signed)
    if call[.json] {
      call.output.line(report.json.canonicalText)
    } else {
      write(report, to: call.output, call.language)
    }
    return switch report.indication {
    case .totalPassed: .done
    case .totalFailed: .refused
    case .indeterminate: .undecided
    }
  }

  /// The policy, and the anchors that it trusts by itself: none when some are named on the command line.
  private static func asked(_ call: Call) throws -> (ValidationPolicy, [Certificate]) {
    guard let name = try call[policy], name != ValidationPolicy.strict.id else { return (.strict, []) }
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
    return (policy.validation(applicant: try call[applicant]), anchors)
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
