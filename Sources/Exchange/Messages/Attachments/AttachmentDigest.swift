public import Crypto

/// The file of an attachment by its length and hash, found without ever holding it unpacked as a whole.
public struct AttachmentDigest: Hashable, Sendable {
  /// Bytes of the file, unpacked.
  public let bytes: Int
  /// Its SHA-256.
  public let sha256: SHA256
}

extension Enclosure {
  /// The length and the hash of the file.
  ///
  /// - Parameter most: How many bytes it may become.
  /// - Throws: ``AttachmentFault``.
  public func digest(atMost most: Int = MessageLimits.unpackedBytes) throws(AttachmentFault) -> AttachmentDigest {
    if let payload, packing == .plain {
      guard payload.count <= most else { throw .tooLarge }
      return AttachmentDigest(bytes: payload.count, sha256: SHA256(of: payload))
    }
    var count = 0
    let stream = try? HashStream()
    try unpack(atMost: most) { piece in
      count += piece.count
      try? stream?.update(piece)
    }
    guard let hash = try? stream?.finish(), let sha256 = SHA256(bytes: hash) else {
      // A hash fails for want of memory only, where nothing else would go on either.
      preconditionFailure("OpenSSL could not hash")
    }
    return AttachmentDigest(bytes: count, sha256: sha256)
  }
}
