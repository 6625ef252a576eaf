import Dossiers
import HTTPServing
import JSON
import OneStop
import Proofs

/// The two files by which whoever filed proves it to others: the receipt, and what was filed.
enum ProofDownload {
  static let (receiptFile, contentFile) = ("bien-nhan.json", "noi-dung.json")

  static func receipt(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    guard let receipt = try site.office.receipt(of: open.code) else { throw UseRefusal.noSuchDossier }
    return .kept(receipt.json, as: "\(open.code)-\(receiptFile)")
  }

  static func content(_ visit: Visit, _ site: Site) throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let content = try site.office.filedContent(of: open.code, for: open.caller)
    return .kept(content.json, as: "\(open.code)-\(contentFile)")
  }
}

extension Response {
  /// A file of JSON to be kept, of one person.
  fileprivate static func kept(_ value: JSONValue, as fileName: String) -> Response {
    var response = Response.json(value.canonical)
    response.headers.set("Content-Disposition", "attachment; filename=\"\(fileName)\"")
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}
