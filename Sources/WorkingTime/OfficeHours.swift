/// When an office is open on one day: one or more sessions, in order, none overlapping another.
public struct OfficeHours: Hashable, Sendable {
  /// One uninterrupted stretch of office hours; its closing time is outside.
  public struct Session: Hashable, Sendable {
    /// The first minute of work.
    public let opens: TimeOfDay
    /// The first minute after work.
    public let closes: TimeOfDay

    /// A session; nil unless it closes after it opens.
    public init?(opens: TimeOfDay, closes: TimeOfDay) {
      guard opens < closes else { return nil }
      self.opens = opens
      self.closes = closes
    }

    /// How long it lasts, in minutes.
    public var minutes: Int { closes.minute - opens.minute }
  }

  /// The sessions from morning to evening; there is at least one.
  public let sessions: [Session]

  /// The office hours of the sessions, in any order; nil when there are none or two overlap.
  public init?(_ sessions: [Session]) {
    let sorted = sessions.sorted { $0.opens < $1.opens }
    guard !sorted.isEmpty, zip(sorted, sorted.dropFirst()).allSatisfy({ $0.closes <= $1.opens }) else { return nil }
    self.sessions = sorted
  }

  /// Working minutes of the day.
  public var minutes: Int {
    sessions.reduce(0) { $0 + $1.minutes }
  }
}

extension OfficeHours {
  /// Reads `07:00-11:30, 13:30-17:00`.
  ///
  /// - Throws: ``TimePhraseError`` naming the session that is wrong.
  public init(_ text: String) throws(TimePhraseError) {
    guard text.utf8.count <= Limits.phraseLength else {
      throw TimePhraseError(vi: "giờ làm việc viết quá dài", en: "the office hours are too long a text")
    }
    var sessions: [Session] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      sessions.append(try OfficeHours.session(part.trimmed))
    }
    guard let hours = OfficeHours(sessions) else {
      throw TimePhraseError(vi: "các buổi làm việc chồng lên nhau: \(text)", en: "the sessions overlap: \(text)")
    }
    self = hours
  }

  private static func session(_ text: Substring) throws(TimePhraseError) -> Session {
    // People and word processors write the dash in several ways.
    let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" || $0 == "—" }
    guard ends.count == 2, let opens = TimeOfDay(ends[0].trimmed), let closes = TimeOfDay(ends[1].trimmed) else {
      throw TimePhraseError(
        vi: "“\(text)” không phải là một buổi làm việc, hãy viết như 07:00-11:30",
        en: "“\(text)” is not a session, write it like 07:00-11:30")
    }
    guard let session = Session(opens: opens, closes: closes) else {
      throw TimePhraseError(
        vi: "buổi làm việc \(text) kết thúc trước khi bắt đầu", en: "the session \(text) closes before it opens")
    }
    return session
  }
}

extension OfficeHours: CustomStringConvertible {
  /// The hours as they are written: `07:00-11:30, 13:30-17:00`.
  public var description: String {
    sessions.map { "\($0.opens)-\($0.closes)" }.joined(separator: ", ")
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmed: SubSequence {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{A0}" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
