internal import COpenSSL

/// Finds paths to a fixed set of trust anchors; threads may share it.
@safe public final class TrustAnchors: Sendable {
  /// The anchors.
  public let certificates: [Certificate]
  nonisolated(unsafe) private let store: OpaquePointer

  /// Anchors, be they roots or not.
  public init(_ certificates: [Certificate]) throws(CryptoFailure) {
    guard let store = unsafe X509_STORE_new() else { throw CryptoFailure(doing: "make a store of certificates") }
    unsafe self.store = unsafe store
    self.certificates = certificates
    unsafe X509_STORE_set_cert_crl(store) { unsafe PathRun.lookUp($0, $1, $2) }
    for certificate in certificates {
      try CryptoFailure.check(
        unsafe X509_STORE_add_cert(store, certificate.handle.pointer), doing: "add a trust anchor")
    }
  }

  deinit {
    unsafe X509_STORE_free(store)
  }

  /// Judges a certificate; the question's anchors must be these.
  func answer(_ question: ChainQuestion, about certificate: Certificate) throws(CryptoFailure) -> ChainAnswer {
    let run = try unsafe PathRun(store: store, certificate: certificate, question: question)
    return try run.answer()
  }
}

extension ChainQuestion {
  /// Judges a certificate.
  ///
  /// - Throws: ``CryptoFailure`` when OpenSSL could not even try: no memory.
  public func answer(about certificate: Certificate) throws(CryptoFailure) -> ChainAnswer {
    try TrustAnchors(anchors).answer(self, about: certificate)
  }
}
