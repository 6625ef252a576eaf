public import WorkingTime

/// What the use cases take from outside: the time and chance. Tests bring their own.
public struct Environment: Sendable {
  /// The moment.
  public let now: @Sendable () -> Instant
  /// Random bytes that nobody can guess.
  public let randomBytes: @Sendable (_ count: Int) throws -> [UInt8]

  /// The secret of this installation, 32 bytes: secrets of receipts and of forms are made from it.
  public let installationKey: [UInt8]

  /// An environment of these sources.
  public init(
    now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (_ count: Int) throws -> [UInt8],
    installationKey: [UInt8]
  ) {
    self.now = now
    self.randomBytes = randomBytes
    self.installationKey = installationKey
  }
}
