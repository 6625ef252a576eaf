internal import Crypto

/// The archive time stamps of one signer of a CMS message, with the hashes of what they must be over (ETSI EN 319 122-1, 5.5;
/// ETSI TS 101 733, A.2.4).
///
/// What such a stamp is over is named by itself: the newer form lists hashes, and what came later is in none of them. So each
/// vouches for the older stamps that it covers and for no others.
struct ArchiveTimeStamps {
  let parts: MessageParts
  let signer: MessageParts.Signer
  /// What was signed; nil when it is not at hand.
  let content: CoveredContent?
  /// Whether the content stands beside the message.
  let isDetached: Bool

  /// Those that are looked at; each hashes the content.
  private static let most = 8

  /// The stamps in their order.
  var found: [TimeStampFound] {
    guard let content else { return [] }
    let stamps = signer.unsigned.filter(\.isArchive)
    return stamps.prefix(ArchiveTimeStamps.most).flatMap { attribute in
      attribute.values.prefix(1).map { value in
        let token = Array(value)
        guard let info = TimeStampFound.content(of: token), let digest = info.digest else {
          return uncounted(token)
        }
        return attribute.name == AttributeKind.archiveTimeStamp3
          ? listed(token, content.hash(by: digest), digest) : whole(token, info, digest, isDetached ? content : nil)
      }
    }
  }

  /// A stamp of which it is not known what it is over.
  private func uncounted(_ token: [UInt8]) -> TimeStampFound { stamp(token, [], []) }

  private func stamp(_ token: [UInt8], _ hashes: [[UInt8]], _ vouchesFor: Set<SHA256>) -> TimeStampFound {
    var stamp = TimeStampFound(.archive, token, .hashed(hashes))
    stamp.vouchesFor = vouchesFor
    stamp.isExact = false
    return stamp
  }

  /// A stamp of the newer form (archive-time-stamp-v3): over the kind and the hash of the content, what was signed, and a list
  /// of hashes of all else that stood there.
  private func listed(_ token: [UInt8], _ content: [UInt8], _ digest: DigestAlgorithm) -> TimeStampFound {
    guard let index = ArchiveIndex(of: token), index.digest == digest,
      index.certificates.isSubset(of: Set(parts.certificates.map { digest.hash($0) })),
      index.revocations.isSubset(of: Set(parts.revocations.map { digest.hash($0) }))
    else { return uncounted(token) }
    var covered: Set<[UInt8]> = []
    var vouched: Set<SHA256> = []
    for attribute in signer.unsigned {
      for (hash, values) in attribute.hashes(by: digest, ofValues: index.isOfValues)
      where index.attributes.contains(hash) {
        covered.insert(hash)
        vouched.formUnion(values.map { SHA256(of: $0) })
      }
    }
    // EN 319 122-1, 5.5.2: whatever is listed must be there; else it is not known what the stamp was over.
    guard covered == index.attributes else { return uncounted(token) }
    let octets = parts.contentKind + content + signer.fields.flatMap(\.self) + index.der
    return stamp(token, [digest.hash(octets)], vouched)
  }

  /// A stamp of the older form (archive-time-stamp-v2): over everything that stood there, archive time stamps that are not
  /// older left out. TS 101 733, K.3: with or without the head of the set of attributes, for writers differ.
  private func whole(
    _ token: [UInt8], _ info: TimeStampContent, _ digest: DigestAlgorithm, _ content: CoveredContent?
  ) -> TimeStampFound {
    let older = signer.unsigned.filter { !$0.isArchive || $0.time.map { $0 < info.milliseconds } ?? false }
    // The content may be large: it is put together once.
    var octets = Array(parts.content)
    octets += content?.octets ?? []
    for piece in [parts.certificateSet ?? [], parts.revocationSet ?? []] + signer.fields { octets += piece }
    let (count, set) = (octets.count, older.flatMap(\.whole))
    octets += derElement(tag: 0xA1, set)
    var hashes = [digest.hash(octets)]
    if hashes != [info.imprint] {
      octets.removeLast(octets.count - count)
      octets += set
      hashes.append(digest.hash(octets))
    }
    return stamp(token, hashes, Set(older.flatMap(\.values).map { SHA256(of: $0) }))
  }
}

extension MessageParts.Attribute {
  /// Whether it is an archive time stamp of either form.
  fileprivate var isArchive: Bool {
    name == AttributeKind.archiveTimeStamp3 || name == AttributeKind.archiveTimeStamp2
  }

  /// The moment that a time stamp in it claims, in milliseconds.
  fileprivate var time: Int64? { values.first.flatMap { TimeStampFound.content(of: Array($0))?.milliseconds } }

  /// What an index has of it, and the values that each hash covers: of the kind and one value (ats-hash-index-v3), or of the
  /// attribute as a whole (ats-hash-index).
  fileprivate func hashes(
    by digest: DigestAlgorithm, ofValues: Bool
  ) -> [(hash: [UInt8], values: [ArraySlice<UInt8>])] {
    ofValues ? values.map { (digest.hash(kind + $0), [$0]) } : [(digest.hash(whole), values)]
  }
}
