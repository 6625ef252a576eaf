/// Why bytes are no public key that is taken here.
public enum KeyRefusal: Error, Sendable, Hashable {
  /// They are no SubjectPublicKeyInfo in DER (RFC 5280, 4.1.2.7), there is more behind it, or the point is beside its curve.
  case unreadable
  /// A kind of key, or a curve, that no signature is verified with here; OpenSSL's name for it.
  case unsupported(String)
  /// A curve that is spelled out instead of named: it may be anybody's own (RFC 5480, 2.1.1 forbids it).
  case explicitParameters
  /// An RSA exponent that is even, less than 3 or longer than 256 bits (NIST SP 800-56B, 6.4.2.1), or a modulus beyond 16,384 bits.
  case badExponent
  /// The zero of a curve.
  case badPoint
}
