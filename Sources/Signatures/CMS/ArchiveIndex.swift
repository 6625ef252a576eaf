internal import Crypto

/// What an archive time stamp says that it is over, hash by hash (ats-hash-index and ats-hash-index-v3; ETSI EN 319 122-1,
/// 5.5.2). It stands in the token, unsigned, and is covered by the token's own imprint.
struct ArchiveIndex {
  /// The bytes of it.
  let der: ArraySlice<UInt8>
  /// The hash function of all hashes.
  let digest: DigestAlgorithm
  /// The certificates of the message.
  let certificates: Set<[UInt8]>
  /// The answers about revocation of the message.
  let revocations: Set<[UInt8]>
  /// The unsigned attributes of the signer.
  let attributes: Set<[UInt8]>
  /// Whether those are of single values, as the newer form has them, or of whole attributes.
  let isOfValues: Bool

  /// The index in a token; nil when there is none, more than one, or none that can be read.
  init?(of token: [UInt8]) {
    guard let signer = (try? SignedMessage(reading: token))?.signers.first else { return nil }
    let (new, old) = (signer.unsigned(AttributeKind.archiveIndex3), signer.unsigned(AttributeKind.archiveIndex))
    guard new.count + old.count == 1, let value = (new + old).first, let element = DERElement(value[...]),
      element.tag == 0x30, var fields = element.children
    else { return nil }
    var digest = DigestAlgorithm.sha256
    if fields.count == 4 {
      let named = fields.removeFirst()
      guard let identifier = (named.children?.first ?? named).objectIdentifier,
        let known = DigestAlgorithm(identifier: identifier)
      else { return nil }
      digest = known
    }
    guard fields.count == 3, let certificates = ArchiveIndex.hashes(fields[0], digest),
      let revocations = ArchiveIndex.hashes(fields[1], digest), let attributes = ArchiveIndex.hashes(fields[2], digest)
    else { return nil }
    der = value[...]
    self.digest = digest
    (self.certificates, self.revocations, self.attributes) = (certificates, revocations, attributes)
    isOfValues = !new.isEmpty
  }

  private static func hashes(_ list: DERElement, _ digest: DigestAlgorithm) -> Set<[UInt8]>? {
    guard list.tag == 0x30, let children = list.children,
      children.allSatisfy({ $0.tag == 0x04 && $0.content.count == digest.byteCount })
    else { return nil }
    return Set(children.map { Array($0.content) })
  }
}
