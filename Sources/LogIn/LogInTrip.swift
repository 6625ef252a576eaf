import Crypto

/// What one log-in is known by while the browser is at the provider: names that nobody can guess, and that belong to it alone.
public struct LogInTrip: Sendable, Hashable {
  /// Comes back with the browser (RFC 6749, 10.12).
  public let state: String
  /// Comes back within the identity token (OpenID Connect Core 1.0, 15.5.2).
  public let nonce: String
  /// Proves to the provider that whoever brings the code began the log-in (RFC 7636).
  public let verifier: String

  /// The trip of a state. Nonce and verifier are made from it again when the browser comes back, so that neither travels.
  ///
  /// - Parameter key: A secret of the office for this alone.
  public init(state: String, key: [UInt8]) throws {
    self.state = state
    nonce = try hmacSHA256(Array("nonce/\(state)".utf8), key: key).base64URL
    verifier = try hmacSHA256(Array("verifier/\(state)".utf8), key: key).base64URL
  }

  /// What the provider is told of the verifier beforehand.
  var challenge: String { SHA256(of: verifier).bytes.base64URL }
}
