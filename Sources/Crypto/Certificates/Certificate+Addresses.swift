internal import COpenSSL

/// Where somebody says that answers about revocation are: what a certificate claims, not what may be called.
public struct RevocationAddresses: Sendable, Hashable {
  /// Where revocation lists are (RFC 5280, 4.2.1.13).
  public var lists: [String] = []
  /// Where their deltas are (RFC 5280, 4.2.1.15).
  public var deltas: [String] = []
  /// Where responders are (RFC 5280, 4.2.2.1).
  public var responders: [String] = []

  /// Nothing.
  public init() {}
}

extension Certificate {
  /// Where the issuer says that it tells whether the certificate was revoked: at most eight addresses of a kind, `http` and
  /// `https` alone; directories (`ldap`) are passed over.
  public var revocationAddresses: RevocationAddresses {
    defer { ERR_clear_error() }
    let pointer = unsafe handle.pointer
    var found = RevocationAddresses()
    found.lists = unsafe addresses(house_certificate_points(pointer, NID_crl_distribution_points))
    found.deltas = unsafe addresses(house_certificate_points(pointer, NID_freshest_crl))
    guard let accesses = unsafe house_authority_access(pointer) else { return found }
    defer { unsafe AUTHORITY_INFO_ACCESS_free(accesses) }
    for position in 0..<(unsafe min(house_accesses_count(accesses), Limits.accessDescriptions)) {
      guard found.responders.count < Limits.addresses else { break }
      if let text = unsafe webAddress(house_responder_uri(accesses, position)) { found.responders.append(text) }
    }
    return found
  }
}

extension RevocationList {
  /// Where the issuer says that deltas of the list are (RFC 5280, 5.2.6): at most eight addresses.
  public var deltaAddresses: [String] {
    defer { ERR_clear_error() }
    return unsafe addresses(house_list_points(handle.pointer))
  }
}

/// The addresses of distribution points, which are freed.
private func addresses(_ points: OpaquePointer?) -> [String] {
  guard let points = unsafe points else { return [] }
  defer { unsafe CRL_DIST_POINTS_free(points) }
  var found: [String] = []
  for position in 0..<(unsafe min(house_points_count(points), Limits.accessDescriptions)) {
    let names = unsafe house_point_names(points, position)
    for name in 0..<(unsafe min(house_names_count(names), Limits.accessDescriptions))
    where found.count < Limits.addresses {
      if let text = unsafe webAddress(house_uri(names, name)), !found.contains(text) { found.append(text) }
    }
  }
  return found
}

/// The text of a URI that could be called: `http` or `https`, printable ASCII of at most 1,024 signs.
private func webAddress(_ uri: UnsafePointer<ASN1_STRING>?) -> String? {
  let bytes = unsafe octets(uri)
  guard (1...Limits.addressBytes).contains(bytes.count), bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
    return nil
  }
  let text = String(decoding: bytes, as: UTF8.self)
  let scheme = text.prefix { $0 != ":" }.lowercased()
  return scheme == "http" || scheme == "https" ? text : nil
}
