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
    guard let (letter, seal) = open.view.letter(index) else { throw ErrorPageRequest(page: .notFound) }
    switch seal {
    case .notAsked:
      let address = site.trackingAddress(of: open.code.text, visit.request)
      return try .paper(letter.paper(in: visit.language, address: address), as: letter.fileName(index: index))
    case .waiting: throw ErrorPageRequest(page: .beingSealed)
    case .affixed(let seal): return try .sealed(seal, as: letter.fileName(index: index), site.office)
    }
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

extension Response {
  /// A paper as a PDF to be kept, never to be opened in the page's name.
  static func paper(_ paper: OfficialPaper, as fileName: String) throws -> Response {
    let bytes = try paper.pdf()
    var response = Response.paper(.bytes(bytes), in: paper.language, as: fileName)
    response.set(ETag(SHA256(of: bytes).hex))
    return response
  }

  /// The one file of a letter that carries the authority's seal, in its binding language, whatever language is read.
  static func sealed(_ seal: AffixedSeal, as fileName: String, _ office: OneStop) throws -> Response {
    let file = try office.open(seal)
    var response = Response.paper(
      .seekable(SeekableBody(size: file.bytes) { try file.read(at: $0, count: $1) }), in: .vietnamese, as: fileName)
    response.set(ETag(seal.sha256))
    return response
  }

  private static func paper(_ body: ResponseBody, in language: Language, as fileName: String) -> Response {
    var response = Response(body: body)
    response.headers.set("Content-Type", "application/pdf")
    response.headers.set("Content-Language", language.rawValue)
    response.headers.set("Content-Disposition", "attachment; filename=\"\(fileName)\"")
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Cache-Control", "no-store")
    response.headers.set("Vary", "Accept-Language, Cookie")
    response.hasRanges = true
    return response
  }
}
