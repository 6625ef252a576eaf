import Crypto
import JSON
import Procedures
import WorkingTime

/// What an identity token has to say to be believed (OpenID Connect Core 1.0, 3.1.3.7).
struct IDTokenCheck {
  let provider: LogInProvider
  /// The nonce that was sent with the browser.
  let nonce: String
  /// The access token that came with it.
  let accessToken: String
  let now: Instant

  /// Looks at the claims of a token whose signature is right.
  ///
  /// - Returns: The account.
  func check(_ claims: JSONValue) throws(LogInFailure) -> String {
    guard claims.text("iss") == provider.issuer else { throw LogInFailure(.issuer) }
    try checkAudience(claims)
    try checkTime(claims)
    guard let brought = claims.text("nonce"), isEqualInConstantTime(Array(brought.utf8), Array(nonce.utf8)) else {
      throw LogInFailure(.nonce)
    }
    try checkAccessToken(claims)
    // Core 2: never longer than 255 ASCII signs.
    guard let subject = claims.text("sub"), (1...255).contains(subject.utf8.count),
      subject.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw LogInFailure(.malformed, "sub") }
    return subject
  }

  private func checkAudience(_ claims: JSONValue) throws(LogInFailure) {
    let audiences: [JSONValue] =
      switch claims["aud"] {
      case .array(let several)?: several
      case let one?: [one]
      case nil: []
      }
    guard audiences.count <= Limits.audiences, audiences.contains(.string(provider.client)) else {
      throw LogInFailure(.audience, "aud")
    }
    let party = claims["azp"]
    guard party == nil ? audiences.count == 1 : party == .string(provider.client) else {
      throw LogInFailure(.audience, "azp")
    }
  }

  private func checkTime(_ claims: JSONValue) throws(LogInFailure) {
    let seconds = now.milliseconds / 1000
    guard let end = claims.seconds("exp"), end + Limits.clockSkew > seconds else { throw LogInFailure(.time, "exp") }
    guard let made = claims.seconds("iat"), made - Limits.clockSkew <= seconds,
      made + Limits.tokenAge + Limits.clockSkew >= seconds
    else { throw LogInFailure(.time, "iat") }
    if claims["nbf"] != nil {
      guard let start = claims.seconds("nbf"), start - Limits.clockSkew <= seconds else {
        throw LogInFailure(.time, "nbf")
      }
    }
  }

  /// The first half of the access token's hash, where the token has it (Core 3.1.3.6).
  private func checkAccessToken(_ claims: JSONValue) throws(LogInFailure) {
    guard let hash = claims["at_hash"] else { return }
    guard case .string(let text) = hash, let brought = [UInt8](base64URL: text),
      isEqualInConstantTime(brought, Array(SHA256(of: accessToken).bytes.prefix(16)))
    else { throw LogInFailure(.accessToken) }
  }
}
