/// By what offices are known at the portal that is played.
public struct PortalAccounts: Sendable {
  /// A name and a password or secret.
  public typealias Account = (name: String, secret: String)

  /// `username` and `password` at the older adapter; nil when nobody is known there.
  let adapter: Account?
  /// `client_id` and `client_secret` at the newest interface; nil when nobody is known there.
  let interface: Account?
  /// How many calls a session or a token is good for.
  let calls: Int

  /// The accounts.
  public init(adapter: Account?, interface: Account?, calls: Int) {
    self.adapter = adapter
    self.interface = interface
    self.calls = calls
  }
}
