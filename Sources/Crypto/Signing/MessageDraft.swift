/// A CMS message of one signer that is about to be signed: CAdES of the level B-B (ETSI EN 319 122-1), in DER.
///
/// It is put together here because OpenSSL 3.0 puts a signing time into every message that it signs, which PAdES forbids
/// (ETSI EN 319 142-1, 6.3). What is signed is always in one order, so that the same draft has the same octets.
public struct MessageDraft: Sendable {
  private let identity: SigningIdentity
  private let algorithm: SignatureAlgorithm
  private let digest: DigestAlgorithm
  private let algorithmDER: [UInt8]
  /// The content, when it stands within the message.
  private let content: [UInt8]?
  private let attributes: [[UInt8]]

  /// A message over some content.
  ///
  /// - Parameters:
  ///   - content: What is signed.
  ///   - isAttached: Whether the content stands within the message (`.p7m`) or elsewhere (`.p7s`, PDF).
  ///   - identity: Who signs.
  ///   - algorithm: The scheme; ``SigningKey/usualAlgorithm`` when nothing else is asked.
  ///   - time: The time that the signer claims, in seconds since 1970-01-01T00:00:00Z; nil to claim none here.
  /// - Throws: ``SigningRefusal/unsuitableAlgorithm`` for a scheme that CMS does not have or the key does not.
  public init(
    content: [UInt8], isAttached: Bool, identity: SigningIdentity, algorithm: SignatureAlgorithm, time: Int64?
  ) throws(SigningRefusal) {
    guard identity.key.fits(algorithm), let digest = algorithm.digest, let algorithmDER = algorithm.identifierDER else {
      throw .unsuitableAlgorithm
    }
    self.identity = identity
    self.algorithm = algorithm
    self.digest = digest
    self.algorithmDER = algorithmDER
    self.content = isAttached ? content : nil
    var attributes = [
      MessageDraft.attribute(AttributeKind.contentType, DERWriting.object(SignedMessage.dataKind)),
      MessageDraft.attribute(AttributeKind.messageDigest, DERWriting.octets(digest.hash(content))),
      MessageDraft.attribute(AttributeKind.signingCertificateV2, identity.certificate.reference),
    ]
    if let time { attributes.append(MessageDraft.attribute(AttributeKind.signingTime, DERWriting.time(time))) }
    self.attributes = attributes
  }

  /// Signs, and answers the signature's value, which time stamps are about.
  public func signature() throws(SigningRefusal) -> [UInt8] {
    // The signature is over the SET OF, not over the [0] that stands in the message (RFC 5652, 5.4).
    try identity.key.signature(ofHash: digest.hash(DERWriting.set(attributes)), algorithm)
  }

  /// The message with its signature's value, and a time stamp on it when there is one (B-T).
  public func message(signature: [UInt8], timeStamp: [UInt8]? = nil) -> [UInt8] {
    let unsigned = timeStamp.map { [MessageDraft.attribute(AttributeKind.signatureTimeStamp, $0)] } ?? []
    let identifier = DERWriting.sequence(identity.certificate.issuer.der, identity.certificate.serialNumberDER)
    let signer = DERWriting.sequence(
      DERWriting.small(1), identifier, digest.identifierDER, DERWriting.set(attributes, tag: 0xA0), algorithmDER,
      DERWriting.octets(signature), unsigned.isEmpty ? [] : DERWriting.set(unsigned, tag: 0xA1))
    let inside = content.map { DERWriting.explicit(0, DERWriting.octets($0)) } ?? []
    let certificates = ([identity.certificate] + identity.authorities).map(\.der)
    let signed = DERWriting.sequence(
      DERWriting.small(1), DERWriting.set([digest.identifierDER]),
      DERWriting.sequence(DERWriting.object(SignedMessage.dataKind), inside),
      DERWriting.set(certificates, tag: 0xA0), DERWriting.set([signer]))
    return DERWriting.sequence(DERWriting.object("1.2.840.113549.1.7.2"), DERWriting.explicit(0, signed))
  }

  private static func attribute(_ kind: String, _ value: [UInt8]) -> [UInt8] {
    DERWriting.sequence(DERWriting.object(kind), DERWriting.set([value]))
  }
}

extension Certificate {
  /// The value of the attribute signing-certificate-v2 that names this certificate (RFC 5035, 3), by SHA-256, which is not
  /// written because it is the default.
  fileprivate var reference: [UInt8] {
    let identifier = DERWriting.sequence(DERWriting.octets(sha256.bytes), issuerAndSerial)
    return DERWriting.sequence(DERWriting.sequence(identifier))
  }

  /// The IssuerSerial of RFC 5035, 5 in DER: the issuer as a general name, and its number for the certificate.
  public var issuerAndSerial: [UInt8] {
    DERWriting.sequence(DERWriting.sequence(DERWriting.explicit(4, issuer.der)), serialNumberDER)
  }

  /// The issuer's number for it as it stands in the certificate.
  public var serialNumberDER: [UInt8] {
    let parts = DERElement(der[...])?.children?.first?.children ?? []
    return (parts.first { $0.tag == 0x02 }).map { Array($0.whole) } ?? []
  }
}
