/// What this room takes in.
enum Limits {
  /// Bytes of a revocation list; the largest public ones have 30 MB.
  static let listBytes = 50 * 1024 * 1024
  /// Bytes of an answer of a responder; usual ones have two thousand.
  static let responseBytes = 64 * 1024
  /// How often an address may send on to another.
  static let redirects = 3
  /// Lists whose addresses certificates named.
  static let learntLists = 256
  /// Certificates whose answers are kept.
  static let responses = 10_000
  /// Certificates of one judgement that are asked about.
  static let certificatesAtOnce = 16
  /// How many times longer a call may take when nobody waits for it: lists are long.
  static let patienceAhead = 12
  /// How long files of answers stay that nobody touches, in seconds; lists in use are touched whenever they are fetched.
  static let untouchedSeconds = 60.0 * 86_400
  /// How far clocks may differ, in seconds.
  static let clockSkew: Int64 = 300
  /// How long an answer is kept after its end, in seconds: until something newer is there it says why there is no verdict.
  static let keptAfterEnd: Int64 = 7 * 86_400
}
