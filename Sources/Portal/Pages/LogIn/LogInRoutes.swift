import Crypto
import HTML
import HTTPServing
import LogIn
import OneStop
import Procedures
import Text

/// Logging in by a provider of identities: out to it, and back with a code.
struct LogInRoutes {
  let visit: Visit
  let site: Site
  let provider: IdentityProvider

  /// The way of the provider that the address names.
  init(_ visit: Visit, _ site: Site) throws {
    guard let key = Key<LogInProvider>(visit.request.parameters["provider"]),
      let provider = site.logIn.providers().first(where: { $0.provider.id == key })
    else { throw ErrorPageRequest(page: .notFound) }
    self.visit = visit
    self.site = site
    self.provider = provider
  }

  private var key: Key<LogInProvider> { provider.provider.id }

  /// Where the provider sends browsers back to: what the office has registered there, and nothing else.
  private var redirect: String { site.address(visit.request) + Link(path: ["dang-nhap", key.text, "tra-loi"]).text }

  /// Sends the browser to the provider.
  func begin() throws -> Response {
    let state = try site.environment.randomBytes(32).base64URL
    let passage = LogInPassage(
      provider: key, state: state, destination: LogInDestination(visit.request.query["ve"]))
    do {
      let address = try provider.address(for: LogInTrip(state: state, key: site.logIn.tripKey), redirect: redirect)
      try visit.remember(passage)
      var response = Response.redirect(to: address)
      response.headers.set("Cache-Control", "no-store")
      return response
    } catch let failure as LogInFailure {
      return failed(failure)
    }
  }

  /// Takes the browser in that comes back.
  func comeBack() throws -> Response {
    let query = visit.request.query
    let passage = try visit.passage()
    visit.forgetPassage()
    guard let passage, passage.provider == key, let brought = query["state"],
      isEqualInConstantTime(Array(brought.utf8), Array(passage.state.utf8)),
      site.logIn.spent.spend(passage.state, at: visit.now)
    else { return LogInEnded.strange.response(visit, provider.provider, .own) }
    // RFC 9207: a provider that says who it is has to be the one that was asked.
    guard query["iss"].map({ $0 == provider.provider.issuer }) ?? true else {
      return failed(LogInFailure(.issuer, "iss"), passage.destination)
    }
    if query["error"] != nil { return LogInEnded.cancelled.response(visit, provider.provider, passage.destination) }
    guard let code = query["code"], (1...2048).contains(code.utf8.count) else {
      return LogInEnded.strange.response(visit, provider.provider, passage.destination)
    }
    do {
      let trip = try LogInTrip(state: passage.state, key: site.logIn.tripKey)
      let identity = try provider.identity(code: code, of: trip, redirect: redirect)
      // A new token each time, whatever the browser brought: nobody can have laid one under it.
      try visit.logOut(site)
      visit.begin(logIn: try site.office.logIn(identity))
      var response = Response.redirect(to: passage.destination.path)
      response.headers.set("Cache-Control", "no-store")
      return response
    } catch let failure as LogInFailure {
      return failed(failure, passage.destination)
    }
  }

  private func failed(_ failure: LogInFailure, _ destination: LogInDestination = .own) -> Response {
    site.logIn.log(failure, visit.request)
    let end: LogInEnded = failure.code == .busy ? .busy : .failed
    return end.response(visit, provider.provider, destination)
  }
}

/// How a log-in ended without one.
struct LogInEnded {
  let status: Status
  let title: Words
  let advice: Words

  /// The page, with the way to try again.
  func response(_ visit: Visit, _ provider: LogInProvider, _ destination: LogInDestination) -> Response {
    let again = Link(path: ["dang-nhap", provider.id.text], query: [("ve", destination.path)])
    return visit.page(
      title.in(visit.language), status: status, keeping: .secret, path: ["cua-toi"],
      .div(
        .class("narrow"), .h1(visit.say(title)), .p(.class("lead"), visit.say(advice)),
        .p(
          .a(
            .class("button"), .href(again),
            visit.say("Đăng nhập lại bằng \(provider.name.vi)", "Log in by \(provider.name.en) again"))),
        .p(
          .a(.href("/thu-tuc"), visit.say("Nộp hồ sơ không cần đăng nhập", "Submit without logging in")), " · ",
          .a(.href("/ho-so"), visit.say("Tra cứu bằng mã hồ sơ", "Follow a dossier by its code"))),
        .p(
          .class("quiet"), visit.say("Số tham chiếu khi liên hệ: ", "Reference, should you call: "),
          .code(.text(visit.request.id)))))
  }

  static let cancelled = LogInEnded(
    status: .ok, title: Words(vi: "Bạn chưa đăng nhập", en: "You are not logged in"),
    advice: Words(
      vi: "Việc đăng nhập đã dừng ở nhà cung cấp. Chưa có gì thay đổi.",
      en: "The log-in was stopped at the provider. Nothing has changed."))
  static let strange = LogInEnded(
    status: .badRequest,
    title: Words(vi: "Lần đăng nhập này không còn dùng được", en: "This log-in does not count any more"),
    advice: Words(
      vi: "Trang đã mở quá lâu, đã dùng rồi, hoặc được mở từ trình duyệt khác. Hãy đăng nhập lại.",
      en: "It was open for too long, was used already, or belongs to another browser. Log in again."))
  static let busy = LogInEnded(
    status: .serviceUnavailable,
    title: Words(vi: "Đang có quá nhiều người đăng nhập", en: "Too many people are logging in"),
    advice: Words(
      vi: "Hãy thử lại sau một phút.", en: "Try again in a minute."))
  static let failed = LogInEnded(
    status: .badGateway, title: Words(vi: "Không đăng nhập được", en: "The log-in did not work"),
    advice: Words(
      vi: "Nhà cung cấp không xác nhận được bạn là ai, hoặc không trả lời. Hãy thử lại sau.",
      en: "The provider could not confirm who you are, or does not answer. Try again later."))
}
