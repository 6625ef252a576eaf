/// How much a page takes.
enum PageLimits {
  /// Bytes of a form with its files. It is far above what a dossier has, so that one file too many is told beside its
  /// field, with everything else kept, instead of being cut off by the server.
  static let filingBytes = 200 * 1024 * 1024
  /// Bytes of a form without files.
  static let formBytes = 64 * 1024
  /// Characters of a search that are looked at.
  static let searchCharacters = 100
}
