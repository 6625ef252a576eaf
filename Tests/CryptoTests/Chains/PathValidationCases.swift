import Foundation

@testable import Crypto

/// One case of NIST's Public Key Interoperability Test Suite.
struct PathValidationCase: Decodable {
  let id: String
  let name: String
  let cert: String
  let otherCerts: [String]?
  let crls: [String]?
  let error: Expected?
  let params: Parameters?

  struct Expected: Decodable {}

  struct Parameters: Decodable {
    let userInitialPolicySet: [String]?
    let initialExplicitPolicy: Bool?
    let initialPolicyMappingInhibit: Bool?
    let initialAnyPolicyInhibit: Bool?
  }

  /// The folder of the suite, which stands beside the project.
  static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["MOTCUA_VECTORS"].map { URL(filePath: $0) }
    let beside = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/vectors")
    let folder = (named ?? beside).appending(path: "pkits")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static func all(in folder: URL) throws -> [PathValidationCase] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([PathValidationCase].self, from: Data(contentsOf: folder.appending(path: "pkits.json")))
  }

  static func certificate(_ name: String, in folder: URL) throws -> Certificate {
    try Certificate(der: [UInt8](Data(contentsOf: folder.appending(path: "certs/\(name)"))))
  }

  static func list(_ name: String, in folder: URL) throws -> RevocationList {
    try RevocationList(der: [UInt8](Data(contentsOf: folder.appending(path: "crls/\(name)"))))
  }

  /// The question that the case asks, in the middle of its certificates' validity.
  func question(in folder: URL) throws -> ChainQuestion {
    var question = ChainQuestion(
      anchors: [try PathValidationCase.certificate("TrustAnchorRootCertificate.crt", in: folder)],
      time: 1_767_225_600)
    question.intermediates = try (otherCerts ?? []).map { try PathValidationCase.certificate($0, in: folder) }
    question.revocationLists = try ((crls ?? []) + ["TrustAnchorRootCRL.crl"]).map {
      try PathValidationCase.list($0, in: folder)
    }
    question.checksRevocation = true
    question.allowedPolicies = params?.userInitialPolicySet ?? []
    question.requiresExplicitPolicy = params?.initialExplicitPolicy ?? false
    question.forbidsPolicyMapping = params?.initialPolicyMappingInhibit ?? false
    question.forbidsAnyPolicy = params?.initialAnyPolicyInhibit ?? false
    return question
  }
}
