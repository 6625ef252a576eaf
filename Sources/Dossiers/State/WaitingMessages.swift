public import WorkingTime

/// Messages of the applicant that no officer has answered yet.
public struct WaitingMessages: Hashable, Sendable {
  /// When the first of them was sent.
  public let since: Instant
  /// The local day of the last of them.
  let day: Day
  /// How many were sent on that day.
  let ofDay: Int

  /// A first message.
  init(at moment: Instant) {
    self.init(since: moment, day: LocalTime(moment).day, ofDay: 1)
  }

  init(since: Instant, day: Day, ofDay: Int) {
    self.since = since
    self.day = day
    self.ofDay = ofDay
  }

  /// The same with one message more.
  func adding(at moment: Instant) -> WaitingMessages {
    WaitingMessages(since: since, day: LocalTime(moment).day, ofDay: count(at: moment) + 1)
  }

  /// How many were sent on the day of a moment.
  func count(at moment: Instant) -> Int { LocalTime(moment).day == day ? ofDay : 0 }
}
