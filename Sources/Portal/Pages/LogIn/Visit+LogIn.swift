import Crypto
import OneStop

/// The log-in of a visit.
extension Visit {
  /// The name of the cookie.
  static let logInCookie = "phien"

  /// Who has logged in in this browser; nil when nobody has.
  func citizen(_ site: Site) throws -> LogInSession? {
    guard let text = cookie(Visit.logInCookie) else { return nil }
    return try site.office.loggedIn(text)
  }

  /// Lets the browser be somebody's who has logged in, until it is closed or idle for too long.
  func begin(logIn token: Token) {
    remember(Visit.logInCookie, token.text, seconds: nil)
  }

  /// Ends what the browser is let in by: the log-in, and the secret of a dossier.
  func logOut(_ site: Site) throws {
    guard let text = cookie(Visit.logInCookie) else { return }
    try site.office.logOut(text)
    remember(Visit.logInCookie, "-", seconds: 0)
  }

  func remember(_ passage: LogInPassage) throws {
    remember(LogInPassage.cookie, try passage.sealed(at: now, seal), seconds: Int(LogInPassage.lifetimeSeconds))
  }

  func passage() throws -> LogInPassage? {
    try cookie(LogInPassage.cookie).flatMap { try LogInPassage(cookie: $0, at: now, seal) }
  }

  func forgetPassage() {
    remember(LogInPassage.cookie, "-", seconds: 0)
  }
}
