import JSON
import Procedures

extension LogInProvider.Endpoints {
  /// Reads a discovery document (OpenID Connect Discovery 1.0, 4.2).
  ///
  /// - Throws: ``LogInFailure`` when it is another provider's, lacks something, or would have tokens sent over an open line.
  init(_ document: JSONValue, of provider: LogInProvider) throws(LogInFailure) {
    // Core Discovery 4.3: the issuer has to be the one asked, exactly; else one provider could speak for another.
    guard document.text("issuer") == provider.issuer else { throw LogInFailure(.discovery, "issuer") }
    let mayBeOpen = WebAddress(provider.issuer)?.isEncrypted == false
    func address(_ name: String) throws(LogInFailure) -> String? {
      guard let value = document[name] else { return nil }
      guard case .string(let text) = value, let address = WebAddress(text),
        address.isEncrypted || mayBeOpen && address.isLoopback
      else { throw LogInFailure(.discovery, name) }
      return text
    }
    func needed(_ name: String) throws(LogInFailure) -> String {
      guard let address = try address(name) else { throw LogInFailure(.discovery, name) }
      return address
    }
    self.init(
      authorize: try needed("authorization_endpoint"), token: try needed("token_endpoint"),
      userInfo: try address("userinfo_endpoint"), keys: try needed("jwks_uri"),
      logOut: try address("end_session_endpoint"))
  }
}
