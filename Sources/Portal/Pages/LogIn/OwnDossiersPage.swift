import LogIn
import Dossiers
import HTML
import HTTPServing
import OneStop
import Procedures
import Text
import WorkingTime

/// "My dossiers": what a citizen who has logged in has filed, the newest first; the way to log in for everybody else.
struct OwnDossiersPage: Speaking {
  let language: Language
  let citizen: LogInSession
  let provider: Words
  let page: OwnPage
  let leave: FormToken

  /// Dossiers of one page.
  static let rows = 20

  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    guard let citizen = try visit.citizen(site) else { return try asking(visit, site) }
    let after = visit.request.query["sau"].flatMap { Cursor.own($0) }
    let page = OwnDossiersPage(
      language: visit.language, citizen: citizen,
      provider: site.office.definitions.logIn.first { $0.id == citizen.identity.provider }?.name
        ?? Words(vi: citizen.identity.provider.text, en: citizen.identity.provider.text),
      page: try site.office.ownDossiers(of: citizen, after: after, limit: rows),
      leave: try visit.token(for: "dang-xuat"))
    return visit.page(visit.saying("Hồ sơ của tôi", "My dossiers"), keeping: .secret, path: ["cua-toi"], page.main)
  }

  /// The page for somebody who has not logged in.
  private static func asking(_ visit: Visit, _ site: Site) throws -> Response {
    let panel = LogInPanel(visit, site, .own)
    guard !panel.isEmpty else { throw ErrorPageRequest(page: .notFound) }
    return visit.page(
      visit.saying("Hồ sơ của tôi", "My dossiers"), keeping: .secret, path: ["cua-toi"],
      .div(
        .class("narrow"), .h1(visit.say("Hồ sơ của tôi", "My dossiers")),
        .p(
          .class("lead"),
          visit.say(
            "Đăng nhập để xem mọi hồ sơ bạn đã nộp và để tờ khai điền sẵn họ tên, số định danh, ngày sinh.",
            "Log in to see all dossiers you have filed, and to have your name, number and date of birth filled in.")),
        panel.buttons,
        .p(
          visit.say(
            "Không đăng nhập vẫn nộp hồ sơ được, và tra cứu bằng mã trên biên nhận.",
            "You can submit without logging in too, and follow a dossier by the code on its receipt.")),
        .p(.a(.href("/ho-so"), visit.say("Tra cứu hồ sơ", "Follow a dossier")))))
  }

  private var main: Node {
    .group(
      .h1(say("Hồ sơ của tôi", "My dossiers")),
      .div(
        .class("notice"),
        .p(
          say("Đã đăng nhập bằng ", "Logged in by "), say(provider),
          .with(citizen.identity.name) { .group(": ", .strong(.text($0))) }),
        .when(
          citizen.identity.provedNumber == nil,
          .p(
            say(
              "Tài khoản này chưa xác thực số định danh, nên chỉ thấy hồ sơ nộp khi đã đăng nhập.",
              "This account has no proved personal number, so only dossiers filed while logged in are here."))),
        .form(
          .id("dang-xuat"), .method(.post), .action("/dang-xuat"),
          .input(.type(.hidden), .name("_the"), .value(leave.text)),
          .button(.class("second"), .type(.submit), say("Đăng xuất", "Log out")))),
      list, more)
  }

  private var list: Node {
    guard !page.dossiers.isEmpty else {
      return .p(
        say("Chưa có hồ sơ nào. ", "There are no dossiers yet. "),
        .a(.href("/thu-tuc"), say("Tìm thủ tục", "Find a service")))
    }
    return .ul(
      .class("catalogue"),
      .each(page.dossiers) { view in
        .li(
          .a(.href(Link(path: ["ho-so", view.dossier.code.text])), say(view.procedure.name)),
          .p(
            .span(.class("nowrap"), .text(view.dossier.code.text)), " · ", .strong(say(view.placeName)),
            .when(!view.askedItems.isEmpty, .group(" · ", say("đang chờ bạn", "waiting for you")))),
          .p(
            .class("quiet"), say("Nộp lúc ", "Submitted "), .moment(view.dossier.submittedAt),
            .with(view.dossier.deadline?.due) { due in .group(" · ", say("hẹn trả ", "due "), .moment(due)) }))
      })
  }

  private var more: Node {
    .with(page.next) { next in
      .p(.a(.href(Link(path: ["cua-toi"], query: [("sau", Cursor.text(next))])), say("Hồ sơ cũ hơn", "Older dossiers")))
    }
  }
}
