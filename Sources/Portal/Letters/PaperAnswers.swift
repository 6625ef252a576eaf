import Crypto
import Dossiers
import HTTPServing
import OneStop
import Paper
import Procedures
import Text

/// The pages of a dossier that are also there as PDF.
enum PaperAnswers {
  static func letter(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let index = visit.request.parameters.number("letter")
    guard let letter = open.view.letter(index) else { throw ErrorPageRequest(page: .notFound) }
    let address = site.trackingAddress(of: open.code.text, visit.request)
    return try .paper(letter.paper(in: visit.language, address: address), as: letter.fileName(index: index))
  }

  static func receipt(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let page = try ReceiptPage(visit, site, open)
    return try .paper(page.paper, as: page.fileName)
  }

  static func application(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let application = ApplicationPaper(
      language: visit.language, view: open.view, unit: visit.authority.unit(open.view.dossier.unit),
      offering: open.view.offering,
      address: site.trackingAddress(of: open.code.text, visit.request))
    guard let paper = application.paper else { throw ErrorPageRequest(page: .notFound) }
    return try .paper(paper, as: application.fileName)
  }
}

extension DossierView {
  /// A letter by its place in the list, from 1; nil when there is none.
  func letter(_ index: Int) -> LetterDocument? {
    index >= 1 && index <= letters.count ? letters[index - 1] : nil
  }
}

extension Response {
  /// A paper as a PDF to be kept, never to be opened in the page's name.
  static func paper(_ paper: OfficialPaper, as fileName: String) throws -> Response {
    var response = Response(type: "application/pdf", bytes: try paper.pdf())
    response.headers.set("Content-Language", paper.language.rawValue)
    response.headers.set("Content-Disposition", "attachment; filename=\"\(fileName)\"")
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Cache-Control", "no-store")
    response.headers.set("Vary", "Accept-Language, Cookie")
    if case .bytes(let bytes) = response.body { response.set(ETag(SHA256(of: bytes).hex)) }
    response.hasRanges = true
    return response
  }
}
