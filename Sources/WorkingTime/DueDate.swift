/// The moment by which something has to be done.
public struct DueDate: Hashable, Sendable {
  /// The last moment in time: done at this very moment is done in time.
  public let moment: Instant
  /// Whether the count touches a year whose calendar is not officially published, so that the date may still move.
  public let isProvisional: Bool

  /// A due date that was counted before.
  public init(moment: Instant, isProvisional: Bool) {
    self.moment = moment
    self.isProvisional = isProvisional
  }
}

extension WorkingCalendar {
  /// When something received at a moment is due, or nil when no limit is stated.
  ///
  /// The moment of receipt first moves into working time. Working days do not count that day and end at closing time
  /// of the last of them. Hours and minutes run minute by minute through office hours. An end on a day nobody works
  /// moves to closing time of the next working day (Civil Code 2015, art. 147 and 148).
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach from the receipt to the due date.
  public func due(from received: Instant, limit: TimeLimit) throws(CalendarRefusal) -> DueDate? {
    let receipt = try position(of: received)
    let start = try opening(atOrAfter: receipt)
    guard let end = table.end(of: limit, from: start) else { return nil }
    return dueDate(try position(of: end), countedFrom: receipt)
  }

  /// When something received at a moment is due under a limit with cut-off hours, or nil when no limit is stated.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach from the receipt to the due date.
  public func due(from received: Instant, limit: LegalLimit) throws(CalendarRefusal) -> DueDate? {
    try due(from: received, limit: limit.limit(receivedAt: opening(atOrAfter: received)))
  }

  func position(of end: CountEnd) throws(CalendarRefusal) -> Position {
    guard let position = table.position(of: end) else { throw endsTooEarly }
    return position
  }

  func dueDate(_ due: Position, countedFrom receipt: Position) -> DueDate {
    let years = day(receipt.index).civil.year...day(due.index).civil.year
    return DueDate(moment: instant(due), isProvisional: years.contains(where: isProvisional))
  }
}
