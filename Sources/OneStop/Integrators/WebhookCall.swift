/// A message to a webhook, ready to be posted.
public struct WebhookCall: Sendable, Hashable {
  /// Where it is posted.
  public let url: String
  /// By what a repeat is known: the identifier of the event.
  public let id: String
  /// Seconds since 1970, as signed.
  public let timestamp: Int64
  /// The signatures, parted by blanks.
  public let signature: String
  /// A CloudEvent in JSON.
  public let body: [UInt8]

  /// A message of these values.
  public init(url: String, id: String, timestamp: Int64, signature: String, body: [UInt8]) {
    self.url = url
    self.id = id
    self.timestamp = timestamp
    self.signature = signature
    self.body = body
  }

  /// The header lines with which it goes: CloudEvents in structured mode, signed by the scheme of Standard Webhooks.
  public var headers: [(name: String, value: String)] {
    [
      ("Content-Type", "application/cloudevents+json; charset=utf-8"), ("webhook-id", id),
      ("webhook-timestamp", String(timestamp)), ("webhook-signature", signature),
    ]
  }
}

/// What became of a message to a webhook.
public enum WebhookAnswer: Sendable, Hashable {
  /// The receiver answered with a status, and perhaps with the seconds after which it wants to be asked again.
  case answered(Int, retryAfterSeconds: Int64?)
  /// It was not reached, or its answer did not come to an end; why in a word.
  case failed(String)

  /// The answer in a word.
  public var word: String {
    switch self {
    case .answered(let status, _): "http-\(status)"
    case .failed(let word): word
    }
  }

  /// Whether the receiver has taken it.
  public var isTaken: Bool {
    if case .answered(200..<300, _) = self { true } else { false }
  }

  /// Whether the receiver is away or busy, and would take nothing else now either.
  var isAway: Bool {
    switch self {
    case .answered(let status, _): [429, 502, 503, 504].contains(status)
    case .failed: true
    }
  }
}

/// What came of telling a webhook what happened.
public struct WebhookRound: Sendable, Hashable {
  /// Events that the receiver has taken.
  public internal(set) var taken = 0
  /// What the try that came to nothing came to, in a word; nil when there was none.
  public internal(set) var failure: String?
  /// Whether more is to be told at once.
  public internal(set) var hasMore = false
  /// What the webhook has come to by itself: it was paused or stopped.
  public internal(set) var ended: String?

  /// A round in which nothing was to be told.
  public init() {}
}

/// How long a webhook waits before it tries again, and for how long it tries at all.
public struct WebhookPatience: Sendable, Hashable {
  /// Seconds after the first try that came to nothing; each further wait is twice as long, by chance as short as its half.
  public var firstSeconds: Int64 = 5
  /// Seconds of the longest wait, also of one that the receiver asks for.
  public var longestSeconds: Int64 = 3600
  /// Seconds of failing after which it is paused, for an operator to look at.
  public var givesUpAfterSeconds: Int64 = 24 * 3600
  /// Tries of one event in a row, answered by the receiver, after which its dossier or document is set aside.
  public var triesBeforeSetAside = 3
  /// How many dossiers and documents are set aside at most: a receiver that fails on more fails on the whole, and waits.
  public var setAsideAtMost = 20
  /// Events told in one go, before other webhooks have their turn.
  public var eventsAtOnce = 20

  /// The patience of an office.
  public init() {}
}
