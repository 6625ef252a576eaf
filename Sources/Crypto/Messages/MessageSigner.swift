/// One signer of a CMS message (SignerInfo, RFC 5652, 5.3), as values.
public struct MessageSigner: Sendable {
  /// An attribute: its kind as an object identifier, and its values, each a DER element.
  public struct Attribute: Sendable, Hashable {
    /// Its kind.
    public let kind: String
    /// Its values.
    public let values: [[UInt8]]
  }

  /// The position among the message's signers, from 0.
  public let position: Int
  /// The identifier of the hash function of the content, such as `2.16.840.1.101.3.4.2.1`.
  public let digestIdentifier: String
  /// The hash function of the content; nil when it is none that is known here.
  public let digest: DigestAlgorithm?
  /// The identifier of the signature algorithm.
  public let algorithmIdentifier: String
  /// The signature algorithm with its parameters; nil when it is none that is known here, or when it contradicts the hash
  /// function.
  public let algorithm: SignatureAlgorithm?
  /// The attributes that the signature covers, in their order; empty when it covers the content directly.
  public let signedAttributes: [Attribute]
  /// The attributes that anyone may have added, in their order.
  public let unsignedAttributes: [Attribute]
  /// The signature's value.
  public let signature: [UInt8]
  /// The octets that the signature is over when there are signed attributes (RFC 5652, 5.4); nil when there are none.
  let attributeOctets: [UInt8]?

  /// The values of all signed attributes of a kind: what stands there twice comes twice.
  public func signed(_ kind: String) -> [[UInt8]] {
    signedAttributes.filter { $0.kind == kind }.flatMap(\.values)
  }

  /// The values of all unsigned attributes of a kind.
  public func unsigned(_ kind: String) -> [[UInt8]] {
    unsignedAttributes.filter { $0.kind == kind }.flatMap(\.values)
  }

  /// Whether the signature was made over these signed attributes, or over the content when there are none, with a key.
  ///
  /// Whether the attributes name the content is another question: see their message digest.
  public func verifies(with key: PublicKey, content: [UInt8]) -> Bool {
    guard let algorithm else { return false }
    return key.verifies(signature, of: attributeOctets ?? content, algorithm)
  }
}

/// The kinds of attributes that verification looks at.
public enum AttributeKind {
  /// contentType (RFC 5652, 11.1).
  public static let contentType = "1.2.840.113549.1.9.3"
  /// messageDigest (RFC 5652, 11.2).
  public static let messageDigest = "1.2.840.113549.1.9.4"
  /// signingTime (RFC 5652, 11.3): what the signer claims.
  public static let signingTime = "1.2.840.113549.1.9.5"
  /// signing-certificate (RFC 5035), with SHA-1.
  public static let signingCertificate = "1.2.840.113549.1.9.16.2.12"
  /// signing-certificate-v2 (RFC 5035).
  public static let signingCertificateV2 = "1.2.840.113549.1.9.16.2.47"
  /// signature-policy-identifier (ETSI EN 319 122-1, 5.2.9).
  public static let signaturePolicy = "1.2.840.113549.1.9.16.2.15"
  /// signature-time-stamp (ETSI EN 319 122-1, 5.3).
  public static let signatureTimeStamp = "1.2.840.113549.1.9.16.2.14"
  /// content-time-stamp (ETSI EN 319 122-1, 5.2.8).
  public static let contentTimeStamp = "1.2.840.113549.1.9.16.2.20"
  /// archive-time-stamp-v3 (ETSI EN 319 122-1, 5.5.3): over hashes of what it covers.
  public static let archiveTimeStamp3 = "0.4.0.1733.2.4"
  /// archive-time-stamp-v2 (ETSI TS 101 733, A.2.4): over everything that was there.
  public static let archiveTimeStamp2 = "1.2.840.113549.1.9.16.2.48"
  /// ats-hash-index-v3 (ETSI EN 319 122-1, 5.5.2), in an archive time stamp.
  public static let archiveIndex3 = "0.4.0.19122.1.5"
  /// ats-hash-index (ETSI TS 101 733, 6.4.2), its older form.
  public static let archiveIndex = "0.4.0.1733.2.5"
  /// revocation-values (RFC 5126, 6.3.4).
  public static let revocationValues = "1.2.840.113549.1.9.16.2.24"
  /// certificate-values (RFC 5126, 6.3.3).
  public static let certificateValues = "1.2.840.113549.1.9.16.2.23"
  /// adbe-revocationInfoArchival (ISO 32000-1, 12.8.3.3.2), signed.
  public static let adobeRevocation = "1.2.840.113583.1.1.8"
}
