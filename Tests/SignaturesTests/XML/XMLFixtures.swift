import Crypto
import Foundation
import Testing
import WorkingTime

@testable import Signatures

/// XML signatures that `Tests/Signing/xml_signatures.py` makes anew for each run, and what they are judged with.
enum XMLFixtures {
  /// The socket that addresses in the fixtures point to.
  static let listener = Listener()

  /// The folder with the files, made once; nil without Python.
  static let folder: URL? = {
    guard SigningScript.python != nil, let listener else { return nil }
    return try? SigningScript.run("xml_signatures.py", String(listener.port))
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: #require(folder).appending(path: name)))
  }

  /// All documents whose names begin so, without the `.xml`.
  static func names(_ prefix: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: #require(folder).path)
    return Set(names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) })
  }

  /// The trial authority, its issuing authority, and their lists.
  static func material() throws -> TrustMaterial {
    try TrustMaterial(
      anchors: #require(TrustMaterial.certificates(in: bytes("root.pem"))),
      intermediates: #require(TrustMaterial.certificates(in: bytes("ca.pem"))),
      revocationLists: #require(TrustMaterial.revocationLists(in: bytes("lists.pem"))))
  }

  /// The summer of the trial authority.
  static var moment: Instant { get throws { try #require(Instant("2026-06-15T12:00:00Z")) } }

  /// What is said of a document by the strict default, in that summer.
  static func report(on bytes: [UInt8]) throws -> VerificationReport {
    try Verification(material: material(), now: moment).report(on: bytes)
  }
}
