public import Text
public import WorkingTime

/// Reading what is kept of integrators and webhooks.
public protocol IntegratorReading {
  /// The integrator of that name; nil when there never was one.
  func integrator(_ id: Key<Integrator>) throws -> Integrator?
  /// The integrator whose token has that hash.
  func integrator(tokenHash: String) throws -> Integrator?
  /// All integrators, by name.
  func integrators() throws -> [Integrator]
  /// The webhook of that number; nil when there is none.
  func webhook(_ number: Int) throws -> Webhook?
  /// All webhooks, by number.
  func webhooks() throws -> [Webhook]
}

/// Changing what is kept of integrators and webhooks.
public protocol IntegratorWriting: IntegratorReading {
  /// Adds an integrator, or replaces the one of its name.
  func save(_ integrator: Integrator) throws
  /// Notes when the token of an integrator was shown.
  func noteUse(of id: Key<Integrator>, at moment: Instant) throws
  /// Adds a webhook, or replaces the one of its number, by the operator's order.
  func save(_ webhook: Webhook) throws
  /// Lets one of several nodes tell a webhook, until a moment or until it lets go.
  ///
  /// - Returns: The webhook as it is now; nil when another one tells it.
  func hold(webhook number: Int, at moment: Instant, until: Instant) throws -> Webhook?
  /// Lets others tell the webhook, unless somebody else does already.
  func letGo(_ webhook: Webhook) throws
  /// Notes what a delivery came to: state, cursor and tries.
  ///
  /// - Returns: False, and nothing is noted, when the operator has ordered something since the webhook was read, or another node has
  ///   begun to tell it.
  func settle(_ webhook: Webhook) throws -> Bool
  /// Removes a webhook; whether there was one.
  func removeWebhook(_ number: Int) throws -> Bool
}
