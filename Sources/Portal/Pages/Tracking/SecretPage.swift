import Dossiers
import HTML
import HTTPServing
import OneStop
import Text

/// Where somebody shows the code and the secret of a receipt, to see the dossier.
struct SecretPage: Speaking {
  let language: Language
  let token: FormToken
  let code: String
  let flaws: [Flaw]
  let session: DossierSession?

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    try show(visit, code: visit.request.query["ma"] ?? "")
  }

  /// Lets the browser in when code and secret belong together; which of them is wrong is not told.
  static func open(_ visit: Visit, _ site: Site) throws -> Response {
    let form = try visit.request.form()
    let (typed, secret) = (form.fields["ma"] ?? "", form.fields["bi-mat"] ?? "")
    if let other = form.fields["_ngon-ngu"].flatMap(Language.init(rawValue:)) {
      visit.speak(other)
      return try show(visit, code: typed)
    }
    guard try visit.token(brought: form.fields["_the"], for: "tra-cuu") != nil else {
      return try show(visit, code: typed, [.lost], status: .forbidden)
    }
    guard let code = DossierCode(typed) else { return try show(visit, code: typed, [.noCode], status: .unprocessable) }
    guard !secret.isEmpty else { return try show(visit, code: typed, [.noSecret], status: .unprocessable) }
    let session = DossierSession(code: code, secretHash: OneStop.hash(ofSecret: secret), filedBy: nil)
    do {
      _ = try site.office.view(code, for: session.caller)
    } catch UseRefusal.noSuchDossier {
      return try show(visit, code: typed, [.wrong], status: .unprocessable)
    }
    visit.begin(session)
    return .redirect(to: Link(path: ["ho-so", code.text]).text)
  }

  /// Closes the dossier in this browser.
  static func leave(_ visit: Visit, _ site: Site) throws -> Response {
    let form = try visit.request.form()
    if try visit.token(brought: form.fields["_the"], for: "thoat") != nil { visit.endSession() }
    return .redirect(to: "/ho-so")
  }

  private static func show(
    _ visit: Visit, code: String, _ flaws: [Flaw] = [], status: Status = .ok
  ) throws -> Response {
    let page = SecretPage(
      language: visit.language, token: try visit.token(for: "tra-cuu"), code: code, flaws: flaws, session: visit.session
    )
    let wrong = flaws.isEmpty ? "" : visit.saying("Lỗi: ", "Error: ")
    return visit.page(
      wrong + visit.saying("Tra cứu hồ sơ", "Follow a dossier"), status: status, keeping: .secret, path: ["ho-so"],
      page.main)
  }

  private var main: Node {
    .div(
      .class("narrow"),
      .h1(say("Tra cứu hồ sơ", "Follow a dossier")),
      ErrorSummary(language: language, flaws: flaws).node,
      .with(session) { session in
        .p(
          .class("notice"), say("Đang mở: ", "Open in this browser: "),
          .a(.href(Link(path: ["ho-so", session.code.text])), .text(session.code.text)))
      },
      .p(
        say(
          "Mã hồ sơ và mã bí mật in trên biên nhận khi bạn nộp. Mã bí mật viết hoa hay thường, có gạch nối hay không đều được.",
          "Both stand on the receipt. How you write the secret, in capitals or not, with or without hyphens, does not matter."
        )),
      .form(
        .id("tra-cuu"), .method(.post), .action("/ho-so"), .novalidate,
        .input(.type(.hidden), .name("_the"), .value(token.text)),
        line(
          "ma", saying("Mã hồ sơ", "Code of the dossier"), code,
          hint: saying("Ví dụ H56.06-261122-0001", "For example H56.06-261122-0001")),
        line(
          "bi-mat", saying("Mã bí mật", "Secret"), "",
          hint: saying("20 chữ và số, chia 4 nhóm", "20 letters and digits in 4 groups")),
        .button(.type(.submit), say("Xem hồ sơ", "Open"))))
  }

  private func line(_ name: String, _ label: String, _ value: String, hint: String) -> Node {
    Asked(language: language, name: name, label: .text(label), hint: hint, flaws: flaws).line(
      .input(
        .id(InputID(name).text), .name(name), .type(.text), .value(value), .autocomplete("off"),
        .autocapitalize("characters"), .class("medium"), Asked.described(name, hasHint: true, flaws)))
  }
}

extension Flaw {
  fileprivate static let lost = Flaw(
    input: "",
    Words(
      vi: "Trang đã mở quá lâu hoặc trình duyệt không lưu cookie. Hãy thử lại.",
      en: "The page was open for too long, or the browser keeps no cookies. Try again."))
  fileprivate static let noCode = Flaw(
    input: "ma",
    Words(
      vi: "Nhập mã hồ sơ như trên biên nhận, ví dụ H56.06-261122-0001.",
      en: "Enter the code as on the receipt, for example H56.06-261122-0001."))
  fileprivate static let noSecret = Flaw(
    input: "bi-mat", Words(vi: "Nhập mã bí mật trên biên nhận.", en: "Enter the secret on the receipt."))
  fileprivate static let wrong = Flaw(
    input: "bi-mat",
    Words(
      vi: "Mã hồ sơ và mã bí mật không khớp nhau. Hãy xem lại từng chữ trên biên nhận.",
      en: "Code and secret do not belong together. Compare both with the receipt."))
}
