import Crypto
import HTML
import HTTPServing

/// The files that pages link to, each at an address with its hash, so that a browser keeps it for ever.
struct Assets {
  /// The name without the hash, and the kind.
  let name: String
  let type: String
  let bytes: [UInt8]
  let hash: String

  /// The one style sheet.
  static let stylesheet = Assets("trang.css", type: "text/css; charset=utf-8", text: styleText)

  /// What shows how far an upload is, on the pages that take files.
  static let uploadScript = Assets("tai-len.js", type: "text/javascript; charset=utf-8", text: uploadScriptText)

  private init(_ name: String, type: String, text: String) {
    self.name = name
    self.type = type
    bytes = Array(text.utf8)
    hash = String(SHA256(of: text).hex.prefix(16))
  }

  /// Where it lies.
  var link: Link { Link(path: ["tai-nguyen", hash, name]) }

  /// The file; the address changes when the content does.
  var response: Response {
    var response = Response(.ok, type: type, bytes: bytes)
    response.headers.set("Cache-Control", "public, max-age=31536000, immutable")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.set(ETag(hash))
    return response.packedInAdvance
  }

  static func add(to router: inout Router) {
    for asset in [stylesheet, uploadScript] {
      let response = asset.response
      router.on(.get, "/tai-nguyen/\(asset.hash)/\(asset.name)", blocks: false) { _ in response }
    }
    router.on(.get, "/favicon.ico", blocks: false) { _ in Response(.noContent) }
  }
}
