import Testing
import Text
import WorkingTime

/// Office hours of Monday to Friday, 07:00–11:30 and 13:30–17:00, without a holiday.
func plainDraft(_ first: String = "2024-01-01", _ last: String = "2030-12-31") throws -> CalendarDraft {
  CalendarDraft(
    id: "thu", name: Words(vi: "Thử", en: "Trial"), first: try day(first), last: try day(last),
    hours: [
      HoursRule(
        [.monday, .tuesday, .wednesday, .thursday, .friday], hours: try OfficeHours("07:00-11:30, 13:30-17:00"))
    ],
    years: [2024: .published(by: "thử"), 2025: .published(by: "thử"), 2026: .published(by: "thử")])
}

/// The same with holidays, a swapped day, a half-day and worked Saturday mornings.
func eventfulDraft() throws -> CalendarDraft {
  var draft = try plainDraft("2026-01-01", "2027-12-31")
  draft.hours.append(HoursRule([.saturday], hours: try OfficeHours("07:00-11:30")))
  draft.entries = [
    CalendarEntry(.off, try day("2026-01-01"), name: Words(vi: "Tết Dương lịch", en: "New Year’s Day")),
    CalendarEntry(.off, try day("2026-02-14"), to: try day("2026-02-22"), name: Words(vi: "Tết", en: "Lunar New Year")),
    CalendarEntry(
      .off, try day("2026-08-31"), to: try day("2026-09-02"), name: Words(vi: "Quốc khánh", en: "National Day")),
    CalendarEntry(
      .makeUp(insteadOf: try day("2026-08-31"), hours: nil), try day("2026-08-22"),
      name: Words(vi: "làm bù", en: "make-up day")),
    CalendarEntry(
      .hours(try OfficeHours("07:00-11:30")), try day("2026-02-13"), name: Words(vi: "nghỉ chiều", en: "afternoon off")),
  ]
  return draft
}

func calendar(_ draft: CalendarDraft) throws -> WorkingCalendar {
  try WorkingCalendar(draft)
}

private let plain = Result { try calendar(plainDraft()) }
private let eventful = Result { try calendar(eventfulDraft()) }

/// The calendar of ``plainDraft(_:_:)``, made once.
func plainCalendar() throws -> WorkingCalendar {
  try plain.get()
}

/// The calendar of ``eventfulDraft()``, made once.
func eventfulCalendar() throws -> WorkingCalendar {
  try eventful.get()
}

func day(_ text: String) throws -> Day {
  try #require(Day(text))
}

func moment(_ text: String) throws -> Instant {
  try #require(Instant(text))
}

extension WorkingCalendar {
  /// The due moment as text without its zone; `-` when no limit is stated.
  func dueText(_ from: String, _ limit: String) throws -> String {
    let due = try due(from: try moment(from), limit: try TimeLimit(limit))
    return due.map { String($0.moment.description.dropLast(6)) } ?? "-"
  }
}

/// A small generator of chance that always begins the same (SplitMix64).
struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
