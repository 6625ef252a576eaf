import HTML
import LogIn
import Procedures
import Text

/// The ways to log in, each a link; nothing where there are none.
struct LogInPanel: Speaking {
  let language: Language
  let providers: [LogInProvider]
  /// Where whoever logs in goes on.
  let destination: LogInDestination

  init(_ visit: Visit, _ site: Site, _ destination: LogInDestination) {
    language = visit.language
    providers = site.logIn.providers().map(\.provider)
    self.destination = destination
  }

  var isEmpty: Bool { providers.isEmpty }

  var buttons: Node {
    .each(providers) { provider in
      .p(
        .a(
          .class("button second"),
          .href(Link(path: ["dang-nhap", provider.id.text], query: [("ve", destination.path)])),
          say("Đăng nhập bằng \(provider.name.vi)", "Log in by \(provider.name.en)")))
    }
  }
}
