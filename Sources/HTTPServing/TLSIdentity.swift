internal import CGnuTLS
import Glibc

/// The certificate and the key by which the server is known, ready to be presented to clients.
///
/// The library speaks TLS through GnuTLS and takes one certificate for good when it starts. Each connection is given its
/// own here instead, before its handshake; so a renewed certificate serves from the next connection on, and those under
/// way go on under the old one.
@safe final class TLSIdentity: @unchecked Sendable {
  /// TLS 1.2 and 1.3 with the library's sound defaults.
  static let priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE"

  /// PEM.
  let certificate: String
  /// PEM.
  let key: String
  // Never changed once it is made, and read by GnuTLS alone.
  private let credentials: gnutls_certificate_credentials_t

  /// Reads certificate and key.
  ///
  /// - Throws: ``ServerFailure`` when one cannot be read, is not PEM, or does not fit the other.
  init(_ files: TLSFiles) throws(ServerFailure) {
    certificate = try TLSIdentity.read(files.certificate)
    key = try TLSIdentity.read(files.key)
    var made: gnutls_certificate_credentials_t?
    guard unsafe gnutls_certificate_allocate_credentials(&made) == GNUTLS_E_SUCCESS, let made = unsafe made else {
      throw ServerFailure(.resources, doing: "reading \(files.certificate)")
    }
    unsafe credentials = made
    let code = unsafe TLSIdentity.withDatum(certificate) { certificate in
      unsafe TLSIdentity.withDatum(key) { key in
        unsafe gnutls_certificate_set_x509_key_mem(made, certificate, key, GNUTLS_X509_FMT_PEM)
      }
    }
    // GnuTLS answers with a negative code or with the place of the key.
    guard code >= 0 else {
      throw ServerFailure(
        .certificate, doing: "reading \(files.certificate) and \(files.key)",
        detail: unsafe String(cString: gnutls_strerror(code)))
    }
  }

  deinit {
    unsafe gnutls_certificate_free_credentials(credentials)
  }

  /// Lets a session whose handshake has not begun present this certificate; it must not outlive it.
  @unsafe func present(to session: gnutls_session_t) {
    _ = unsafe gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials))
  }

  private static func withDatum(_ text: String, _ body: (UnsafePointer<gnutls_datum_t>) -> Int32) -> Int32 {
    var bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var datum = unsafe gnutls_datum_t(data: buffer.baseAddress, size: UInt32(buffer.count))
      return unsafe body(&datum)
    }
  }

  private static func read(_ path: String) throws(ServerFailure) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ServerFailure(.certificate, doing: "reading \(path)", errno: errno) }
    defer { close(descriptor) }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      unsafe count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    guard let text = String(validating: bytes, as: UTF8.self), text.contains("-----BEGIN ") else {
      throw ServerFailure(.certificate, doing: "reading \(path)", detail: "this is not a PEM file")
    }
    return text
  }
}
