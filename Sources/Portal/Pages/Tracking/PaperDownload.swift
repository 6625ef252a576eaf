import Dossiers
import HTTPServing
import OneStop

/// A file that the applicant handed in, given back as it came, never shown within our pages.
enum PaperDownload {
  static func answer(_ visit: Visit, _ site: Site) throws -> Response {
    guard let code = DossierCode(visit.request.parameters["code"]),
      let (caller, _) = try OpenDossier.right(to: code, visit, site)
    else { return OpenDossier.askSecret(visit) }
    let (paper, file) = try site.office.openPaper(
      sha256: visit.request.parameters["file"], of: code, for: caller)
    return .attachment(file, paper)
  }
}
