public import WorkingTime

/// A log-in of a citizen as the record keeps it until it ends: who it is can be read with the token of the browser alone.
public struct KeptLogIn: Hashable, Sendable {
  /// SHA-256 of the token, by which it is found.
  public let hash: String
  /// Who it is, closed in.
  public let sealed: [UInt8]
  /// When the browser was last seen, to some minutes.
  public var seenAt: Instant
  /// Until when it may last at the most.
  public let expiresAt: Instant

  /// A log-in of these values.
  public init(hash: String, sealed: [UInt8], seenAt: Instant, expiresAt: Instant) {
    self.hash = hash
    self.sealed = sealed
    self.seenAt = seenAt
    self.expiresAt = expiresAt
  }
}

/// How long log-ins of citizens last.
public enum LogInLimits {
  /// How long the browser may be idle, in seconds: as with the secret of a receipt.
  public static let idleSeconds: Int64 = 30 * 60
  /// How long it may last however busy the browser is, in seconds: a working day.
  public static let wholeSeconds: Int64 = 8 * 3600
  /// How exactly it is known when the browser was last seen, in seconds: each note of it is a commit.
  static let noteSeconds: Int64 = 300
}
