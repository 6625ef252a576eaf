import Crypto
import Foundation
import Testing

/// A signature's value that `Tests/Signing/hostile_values.py` made, and whether it holds.
struct HostileValue: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let key: String
  let message: String
  let signature: String
  let scheme: String
  let holds: Bool
  let saltBytes: Int?
  let mask: String?

  var testDescription: String { name }

  /// All of them; none without Python.
  static let all: [HostileValue] = {
    guard SigningScript.python != nil, let folder = try? SigningScript.run("hostile_values.py"),
      let data = try? Data(contentsOf: folder.appending(path: "values.json"))
    else { return [] }
    return (try? JSONDecoder().decode([HostileValue].self, from: data)) ?? []
  }()

  func algorithm() throws -> SignatureAlgorithm {
    switch scheme {
    case "ecdsa-fixed": .ecdsa(.sha256, .fixedLength)
    case "ecdsa-der": .ecdsa(.sha256, .der)
    case "rsa-pkcs1": .rsaPKCS1(.sha256)
    default:
      try .rsaPSS(
        .sha256, mask: #require(DigestAlgorithm(rawValue: mask ?? "")), saltBytes: #require(saltBytes))
    }
  }
}

@Suite(
  "The value of a signature",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct HostileValueTests {
  @Test("holds where it is exactly what its scheme asks for, and nowhere else", arguments: HostileValue.all)
  func value(_ one: HostileValue) throws {
    let key = try PublicKey(try #require([UInt8](hex: one.key)))
    let (signature, message) = try (#require([UInt8](hex: one.signature)), #require([UInt8](hex: one.message)))
    #expect(try key.verifies(signature, of: message, one.algorithm()) == one.holds)
  }

  @Test("was made in all its kinds, good ones among them")
  func made() {
    #expect(HostileValue.all.count >= 140)
    #expect(HostileValue.all.filter(\.holds).count == 17)
  }
}
