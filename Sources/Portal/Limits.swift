/// How much the portal takes in one request, and gives in one answer.
enum Limits {
  /// Bytes of a JSON body: a filled form of the longest procedure has about 40 kB.
  static let jsonBytes = 1_024 * 1_024
  /// Arrays and objects inside each other in a JSON body.
  static let jsonDepth = 32
  /// Bytes of a multipart body around one file: its boundaries and heads.
  static let multipartBytes = 64 * 1_024
  /// Papers of one submission or supplement.
  static let papers = 100
  /// Characters of an `Idempotency-Key`.
  static let keyCharacters = 128
  /// Rows of a page of a list when the client does not say, and at most.
  static let pageRows = (standard: 50, most: 500)
  /// Pages of the record, each of at most 1,000 dossiers that are looked at, for one printed follow-up book.
  static let bookPages = 40
  /// Characters of the name of a saved queue.
  static let queueNameCharacters = 60
  /// Characters of a search.
  static let searchCharacters = 200
  /// Bytes of a secret, a token or a password; longer ones are none.
  static let secretBytes = 1_024
  /// Passwords that are verified at the same time: each takes 32 MB and a tenth of a second (scrypt).
  static let signingIn = 4
  /// Large messages of partners that are read at the same time, and from how many bytes on one is large: each takes some times
  /// its size, which may be 64 MB.
  static let largeMessages = (atOnce: 4, bytes: 1_024 * 1_024)
}
