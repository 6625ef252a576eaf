public import OneStop
import Text
public import WorkingTime

/// How a webhook stands, for those who watch the server.
public struct WebhookCount: Hashable, Sendable {
  /// Its number.
  public let number: Int
  /// The integrator.
  public let integrator: String
  /// Whether it is told what happens: active, and its integrator let in.
  public let isActive: Bool
  /// Events that its receiver has taken since the server started.
  public let taken: Int
  /// Tries that came to nothing since the server started.
  public let failed: Int
  /// Entries of the log behind its cursor.
  public let behind: Int64
  /// Dossiers and documents that were set aside: its receiver fails on their events.
  public let setAside: Int
  /// For how long nothing has arrived although something was to be told.
  public let failingSeconds: Int64

  /// How a webhook stands at a moment.
  public init(_ standing: WebhookStanding, at now: Instant, _ tally: (taken: Int, failed: Int)) {
    let webhook = standing.webhook
    number = webhook.number
    integrator = webhook.integrator.text
    isActive = webhook.state == .active && standing.isLetIn
    (taken, failed) = tally
    behind = standing.entriesBehind
    setAside = webhook.setAside.count
    failingSeconds = webhook.failingSince.map { max(0, (now.milliseconds - $0.milliseconds) / 1000) } ?? 0
  }
}
