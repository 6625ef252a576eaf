/// What a PDF file may cost before it is refused; each is far above what an office takes and far below what hurts.
enum PDFLimits {
  /// Bytes of one file.
  static let bytes = 256 * 1_024 * 1_024
  /// How deep arrays and dictionaries may nest within one object.
  static let depth = 64
  /// Bytes that are read as objects, as a multiple of the file and beside a fixed share: objects that overlap in the file
  /// are read again and again.
  static let readings = 4
  static let readBytes = 32 * 1_024 * 1_024
  /// Bytes that are passed in search of what a file must not have, beside twice the file.
  static let surveyBytes = 1_024 * 1_024
  /// Values that are made of one file, all objects together.
  static let values = 4_000_000
  /// Bytes that come out of all packed streams together.
  static let unpackedBytes = 128 * 1_024 * 1_024
  /// Times a stream of the file's own structure may grow when it is unpacked.
  static let ratio = 400
  /// Revisions of one file: the first and each that was appended.
  static let revisions = 200
  /// The highest number of an object (ISO 32000-1, annex C).
  static let objectNumber = 8_388_607
  /// Objects that one cross-reference section lists.
  static let entries = 1_000_000
  /// How many streams deep the length of a stream may be looked up.
  static let lookups = 8
  /// Fields of a form, how deep they may nest, and bytes of a field's whole name.
  static let fields = 20_000
  static let fieldDepth = 32
  static let fieldName = 4_096
  /// Changes that are told of one revision, and of all together.
  static let changes = 2_000
  static let allChanges = 10_000
  /// Signatures and time stamps of one file, and the bytes that all of them cover together: each is hashed.
  static let signatures = 64
  static let coveredBytes = 2 * 1_024 * 1_024 * 1_024
  /// Pages of a file.
  static let pages = 100_000
  /// Pairs of values that are compared between two revisions.
  static let comparisons = 3_000_000
  /// Bytes of one CMS within a signature dictionary.
  static let signatureBytes = 8 * 1_024 * 1_024
  /// Certificates, lists and answers in a security store.
  static let evidence = 2_000
}
