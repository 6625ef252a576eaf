public import Procedures
public import Text
public import WorkingTime

/// An officer's second factor: an authenticator app that shares a secret with the office.
public struct SecondFactor: Sendable, Equatable {
  /// Whose it is.
  public let account: Key<Officer>
  /// The secret, closed in under the key of the installation.
  public let closedSecret: [UInt8]
  /// When the officer showed that the app has it; nil until then, and it is not asked for.
  public var confirmedAt: Instant?
  /// The step of the last code that was used: it and those before it let nobody in any more.
  public var lastStep: Int64?
  /// What is kept of the recovery codes that are left, each good for once.
  public var recoveryHashes: [String]

  /// A second factor.
  public init(
    account: Key<Officer>, closedSecret: [UInt8], confirmedAt: Instant? = nil, lastStep: Int64? = nil,
    recoveryHashes: [String] = []
  ) {
    self.account = account
    self.closedSecret = closedSecret
    self.confirmedAt = confirmedAt
    self.lastStep = lastStep
    self.recoveryHashes = recoveryHashes
  }
}
