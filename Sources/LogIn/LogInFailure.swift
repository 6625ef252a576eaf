/// Why a log-in came to nothing at or with the provider; nothing of the person or the secret is in it.
public struct LogInFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Why, as a stable word; the set may grow.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word, in lower case with hyphens.
    public let rawValue: String

    /// A code of a word.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The provider cannot be reached, or does not answer in time or within the limits.
    public static let call = Code(rawValue: "call")
    /// So many log-ins wait for the provider already that this one would have to wait too.
    public static let busy = Code(rawValue: "busy")
    /// The provider answered with a status that is none of success.
    public static let status = Code(rawValue: "status")
    /// The provider did not take the code or the secret.
    public static let refused = Code(rawValue: "refused")
    /// An answer is not what the protocol says.
    public static let malformed = Code(rawValue: "malformed")
    /// The discovery document speaks of another provider, or leads where nothing may be called.
    public static let discovery = Code(rawValue: "discovery")
    /// The identity token is not signed by a key of the provider in an allowed way.
    public static let signature = Code(rawValue: "signature")
    /// The provider has no key of the name that the token says.
    public static let unknownKey = Code(rawValue: "unknown-key")
    /// The identity token is another provider's.
    public static let issuer = Code(rawValue: "issuer")
    /// The identity token was made for somebody else.
    public static let audience = Code(rawValue: "audience")
    /// The identity token's time is over or has not come.
    public static let time = Code(rawValue: "time")
    /// The identity token belongs to another log-in.
    public static let nonce = Code(rawValue: "nonce")
    /// The identity token belongs to another access token.
    public static let accessToken = Code(rawValue: "access-token")
    /// What the provider says of the person is about somebody else.
    public static let subject = Code(rawValue: "subject")
  }

  /// Why.
  public let code: Code
  /// What exactly, in a word for the log: a status, a code of the protocol, the name of a claim; may be empty.
  public let detail: String

  /// A failure of a code.
  public init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// One line for the log.
  public var description: String { code.rawValue + (detail.isEmpty ? "" : " (\(detail))") }
}
