public import Crypto

/// Answers about revocation that an office has at hand, such as lists that its operator fetches.
public struct RevocationData: Sendable {
  /// Certificates that may stand between a signer's and an anchor.
  public var intermediates: [Certificate] = []
  /// Revocation lists.
  public var lists: [RevocationList] = []
  /// OCSP responses, in DER.
  public var responses: [[UInt8]] = []

  /// Nothing at hand.
  public init() {}
}
