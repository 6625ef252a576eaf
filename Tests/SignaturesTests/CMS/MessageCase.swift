import Crypto
import Foundation
import Testing
import WorkingTime

@testable import Signatures

/// A CMS signature that `Tests/Signing/message_cases.py` made, and what is to be said about it.
struct MessageCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let content: String?
  let trust: String?
  let intermediates: String?
  let lists: String?
  let at: String
  let indication: String
  let subIndication: String?
  let proven: String?

  var testDescription: String { name }

  /// The folder of all, made once; nil without Python.
  static let folder: URL? = SigningScript.python == nil ? nil : try? SigningScript.run("message_cases.py")

  /// All of them; none without Python.
  static let all: [MessageCase] = {
    guard let folder, let data = try? Data(contentsOf: folder.appending(path: "cases.json")) else { return [] }
    return (try? JSONDecoder().decode([MessageCase].self, from: data)) ?? []
  }()

  static func named(_ name: String) -> MessageCase? { all.first { $0.name == name } }

  func bytes(_ file: String) throws -> [UInt8] {
    guard let folder = MessageCase.folder else { throw CocoaError(.fileNoSuchFile) }
    return try [UInt8](Data(contentsOf: folder.appending(path: file)))
  }

  var moment: Instant { Instant(at) ?? Instant(milliseconds: 0) }

  func material() throws -> TrustMaterial {
    var material = TrustMaterial()
    if let trust { material.anchors = TrustMaterial.certificates(in: try bytes(trust)) ?? [] }
    if let intermediates { material.intermediates = TrustMaterial.certificates(in: try bytes(intermediates)) ?? [] }
    if let lists { material.revocationLists = TrustMaterial.revocationLists(in: try bytes(lists)) ?? [] }
    return material
  }

  func report(on changed: [UInt8]? = nil, policy: ValidationPolicy = .strict) throws -> VerificationReport {
    try Verification(material: material(), policy: policy, now: moment)
      .report(on: changed ?? bytes(file), content: content.map(bytes))
  }
}
