import OneStop
import Testing
import Text
import WorkingTime

/// A receiver that takes everything but what it is told to refuse.
final class WebhookReceiver {
  var calls: [WebhookCall] = []
  var answers: [WebhookAnswer] = []

  func post(_ call: WebhookCall) -> WebhookAnswer {
    calls.append(call)
    return answers.isEmpty ? .answered(204, retryAfterSeconds: nil) : answers.removeFirst()
  }

  var ids: [String] { calls.map(\.id) }
}

extension Office {
  /// An office that tells an integrator, and the secret with which it signs.
  static func telling(
    scopes: Set<Integrator.Scope> = [.eventsRead], from cursor: EventCursor? = .beginning, types: [EventType]? = nil
  ) throws -> (office: Office, secret: String) {
    let office = try Office()
    _ = try office.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: scopes)
    let made = try office.oneStop.addWebhook(
      "https://nhan.example.vn/motcua", for: "so-lieu", types: types, from: cursor)
    #expect(made.webhook.number == 1)
    return (office, made.secret)
  }

  /// One round of telling.
  @discardableResult
  func tell(_ receiver: WebhookReceiver) throws -> WebhookRound {
    // Behind the commit, where the record is one of several nodes.
    try store.placeEntries(of: oneStop.authority)
    return try oneStop.tell(1, address: "https://mot.cua.vn") { receiver.post($0) }
  }

  /// How its webhook stands.
  func webhook() throws -> Webhook {
    try #require(try oneStop.webhooks().first).webhook
  }

  /// The identifiers of all events, as the feed has them.
  func feed() throws -> [String] {
    let reader: Key<Integrator> = "doc-het"
    if try oneStop.integrators().contains(where: { $0.id == reader && $0.isLetIn(at: now) }) {
      _ = try oneStop.revokeIntegrator(reader)
    }
    let token = try oneStop.addIntegrator(reader, name: "x", scopes: [.eventsRead]).token
    let session = try oneStop.integrator(token: token, for: .eventsRead)
    return try oneStop.events(after: .beginning, for: EventFilter(session), limit: 500).events.map(\.id)
  }
}
