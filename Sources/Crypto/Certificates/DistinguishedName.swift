internal import COpenSSL

/// Whom a certificate is about or by: the name of X.501, part by part.
public struct DistinguishedName: Hashable, Sendable {
  /// One part of a name.
  public struct Part: Hashable, Sendable {
    /// The object identifier of its kind, such as `2.5.4.3` for a common name.
    public let kind: String
    /// Its text, whatever signs it has: who shows it takes care of them.
    public let value: String
  }

  /// The name in DER, by which two are compared.
  public let der: [UInt8]
  /// The name on one line, as RFC 2253 writes it, the last part first: `CN=Lan,O=Sở GDĐT,C=VN`.
  public let text: String
  /// The parts in their order.
  public let parts: [Part]

  /// The common name (CN), the last one when there are several.
  public var commonName: String? { last("2.5.4.3") }
  /// The organisation (O).
  public var organization: String? { last("2.5.4.10") }
  /// The unit of the organisation (OU).
  public var organizationalUnit: String? { last("2.5.4.11") }
  /// The position that the person holds (title).
  public var title: String? { last("2.5.4.12") }

  /// The last part of a kind.
  public func last(_ kind: String) -> String? {
    parts.last { $0.kind == kind }?.value
  }

  init(_ name: OpaquePointer?) {
    guard let name = unsafe name else {
      (der, text, parts) = ([], "", [])
      return
    }
    der = unsafe writtenDER { unsafe i2d_X509_NAME(name, $0) }
    text = unsafe DistinguishedName.line(name)
    parts = unsafe (0..<max(0, X509_NAME_entry_count(name))).map { position in
      let entry = unsafe X509_NAME_get_entry(name, position)
      return unsafe Part(
        kind: dotted(X509_NAME_ENTRY_get_object(entry)), value: utf8(X509_NAME_ENTRY_get_data(entry)))
    }
  }

  private static func line(_ name: OpaquePointer) -> String {
    guard let out = unsafe BIO_new(BIO_s_mem()) else { return "" }
    defer { unsafe BIO_free(out) }
    guard unsafe house_print_name(out, name) >= 0 else { return "" }
    var bytes: UnsafePointer<UInt8>?
    let length = unsafe house_memory(out, &bytes)
    guard let bytes = unsafe bytes, length > 0 else { return "" }
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}

extension DistinguishedName: CustomStringConvertible {
  /// The name on one line.
  public var description: String { text }
}

private func utf8(_ string: UnsafePointer<ASN1_STRING>?) -> String {
  var bytes: UnsafeMutablePointer<UInt8>?
  let length = unsafe ASN1_STRING_to_UTF8(&bytes, string)
  defer { unsafe CRYPTO_free(bytes, #file, #line) }
  guard let bytes = unsafe bytes, length >= 0 else {
    ERR_clear_error()
    return ""
  }
  return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: Int(length)), as: UTF8.self)
}
