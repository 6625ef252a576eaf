import Dossiers
import HTML
import HTTPServing
import OneStop

/// The dossier of the address, as this browser may see it.
struct OpenDossier {
  let code: DossierCode
  /// Who sees it: whoever showed its secret, or the citizen whose own it is.
  let caller: Caller
  /// The form by which this browser submitted it; nil when it did not, or not lately.
  let filedBy: CommandKey?
  let view: DossierView

  /// Opens the dossier; nil when the browser has not shown its secret, or not lately, and nobody has logged in whose own it
  /// is.
  init?(_ visit: Visit, _ site: Site) throws {
    guard let code = DossierCode(visit.request.parameters["code"]), let right = try Self.right(to: code, visit, site)
    else { return nil }
    self.code = code
    (caller, filedBy) = right
    do {
      view = try site.office.view(code, for: caller)
    } catch UseRefusal.noSuchDossier {
      // Of a citizen who has logged in only the dossier itself says whether it is the own one.
      guard case .person = caller else { throw UseRefusal.noSuchDossier }
      return nil
    }
  }

  /// By what the browser may see a dossier; nil when it has shown nothing.
  static func right(to code: DossierCode, _ visit: Visit, _ site: Site) throws -> (Caller, CommandKey?)? {
    if let session = visit.session(of: code) { return (session.caller, session.filedBy) }
    return try visit.citizen(site).map { ($0.caller, nil) }
  }

  /// Where the secret is asked for.
  static func askSecret(_ visit: Visit) -> Response {
    let code = DossierCode(visit.request.parameters["code"])
    return .redirect(to: Link(path: ["ho-so"], query: code.map { [("ma", $0.text)] } ?? []).text)
  }
}
