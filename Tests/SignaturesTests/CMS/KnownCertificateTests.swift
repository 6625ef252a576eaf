import Testing

@testable import Crypto
@testable import Signatures

/// Certificates that were read before are not read again with a message: reading must not tell the difference.
@Suite(
  "A message whose certificates are known",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct KnownCertificateTests {
  /// All that reading a message tells; nil when it is none.
  private func reading(_ bytes: [UInt8], zeros: Bool = false, known cache: CertificateCache) -> [String]? {
    guard let message = try? SignedMessage(reading: bytes, allowsZerosBehind: zeros, known: cache) else { return nil }
    return [
      message.contentKind, message.content?.hex ?? "beside", "\(message.byteCount)",
      message.certificates.map(\.sha256.hex).joined(separator: " "),
      message.revocationLists.map(\.sha256.hex).joined(separator: " "),
      message.ocspResponses.map(\.hex).joined(separator: " "),
      message.parts.map { "\($0.signers.count) \($0.certificates.count)" } ?? "no parts",
    ]
      + message.signers.map { signer in
        "\(signer) \(message.candidates(for: signer, among: message.certificates).map(\.sha256))"
      }
  }

  @Test("is read as one whose certificates are not", arguments: MessageCase.all)
  func alike(_ one: MessageCase) throws {
    let bytes = try one.bytes(one.file)
    // The first reading makes them known, as far as they can be.
    _ = try? SignedMessage(reading: bytes)
    for (changed, zeros) in [(bytes, false), (bytes + [0], false), (bytes + [0, 0], true), (bytes + [0, 1], true)] {
      #expect(
        reading(changed, zeros: zeros, known: .shared) == reading(changed, zeros: zeros, known: CertificateCache()))
    }
  }

  @Test("and whose bytes are changed anywhere but in them is refused or read as it would be else")
  func changed() throws {
    let one = try #require(MessageCase.named("good-rsa"))
    let bytes = try one.bytes(one.file)
    let message = try SignedMessage(reading: bytes)
    let parts = try #require(message.parts)
    let bare = try #require(BareMessage(parts, known: .shared), "known certificates are left out")
    #expect(bare.bytes.count < bytes.count / 2 && bare.certificates == message.certificates)
    let set = try #require(parts.certificateSet)
    let none = CertificateCache()
    for position in bytes.indices where !set.dropFirst(8).dropLast(1).indices.contains(position) {
      for bit in [0, 3, 5, 7] {
        var changed = bytes
        changed[position] ^= 1 << UInt8(bit)
        #expect(
          reading(changed, known: .shared) == reading(changed, known: none), "bit \(bit) of byte \(position)")
      }
    }
  }
}
