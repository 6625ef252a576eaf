import Crypto
import Foundation
import Testing

@testable import Signatures

@Suite("A key in a PKCS #12 container", .enabled(if: SigningScript.python != nil, "without Python nobody has a key"))
struct ContainedKeyTests {
  private func office() throws -> Office { try #require(Office.shared) }

  @Test(
    "opens with its password and brings its certificate and those above it", arguments: ["ec256", "rsa2048", "legacy"])
  func opens(_ who: String) throws {
    let office = try office()
    let identity = try office.identity(who)
    #expect(try identity.certificate.der == TrustMaterial.certificates(in: office.bytes("\(who).pem"))?.first?.der)
    // The root is whom others trust by themselves, and is not given along.
    #expect(try identity.authorities == TrustMaterial.certificates(in: office.bytes("intermediates.pem")))
  }

  @Test("does not open with another password", arguments: ["ec256", "legacy"], ["", "sai", "mật khẩu"])
  func wrongPassword(_ who: String, _ password: String) throws {
    let container = try office().bytes("\(who).p12")
    #expect(throws: SigningRefusal.wrongPassword) { try SigningIdentity(container: container, password: password) }
  }

  @Test("is needed: certificates alone do not sign")
  func keyless() throws {
    let office = try office()
    #expect(throws: SigningRefusal.unsupportedContainer) {
      try SigningIdentity(container: office.bytes("keyless.p12"), password: office.password)
    }
  }

  @Test("is of a kind that documents are signed with")
  func otherKind() throws {
    #expect(throws: SigningRefusal.unsupportedKey) { try office().identity("ed25519") }
  }

  @Test("is not read from what is no container, whatever byte is missing")
  func hostile() throws {
    let office = try office()
    let (container, password) = (try office.bytes("ec256.p12"), try office.password)
    for bytes in [[], [0x30], Array("-----BEGIN".utf8), [UInt8](repeating: 0x30, count: 2_000_000), container + [0]] {
      #expect(throws: SigningRefusal.noContainer) { try SigningIdentity(container: bytes, password: password) }
    }
    for place in stride(from: 0, to: container.count, by: 37) {
      var cut = container
      cut.remove(at: place)
      #expect(throws: SigningRefusal.self) { try SigningIdentity(container: cut, password: password) }
    }
  }

  @Test("is shown by nothing that is printed of it")
  func secret() throws {
    let office = try office()
    let identity = try office.identity("ec256")
    var shown = ""
    dump(identity, to: &shown)
    shown += "\(identity) \(String(reflecting: identity.key))"
    #expect(!shown.contains(try office.password))
    // OpenSSL's key is a pointer to Swift; its bytes are nowhere.
    #expect(!shown.contains("PRIVATE"))
  }

  @Test("signs only with its own certificate")
  func otherCertificate() throws {
    let office = try office()
    let (one, other) = (try office.identity("ec256"), try office.identity("ec384"))
    #expect(throws: SigningRefusal.otherCertificate) {
      try SigningIdentity(key: one.key, certificate: other.certificate)
    }
  }

  @Test("signs for many threads at once, each signature its own")
  func threads() async throws {
    let key = try office().identity("ec256").key
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          let message = [UInt8("\(number)".utf8.first ?? 0), UInt8(number)]
          let made = try key.signature(ofHash: DigestAlgorithm.sha256.hash(message), .ecdsa(.sha256, .fixedLength))
          return key.publicKey.verifies(made, of: message, .ecdsa(.sha256, .fixedLength))
        }
      }
      for try await good in group { #expect(good) }
    }
  }
}
