import JSON
import Text
public import WorkingTime

/// A dossier or document whose events wait for themselves at a webhook: its receiver fails on one of them, and is told the others' events
/// meanwhile. Its own keep their order.
public struct SetAside: Hashable, Sendable {
  /// The dossier or document.
  public let subject: RecordSubject
  /// Behind which its events go on.
  public var cursor: EventCursor
  /// Not before when.
  public var nextTry: Instant
  /// Tries of its first event that came to nothing.
  public var attempts: Int
  /// Since when they do.
  public var failingSince: Instant
  /// What the last one came to, in a word.
  public var answer: String

  init(
    _ subject: RecordSubject, behind cursor: EventCursor, nextTry: Instant, attempts: Int, failingSince: Instant,
    answer: String
  ) {
    self.subject = subject
    self.cursor = cursor
    self.nextTry = nextTry
    self.attempts = attempts
    self.failingSince = failingSince
    self.answer = answer
  }
}

extension SetAside {
  /// The list as stores keep it.
  public static func text(_ all: [SetAside]) -> String {
    JSONValue.array(
      all.map { aside in
        [
          "subject": .string(aside.subject.text), "cursor": .string(aside.cursor.description),
          "nextTry": .integer(aside.nextTry.milliseconds), "attempts": JSONValue(aside.attempts),
          "failingSince": .integer(aside.failingSince.milliseconds), "answer": .string(aside.answer),
        ]
      }
    ).canonicalText
  }

  /// Reads what a store has kept; nil when it is damaged.
  public static func list(_ text: String) -> [SetAside]? {
    guard case .array(let rows)? = try? JSONValue(reading: text) else { return nil }
    let read = rows.map { SetAside($0) }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  private init?(_ row: JSONValue) {
    guard case .string(let subject)? = row["subject"], let subject = RecordSubject(subject),
      case .string(let cursor)? = row["cursor"], let cursor = EventCursor(cursor),
      case .integer(let next)? = row["nextTry"], case .integer(let attempts)? = row["attempts"],
      case .integer(let since)? = row["failingSince"], case .string(let answer)? = row["answer"]
    else { return nil }
    self.init(
      subject, behind: cursor, nextTry: Instant(milliseconds: next), attempts: Int(attempts),
      failingSince: Instant(milliseconds: since), answer: answer)
  }
}
