import Testing
import Text
import WorkingTime

@Suite("A calendar")
struct CalendarTests {
  private func faults(_ change: (inout CalendarDraft) throws -> Void) throws -> [CalendarFault] {
    var draft = try plainDraft("2026-01-01", "2026-12-31")
    try change(&draft)
    do {
      _ = try WorkingCalendar(draft)
      return []
    } catch {
      return error.list
    }
  }

  private let name = Words(vi: "ngày", en: "day")

  @Test("knows its working days, half-days and their reasons")
  func knows() throws {
    let calendar = try eventfulCalendar()
    let (makeUp, morning) = (try day("2026-08-22"), try day("2026-08-29"))
    #expect(calendar.isWorking(makeUp) && !calendar.isHalfDay(makeUp))
    #expect(calendar.isWorking(morning) && calendar.isHalfDay(morning))
    #expect(!calendar.isWorking(try day("2026-08-31")))
    #expect(!calendar.isWorking(try day("2028-01-03")), "beyond its last day nothing is known")
    #expect(calendar.hours(on: try day("2026-02-13"))?.description == "07:00-11:30")
    #expect(calendar.hours(on: try day("2026-08-30")) == nil)
    #expect(calendar.entry(on: try day("2026-01-01"))?.name.en == "New Year’s Day")
    #expect(calendar.isProvisional(2027) && !calendar.isProvisional(2026))
  }

  @Test("tells everything that is wrong with a draft at once")
  func allAtOnce() throws {
    let found = try faults { draft in
      draft.hours.append(HoursRule([.monday], hours: try OfficeHours("08:00-12:00"), mark: 7))
      draft.entries = [
        CalendarEntry(.off, try day("2027-01-01"), name: name, mark: 1),
        CalendarEntry(.off, try day("2026-05-02"), to: try day("2026-05-01"), name: name, mark: 2),
        CalendarEntry(.off, try day("2026-09-01"), to: try day("2026-09-03"), name: name, mark: 3),
        CalendarEntry(.off, try day("2026-09-02"), name: name, mark: 4),
        CalendarEntry(.hours(try OfficeHours("07:00-11:30")), try day("2026-11-21"), name: name, mark: 5),
        CalendarEntry(
          .makeUp(insteadOf: try day("2026-09-01"), hours: nil), try day("2026-11-20"), name: name, mark: 6),
        CalendarEntry(
          .makeUp(insteadOf: try day("2026-09-07"), hours: nil), try day("2026-11-14"), name: name, mark: 8),
        CalendarEntry(.makeUp(insteadOf: nil, hours: nil), try day("2026-11-15"), name: name, mark: 9),
      ]
    }
    #expect(
      Set(found) == [
        CalendarFault(place: .rule(7), kind: .hoursTwice(.monday)),
        CalendarFault(place: .entry(1), kind: .outside(try day("2027-01-01"))),
        CalendarFault(place: .entry(2), kind: .reversed),
        CalendarFault(place: .entry(4), kind: .dayTwice(try day("2026-09-02"))),
        CalendarFault(place: .entry(5), kind: .notWorking(try day("2026-11-21"))),
        CalendarFault(place: .entry(6), kind: .alreadyWorking(try day("2026-11-20"))),
        CalendarFault(place: .entry(8), kind: .notOff(try day("2026-09-07"))),
        CalendarFault(place: .entry(9), kind: .hoursMissing(try day("2026-11-15"))),
      ])
    #expect(found.allSatisfy { !$0.words.vi.isEmpty && $0.words.vi != $0.words.en })
  }

  @Test("has an end after its beginning, at most a century later, and at least one working day")
  func validity() throws {
    #expect(try faults { $0.last = try day("2025-12-31") }.map(\.kind) == [.endsBeforeItBegins])
    #expect(try faults { $0.last = try day("2126-01-02") }.map(\.kind) == [.tooLong])
    #expect(try faults { $0.first = Day(number: .min) }.map(\.kind) == [.tooLong])
    #expect(try faults { $0.hours = [] }.map(\.kind) == [.neverOpen])
    #expect(
      try faults { $0.entries = [CalendarEntry(.off, $0.first, to: $0.last, name: name)] }.map(\.kind) == [.neverOpen])
  }

  @Test("takes seasons that follow one another and refuses those that overlap or lie outside")
  func seasons() throws {
    let hours = try OfficeHours("06:30-11:00")
    let rule = { (from: String, to: String) in
      HoursRule([.monday], season: try day(from)...day(to), hours: hours, mark: 3)
    }
    #expect(
      try faults { $0.hours += [try rule("2026-04-01", "2026-06-30"), try rule("2026-07-01", "2026-09-30")] }.isEmpty)
    #expect(
      try faults { $0.hours += [try rule("2026-04-01", "2026-06-30"), try rule("2026-06-30", "2026-09-30")] }
        == [CalendarFault(place: .rule(3), kind: .hoursTwice(.monday))])
    #expect(
      try faults { $0.hours += [try rule("2025-04-01", "2026-06-30")] }
        == [CalendarFault(place: .rule(3), kind: .outside(try day("2025-04-01")))])
  }

  @Test("takes a make-up day for a day of the year before")
  func acrossYears() throws {
    let found = try faults { draft in
      draft.entries = [
        CalendarEntry(.makeUp(insteadOf: try day("2025-12-31"), hours: nil), try day("2026-01-10"), name: name)
      ]
    }
    #expect(found.isEmpty)
  }

  @Test("passes over what a common list says that makes no sense in it")
  func commonEntries() throws {
    var draft = try plainDraft("2026-01-01", "2026-12-31")
    draft.hours = [HoursRule(Set(Weekday.allCases), hours: try OfficeHours("07:00-11:30"))]
    draft.entries = [
      CalendarEntry(.off, try day("2025-12-30"), to: try day("2026-01-02"), name: name, isCommon: true),
      CalendarEntry(
        .makeUp(insteadOf: try day("2026-01-02"), hours: nil), try day("2026-01-10"), name: name, isCommon: true),
      CalendarEntry(.off, try day("2027-01-01"), name: name, isCommon: true),
    ]
    let calendar = try WorkingCalendar(draft)
    #expect(try calendar.dueText("2026-01-01T09:00", "same working day") == "2026-01-03T11:30:00")
    let saturday = try day("2026-01-10")
    #expect(calendar.hours(on: saturday)?.description == "07:00-11:30")
    #expect(calendar.entry(on: saturday) == nil)
  }
}
