import HTML
import HTTPServing
import Text

/// What every page says to the browser: nothing but our own style, no frame, nothing told to others, and no script but
/// ours on the pages that have it.
enum PageHeaders {
  static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// The same for a page that shows how far uploads are.
  static let policyWithScript = policy + "; script-src 'self'; connect-src 'self'"

  /// How long a browser may keep the page.
  enum Keeping: String {
    /// A page for everybody: it may be shown again after asking.
    case open = "no-cache"
    /// What a person is filling in: only this browser, so that going back shows what was typed.
    case draft = "private, no-cache"
    /// What is about a person: nowhere.
    case secret = "no-store"
  }

  static func response(_ page: Page, _ status: Status, _ keeping: Keeping) -> Response {
    var response = Response(status, type: "text/html; charset=utf-8", bytes: page.bytes)
    response.headers.set("Content-Language", page.language.rawValue)
    response.headers.set("Content-Security-Policy", page.scripts.isEmpty ? policy : policyWithScript)
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Referrer-Policy", "same-origin")
    response.headers.set("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    response.headers.set("Cache-Control", keeping.rawValue)
    response.headers.set("Vary", "Cookie")
    // Every other page holds a token, a secret or a person's words, and goes as it is; see ``Packing``.
    if keeping == .open { response.packing = .onTheWay }
    return response
  }
}
