public import Text

/// Why a cursor is of no use here.
public enum EventRefusal: Error, Hashable, Sendable {
  /// It was made by another installation, or before the log was put back to an older backup.
  case foreignCursor(String)

  /// The reason, and what would be right.
  public var words: Words {
    switch self {
    case .foreignCursor(let text):
      Words(
        vi: """
          Nhật ký ở đây không có chỗ “\(text)”: con trỏ là của hệ thống khác, hoặc dữ liệu đã được khôi phục từ bản sao lưu \
          cũ hơn. Hãy bắt đầu lại từ “start” hoặc “latest”.
          """,
        en: """
          The log here has no place “\(text)”: the cursor is of another installation, or the data were put back to an older \
          backup. Begin again at “start” or “latest”.
          """)
    }
  }
}

extension OneStop {
  /// How many entries of the log are looked at for one page: whoever is told little still gets an answer soon.
  private static let entriesLookedAt = 1000
  private static let piece = 200

  /// What happened behind a cursor, in the order of the log.
  ///
  /// - Parameter limit: Events at most.
  /// - Throws: ``EventRefusal/foreignCursor(_:)``.
  public func events(after cursor: EventCursor, for filter: EventFilter, limit: Int) throws -> EventPage {
    try store.read(for: authority) { try events(after: cursor, for: filter, limit: limit, $0) }
  }

  func events(
    after cursor: EventCursor, for filter: EventFilter, limit: Int, _ record: any RecordReading
  ) throws -> EventPage {
    try check(cursor, record)
    var telling = EventTelling(self, record, filter)
    var events: [OfficeEvent] = []
    var next = cursor
    var looked = 0
    while looked < OneStop.entriesLookedAt {
      let from = next.event == nil ? next.position + 1 : next.position
      let entries = try record.entries(from: from, limit: OneStop.piece)
      for entry in entries {
        let first = entry.position == next.position ? (next.event ?? 0) + 1 : 1
        for event in try telling.events(of: entry, from: first) {
          guard events.count < limit else { return EventPage(events: events, next: next, isAtEnd: false) }
          events.append(event)
          next = event.cursor
        }
        next = EventCursor(behind: entry)
      }
      looked += entries.count
      guard entries.count == OneStop.piece else { return EventPage(events: events, next: next, isAtEnd: true) }
    }
    return EventPage(events: events, next: next, isAtEnd: false)
  }

  /// Behind everything that has happened so far.
  public func latestCursor() throws -> EventCursor {
    try store.placeEntries(of: authority)
    return try store.read(for: authority) { record in try latestCursor(record) }
  }

  func latestCursor(_ record: any RecordReading) throws -> EventCursor {
    try record.lastEntry().map { EventCursor(behind: $0) } ?? .beginning
  }

  /// Makes sure that a cursor was made of this log.
  func check(_ cursor: EventCursor, _ record: any RecordReading) throws {
    guard cursor.position > 0 else { return }
    guard let entry = try record.entries(from: cursor.position, limit: 1).first, entry.position == cursor.position,
      EventCursor.mark(of: entry) == cursor.mark
    else { throw EventRefusal.foreignCursor(cursor.description) }
  }
}
