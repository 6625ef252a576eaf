import HTML
import HTTPServing
import OneStop
import Procedures
import Text

/// Where somebody goes on with a form that was begun before, here or on another device.
struct DraftPage: Speaking {
  let language: Language
  let token: FormToken
  let code: String
  let flaws: [Flaw]

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    try show(visit, code: visit.request.query["ma"] ?? "")
  }

  /// Opens the draft of a code, on the page where it was left.
  static func open(_ visit: Visit, _ site: Site) throws -> Response {
    let fields = try visit.request.form().fields
    let code = fields["ma"] ?? ""
    guard try visit.token(brought: fields["_the"], for: "ban-nhap") != nil else {
      return try show(visit, code: code, [.lost], status: .forbidden)
    }
    guard let kept = try site.office.draft(code), let procedure = site.office.definitions.procedures[kept.procedure],
      procedure.channels.contains(.online), let draft = AnswerDraft.reading(kept.body, of: procedure)
    else { return try show(visit, code: code, [.unknown], status: .unprocessable) }
    return try Filing(visit, site, procedure).resume(
      draft.draft, at: draft.stage, code: code, isCurrent: draft.isCurrent)
  }

  private static func show(
    _ visit: Visit, code: String, _ flaws: [Flaw] = [], status: Status = .ok
  ) throws -> Response {
    let page = DraftPage(
      language: visit.language, token: try visit.token(for: "ban-nhap"), code: code, flaws: flaws)
    let wrong = flaws.isEmpty ? "" : visit.saying("Lỗi: ", "Error: ")
    return visit.page(
      wrong + visit.saying("Tiếp tục bản nháp", "Go on with a draft"), status: status, keeping: .secret,
      path: ["ban-nhap"], page.main)
  }

  private var main: Node {
    .div(
      .class("narrow"), .h1(say("Tiếp tục bản nháp", "Go on with a draft")),
      ErrorSummary(language: language, flaws: flaws).node,
      .form(
        .id("ban-nhap"), .method(.post), .action("/ban-nhap"), .novalidate,
        .input(.type(.hidden), .name("_the"), .value(token.text)),
        Asked(
          language: language, name: "ma", label: say("Mã bản nháp", "Code of the draft"),
          hint: saying(
            "20 chữ và số đã hiện ra khi bạn bấm Lưu bản nháp.",
            "The 20 letters and digits that were shown when you saved it."), flaws: flaws
        ).line(
          .input(
            .id(InputID("ma").text), .name("ma"), .type(.text), .value(code), .autocomplete("off"),
            .autocapitalize("characters"), .class("medium"), Asked.described("ma", hasHint: true, flaws))),
        .button(.type(.submit), say("Mở bản nháp", "Open"))))
  }
}

extension Flaw {
  fileprivate static let lost = Flaw(
    input: "",
    Words(
      vi: "Trang đã mở quá lâu hoặc trình duyệt không lưu cookie. Hãy thử lại.",
      en: "The page was open for too long, or the browser keeps no cookies. Try again."))
  fileprivate static let unknown = Flaw(
    input: "ma",
    Words(
      vi: "Không có bản nháp nào với mã này. Bản nháp bị xóa sau \(DraftLimits.days) ngày, hoặc khi đã nộp hồ sơ.",
      en: "There is no draft of this code. A draft is erased after \(DraftLimits.days) days, and when it was submitted."
    ))
}
