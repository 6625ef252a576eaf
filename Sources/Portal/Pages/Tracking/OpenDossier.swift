import Dossiers
import HTML
import HTTPServing
import OneStop

/// The dossier of the address, as this browser may see it.
struct OpenDossier {
  let session: DossierSession
  let view: DossierView

  var code: DossierCode { session.code }

  /// Opens the dossier; nil when the browser has not shown its secret, or not lately.
  init?(_ visit: Visit, _ site: Site) throws {
    guard let code = DossierCode(visit.request.parameters["code"]), let session = visit.session(of: code) else {
      return nil
    }
    self.session = session
    view = try site.office.view(code, for: session.caller)
  }

  /// Where the secret is asked for.
  static func askSecret(_ visit: Visit) -> Response {
    let code = DossierCode(visit.request.parameters["code"])
    return .redirect(to: Link(path: ["ho-so"], query: code.map { [("ma", $0.text)] } ?? []).text)
  }
}
