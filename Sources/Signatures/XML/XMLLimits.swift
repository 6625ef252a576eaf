/// How much of an XML signature is looked at; what has more is refused as a whole.
enum XMLLimits {
  /// Signatures of one document.
  static let signatures = 50
  /// References of one signature; the secure validation of other libraries has 30.
  static let references = 30
  /// Certificates, revocation lists, OCSP responses or time stamps of one signature, of each.
  static let evidence = 20
  /// Time stamps on the contents, and archive time stamps, of one signature: each hashes all of its contents.
  static let contentTimeStamps = 4
  /// Characters of one address or identifier.
  static let address = 1_000
  /// Octets of one covered content that are kept beside the document; those of a longer one are hashed as they are written.
  static let keptOctets = 1 << 20
  /// Prefixes that an exclusive canonical form takes along.
  static let prefixes = 50
}
