import HTML
import HTTPServing
import Procedures
import Text

/// What stands around the matter of every page.
struct Frame: Speaking {
  let language: Language
  /// Whose site it is; nil when the page is shown without looking anything up.
  let authority: Authority?
  /// The path of the page, for the language switch.
  let path: [String]
  /// The query that belongs to the page.
  let query: [(String, String)]
  /// The form on the page that the language switch takes along with what was typed; nil for a plain link.
  let form: String?
  /// Whether citizens can log in.
  var logsIn = false

  /// The whole page.
  func page(title: String, isPrivate: Bool, scripts: [Link] = [], main: Node) -> Page {
    Page(
      title: "\(title) – \(siteName)", language: language, stylesheets: [Assets.stylesheet.link],
      scripts: scripts, alternates: isPrivate ? [] : Language.allCases.map { ($0, link(in: $0)) }, isPrivate: isPrivate,
      header: header,
      main: main, footer: footer)
  }

  private var siteName: String {
    authority?.name.in(language) ?? saying("Một Cửa", "One-stop office")
  }

  private func link(in other: Language) -> Link {
    Link(path: path, query: query.filter { $0.0 != "lang" } + [("lang", other.rawValue)])
  }

  private var header: Node {
    .div(
      .class("bar"),
      .a(
        .class("brand"), .href("/"), .span(.class("brand-name"), .text(siteName)),
        .span(.class("brand-kind"), say("Một cửa điện tử", "Online one-stop office"))),
      .nav(
        .aria("label", saying("Chính", "Main")), .class("menu"),
        .a(.href("/thu-tuc"), current("thu-tuc"), say("Thủ tục", "Services")),
        .a(.href("/ho-so"), current("ho-so"), say("Tra cứu hồ sơ", "Follow a dossier")),
        .when(logsIn, .a(.href("/cua-toi"), current("cua-toi"), say("Hồ sơ của tôi", "My dossiers"))), languageSwitch))
  }

  private func current(_ first: String) -> Node {
    .when(path == [first], .aria("current", "page"))
  }

  /// Says the name of the other language in that language.
  private var languageSwitch: Node {
    let other: Language = language == .vietnamese ? .english : .vietnamese
    let name: Node = other == .english ? "English" : "Tiếng Việt"
    guard let form else {
      return .a(.class("language"), .href(link(in: other)), .lang(other), .hreflang(other), name)
    }
    return .button(
      .class("language"), .type(.submit), .form(id: form), .name("_ngon-ngu"), .value(other.rawValue), .lang(other),
      name)
  }

  private var footer: Node {
    .div(
      .class("foot"),
      .with(authority?.units.first) { unit in
        .address(
          .strong(say(unit.name)), .with(unit.address) { .group(.br, say($0)) },
          .with(unit.phone) { phone in
            .group(.br, say("Điện thoại: ", "Telephone: "), .a(.href(Frame.call(phone)), .text(phone)))
          },
          .with(unit.email) { email in
            .group(
              .br, say("Thư điện tử: ", "E-mail: "),
              .with(Link(external: "mailto:\(email)")) { .a(.href($0), .text(email)) })
          })
      },
      .p(
        .class("quiet"),
        say(
          "Dùng được trên mọi trình duyệt, không cần mã kịch bản.",
          "The Vietnamese text is the binding one. Works in every browser, without scripts.")))
  }

  private static func call(_ phone: String) -> Link {
    Link(external: "tel:" + phone.filter { $0.isNumber || $0 == "+" }) ?? "/"
  }
}
