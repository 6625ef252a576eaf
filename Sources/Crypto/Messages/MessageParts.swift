/// The pieces of a CMS message as they stand in its bytes (RFC 5652, 5.1): archive time stamps are over these, and OpenSSL,
/// which writes anew what it has read, may write them otherwise.
public struct MessageParts: Sendable {
  /// One signer (SignerInfo, RFC 5652, 5.3).
  public struct Signer: Sendable {
    /// Version, identifier, hash function, signed attributes, algorithm and value: all that is not unsigned, in order.
    public let fields: [ArraySlice<UInt8>]
    /// The unsigned attributes in their order.
    public let unsigned: [Attribute]
  }

  /// An attribute (RFC 5652, 5.3).
  public struct Attribute: Sendable {
    /// The attribute whole.
    public let whole: ArraySlice<UInt8>
    /// The object identifier of its kind, whole.
    public let kind: ArraySlice<UInt8>
    /// Its values, each whole.
    public let values: [ArraySlice<UInt8>]

    /// The kind in figures.
    public var name: String? { DERElement(kind)?.objectIdentifier }
  }

  /// The object identifier of the content's kind (eContentType), whole.
  public let contentKind: ArraySlice<UInt8>
  /// The content with its kind (encapContentInfo), whole.
  public let content: ArraySlice<UInt8>
  /// The set of certificates, whole; nil when there is none.
  public let certificateSet: ArraySlice<UInt8>?
  /// The certificates, each whole.
  public let certificates: [ArraySlice<UInt8>]
  /// The set of answers about revocation, whole; nil when there is none.
  public let revocationSet: ArraySlice<UInt8>?
  /// The answers about revocation (lists, and others under [1]), each whole.
  public let revocations: [ArraySlice<UInt8>]
  /// The signers, in their order.
  public let signers: [Signer]
  /// All that is signed data, each field whole: version, hash functions, content, certificates, answers about revocation,
  /// signers.
  let fields: [ArraySlice<UInt8>]
  /// Whether all around the fields is as it must be to the letter: a sequence of the kind SignedData and one sequence under [0].
  let isFramed: Bool

  /// The pieces of a message that fills the bytes; nil when they are not those of SignedData.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let whole = BERElement.next(in: &rest), rest.isEmpty, let outer = whole.children, outer.count == 2,
      let inner = outer[1].children, let data = inner.first, var fields = data.children.map({ $0[...] }),
      fields.popFirst()?.tag == 0x02, fields.popFirst()?.tag == 0x31, let content = fields.popFirst(),
      let kind = content.children?.first, kind.tag == 0x06
    else { return nil }
    self.fields = data.children?.map(\.whole) ?? []
    isFramed =
      whole.tag == 0x30 && outer[0].whole.elementsEqual(MessageParts.signedDataKind) && outer[1].tag == 0xA0
      && inner.count == 1 && data.tag == 0x30
    self.content = content.whole
    contentKind = kind.whole
    var (certificateSet, revocationSet): (BERElement?, BERElement?)
    if fields.first?.tag == 0xA0 { certificateSet = fields.popFirst() }
    if fields.first?.tag == 0xA1 { revocationSet = fields.popFirst() }
    guard let signers = fields.popFirst(), signers.tag == 0x31, fields.isEmpty, let infos = signers.children,
      let certificates = certificateSet.map(\.children) ?? [], let revocations = revocationSet.map(\.children) ?? []
    else { return nil }
    self.certificateSet = certificateSet?.whole
    self.certificates = certificates.map(\.whole)
    self.revocationSet = revocationSet?.whole
    self.revocations = revocations.map(\.whole)
    var read: [Signer] = []
    for info in infos {
      guard let signer = Signer(info) else { return nil }
      read.append(signer)
    }
    self.signers = read
  }

  /// The object identifier of SignedData (RFC 5652, 5.1), as DER.
  static let signedDataKind: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]

  /// What stands among the answers about revocation as an OCSP response (RFC 5940, 2).
  var ocspResponses: [[UInt8]] {
    revocations.compactMap { one in
      guard let element = DERElement(one), element.tag == 0xA1, let parts = element.children, parts.count == 2,
        parts[0].objectIdentifier == "1.3.6.1.5.5.7.16.2"
      else { return nil }
      return Array(parts[1].whole)
    }
  }
}

extension MessageParts.Signer {
  fileprivate init?(_ info: BERElement) {
    guard info.tag == 0x30, var fields = info.children else { return nil }
    var attributes: [MessageParts.Attribute] = []
    if let last = fields.last, last.tag == 0xA1 {
      for attribute in last.children ?? [] {
        guard let read = MessageParts.Attribute(attribute) else { return nil }
        attributes.append(read)
      }
      fields.removeLast()
    }
    self.fields = fields.map(\.whole)
    unsigned = attributes
  }
}

extension MessageParts.Attribute {
  fileprivate init?(_ attribute: BERElement) {
    guard let fields = attribute.children, fields.count == 2, let values = fields[1].children else { return nil }
    (whole, kind) = (attribute.whole, fields[0].whole)
    self.values = values.map(\.whole)
  }
}
