import HTTPServing
import Signatures
import Text

extension Response {
  /// A document to be saved and signed, never to be opened in the page's name.
  static func statement(_ document: IssuedDocument, named name: String, in language: Language) -> Response {
    let (type, ending) = document.kind == .pdf ? ("application/pdf", "pdf") : ("application/xml", "xml")
    var response = Response(type: type, bytes: document.bytes)
    response.headers.set("Content-Language", language.rawValue)
    response.headers.set("Content-Disposition", "attachment; filename=\"\(name).\(ending)\"")
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}
