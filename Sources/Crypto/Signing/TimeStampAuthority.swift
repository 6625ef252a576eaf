internal import COpenSSL

/// A time-stamping authority (RFC 3161) on a key of one's own, by the clock of the machine: for trying out what a real one
/// does, and for tests. What it proves is worth as much as that clock.
public struct TimeStampAuthority: Sendable {
  private let identity: SigningIdentity

  /// Its policy: an identifier that stands for no policy of anybody (RFC 3161 asks for one; 2.25 is for UUIDs).
  private static let policy = "2.25.207412931160415"

  /// An authority.
  ///
  /// - Throws: ``SigningRefusal/unsuitableAlgorithm`` when its certificate is not for time stamps alone (RFC 3161, 2.3).
  public init(_ identity: SigningIdentity) throws(SigningRefusal) {
    guard identity.certificate.extendedKeyUsage == [ExtendedKeyUsage.timeStamping],
      identity.certificate.isExtendedKeyUsageCritical
    else { throw .unsuitableAlgorithm }
    self.identity = identity
  }

  /// The answer to a request, in DER: a stamp, or a refusal with its reason. nil when OpenSSL makes neither.
  public func answer(to request: [UInt8]) -> [UInt8]? {
    guard request.count <= Limits.stampBytes, let authorities = unsafe house_certificates_new() else { return nil }
    defer {
      unsafe house_certificates_free(authorities)
      ERR_clear_error()
    }
    for authority in identity.authorities {
      guard unsafe house_certificates_add(authorities, authority.handle.pointer) == 1 else { return nil }
    }
    return unsafe identity.key.withKey { key in
      let made = unsafe house_stamp(
        request, Int32(request.count), key, identity.certificate.handle.pointer, authorities, TimeStampAuthority.policy)
      guard let response = unsafe made else { return nil }
      defer { unsafe TS_RESP_free(response) }
      return unsafe writtenDER { unsafe i2d_TS_RESP(response, $0) }
    }
  }
}
