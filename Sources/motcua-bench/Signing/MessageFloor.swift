internal import COpenSSL
internal import WorkingTime

/// The floor of CMS: what a program on OpenSSL alone must do for one detached signature, with anchors and lists read once. It
/// verifies the message and the path with revocation lists; of a PDF it is told what was signed.
@safe final class MessageFloor {
  private let store: OpaquePointer
  private let intermediates: OpaquePointer

  init(_ papers: SignedPapers) throws {
    guard let store = unsafe X509_STORE_new(), let intermediates = unsafe house_certificates_new() else {
      throw Trouble("no store for the floor")
    }
    unsafe self.store = unsafe store
    unsafe self.intermediates = unsafe intermediates
    guard unsafe X509_STORE_load_file(store, papers.path("root.pem")) == 1,
      unsafe X509_STORE_load_file(store, papers.path("lists.pem")) == 1,
      let parameters = unsafe X509_STORE_get0_param(store)
    else { throw Trouble("anchors and lists for the floor") }
    unsafe X509_VERIFY_PARAM_set_flags(
      parameters, UInt(X509_V_FLAG_X509_STRICT | X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL))
    unsafe X509_VERIFY_PARAM_set_time(parameters, Int(SignedPapers.moment.milliseconds / 1000))
  }

  deinit {
    unsafe X509_STORE_free(store)
    unsafe house_certificates_free(intermediates)
  }

  func verifies(_ message: [UInt8], _ content: [UInt8]) -> Bool {
    let read = unsafe message.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var position = buffer.baseAddress
      return unsafe d2i_CMS_ContentInfo(nil, &position, buffer.count)
    }
    guard let read = unsafe read else { return false }
    defer { unsafe CMS_ContentInfo_free(read) }
    let isSigned = unsafe content.withUnsafeBytes { buffer in
      let data = unsafe BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count))
      defer { unsafe BIO_free(data) }
      return unsafe CMS_verify(
        read, nil, nil, data, nil, UInt32(CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY)) == 1
    }
    guard isSigned, let signers = unsafe CMS_get0_signers(read) else { return false }
    defer { unsafe house_certificates_release(signers) }
    let certificates = unsafe CMS_get1_certs(read)
    defer { unsafe house_certificates_free(certificates) }
    guard let signer = unsafe house_certificate(signers, 0), let context = unsafe X509_STORE_CTX_new() else {
      return false
    }
    defer { unsafe X509_STORE_CTX_free(context) }
    return unsafe X509_STORE_CTX_init(context, store, signer, certificates) == 1 && X509_verify_cert(context) == 1
  }

  /// The message of a signed PDF and the two pieces around it, found beforehand.
  static func signature(of pdf: [UInt8]) throws -> (message: [UInt8], content: [UInt8]) {
    let text = String(decoding: pdf, as: Unicode.ASCII.self)
    guard let found = text.firstMatch(of: /\/ByteRange \[\s*(\d+) (\d+) (\d+) (\d+)\s*\]/),
      let end = Int(found.2), let next = Int(found.3), let rest = Int(found.4), end < next, next + rest <= pdf.count
    else { throw Trouble("a PDF without a signature") }
    let digits = pdf[(end + 1)..<(next - 1)]
    var bytes: [UInt8] = []
    for place in stride(from: digits.startIndex, to: digits.endIndex - 1, by: 2) {
      guard let byte = UInt8(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16) else {
        throw Trouble("a PDF whose signature is not hexadecimal")
      }
      bytes.append(byte)
    }
    return (bytes, Array(pdf[..<end]) + pdf[next..<(next + rest)])
  }
}
