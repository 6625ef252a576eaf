import Crypto
import Foundation
import Testing
import Text
import WorkingTime

@testable import Signatures

/// One of NIST's path validation cases, as far as the judge needs it.
private struct PathCase: Decodable {
  let id: String
  let name: String
  let cert: String
  let otherCerts: [String]?
  let crls: [String]?
  let error: Nothing?
  let params: Nothing?

  struct Nothing: Decodable {}

  static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["MOTCUA_VECTORS"].map { URL(filePath: $0) }
    let beside = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/vectors")
    let folder = (named ?? beside).appending(path: "pkits")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try [UInt8](Data(contentsOf: folder.appending(path: path)))
  }

  func material() throws -> TrustMaterial {
    TrustMaterial(
      anchors: [try Certificate(der: PathCase.bytes("certs/TrustAnchorRootCertificate.crt"))],
      intermediates: try (otherCerts ?? []).map { try Certificate(der: PathCase.bytes("certs/\($0)")) },
      revocationLists: try ((crls ?? []) + ["TrustAnchorRootCRL.crl"]).map {
        try RevocationList(der: PathCase.bytes("crls/\($0)"))
      })
  }
}

@Suite("A signer's path")
struct PathJudgementTests {
  /// Those that the paths' own tests list as refused more strictly.
  private static let overRefused: Set<String> = ["40104", "40105", "40604", "41430"]

  @Test(
    "is judged as NIST's suite says, now and for a time stamp of last month alike",
    .enabled(if: PathCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"),
    arguments: [0, 30 * 86_400] as [Int64])
  func suite(age: Int64) throws {
    let now = Instant(seconds: 1_767_225_600)
    // What a relying party asks of policies beyond the path itself is no question of the judge's.
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let cases = try decoder.decode([PathCase].self, from: Data(PathCase.bytes("pkits.json")))
      .filter { $0.params == nil }
    #expect(cases.count == 213)
    for one in cases {
      let check = ChainCheck(
        material: try one.material(), policy: .strict, time: now.advanced(bySeconds: -age),
        proof: age > 0 ? .timeStamp : nil,
        now: now, purpose: .any)
      let checks = check.result(for: try Certificate(der: PathCase.bytes("certs/\(one.cert)"))).checks
      if one.error != nil {
        #expect(checks.deciding != nil, "\(one.id) \(one.name) is accepted")
      } else if !PathJudgementTests.overRefused.contains(one.id) {
        #expect(checks.deciding == nil, "\(one.id) \(one.name): \(checks.deciding?.words.en ?? "")")
      }
    }
  }
}
