/// What came of a ``ChainQuestion``: the path, and everything that is wrong with it.
public struct ChainAnswer: Sendable {
  /// The path as far as it was found: the certificate first, the anchor last.
  public let chain: [Certificate]
  /// What is wrong, in the order in which it was noticed; none means that the path holds.
  public let problems: [ChainProblem]
  /// The lists in which certificates were looked up, each with how far the certificate stands from the one in question.
  public let listsUsed: [ListUse]
  /// Whether every step of the validation was gone through; when not, what is missing among the problems means nothing.
  public let isFinished: Bool

  /// Whether the path holds.
  public var holds: Bool { problems.isEmpty }
}

/// A certificate of a path, looked up in a revocation list.
public struct ListUse: Sendable, Hashable {
  /// The certificate: 0 is the one in question, counting towards the anchor.
  public let depth: Int
  /// The list.
  public let list: RevocationList
}

/// One thing that is wrong with a path.
public struct ChainProblem: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Kind: Sendable, Hashable {
    /// The path ends before an anchor, or a certificate in it was not made with its issuer's key.
    case noPath
    /// A certificate is not valid yet.
    case notYetValid
    /// A certificate is not valid any more.
    case expired
    /// A key is too small, or a certificate was signed with a hash that is not allowed any more.
    case tooWeak
    /// A certificate stands on a list: since when, in seconds since 1970-01-01T00:00:00Z, when that can be found.
    case revoked(since: Int64?)
    /// There is no list for a certificate, or only one that is too old, too new, not genuine or not for it.
    case noRevocationList
    /// Something in a certificate forbids its use here: constraints, usages, policies, extensions that nobody knows.
    case constraint
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// The certificate that it is about: 0 is the one in question, counting towards the anchor.
  public let depth: Int
  /// What OpenSSL calls it, in English.
  public let reason: String
}
