import Exchange
public import Procedures
public import Text
public import WorkingTime

/// Everything a decision about a document takes from outside it, as plain values.
public struct DocumentSurroundings: Sendable {
  /// The moment of the decision.
  public let now: Instant
  /// The document office.
  public let office: DocumentOffice
  /// The authority, for its units and officers.
  public let authority: Authority
  /// The calendar by which it works.
  public let calendar: WorkingCalendar
  /// The next number of the documents of the authority.
  public var nextDocument = 1
  /// The next number of the register in which the command writes.
  public var nextEntry = 1
  /// What the document says now; needed where a command depends on it.
  public var content: DocumentContent?

  /// The surroundings of one decision.
  public init(now: Instant, office: DocumentOffice, authority: Authority, calendar: WorkingCalendar) {
    self.now = now
    self.office = office
    self.authority = authority
    self.calendar = calendar
  }

  var today: Day { LocalTime(now).day }

  /// When something that begins now is due; nil where nothing is stated, or the calendar does not reach so far.
  func due(in limit: TimeLimit?) -> Instant? {
    limit.flatMap { try? calendar.due(from: now, limit: $0) }?.moment
  }

  /// The end of office hours of a day, or of the working day after it: what a document means that names a day.
  func due(on day: Day) -> Instant? {
    let start = Instant(LocalTime(day, second: 0))
    return ((try? calendar.due(from: start, limit: .sameWorkingDay)) ?? nil)?.moment
  }
}

/// A series of numbers of a register of documents: of an agency, a direction and a year; of what leaves, of each kind; secret
/// ones apart (NĐ 30/2020, article 15).
public struct DocumentSeries: Hashable, Sendable {
  /// The agency whose register it is.
  public let agency: Key<Procedures.Unit>
  /// Whether it is that of what comes or of what leaves.
  public let direction: DocumentDirection
  /// The kind of document; nil for what comes, which has one series.
  public let kind: String?
  /// Whether it is that of secret documents.
  public let isSecret: Bool
  /// The year.
  public let year: Int
}

extension OfficialDocument {
  /// The series in which a command takes a number; nil when it takes none.
  public func series(for command: DocumentCommand, at now: Instant) -> DocumentSeries? {
    switch (command, direction) {
    case (.register, .incoming), (.number, .outgoing): series(in: LocalTime(now).day.civil.year)
    default: nil
    }
  }

  /// The series of its number in a year.
  public func series(in year: Int) -> DocumentSeries {
    DocumentSeries(
      agency: agency, direction: direction, kind: direction == .outgoing ? kind?.rawValue : nil, isSecret: isSecret,
      year: year)
  }
}
