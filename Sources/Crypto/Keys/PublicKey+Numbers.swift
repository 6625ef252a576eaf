extension PublicKey {
  /// The RSA key of these numbers, big-endian, as JSON Web Keys write them (RFC 7518, 6.3.1).
  ///
  /// - Throws: ``KeyRefusal`` when they are no key that is taken here.
  public init(rsaModulus modulus: [UInt8], exponent: [UInt8]) throws(KeyRefusal) {
    guard modulus.count <= Limits.numberBytes, exponent.count <= Limits.numberBytes else { throw .badExponent }
    let key = DERWriting.sequence(DERWriting.number(modulus), DERWriting.number(exponent))
    let algorithm = DERWriting.sequence(DERWriting.object("1.2.840.113549.1.1.1"), DERWriting.null)
    try self.init(DERWriting.sequence(algorithm, DERWriting.bits(key)))
  }

  /// The key of a point on a curve, whose two numbers have the full length of the curve's (RFC 7518, 6.2.1).
  ///
  /// - Throws: ``KeyRefusal`` when the lengths are others or the point is not on the curve.
  public init(_ curve: Curve, x: [UInt8], y: [UInt8]) throws(KeyRefusal) {
    guard x.count == curve.byteCount, y.count == curve.byteCount else { throw .unreadable }
    let algorithm = DERWriting.sequence(
      DERWriting.object("1.2.840.10045.2.1"), DERWriting.object(curve.identifier))
    // The point uncompressed (RFC 5480, 2.2).
    try self.init(DERWriting.sequence(algorithm, DERWriting.bits([0x04] + x + y)))
  }
}

extension PublicKey.Curve {
  /// The object identifier of the curve (RFC 5480, 2.1.1.1).
  fileprivate var identifier: String {
    switch self {
    case .p256: "1.2.840.10045.3.1.7"
    case .p384: "1.3.132.0.34"
    case .p521: "1.3.132.0.35"
    }
  }
}

extension DERWriting {
  /// A number that is not negative.
  fileprivate static func number(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array(bytes.drop { $0 == 0 })
    let needsZero = digits.first.map { $0 & 0x80 != 0 } ?? true
    return derElement(tag: 0x02, (needsZero ? [0] : []) + digits)
  }

  /// Whole bytes as a string of bits.
  fileprivate static func bits(_ bytes: [UInt8]) -> [UInt8] { derElement(tag: 0x03, [0] + bytes) }
}
