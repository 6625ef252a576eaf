internal import COpenSSL
internal import Synchronization

/// A private key that signs. It stays where OpenSSL or the token has it: nothing here gives it away, shows or writes it.
///
/// Threads may share it; a token signs for one after the other.
@safe public final class SigningKey: Sendable {
  /// The public key that its signatures are verified with.
  public let publicKey: PublicKey
  private let handle: Mutex<Handle>

  private let module: TokenModule?

  /// OpenSSL's key.
  @safe private struct Handle: ~Copyable, @unchecked Sendable {
    let key: OpaquePointer

    deinit {
      unsafe EVP_PKEY_free(key)
    }
  }

  /// Takes over a key, which may be on a token of a module.
  init(owning key: OpaquePointer, on module: TokenModule? = nil) throws(SigningRefusal) {
    let handle = unsafe Handle(key: key)
    let der = unsafe writtenDER { unsafe i2d_PUBKEY(key, $0) }
    ERR_clear_error()
    guard let publicKey = try? PublicKey(der) else { throw .unsupportedKey }
    switch publicKey.kind {
    case .rsa, .rsaPSS: guard publicKey.bits >= 2048, !publicKey.isFactorable else { throw .unsupportedKey }
    case .ec: break
    case .ed25519: throw .unsupportedKey
    }
    self.publicKey = publicKey
    self.handle = Mutex(handle)
    self.module = module
  }

  /// Signs a message of which the hash is at hand.
  ///
  /// - Parameters:
  ///   - hash: The message's, by the algorithm's own hash function.
  ///   - algorithm: A scheme that goes with the key; its hash function is of SHA-2 or SHA-3.
  /// - Throws: ``SigningRefusal`` when the scheme does not fit, or the key made nothing that its public key verifies.
  public func signature(ofHash hash: [UInt8], _ algorithm: SignatureAlgorithm) throws(SigningRefusal) -> [UInt8] {
    guard fits(algorithm), let digest = algorithm.digest, digest != .sha1, hash.count == digest.byteCount else {
      throw .unsuitableAlgorithm
    }
    let made = unsafe withKey { key in unsafe SigningKey.sign(hash, algorithm, digest, with: key) }
    guard let made else { throw .failed }
    let signature: [UInt8]
    if case .ecdsa(_, .fixedLength) = algorithm, case .ec(let curve) = publicKey.kind {
      guard let fixed = fixedLength(ofDER: made, curve.byteCount) else { throw .failed }
      signature = fixed
    } else {
      signature = made
    }
    // A token that is worn out or attacked can give out what betrays its key; nothing that fails leaves here.
    guard publicKey.verifies(signature, ofHash: hash, algorithm) else { throw .failed }
    return signature
  }

  /// Lets OpenSSL sign with the key by itself.
  func withKey<Value: Sendable>(_ work: (OpaquePointer) -> Value) -> Value {
    handle.withLock { handle in
      guard let module else { return unsafe work(handle.key) }
      return module.whileAlone { unsafe work(handle.key) }
    }
  }

  /// Whether a scheme goes with the key.
  public func fits(_ algorithm: SignatureAlgorithm) -> Bool {
    switch (algorithm, publicKey.kind) {
    case (.rsaPKCS1, .rsa), (.rsaPSS, .rsa), (.rsaPSS, .rsaPSS), (.ecdsa, .ec): true
    default: false
    }
  }

  /// The scheme that the key signs with when nothing else is asked: RSASSA-PSS, as TT 15/2025/TT-BKHCN, Annex I has it for
  /// signing, or ECDSA with the hash function of the curve's strength.
  public var usualAlgorithm: SignatureAlgorithm {
    switch publicKey.kind {
    case .ec(.p384): .ecdsa(.sha384, .der)
    case .ec(.p521): .ecdsa(.sha512, .der)
    case .ec, .ed25519: .ecdsa(.sha256, .der)
    case .rsa, .rsaPSS: .rsaPSS(.sha256)
    }
  }

  private static func sign(
    _ hash: [UInt8], _ algorithm: SignatureAlgorithm, _ digest: DigestAlgorithm, with key: OpaquePointer
  ) -> [UInt8]? {
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_PKEY_CTX_new(key, nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_sign_init(context) == 1 else { return nil }
    switch algorithm {
    case .rsaPKCS1: guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 else { return nil }
    case .rsaPSS: guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 else { return nil }
    case .ecdsa, .ed25519: break
    }
    guard unsafe EVP_PKEY_CTX_set_signature_md(context, digest.function) == 1 else { return nil }
    if case .rsaPSS(_, let mask, let salt) = algorithm {
      guard unsafe EVP_PKEY_CTX_set_rsa_mgf1_md(context, mask.function) == 1,
        unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(context, CInt(clamping: salt)) == 1
      else { return nil }
    }
    var length = 0
    guard unsafe EVP_PKEY_sign(context, nil, &length, hash, hash.count) == 1, length > 0 else { return nil }
    var signature = [UInt8](repeating: 0, count: length)
    guard unsafe EVP_PKEY_sign(context, &signature, &length, hash, hash.count) == 1, length <= signature.count else {
      return nil
    }
    return Array(signature.prefix(length))
  }
}

/// The two numbers of an ECDSA signature in DER, one after the other in the same length.
private func fixedLength(ofDER signature: [UInt8], _ count: Int) -> [UInt8]? {
  guard let numbers = DERElement(signature[...])?.children, numbers.count == 2 else { return nil }
  var fixed: [UInt8] = []
  for number in numbers {
    let digits = number.content.drop { $0 == 0 }
    guard number.tag == 0x02, digits.count <= count else { return nil }
    fixed += [UInt8](repeating: 0, count: count - digits.count) + digits
  }
  return fixed
}
