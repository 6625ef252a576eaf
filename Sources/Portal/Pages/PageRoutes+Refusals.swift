import Procedures
import OneStop
import HTML
public import HTTPServing
import Text

extension PageRoutes {
  /// The page for what the server itself refuses.
  public func shape(_ refusal: HTTPRefusal) -> Response {
    let page = ErrorPage(refusal.code)
    return response(
      ErrorPage(status: refusal.status, title: page.title, advice: page.advice), refusal.language, refusal.requestID)
  }

  /// The page for a handler that failed: nothing of what is inside, a reference to ask by.
  func failed(_ problem: Problem, _ request: HTTPServing.Request) -> Response {
    let page: ErrorPage =
      switch problem.code {
      case "busy", "clock-apart": .busy
      case Problem.undecidedCode: .undecided
      default: .failed
      }
    var response = response(
      ErrorPage(status: problem.status, title: page.title, advice: page.advice), request.language, request.id)
    if let seconds = problem.retryAfterSeconds { response.headers.set("Retry-After", String(seconds)) }
    return response
  }

  private func response(_ page: ErrorPage, _ language: Language, _ reference: String) -> Response {
    let frame = Frame(
      language: language, authority: site.office.definitions.authority, path: [], query: [], form: nil,
      logsIn: !site.logIn.providers().isEmpty)
    return PageHeaders.response(
      frame.page(title: page.title.in(language), isPrivate: true, main: page.bilingual(language, reference: reference)),
      page.status, .secret)
  }
}
