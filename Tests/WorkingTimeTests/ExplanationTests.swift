import Testing
import Text
import WorkingTime

@Suite("The explanation of a due date")
struct ExplanationTests {
  private func lines(_ days: [CountedDay]) -> [String] {
    days.map { "\($0.day) \($0.isCounted ? "+" : "-") \($0.reason.words.en)" }
  }

  @Test("names every day from receipt to due date, and why it counts")
  func workingDays() throws {
    let days = try eventfulCalendar().days(
      from: moment("2026-08-20T17:30"), limit: LegalLimit(.workingDays(9)))
    #expect(
      lines(days) == [
        "2026-08-20 - received after office hours, moved to the next working day",
        "2026-08-21 - day of receipt, not counted",
        "2026-08-22 + working day 1 (make-up day)",
        "2026-08-23 - weekly rest (Sunday)",
        "2026-08-24 + working day 2",
        "2026-08-25 + working day 3",
        "2026-08-26 + working day 4",
        "2026-08-27 + working day 5",
        "2026-08-28 + working day 6",
        "2026-08-29 + working day 7 (half-day)",
        "2026-08-30 - weekly rest (Sunday)",
        "2026-08-31 - day off: National Day",
        "2026-09-01 - day off: National Day",
        "2026-09-02 - day off: National Day",
        "2026-09-03 + working day 8",
        "2026-09-04 + working day 9",
      ])
    #expect(days.first?.reason.words.vi == "tiếp nhận sau giờ làm việc, chuyển sang ngày làm việc kế tiếp")
  }

  @Test("tells how much working time ran on each day")
  func hours() throws {
    let days = try plainCalendar().days(
      from: moment("2026-11-20T15:00"), limit: LegalLimit(.workingMinutes(200)))
    #expect(
      lines(days) == [
        "2026-11-20 + 2 hours of working time", "2026-11-21 - weekly rest (Saturday)",
        "2026-11-22 - weekly rest (Sunday)", "2026-11-23 + 1 hour 20 minutes of working time",
      ])
  }

  @Test("tells that an end on a day off has moved")
  func allDays() throws {
    let days = try plainCalendar().days(from: moment("2026-11-19T09:00"), limit: LegalLimit(.days(2)))
    #expect(
      lines(days) == [
        "2026-11-19 - day of receipt, not counted", "2026-11-20 + day 1", "2026-11-21 + day 2",
        "2026-11-22 - weekly rest (Sunday)", "2026-11-23 - first working day after the limit ended on a day off",
      ])
  }

  @Test("shows where the clock stood still and by what it was extended")
  func pauses() throws {
    let calendar = try plainCalendar()
    var clock = LegalClock(received: try moment("2026-11-16T09:00"), limit: LegalLimit(.workingDays(2)))
    try clock.pause(at: moment("2026-11-17T09:00"))
    try clock.resume(at: moment("2026-11-19T09:00"))
    try clock.extend(by: .workingMinutes(60), ground: "luật", at: moment("2026-11-19T10:00"), in: calendar)
    #expect(
      lines(try clock.days(in: calendar)) == [
        "2026-11-16 - day of receipt, not counted", "2026-11-17 + working day 1",
        "2026-11-18 - the clock stood still", "2026-11-19 - day the clock went on, not counted",
        "2026-11-20 + working day 2", "2026-11-21 - weekly rest (Saturday)", "2026-11-22 - weekly rest (Sunday)",
        "2026-11-23 + 1 hour of working time",
      ])
  }

  @Test("shows hours that stood still")
  func pausedHours() throws {
    let calendar = try plainCalendar()
    var clock = LegalClock(received: try moment("2026-11-16T16:00"), limit: LegalLimit(.workingMinutes(120)))
    try clock.pause(at: moment("2026-11-16T16:30"))
    try clock.resume(at: moment("2026-11-18T07:30"))
    #expect(
      lines(try clock.days(in: calendar)) == [
        "2026-11-16 + 30 minutes of working time", "2026-11-17 - the clock stood still",
        "2026-11-18 + 1 hour 30 minutes of working time",
      ])
  }

  @Test("is empty when no limit is stated")
  func none() throws {
    #expect(try plainCalendar().days(from: moment("2026-11-16T09:00"), limit: LegalLimit(.notStated)).isEmpty)
  }

  @Test("counts as many days as the limit has and ends on the due day", arguments: UInt64(1)...100)
  func adds(seed: UInt64) throws {
    var chance = Chance(state: seed)
    let calendar = try eventfulCalendar()
    let received = try moment("2026-01-05T00:00").advanced(
      bySeconds: Int64.random(in: 0..<(300 * 86_400), using: &chance))
    let count = Int.random(in: 1...60, using: &chance)
    for limit in [TimeLimit.workingDays(count), .days(count)] {
      let days = try calendar.days(from: received, limit: LegalLimit(limit))
      let due = try #require(try calendar.due(from: received, limit: limit))
      #expect(days.first?.day == LocalTime(received).day)
      #expect(days.last?.day == LocalTime(due.moment).day)
      #expect(days.count { $0.isCounted } == count)
      #expect(zip(days, days.dropFirst()).allSatisfy { $0.day.advanced(by: 1) == $1.day })
    }
  }
}

@Suite("Time that remains")
struct RemainingTests {
  @Test(
    "is said in working days, and in hours and minutes on the last day",
    arguments: [
      ("2026-11-16T09:00", "còn 2 ngày làm việc", "2 working days left"),
      ("2026-11-16T07:00", "còn 2 ngày làm việc", "2 working days left"),
      ("2026-11-14T20:00", "còn 2 ngày làm việc", "2 working days left"),
      ("2026-11-17T16:00", "còn 1 ngày làm việc", "1 working day left"),
      ("2026-11-17T18:00", "còn 8 giờ", "8 hours left"),
      ("2026-11-18T08:10", "còn 6 giờ 50 phút", "6 hours 50 minutes left"),
      ("2026-11-18T16:59:01", "còn 1 phút", "1 minute left"),
      ("2026-11-18T17:00", "đến hạn", "due now"),
      ("2026-11-18T17:00:01", "vừa quá hạn", "just overdue"),
      ("2026-11-19T06:00", "vừa quá hạn", "just overdue"),
      ("2026-11-19T10:00", "quá hạn 3 giờ", "overdue by 3 hours"),
      ("2026-11-19T17:00", "quá hạn 1 ngày làm việc", "overdue by 1 working day"),
      ("2026-11-20T17:00", "quá hạn 2 ngày làm việc", "overdue by 2 working days"),
      ("2026-11-22T17:00", "quá hạn 2 ngày làm việc", "overdue by 2 working days"),
    ])
  func closingTime(now: String, vi: String, en: String) throws {
    let remaining = try plainCalendar().remaining(until: moment("2026-11-18T17:00"), at: moment(now))
    #expect(remaining.words == Words(vi: vi, en: en))
    #expect(remaining.isOverdue == en.contains("overdue"))
  }

  @Test(
    "is said in hours when the due date falls within office hours",
    arguments: [
      ("2026-11-16T15:00", "còn 4 giờ"), ("2026-11-16T20:00", "còn 2 giờ"), ("2026-11-17T09:00", "đến hạn"),
      ("2026-11-17T12:00", "quá hạn 2 giờ 30 phút"), ("2026-11-18T08:00", "quá hạn 7 giờ"),
      ("2026-11-18T09:00", "quá hạn 1 ngày làm việc"),
    ])
  func withinHours(now: String, vi: String) throws {
    #expect(try plainCalendar().remaining(until: moment("2026-11-17T09:00"), at: moment(now)).words.vi == vi)
  }

  @Test("is refused beyond the calendar")
  func beyond() throws {
    #expect(throws: CalendarRefusal.self) {
      try plainCalendar().remaining(until: moment("2026-11-17T09:00"), at: moment("2031-01-01T09:00"))
    }
  }
}
