internal import COpenSSL

/// The key that signatures of somebody are verified with.
public struct PublicKey: Sendable {
  /// What kind of key it is.
  public enum Kind: Sendable, Hashable {
    /// RSA, for both schemes.
    case rsa
    /// RSA that its certificate keeps for RSASSA-PSS (RFC 4055, 3.1).
    case rsaPSS
    /// A point on a named curve.
    case ec(Curve)
    /// Ed25519 (RFC 8410).
    case ed25519
  }

  /// The curves of FIPS 186-4 that signatures are verified on.
  public enum Curve: String, Sendable, Hashable, CaseIterable {
    case p256 = "P-256"
    case p384 = "P-384"
    case p521 = "P-521"

    /// The bytes of each of the two numbers of a signature.
    public var byteCount: Int {
      switch self {
      case .p256: 32
      case .p384: 48
      case .p521: 66
      }
    }
  }

  /// What kind of key it is.
  public let kind: Kind
  /// Its size: of the modulus, or of the curve's field, in bits.
  public let bits: Int
  /// The bytes it was read from: its SubjectPublicKeyInfo in DER.
  public let der: [UInt8]
  /// Whether it bears the mark of a library whose RSA keys can be factored (CVE-2017-15361, "ROCA").
  public let isFactorable: Bool
  private let handle: KeyHandle

  /// Reads a SubjectPublicKeyInfo in DER, all of it.
  public init(_ der: [UInt8]) throws(KeyRefusal) {
    try self.init(der, KeyHandle(der))
  }

  /// The key that OpenSSL has read along with a certificate; reading it again would take 0.1 ms.
  static func of(_ key: OpaquePointer?, der: [UInt8]) -> Result<PublicKey, KeyRefusal> {
    guard let key = unsafe key else {
      ERR_clear_error()
      return .failure(.unreadable)
    }
    return Result { () throws(KeyRefusal) in try unsafe PublicKey(der, KeyHandle(sharing: key)) }
  }

  private init(_ der: [UInt8], _ handle: KeyHandle) throws(KeyRefusal) {
    kind = try handle.kind()
    bits = handle.bits
    isFactorable = kind == .rsa || kind == .rsaPSS ? try handle.checkRSA() : false
    self.der = der
    self.handle = handle
  }

  /// Whether a signature of a message is this key's.
  ///
  /// False for whatever does not fit: another kind of key, a wrong length, numbers out of range. What is weak but fits is
  /// verified all the same; whether it is still allowed, a policy decides.
  public func verifies(_ signature: [UInt8], of message: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
    guard let digest = algorithm.digest else {
      return kind == .ed25519 && handle.verifiesEd25519(signature, of: message)
    }
    return verifies(signature, ofHash: digest.hash(message), algorithm)
  }

  /// Whether a signature of a message, of which only the hash is at hand, is this key's.
  ///
  /// - Parameter hash: The message's, by the algorithm's own hash function; never for Ed25519, which takes the message.
  public func verifies(_ signature: [UInt8], ofHash hash: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
    guard let digest = algorithm.digest, hash.count == digest.byteCount else { return false }
    switch (algorithm, kind) {
    case (.rsaPKCS1, .rsa), (.rsaPSS, .rsa), (.rsaPSS, .rsaPSS):
      // As long as the modulus, exactly (RFC 8017, 8.1.2 and 8.2.2).
      return signature.count == (bits + 7) / 8 && handle.verifies(signature, ofHash: hash, algorithm)
    case (.ecdsa(_, .der), .ec):
      return handle.verifies(signature, ofHash: hash, algorithm)
    case (.ecdsa(_, .fixedLength), .ec(let curve)):
      guard signature.count == 2 * curve.byteCount else { return false }
      return handle.verifies(derOfFixedLength(signature), ofHash: hash, algorithm)
    default: return false
    }
  }
}

extension PublicKey: Hashable {
  /// The same key is the same bytes.
  public static func == (one: PublicKey, other: PublicKey) -> Bool { one.der == other.der }
  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

/// The DER sequence of two numbers that stand one after the other in the same length.
private func derOfFixedLength(_ signature: [UInt8]) -> [UInt8] {
  let half = signature.count / 2
  let content = derInteger(signature.prefix(half)) + derInteger(signature.suffix(half))
  // Of P-521 it can be more than 127 bytes, never more than 255.
  return content.count < 128
    ? [0x30, UInt8(content.count)] + content : [0x30, 0x81, UInt8(truncatingIfNeeded: content.count)] + content
}

private func derInteger(_ number: ArraySlice<UInt8>) -> [UInt8] {
  var bytes = Array(number.drop { $0 == 0 })
  if bytes.first.map({ $0 & 0x80 != 0 }) ?? true { bytes.insert(0, at: 0) }
  return [0x02, UInt8(truncatingIfNeeded: bytes.count)] + bytes
}
