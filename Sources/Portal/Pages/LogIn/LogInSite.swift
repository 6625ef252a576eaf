import Crypto
import HTTPServing
import LogIn

/// What logging in needs beside the site.
struct LogInSite: Sendable {
  /// The providers that can be used now, in the order of the definitions.
  let providers: @Sendable () -> [IdentityProvider]
  /// Told why a log-in came to nothing.
  let log: @Sendable (LogInFailure, HTTPServing.Request) -> Void
  /// Of what the names of a log-in are made.
  let tripKey: [UInt8]
  /// Log-ins that have come back.
  let spent = SpentStates()

  init(
    installationKey: [UInt8], providers: @escaping @Sendable () -> [IdentityProvider],
    log: @escaping @Sendable (LogInFailure, HTTPServing.Request) -> Void
  ) throws {
    tripKey = try hmacSHA256(Array("portal/log-in".utf8), key: installationKey)
    self.providers = providers
    self.log = log
  }
}
