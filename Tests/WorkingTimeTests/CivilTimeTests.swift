import Testing
import WorkingTime

@Suite("Civil time")
struct CivilTimeTests {
  @Test("every day of eight centuries has one date and comes back from it")
  func roundTrip() throws {
    let first = try #require(Day(year: 1600, month: 1, day: 1))
    for number in first.number..<(first.number + 292_194) {
      let day = Day(number: number)
      let (year, month, dayOfMonth) = day.civil
      #expect(Day(year: year, month: month, day: dayOfMonth) == day)
      if number.isMultiple(of: 97) { #expect(Day(day.description) == day) }
    }
  }

  @Test("a leap day exists in leap years only", arguments: [(2024, true), (2026, false), (2000, true), (2100, false)])
  func leapDay(year: Int, exists: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == exists)
  }

  @Test("knows the weekday")
  func weekday() {
    #expect(Day("2026-11-22")?.weekday == .sunday)
    #expect(Day("1969-12-31")?.weekday == .wednesday)
  }

  @Test("reads dates as people write them", arguments: [("22/11/2026", "2026-11-22"), ("2/1/2026", "2026-01-02")])
  func dayFirst(text: String, iso: String) {
    #expect(Day(dayFirst: text)?.description == iso)
  }

  @Test(
    "refuses what is not a date", arguments: ["31/02/2026", "2026-13-01", "2026-1-1", "", "22-11-2026", "٢٢/11/2026"])
  func refuses(text: String) {
    #expect(Day(text) == nil)
    #expect(Day(dayFirst: text) == nil)
  }

  @Test(
    "reads moments with and without a zone",
    arguments: [
      ("2026-11-22T09:30:00+07:00", "2026-11-22T02:30:00.000Z"),
      ("2026-11-22T09:30", "2026-11-22T02:30:00.000Z"),
      ("2026-11-22 09:30", "2026-11-22T02:30:00.000Z"),
      ("2026-11-22T02:30:00Z", "2026-11-22T02:30:00.000Z"),
      ("2026-11-21T23:30:00.5-03:00", "2026-11-22T02:30:00.500Z"),
      ("1969-12-31T23:59:59.001Z", "1969-12-31T23:59:59.001Z"),
      ("2026-01-02T03:04:05.06Z", "2026-01-02T03:04:05.060Z"),
    ])
  func instants(text: String, utc: String) throws {
    let instant = try #require(Instant(text))
    #expect(instant.utc == utc)
    #expect(Instant(instant.description) == instant)
  }

  @Test(
    "refuses what is not a moment",
    arguments: [
      "2026-11-22", "2026-11-22T24:00", "2026-11-22T09:60", "2026-11-22T09:30:00+7", "2026-11-22T09:30:0", "x",
    ])
  func refusesMoments(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test("a month begins on its first day, ends on its last, and comes back from its text")
  func months() throws {
    for (text, first, last) in [
      ("2026-11", "2026-11-01", "2026-11-30"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2026-12", "2026-12-01", "2026-12-31"), ("0001-01", "0001-01-01", "0001-01-31"),
    ] {
      let month = try #require(Month(text))
      #expect(month.firstDay == Day(first) && month.lastDay == Day(last) && month.description == text)
      #expect(Month(month.firstDay) == month && Month(month.lastDay) == month)
      #expect(month < Month(month.lastDay.advanced(by: 1)))
    }
    for text in ["2026-13", "2026-00", "0000-01", "2026-1", "2026-11-01", "26-11", "2026-Q4", ""] {
      #expect(Month(text) == nil, "\(text)")
    }
  }
}
