import Crypto
import Foundation
import Text
import WorkingTime

@testable import Signatures

/// Those who sign, with all that they need, as `Tests/Signing/signers.py` made them.
struct Office {
  /// Made once; nil without Python.
  static let shared: Office? =
    SigningScript.python == nil
    ? nil : (try? SigningScript.run("signers.py")).map(Office.init(folder:))

  let folder: URL

  /// The moment at which all are judged: that of `Tests/Signing/authority.py`.
  static let moment = Instant("2026-06-15T12:00:00Z") ?? Instant(milliseconds: 0)

  func bytes(_ file: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: folder.appending(path: file))) }

  var password: String { get throws { String(decoding: try bytes("password"), as: UTF8.self) } }

  func identity(_ who: String) throws -> SigningIdentity {
    try SigningIdentity(container: bytes("\(who).p12"), password: password)
  }

  var material: TrustMaterial {
    get throws {
      var material = TrustMaterial()
      material.anchors = try TrustMaterial.certificates(in: bytes("root.pem")) ?? []
      material.revocationLists = try TrustMaterial.revocationLists(in: bytes("lists.pem")) ?? []
      return material
    }
  }

  func signing(
    _ who: String, _ algorithm: SignatureAlgorithm? = nil, stamped: Bool = false, trusting: Bool = true
  ) throws -> Signing {
    try Signing(
      identity(who), algorithm: algorithm, now: Office.moment, timeStamps: stamped ? timeStamps : nil,
      material: trusting ? material : nil)
  }

  /// An authority that stamps through `stamp.py`.
  var timeStamps: TimeStampService {
    TimeStampService { [folder] request throws(TimeStampFailure) in
      do {
        let file = folder.appending(path: UUID().uuidString)
        try Data(request).write(to: file)
        return try [UInt8](SigningScript.answer("stamp.py", [folder.path, file.path]))
      } catch {
        throw TimeStampFailure(Words.plain("stamp.py"))
      }
    }
  }

  func report(on made: [UInt8], content: [UInt8]? = nil) throws -> VerificationReport {
    try Verification(material: material, now: Office.moment).report(on: made, content: content)
  }

  /// What other software says of a signed file.
  func opinions(on made: [UInt8], content: [UInt8]? = nil) throws -> [Opinion] {
    let file = folder.appending(path: UUID().uuidString)
    try Data(made).write(to: file)
    var words = [folder.path, file.path]
    if let content {
      let beside = folder.appending(path: UUID().uuidString)
      try Data(content).write(to: beside)
      words.append(beside.path)
    }
    return try JSONDecoder().decode([Opinion].self, from: SigningScript.answer("opinions.py", words))
  }

  struct Opinion: Decodable {
    let good: Bool
    let said: String?
    let field: String?
    let coverage: String?
    let modified: String?
    let stamped: Bool?
    let subfilter: String?
    let attributes: [String]?
    let canonical: Bool?
    let xmlsec: Bool?
  }
}
