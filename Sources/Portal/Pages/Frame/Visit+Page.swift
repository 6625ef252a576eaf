import HTML
import HTTPServing
import Text

extension Visit {
  /// A page as the answer.
  ///
  /// - Parameters:
  ///   - scripts: What adds to the page where scripts run.
  ///   - form: The id of a form whose answers go along when the language is switched.
  ///   - path: The address by which the page is asked for again; nil for that of the request.
  func page(
    _ title: String, status: Status = .ok, keeping: PageHeaders.Keeping = .open, scripts: [Link] = [],
    form: String? = nil,
    path: [String]? = nil, _ main: Node
  ) -> Response {
    let query = request.method == .post ? [] : request.query.items.map { ($0.name, $0.value) }
    let frame = Frame(
      language: language, authority: authority, path: path ?? request.path.segments, query: query, form: form,
      logsIn: canLogIn)
    let page = frame.page(title: title, isPrivate: keeping != .open, scripts: scripts, main: main)
    return PageHeaders.response(page, status, keeping)
  }
}
