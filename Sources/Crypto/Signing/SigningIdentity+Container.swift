internal import COpenSSL

extension SigningIdentity {
  /// Reads a PKCS #12 container (RFC 7292), of the older kinds too that Windows and many authorities still write.
  ///
  /// - Parameters:
  ///   - container: The file, at most 1 MiB.
  ///   - password: What opens it; an empty text for none.
  /// - Throws: ``SigningRefusal`` for another password, a container without a key or one that is not read.
  public init(container: [UInt8], password: String) throws(SigningRefusal) {
    guard container.count <= Limits.containerBytes else { throw .noContainer }
    defer { ERR_clear_error() }
    var key: OpaquePointer?
    var named: OpaquePointer?
    var others: OpaquePointer?
    let answer = unsafe house_read_pkcs12(container, container.count, password, &key, &named, &others)
    defer {
      unsafe X509_free(named)
      if let others = unsafe others { unsafe house_certificates_free(others) }
    }
    switch answer {
    case 1: break
    case 0: throw .noContainer
    case -1: throw .wrongPassword
    default: throw .unsupportedContainer
    }
    guard let key = unsafe key else { throw .unsupportedContainer }
    let signing = try unsafe SigningKey(owning: key)
    guard let named = unsafe named, let certificate = try? unsafe Certificate(sharing: named) else {
      throw .noCertificate
    }
    var authorities: [Certificate] = []
    for position in 0..<min(unsafe house_certificates_count(others), Limits.containerCertificates) {
      guard let one = unsafe house_certificate(others, position), let read = try? unsafe Certificate(sharing: one)
      else {
        continue
      }
      authorities.append(read)
    }
    try self.init(key: signing, certificate: certificate, authorities: authorities)
  }
}
