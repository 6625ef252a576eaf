import Crypto
import Foundation
import OneStop
import Procedures
import Signatures
import Testing

/// Papers that `Tests/Signing/signed_papers.py` makes, of an applicant with the number of ``Office/answers(_:)``.
enum SignedPapers {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  static let folder: URL? = python == nil ? nil : try? made()

  private static func made() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-papers-\(UUID().uuidString)")
    try run("signed_papers.py", [folder.path])
    return folder
  }

  /// Runs a script of `Tests/Signing`.
  static func run(_ name: String, _ arguments: [String]) throws {
    let script = Process()
    script.executableURL = URL(filePath: try #require(python))
    script.arguments = ["-B", Office.project + "/Tests/Signing/" + name] + arguments
    try script.run()
    script.waitUntilExit()
    guard script.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: #require(folder).appending(path: name)))
  }
}

extension SignedPapers {
  /// When they are handed in.
  static let moment = "2026-06-15T19:00"

  /// An office that asks for a signature of the applicant's on other papers, and trusts the trial root.
  static func office(
    _ signature: String = "nguoi-dan", lists: Bool = true, anchors: Bool = true,
    revocation: (@Sendable () -> RevocationData)? = nil
  ) throws -> Office {
    var data = RevocationData()
    if lists { data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem"))) }
    let office = try Office(at: SignedPapers.moment, revocation: revocation ?? { [data] in data })
    let root = anchors ? ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")] : [:]
    let definitions = try office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
      $0.replacing("    required: false\n", with: "    required: false\n    signature: \(signature)\n")
    }
    try office.oneStop.use(definitions)
    return office
  }

  /// The same office, with lists that come and go.
  static func office(_ lists: @escaping @Sendable () -> [RevocationList]) throws -> Office {
    let office = try Office(
      at: SignedPapers.moment,
      revocation: {
        var data = RevocationData()
        data.lists = lists()
        return data
      })
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    let definitions = try office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
      $0.replacing("    required: false\n", with: "    required: false\n    signature: nguoi-dan\n")
    }
    try office.oneStop.use(definitions)
    return office
  }
}
