import Crypto
import Foundation
import Glibc
import Testing
import WorkingTime

@testable import Signatures

/// A token of softhsm2, as `Tests/Signing/key_token.py` made it.
enum SoftToken {
  static let isPossible = SigningScript.python != nil && access("/usr/bin/softhsm2-util", X_OK) == 0

  /// Made once. The module reads where its tokens are from the environment alone.
  static let folder: URL? = {
    guard isPossible, let folder = try? SigningScript.run("key_token.py") else { return nil }
    setenv("SOFTHSM2_CONF", folder.appending(path: "softhsm2.conf").path, 1)
    return folder
  }()
}

@Suite("A key on a PKCS #11 token", .enabled(if: SoftToken.isPossible, "without Python and softhsm2 there is no token"))
struct TokenTests {
  private func text(_ file: String) throws -> String {
    try String(contentsOf: #require(SoftToken.folder).appending(path: file), encoding: .utf8)
  }

  private func certificate(_ file: String) throws -> Certificate {
    try #require(TrustMaterial.certificates(in: Array(text(file).utf8))?.first)
  }

  private func address(_ object: String, token: String = "Van%20thu") throws -> TokenAddress {
    try TokenAddress("pkcs11:token=\(token);object=\(object)?module-path=\(text("module"))")
  }

  @Test(
    "signs with RSASSA-PSS, PKCS#1 and ECDSA, and what it signed holds",
    arguments: [
      ("rsa", SignatureAlgorithm.rsaPSS(.sha256)), ("rsa", .rsaPKCS1(.sha512)), ("ec", .ecdsa(.sha256, .der)),
    ])
  func signs(_ object: String, _ algorithm: SignatureAlgorithm) throws {
    let identity = try SigningIdentity(token: address(object), pin: text("pin"))
    let material = try TrustMaterial(anchors: [certificate("root.pem")])
    let signing = try Signing(identity, algorithm: algorithm, now: Office.moment, material: material)
    let content = Array("Giấy tiếp nhận".utf8)
    let made = try signing.message(over: content)
    var policy = ValidationPolicy.strict
    policy.requiresRevocation = false
    let report = Verification(material: material, policy: policy, now: Office.moment).report(on: made, content: content)
    #expect(report.verdict == "TOTAL_PASSED")
    // A token is called from one thread after the other, and the second signature needs no second PIN.
    #expect(try signing.message(over: content).count > 0)
  }

  @Test("is signed with beside a certificate from a file, when the token has none")
  func bare() throws {
    #expect(throws: SigningRefusal.noCertificate) { try SigningIdentity(token: address("bare"), pin: text("pin")) }
    let identity = try SigningIdentity(token: address("bare"), pin: text("pin"), certificate: certificate("bare.pem"))
    #expect(identity.key.publicKey.kind == .ec(.p384))
    #expect(throws: SigningRefusal.otherCertificate) {
      try SigningIdentity(token: address("bare"), pin: text("pin"), certificate: certificate("ec.pem"))
    }
  }

  @Test("does not open with another PIN, and opens with the right one after that")
  func wrongPIN() throws {
    // A token of its own: one that is open stays open.
    let leader = try address("leader", token: "Lanh%20dao")
    for pin in ["000000", "1", "648219 "] {
      #expect(throws: SigningRefusal.wrongPIN) { try SigningIdentity(token: leader, pin: pin) }
    }
    #expect(throws: Never.self) { try SigningIdentity(token: leader, pin: text("pin")) }
  }

  @Test("is not found where it is not: another token, another object, no module")
  func absent() throws {
    #expect(throws: SigningRefusal.noKey) { try SigningIdentity(token: address("con-dau"), pin: text("pin")) }
    #expect(throws: SigningRefusal.noKey) { try SigningIdentity(token: address("ec", token: "khac"), pin: text("pin")) }
    #expect(throws: SigningRefusal.noModule) {
      try SigningIdentity(token: TokenAddress("pkcs11:object=ec?module-path=/nowhere/module.so"), pin: text("pin"))
    }
  }

  @Test(
    "has no address with a PIN in it, nor any other form",
    arguments: [
      "pkcs11:object=a?pin-value=648219", "pkcs11:object=a?pin-source=file:/etc/pin", "pkcs11:object=a;pin-value=1",
      "pkcs11:",
      "khoa.p12", "pkcs11:object=a b", "pkcs11:object=a?module-path=relative.so", "pkcs11:object=a?module-path=/a%00b",
      "pkcs11:object=a?module-path=/a&module-path=/b",
    ])
  func badAddress(_ text: String) {
    #expect(throws: SigningRefusal.badAddress) { try TokenAddress(text) }
  }
}
