import Procedures
import LogIn
import HTML
import HTTPServing
import OneStop
import Text

/// Logging out here, and the way to log out at the provider too.
enum LogOutPage {
  static func leave(_ visit: Visit, _ site: Site) throws -> Response {
    let form = try visit.request.form()
    guard try visit.token(brought: form.fields["_the"], for: "dang-xuat") != nil else {
      return .redirect(to: "/cua-toi")
    }
    let citizen = try visit.citizen(site)
    try visit.logOut(site)
    visit.endSession()
    let provider = site.logIn.providers().first { $0.provider.id == citizen?.identity.provider }
    // A form of ours may lead to our own pages only, so the way to the provider is a link.
    let there = provider?.logOutAddress(token: citizen?.identity.token, redirect: site.address(visit.request) + "/")
    return visit.page(
      visit.saying("Đã đăng xuất", "Logged out"), keeping: .secret, path: ["cua-toi"],
      .div(
        .class("narrow"), .h1(visit.say("Bạn đã đăng xuất", "You are logged out")),
        .p(
          .class("lead"),
          visit.say(
            "Máy này không còn mở được hồ sơ của bạn.", "Your dossiers cannot be opened on this device any more.")),
        .with(there.flatMap { Link(external: $0) }) { link in
          .group(
            .p(
              visit.say(
                "Nếu đây không phải máy của riêng bạn, hãy đăng xuất cả ở nhà cung cấp.",
                "If this device is not yours alone, log out at the provider too.")),
            .p(
              .a(
                .class("button"), .href(link),
                .with(provider?.provider.name) { visit.say("Đăng xuất khỏi \($0.vi)", "Log out of \($0.en)") })))
        }, .p(.a(.href("/"), visit.say("Về trang chủ", "To the first page")))))
  }
}
