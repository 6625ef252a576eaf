internal import COpenSSL

/// A private key of Ed25519 (RFC 8032) for short statements that the program itself makes: it needs no certificate, its signatures
/// have 64 bytes, and the same message always gets the same one.
///
/// Threads may share it.
@safe public final class Ed25519Key: Sendable {
  /// The public key that its signatures are verified with.
  public let publicKey: PublicKey
  nonisolated(unsafe) private let key: OpaquePointer

  /// Bytes of a seed (RFC 8032, 5.1.5).
  public static let seedBytes = 32
  /// What stands before the seed in PKCS #8 (RFC 8410, 7): nothing in it varies.
  private static let opening: [UInt8] = [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20]
  private static let label = "PRIVATE KEY"

  /// The key of a seed: 32 random bytes, which are the secret.
  ///
  /// - Throws: ``SigningRefusal/unsupportedKey`` for another number of bytes.
  public init(seed: [UInt8]) throws(SigningRefusal) {
    defer { ERR_clear_error() }
    guard seed.count == Ed25519Key.seedBytes,
      let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
    else { throw .unsupportedKey }
    let der = unsafe writtenDER { unsafe i2d_PUBKEY(key, $0) }
    guard let publicKey = try? PublicKey(der), publicKey.kind == .ed25519 else {
      unsafe EVP_PKEY_free(key)
      throw .unsupportedKey
    }
    unsafe self.key = unsafe key
    self.publicKey = publicKey
  }

  /// Reads a key as `openssl genpkey -algorithm ed25519` writes it: one block `PRIVATE KEY` in PEM, not encrypted.
  ///
  /// - Throws: ``SigningRefusal/unsupportedKey`` for anything else.
  public convenience init(pem: [UInt8]) throws(SigningRefusal) {
    guard let blocks = PEMBlock.list(in: pem), blocks.count == 1, let block = blocks.first,
      block.label == Ed25519Key.label, block.bytes.starts(with: Ed25519Key.opening)
    else { throw .unsupportedKey }
    try self.init(seed: Array(block.bytes.dropFirst(Ed25519Key.opening.count)))
  }

  /// The file of a key: what ``init(pem:)`` reads, and OpenSSL too.
  public static func pem(ofSeed seed: [UInt8]) -> String {
    PEMBlock(label: label, bytes: opening + seed).text
  }

  deinit {
    unsafe EVP_PKEY_free(key)
  }

  /// Signs a message (RFC 8032, 5.1.6): 64 bytes.
  ///
  /// - Throws: ``SigningRefusal/failed`` when OpenSSL makes nothing that the public key verifies.
  public func signature(of message: [UInt8]) throws(SigningRefusal) -> [UInt8] {
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_MD_CTX_new() else { throw .failed }
    defer { unsafe EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var length = signature.count
    guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      unsafe EVP_DigestSign(context, &signature, &length, message, message.count) == 1, length == signature.count,
      publicKey.verifies(signature, of: message, .ed25519)
    else { throw .failed }
    return signature
  }
}

extension PublicKey {
  /// The name of the key: SHA-256 of its SubjectPublicKeyInfo, in hexadecimal.
  public var id: String { SHA256(of: der).hex }

  /// The key as a file: one block `PUBLIC KEY` in PEM.
  public var pem: String { PEMBlock(label: "PUBLIC KEY", bytes: der).text }

  /// Reads a file of one key in PEM.
  ///
  /// - Throws: ``KeyRefusal``.
  public init(pem: [UInt8]) throws(KeyRefusal) {
    guard let blocks = PEMBlock.list(in: pem), blocks.count == 1, let block = blocks.first, block.label == "PUBLIC KEY"
    else { throw .unreadable }
    try self.init(block.bytes)
  }

  /// The 32 bytes of a key of Ed25519 (RFC 8032, 5.1.5); nil for other kinds.
  public var ed25519Bytes: [UInt8]? { kind == .ed25519 ? der.suffix(32) : nil }
}
