import Crypto
import JSON
public import Procedures
import Synchronization
public import WorkingTime

/// A provider of identities as the office talks to it: where browsers are sent, and who somebody is who comes back.
///
/// What it discovers and the provider's keys are kept for an hour. Threads may share it; each question blocks its thread.
public final class IdentityProvider: Sendable {
  /// What is known of the provider beforehand.
  public let provider: LogInProvider
  private let secret: String
  private let now: @Sendable () -> Instant
  private let state = Mutex(State())

  private struct State {
    var endpoints: (value: LogInProvider.Endpoints, at: Instant)?
    var keys: (value: KeySet, at: Instant)?
    var waiting = 0
  }

  /// The provider, to be talked to with the office's secret.
  public init(_ provider: LogInProvider, secret: String, now: @escaping @Sendable () -> Instant) {
    self.provider = provider
    self.secret = secret
    self.now = now
  }

  /// Where the browser is sent to log in (RFC 6749, 4.1.1; RFC 7636).
  ///
  /// - Parameters:
  ///   - trip: What the log-in is known by when the browser comes back.
  ///   - redirect: Where the provider sends it back: the address that the office has registered there, exactly.
  /// - Throws: ``LogInFailure`` when the provider does not say where.
  public func address(for trip: LogInTrip, redirect: String) throws(LogInFailure) -> String {
    var fields = [
      ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", redirect),
      ("scope", provider.scopes.joined(separator: " ")), ("state", trip.state), ("nonce", trip.nonce),
      ("code_challenge", trip.challenge), ("code_challenge_method", "S256"),
    ]
    if !provider.acrValues.isEmpty { fields.append(("acr_values", provider.acrValues.joined(separator: " "))) }
    let authorize = try alone { () throws(LogInFailure) in try endpoints().authorize }
    return authorize + (authorize.contains("?") ? "&" : "?") + fields.formEncoded
  }

  /// Who somebody is who came back with a code.
  ///
  /// - Throws: ``LogInFailure`` when the provider does not take the code, or does not say it so that it can be believed.
  public func identity(code: String, of trip: LogInTrip, redirect: String) throws(LogInFailure) -> VerifiedIdentity {
    try alone { () throws(LogInFailure) in
      let endpoints = try endpoints()
      let call = ProviderCall(provider: provider)
      let tokens = try call.tokens(
        at: endpoints.token, code: code, verifier: trip.verifier, redirect: redirect, secret: secret)
      let token = try SignedToken(tokens.identity, allowed: provider.algorithms)
      try checkSignature(of: token, endpoints)
      let check = IDTokenCheck(provider: provider, nonce: trip.nonce, accessToken: tokens.access, now: now())
      let subject = try check.check(token.claims)
      var said = [token.claims]
      if let userInfo = endpoints.userInfo {
        let more = try call.get(userInfo, bearer: tokens.access)
        // Core 5.3.2: else it may be about anybody.
        guard more.text("sub") == subject else { throw LogInFailure(.subject) }
        said.append(more)
      }
      return VerifiedIdentity(subject, of: provider, said: said, token: tokens.identity)
    }
  }

  /// Where the browser is sent to log out there too (RP-Initiated Logout 1.0, 2); nil when there is no such place, or nobody
  /// knows it now.
  ///
  /// - Parameters:
  ///   - token: The identity token of the log-in.
  ///   - redirect: Where the provider may send it back.
  public func logOutAddress(token: String?, redirect: String) -> String? {
    guard let place = (try? alone { () throws(LogInFailure) in try endpoints() })?.logOut else { return nil }
    var fields = [("client_id", provider.client), ("post_logout_redirect_uri", redirect)]
    if let token { fields.insert(("id_token_hint", token), at: 0) }
    return place + (place.contains("?") ? "&" : "?") + fields.formEncoded
  }

  private func checkSignature(
    of token: SignedToken, _ endpoints: LogInProvider.Endpoints
  ) throws(LogInFailure) {
    var keys = try keys(endpoints, notBefore: now().advanced(bySeconds: -Limits.fresh))
    if keys.keys(named: token.keyName, for: token.algorithm.rawValue).isEmpty {
      // Providers change their keys: a name that is new is looked for once more, and not again for a while, so that tokens with
      // invented names do not become a flood of questions.
      keys = try self.keys(endpoints, notBefore: now().advanced(bySeconds: -Limits.keyPause))
    }
    let fitting = keys.keys(named: token.keyName, for: token.algorithm.rawValue)
    guard !fitting.isEmpty else { throw LogInFailure(.unknownKey) }
    guard fitting.contains(where: { token.isSigned(by: $0) }) else { throw LogInFailure(.signature) }
  }

  private func endpoints() throws(LogInFailure) -> LogInProvider.Endpoints {
    if let endpoints = provider.endpoints { return endpoints }
    let oldest = now().advanced(bySeconds: -Limits.fresh)
    if let known = state.withLock({ $0.endpoints }), known.at > oldest { return known.value }
    let issuer = provider.issuer.hasSuffix("/") ? String(provider.issuer.dropLast()) : provider.issuer
    let document = try ProviderCall(provider: provider).get(issuer + "/.well-known/openid-configuration")
    let found = try LogInProvider.Endpoints(document, of: provider)
    let now = now()
    state.withLock { $0.endpoints = (found, now) }
    return found
  }

  private func keys(_ endpoints: LogInProvider.Endpoints, notBefore oldest: Instant) throws(LogInFailure) -> KeySet {
    if let known = state.withLock({ $0.keys }), known.at > oldest { return known.value }
    let found = try KeySet(ProviderCall(provider: provider).get(endpoints.keys))
    let now = now()
    state.withLock { $0.keys = (found, now) }
    return found
  }

  /// Does some work unless too many wait for the provider already: a slow one must not hold all threads of the server.
  private func alone<Value>(_ work: () throws(LogInFailure) -> Value) throws(LogInFailure) -> Value {
    let isFree = state.withLock { state in
      guard state.waiting < Limits.callsAtOnce else { return false }
      state.waiting += 1
      return true
    }
    guard isFree else { throw LogInFailure(.busy) }
    defer { state.withLock { $0.waiting -= 1 } }
    return try work()
  }
}
