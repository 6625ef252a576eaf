import Crypto
import HTML
import HTTPServing
import OneStop
import Proofs
import Text

/// Where anybody verifies a receipt: its file, or the text of its QR code, pasted or as a file.
///
/// The office verifies what it signed itself here; who does not trust it for that finds the keys, and the program that needs no
/// office.
struct ReceiptCheckPage: Speaking {
  let language: Language
  var text = ""
  var judgement: ReceiptJudgement?
  var flaws: [Flaw] = []

  static let path = ["bien-nhan", "kiem-tra"]
  /// Bytes of the form: a receipt, as a file and as text.
  static let formBytes = 2 * Receipt.byteLimit + PageLimits.formBytes

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    ReceiptCheckPage(language: visit.language).response(visit)
  }

  /// Verifies what was sent. Nothing is kept of it.
  static func verify(_ visit: Visit, _ site: Site) throws -> Response {
    let form = try visit.request.form()
    var page = ReceiptCheckPage(language: visit.language)
    page.text = form.fields["bien-nhan"] ?? ""
    var bytes = Array(page.text.utf8)
    if let file = form.files("tep").first {
      bytes = []
      var reader = file.reader()
      while bytes.count <= Receipt.byteLimit, let piece = try reader.next() { bytes += piece }
    }
    do throws(Receipt.Fault) {
      let receipt = try Receipt(reading: bytes)
      page.judgement = try? site.office.judgement(of: receipt)
      if page.judgement == nil { page.flaws = [.unavailable] }
    } catch {
      page.flaws = [Flaw(input: "bien-nhan", error.words)]
    }
    return page.response(visit)
  }

  private func response(_ visit: Visit) -> Response {
    let wrong = flaws.isEmpty ? "" : saying("Lỗi: ", "Error: ")
    return visit.page(
      wrong + saying("Kiểm tra biên nhận", "Verify a receipt"), status: flaws.isEmpty ? .ok : .unprocessable,
      keeping: .secret, path: ReceiptCheckPage.path, main)
  }

  private var main: Node {
    .div(
      .class("narrow"), .h1(say("Kiểm tra biên nhận", "Verify a receipt")),
      ErrorSummary(language: language, flaws: flaws).node, .with(judgement) { result($0) },
      .p(
        say(
          "Biên nhận tự chứng minh hồ sơ đã được ghi vào nhật ký của cơ quan lúc đó. Trang này còn so biên nhận với nhật ký hôm nay, và nói rõ nếu nhật ký đã bị viết lại. Quét mã QR lớn trên biên nhận rồi dán dòng chữ MC1:… vào đây, hoặc chọn tệp JSON của biên nhận.",
          "A receipt proves that the dossier was recorded in the office's log at that time. This page also holds it against the log of today, and says so when that was rewritten. Scan the large QR code on it and paste the text MC1:… here, or choose the JSON file of the receipt."
        )),
      .form(
        .id("kiem-tra"), .method(.post), .action("/bien-nhan/kiem-tra"), .multipart, .novalidate,
        Asked(
          language: language, name: "bien-nhan",
          label: say("Nội dung mã QR hoặc biên nhận", "Text of the code or receipt"),
          hint: nil, flaws: flaws
        ).line(
          .textarea(
            text, .id(InputID("bien-nhan").text), .name("bien-nhan"), .rows(6), .autocomplete("off"),
            Asked.described("bien-nhan", hasHint: false, flaws))),
        Asked(
          language: language, name: "tep", label: say("Hoặc tệp biên nhận", "Or its file"), hint: nil, flaws: flaws
        ).line(.input(.id(InputID("tep").text), .name("tep"), .type(.file), .accept(".json,.txt"))),
        .button(.type(.submit), say("Kiểm tra", "Verify"))),
      .p(
        .class("quiet"),
        say(
          "Muốn kiểm tra mà không cần tin cơ quan: tải khóa công khai một lần, giữ lại, rồi dùng motcua receipt verify trên máy của bạn.",
          "To verify without trusting the office: get its public key once, keep it, and use motcua receipt verify on your own machine."
        ), " ",
        .a(.href("/api/v1/log/keys"), say("Khóa công khai", "Public keys"))))
  }

  private func result(_ judgement: ReceiptJudgement) -> Node {
    .section(
      .class(judgement.outcome == .proved ? "panel" : "card"), .role("status"),
      .h2(say(judgement.outcome.heading)),
      .p(say(judgement.words)), .with(judgement.timeStampWords) { .p(say($0)) })
  }
}

extension ReceiptJudgement.Outcome {
  fileprivate var heading: Words {
    switch self {
    case .proved: Words(vi: "Biên nhận đúng", en: "The receipt is right")
    case .rewritten:
      Words(vi: "Biên nhận đúng, nhật ký đã bị viết lại", en: "The receipt is right, the log was rewritten")
    case .undecided: Words(vi: "Chưa kết luận được", en: "It cannot be decided")
    case .notUnderHead, .notSigned, .brokenTimeStamp:
      Words(vi: "Biên nhận không đúng", en: "The receipt is not right")
    }
  }
}

extension Flaw {
  fileprivate static let unavailable = Flaw(
    input: "",
    Words(
      vi: "Chưa kiểm tra được lúc này. Hãy thử lại sau.", en: "It cannot be verified at the moment. Try again later."))
}
