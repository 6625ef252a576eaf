internal import COpenSSL

extension RevocationList {
  /// Whether a certificate's key made the list and may make lists (RFC 5280, 6.3.3 f and g). Whether the certificate itself
  /// is to be trusted is another question.
  public func isSigned(by issuer: Certificate) -> Bool {
    defer { ERR_clear_error() }
    guard self.issuer.der == issuer.subject.der, issuer.keyUsage?.contains(.revocationListSigning) ?? true else {
      return false
    }
    return unsafe X509_CRL_verify(handle.pointer, X509_get0_pubkey(issuer.handle.pointer)) == 1
  }

  /// The issuer's number of the list (RFC 5280, 5.2.3), in hexadecimal digits without leading zeros; nil when it has none.
  public var number: String? { unsafe digits(house_list_number(handle.pointer, NID_crl_number)) }

  /// Whether it only tells what changed since a whole list (RFC 5280, 5.2.4).
  public var isDelta: Bool { unsafe digits(house_list_number(handle.pointer, NID_delta_crl)) != nil }

  /// Whether it is older than another list of the same kind from the same place: it was issued before, or with a smaller
  /// number. Who puts the old list back hides what was revoked since.
  public func isOlder(than other: RevocationList) -> Bool {
    if thisUpdate != other.thisUpdate { return thisUpdate < other.thisUpdate }
    guard let number, let others = other.number else { return false }
    return (number.count, number) < (others.count, others)
  }

  /// The digits of a number, which is freed.
  private func digits(_ number: UnsafeMutablePointer<ASN1_INTEGER>?) -> String? {
    defer { ERR_clear_error() }
    guard let number = unsafe number else { return nil }
    defer { unsafe ASN1_INTEGER_free(number) }
    let digits = unsafe octets(number).hex.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}
