/// What this room takes from a provider.
enum Limits {
  /// Bytes of one answer: a discovery document, keys, tokens, what is said of a person.
  static let answerBytes = 64 * 1024
  /// Bytes of the header lines of an answer.
  static let headBytes = 16 * 1024
  /// Objects and lists inside each other in an answer.
  static let depth = 8
  /// Bytes of an identity token.
  static let tokenBytes = 16 * 1024
  /// Bytes of an identity token that is kept for the log-out.
  static let keptTokenBytes = 4 * 1024
  /// Bytes of an access token.
  static let accessTokenBytes = 16 * 1024
  /// Keys of a provider that are looked at.
  static let keys = 50
  /// Audiences of a token.
  static let audiences = 20
  /// Bytes of a claim that is taken.
  static let claimBytes = 500
  /// Log-ins that may wait for one provider at the same time: each holds a thread of the server.
  static let callsAtOnce = 8
  /// How far clocks may differ, in seconds.
  static let clockSkew: Int64 = 60
  /// How old an identity token may be that has just been fetched, in seconds.
  static let tokenAge: Int64 = 600
  /// How long what was discovered and the keys count, in seconds.
  static let fresh: Int64 = 3600
  /// How long after keys were fetched a name that is not among them has them fetched again at the earliest, in seconds.
  static let keyPause: Int64 = 60
}
