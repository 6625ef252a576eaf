import WorkingTime

/// What a form carries so that it is taken from this visitor only, and once: sending it twice is doing it once.
///
/// It guards against other sites' pages (the cookie of the visitor has to come with it), and its identifier is the
/// idempotency key of what the form does.
struct FormToken: Sendable {
  /// The identifier of the command.
  let id: String
  /// The token as the page carries it.
  let text: String

  /// How long a page may lie open before its form is asked for again, in seconds: as long as answers to commands are
  /// kept (30 days).
  static let lifetimeSeconds: Int64 = 30 * 86_400

  /// A token for a form that this visitor is shown.
  init(id: String, for purpose: String, visitor: String, at now: Instant, seal: Seal) throws {
    self.id = id
    text = try seal.close("\(id) \(now.milliseconds / 1000)", for: Self.purpose(purpose, visitor))
  }

  /// The token that a form brought back; nil when it is not one of this visitor for this purpose, or too old.
  init?(brought text: String, for purpose: String, visitor: String, at now: Instant, seal: Seal) throws {
    guard let opened = try seal.open(text, for: Self.purpose(purpose, visitor)) else { return nil }
    let words = opened.split(separator: " ")
    guard words.count == 2, let seconds = Int64(words[1]), now.milliseconds / 1000 - seconds <= Self.lifetimeSeconds
    else { return nil }
    id = String(words[0])
    self.text = text
  }

  private static func purpose(_ purpose: String, _ visitor: String) -> String { "form/\(visitor)/\(purpose)" }
}
