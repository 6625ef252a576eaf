import Foundation
import WorkingTime

@testable import Signatures

/// A PDF file that `Tests/Signing/pdf_cases.py` made.
struct PDFCase: Sendable {
  let name: String

  /// The folder of all, made once; nil without Python.
  static let folder: URL? = SigningScript.python == nil ? nil : try? SigningScript.run("pdf_cases.py")

  /// The names of all; none without Python.
  static let names: [String] = {
    guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [] }
    return files.filter { $0.hasSuffix(".pdf") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// The moment at which all are judged: that of `Tests/Signing/authority.py`.
  static let moment = Instant("2026-06-15T12:00:00Z") ?? Instant(milliseconds: 0)

  static func bytes(_ file: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try [UInt8](Data(contentsOf: folder.appending(path: file)))
  }

  var bytes: [UInt8] { get throws { try PDFCase.bytes("\(name).pdf") } }

  /// Read once: many tests judge with it.
  private static let material = Result {
    var material = TrustMaterial()
    material.anchors = try TrustMaterial.certificates(in: bytes("root.pem")) ?? []
    material.intermediates = try TrustMaterial.certificates(in: bytes("intermediates.pem")) ?? []
    material.revocationLists = try TrustMaterial.revocationLists(in: bytes("lists.pem")) ?? []
    return material
  }

  /// Whom all are judged by.
  static func trust() throws -> TrustMaterial { try material.get() }

  static func report(on bytes: [UInt8]) throws -> VerificationReport {
    try Verification(material: material.get(), now: moment).report(on: bytes)
  }

  func report() throws -> VerificationReport { try PDFCase.report(on: bytes) }
}

extension VerificationReport {
  /// The verdict in a line: `TOTAL_FAILED/HASH_FAILURE`.
  var verdict: String { indication.rawValue + (subIndication.map { "/" + $0.rawValue } ?? "") }

  /// The rules that failed, of all signatures, each once.
  var failedRules: [String] {
    var seen: Set<String> = []
    return signatures.flatMap(\.judgement.checks).filter { $0.indication != nil }.map(\.rule)
      .filter { seen.insert($0).inserted }
  }
}
