import HTTPServing
import OneStop
import Procedures

/// What all pages stand on.
struct Site: Sendable {
  let office: OneStop
  let environment: Environment
  let seal: Seal
  /// The address of the site for those who come from a printed code, `https://motcua.example.vn`; nil when the address of
  /// the request will do.
  let origin: String?
  /// By whom citizens log in.
  let logIn: LogInSite

  /// The address at which a dossier is followed, as a QR code carries it. It opens nothing without the secret.
  func trackingAddress(of code: String, _ request: HTTPServing.Request) -> String {
    address(request) + "/ho-so?ma=" + code
  }

  /// The address of the site, without a path.
  func address(_ request: HTTPServing.Request) -> String {
    origin ?? ((request.isSecure ? "https://" : "http://") + request.host)
  }
}
