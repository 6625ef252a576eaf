import JSON
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
  static let policy = Parameter<ValidationPolicy>.option(
    "policy", "ID", Words(vi: "chính sách kiểm tra (mặc định: strict)", en: "the policy (default: strict)")
  ) { text, _ in
    guard text == ValidationPolicy.strict.id else {
      throw CommandError.usage(
        Words(
          vi: "không có chính sách “\(text.harmless)”; hiện chỉ có strict",
          en: "there is no policy “\(text.harmless)”; only strict is there so far"))
    }
    return .strict
  }
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
        Chữ ký kém nhất quyết định. Không có --trust thì không tin ai; không có danh sách thu hồi dùng được thì chưa \
        kết luận. Không tải gì từ mạng. Kết thúc bằng 0 khi hợp lệ, 1 khi không hợp lệ, 2 khi chưa kết luận được.
        JSON: indication (TOTAL_PASSED, INDETERMINATE, TOTAL_FAILED), subIndication, policy, time, document, \
        signatures[] ({indication, subIndication, headline, facts, signer, provenTime, checks[], chain[], \
        revocation[], timeStamps[], next}).
        """,
      en: """
        The worst signature decides. Without --trust nobody is trusted; without a usable revocation list it stays \
        undecided. Nothing is fetched. Ends with 0 when valid, 1 when not, 2 when undecided.
        JSON: indication (TOTAL_PASSED, INDETERMINATE, TOTAL_FAILED), subIndication, policy, time, document, \
        signatures[] ({indication, subIndication, headline, facts, signer, provenTime, checks[], chain[], \
        revocation[], timeStamps[], next}).
        """),
    parameters: [file, content, trust, intermediates, lists, policy, at, .json], run: run)

  /// Bytes of a document or of its content.
  private static let documentBytes = 256 * 1024 * 1024

  private static func run(_ call: Call) throws -> ExitCode {
    let files = SignatureMaterialFiles()
    let material = TrustMaterial(
      anchors: try files.certificates(call.all(trust)), intermediates: try files.certificates(call.all(intermediates)),
      revocationLists: try files.revocationLists(call.all(lists)),
      ocspResponses: try files.ocspResponses(call.all(lists)))
    let document = try InputText(name: call.required(file)).bytes(most: documentBytes)
    let signed = try call[content].map { try InputText(name: $0).bytes(most: documentBytes) }
    let verification = Verification(
      material: material, policy: try call[policy] ?? .strict, now: try call[at] ?? call.host.now())
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
