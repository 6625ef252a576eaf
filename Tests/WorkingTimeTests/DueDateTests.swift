import Testing
import Text
import WorkingTime

@Suite("A due date")
struct DueDateTests {
  // 16 to 20 November 2026 are Monday to Friday.
  @Test(
    "follows the exact meanings of the law",
    arguments: [
      // Working days: the day of receipt is not counted, the last ends at closing time.
      ("2026-11-16T09:00", "1 working day", "2026-11-17T17:00:00"),
      ("2026-11-16T09:00", "5 working days", "2026-11-23T17:00:00"),
      ("2026-11-16T09:00", "next working day", "2026-11-17T17:00:00"),
      ("2026-11-16T09:00", "same working day", "2026-11-16T17:00:00"),
      ("2026-11-16T09:00", "0 working days", "2026-11-16T17:00:00"),
      // A receipt outside office hours moves into them first; closing time is outside.
      ("2026-11-20T16:59:59", "1 working day", "2026-11-23T17:00:00"),
      ("2026-11-20T16:59:59.999", "1 working day", "2026-11-23T17:00:00"),
      ("2026-11-20T17:00:00", "1 working day", "2026-11-24T17:00:00"),
      ("2026-11-21T10:00", "1 working day", "2026-11-24T17:00:00"),
      ("2026-11-22T10:00", "same working day", "2026-11-23T17:00:00"),
      ("2026-11-16T12:00", "1 working day", "2026-11-17T17:00:00"),
      ("2026-11-16T00:00", "1 working day", "2026-11-17T17:00:00"),
      // Hours run minute by minute through office hours.
      ("2026-11-16T07:00", "4 working hours", "2026-11-16T11:00:00"),
      ("2026-11-16T09:30", "4 working hours", "2026-11-16T15:30:00"),
      ("2026-11-16T11:29:59", "1 working hour", "2026-11-16T14:29:59"),
      ("2026-11-16T11:30:00", "1 working hour", "2026-11-16T14:30:00"),
      ("2026-11-16T16:59:59", "4 working hours", "2026-11-17T10:59:59"),
      ("2026-11-16T17:00:00", "4 working hours", "2026-11-17T11:00:00"),
      ("2026-11-20T15:00", "4 working hours", "2026-11-23T09:00:00"),
      ("2026-11-21T15:00", "30 working minutes", "2026-11-23T07:30:00"),
      ("2026-11-16T07:30", "4 working hours", "2026-11-16T11:30:00"),
      ("2026-11-16T07:00", "8 working hours", "2026-11-16T17:00:00"),
      ("2026-11-16T07:00", "481 working minutes", "2026-11-17T07:01:00"),
      // All days count, but an end on a day nobody works moves on.
      ("2026-11-16T09:00", "10 days", "2026-11-26T17:00:00"),
      ("2026-11-16T09:00", "5 days", "2026-11-23T17:00:00"),
      ("2026-11-21T09:00", "1 day", "2026-11-24T17:00:00"),
      ("2026-11-16T09:00", "none", "-"),
      // A leap day.
      ("2028-02-28T09:00", "1 working day", "2028-02-29T17:00:00"),
      ("2028-02-28T09:00", "2 days", "2028-03-01T17:00:00"),
    ])
  func meanings(from: String, limit: String, due: String) throws {
    #expect(try plainCalendar().dueText(from, limit) == due)
  }

  @Test(
    "steps over holidays and onto make-up days and half-days",
    arguments: [
      // Tết: nine days in a row.
      ("2026-02-12T09:00", "1 working day", "2026-02-13T11:30:00"),
      ("2026-02-12T09:00", "2 working days", "2026-02-23T17:00:00"),
      ("2026-02-13T11:30", "4 working hours", "2026-02-23T11:00:00"),
      ("2026-02-13T10:30", "2 working hours", "2026-02-23T08:00:00"),
      ("2026-02-10T09:00", "5 days", "2026-02-23T17:00:00"),
      // A holiday in the middle.
      ("2026-08-28T09:00", "2 working days", "2026-09-03T17:00:00"),
      // The swapped Saturday is a whole working day; the others end at noon.
      ("2026-08-21T09:00", "1 working day", "2026-08-22T17:00:00"),
      ("2026-08-14T09:00", "1 working day", "2026-08-15T11:30:00"),
      ("2026-08-14T16:00", "8 working hours", "2026-08-17T09:30:00"),
      ("2026-08-15T12:00", "same working day", "2026-08-17T17:00:00"),
    ])
  func eventful(from: String, limit: String, due: String) throws {
    #expect(try eventfulCalendar().dueText(from, limit) == due)
  }

  @Test("follows the hours of the season")
  func seasons() throws {
    var draft = try plainDraft()
    draft.hours.append(
      HoursRule(
        [.monday, .tuesday, .wednesday, .thursday, .friday], season: try day("2026-04-16")...day("2026-10-15"),
        hours: try OfficeHours("06:30-11:00, 13:30-17:00")))
    let calendar = try calendar(draft)
    #expect(try calendar.dueText("2026-04-15T16:00", "2 working hours") == "2026-04-16T07:30:00")
    #expect(try calendar.dueText("2026-10-15T16:00", "2 working hours") == "2026-10-16T08:00:00")
  }

  @Test("is provisional when it touches a year that is not official")
  func provisional() throws {
    let calendar = try plainCalendar()
    let limit = try TimeLimit("5 working days")
    let isProvisional = { (from: String) in try calendar.due(from: moment(from), limit: limit)?.isProvisional }
    #expect(try isProvisional("2026-12-20T09:00") == false)
    #expect(try isProvisional("2026-12-30T09:00") == true)
    #expect(try isProvisional("2029-06-01T09:00") == true)
  }

  @Test("is refused where the calendar ends, and quickly for limits beyond any calendar")
  func ends() throws {
    let calendar = try plainCalendar()
    let last = try day("2030-12-31")
    let ended = CalendarRefusal.after(last: last, calendar: "thu")
    for limit in [
      TimeLimit.workingDays(1), .days(1), .workingMinutes(600), .workingDays(.max), .days(.max), .workingMinutes(.max),
    ] {
      #expect(throws: ended) { try calendar.due(from: moment("2030-12-31T09:00"), limit: limit) }
    }
    #expect(throws: ended) { try calendar.due(from: moment("2030-12-31T17:00"), limit: .sameWorkingDay) }
    #expect(throws: ended) { try calendar.due(from: moment("2031-01-01T00:00"), limit: .notStated) }
    #expect(throws: ended) { try calendar.due(from: Instant(milliseconds: .max), limit: .sameWorkingDay) }
    #expect(throws: CalendarRefusal.self) {
      try calendar.due(from: Instant(milliseconds: .min), limit: .sameWorkingDay)
    }
    #expect(throws: CalendarRefusal.before(first: try day("2024-01-01"), calendar: "thu", asked: try day("2023-12-31")))
    {
      try calendar.due(from: moment("2023-12-31T23:59"), limit: .sameWorkingDay)
    }
    #expect(try calendar.dueText("2030-12-31T09:00", "same working day") == "2030-12-31T17:00:00")
    #expect(ended.words.vi == "lịch “thu” chỉ có đến hết ngày 31/12/2030, thời hạn này đi quá ngày đó")
  }

  @Test(
    "obeys the cut-off hour",
    arguments: [
      ("2026-11-16T14:59:59", "2026-11-16T17:00:00"), ("2026-11-16T15:00:00", "2026-11-16T17:00:00"),
      ("2026-11-16T15:00:00.001", "2026-11-17T17:00:00"), ("2026-11-16T15:00:01", "2026-11-17T17:00:00"),
      // Moved into working time first: a receipt of Saturday afternoon is one of Monday morning.
      ("2026-11-21T16:00", "2026-11-23T17:00:00"), ("2026-11-16T17:00", "2026-11-17T17:00:00"),
    ])
  func cutOff(from: String, due: String) throws {
    let limit = LegalLimit(
      .sameWorkingDay,
      cutOffs: [.init(after: try LegalLimit.cutOffTime(key: "received after \"15:00\""), limit: .nextWorkingDay)])
    let found = try plainCalendar().due(from: moment(from), limit: limit)
    #expect(found?.moment == (try moment(due)))
  }

  @Test("does not depend on the order of several cut-off hours")
  func cutOffs() throws {
    let limit = LegalLimit(
      .sameWorkingDay,
      cutOffs: [
        .init(after: try #require(TimeOfDay("15:00")), limit: .workingDays(2)),
        .init(after: try #require(TimeOfDay("10:00")), limit: .workingDays(1)),
      ])
    #expect(limit.limit(receivedAt: try moment("2026-11-16T09:00")) == .sameWorkingDay)
    #expect(limit.limit(receivedAt: try moment("2026-11-16T11:00")) == .nextWorkingDay)
    #expect(limit.limit(receivedAt: try moment("2026-11-16T16:00")) == .workingDays(2))
  }
}
