import Foundation
import Procedures
import Testing
import Text
import WorkingTime
import YAML

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The calendars of texts, and the findings in English.
private func load(_ texts: [String: String]) -> (calendars: Calendars, findings: [String]) {
  let findings = Findings()
  let files = texts.sorted { $0.key < $1.key }.compactMap { name, text in
    Node.read(Array(text.utf8), file: "\(name).yaml", findings: findings).map { (name, $0) }
  }
  let calendars = Calendars(reading: files, findings)
  return (calendars, findings.sorted.map(\.description))
}

private func shipped() throws -> (calendars: Calendars, findings: [String]) {
  let folder = root.appending(path: "Workflows/calendars")
  var texts: [String: String] = [:]
  for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
    texts[file.deletingPathExtension().lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
  }
  return load(texts)
}

private let list = """
  holidays: le
  version: 1
  name: { vi: Lễ, en: Holidays }
  years:
    - year: 2026
      published: "văn bản"
      off:
        - { day: 2026-01-01, name: { vi: Tết, en: New Year } }
        - { from: 2026-08-31, to: 2026-09-02, name: { vi: Quốc khánh, en: National Day } }
      make-up:
        - { day: 2026-08-22, for: 2026-08-31, name: { vi: Làm bù, en: Make-up } }

  """

private let calendar = """
  calendar: lich
  version: 3
  name: { vi: Lịch, en: Calendar }
  from: 2026-01-01
  to: 2026-12-31
  follows: le
  hours:
    - { days: monday to friday, open: "07:00-11:30, 13:30-17:00" }

  """

@Suite("Calendar files")
struct CalendarFilesTests {
  @Test("that ship with the program load without a finding and cover 2024 to 2030")
  func shippedCalendars() throws {
    let (calendars, findings) = try shipped()
    #expect(findings == [])
    #expect(calendars.ids.map(\.text) == ["hanh-chinh", "sang-thu-bay"])
    let office = try #require(calendars["hanh-chinh"])
    #expect((office.first.description, office.last.description) == ("2024-01-01", "2030-12-31"))
    #expect((2024...2030).filter { !office.isProvisional($0) } == [2024, 2025])
  }

  @Test(
    "have so many working days in each year",
    // Weekdays of the year, less days off on weekdays, plus make-up Saturdays.
    arguments: [(2024, 262 - 12 + 1), (2025, 261 - 12 + 1), (2026, 261 - 14 + 2), (2027, 261 - 12)])
  func workingDays(year: Int, expected: Int) throws {
    let office = try #require(try shipped().calendars["hanh-chinh"])
    let first = try #require(Day(year: year, month: 1, day: 1))
    let last = try #require(Day(year: year, month: 12, day: 31))
    #expect((first.number...last.number).count { office.isWorking(Day(number: $0)) } == expected)
  }

  @Test(
    "have the days that the Government swapped",
    arguments: [
      ("2024-05-04", true), ("2024-04-29", false), ("2025-04-26", true), ("2025-05-02", false), ("2026-01-10", true),
      ("2026-01-02", false), ("2026-08-22", true), ("2026-08-31", false), ("2026-11-24", false), ("2024-02-29", true),
    ])
  func swapped(day: String, works: Bool) throws {
    #expect(try shipped().calendars["hanh-chinh"]?.isWorking(#require(Day(day))) == works)
  }

  @Test("with Saturday mornings have half-days that are working days")
  func saturdayMornings() throws {
    let calendar = try #require(try shipped().calendars["sang-thu-bay"])
    let saturday = try #require(Day("2026-11-21"))
    #expect(calendar.isHalfDay(saturday))
    let due = try calendar.due(from: #require(Instant("2026-11-20T09:00")), limit: .nextWorkingDay)
    #expect(due?.moment.description == "2026-11-21T11:30:00+07:00")
    // On the Saturday worked for 31 August the whole day counts.
    #expect(calendar.hours(on: try #require(Day("2026-08-22")))?.minutes == 480)
  }

  @Test("give a calendar with its version and list")
  func loads() throws {
    let (calendars, findings) = load(["le": list, "lich": calendar])
    #expect(findings == [])
    let loaded = try #require(calendars["lich"])
    #expect(loaded.version == 3)
    #expect(loaded.name.vi == "Lịch")
    #expect(loaded.years == [2026: .published(by: "văn bản")])
    #expect(loaded.isWorking(try #require(Day("2026-08-22"))))
  }

  @Test("take seasons, lists of weekdays, local days off, make-up days and half-days")
  func everything() throws {
    let (calendars, findings) = load([
      "le": list,
      "lich": calendar + """
          - { days: [saturday, sunday], open: "07:00-11:30", from: 2026-06-01, to: 2026-06-30 }
        off:
          - { day: 2026-03-26, name: { vi: Ngày truyền thống, en: Founding day } }
        make-up:
          - { day: 2026-03-28, for: 2026-03-26, name: { vi: Làm bù, en: Make-up } }
          - { day: 2026-04-04, open: "08:00-10:00", name: { vi: Trực, en: On duty } }
        special:
          - { day: 2026-02-13, open: "07:00-11:30", name: { vi: Nghỉ chiều, en: Afternoon off } }
        """,
    ])
    #expect(findings == [])
    let loaded = try #require(calendars["lich"])
    let hours = { (day: String) in loaded.hours(on: try #require(Day(day)))?.description }
    #expect(try hours("2026-06-06") == "07:00-11:30")
    #expect(try hours("2026-07-04") == nil)
    #expect(try hours("2026-03-26") == nil)
    #expect(try hours("2026-03-28") == "07:00-11:30, 13:30-17:00")
    #expect(try hours("2026-04-04") == "08:00-10:00")
    #expect(try hours("2026-02-13") == "07:00-11:30")
  }

  @Test("tell every fault at once, with its place and the nearest word")
  func faults() {
    let (_, findings) = load([
      "le": list + """
          - year: 2026
            provisional: { vi: chưa có, en: not yet }
            off:
              - { day: 2026-09-02, name: { vi: a, en: a } }
              - { day: 2025-12-31, name: { vi: a, en: a } }
        """,
      "sai": """
      calendar: lich
      version: 0
      nam: { vi: a, en: a }
      from: 2026-13-01
      to: 2026-12-31
      hours:
        - { days: munday to friday, open: "11:30-07:00" }
        - { days: monday, open: "07:00-11:30", from: 2026-01-01 }
      """,
    ])
    #expect(
      findings.filter { $0.hasPrefix("le.yaml") } == [
        "le.yaml:12:11: error: 2026 is given twice", "le.yaml:15:9: error: 2026-09-02 is given twice",
        "le.yaml:16:9: error: 2025-12-31 is not a day of 2026",
      ])
    #expect(findings.contains { $0.hasPrefix("sai.yaml:2:10: error: expected a whole number from 1") })
    #expect(findings.contains { $0.hasPrefix("sai.yaml:3:1: error: no key `nam`") && $0.hasSuffix("`name`?") })
    #expect(findings.contains { $0.hasPrefix("sai.yaml:4:7: error: expected a date") })
    #expect(
      findings.contains { $0.hasPrefix("sai.yaml:7:13: error: `munday`") && $0.hasSuffix("did you mean `monday`?") })
    #expect(findings.contains { $0.hasPrefix("sai.yaml:7:37: error: the session 11:30-07:00 closes before it opens") })
    #expect(findings.contains { $0.hasPrefix("sai.yaml:8:5: error: a season needs both") })
  }

  @Test(
    "name the fault where it stands",
    arguments: [
      ("list", "day: 2026-01-01", "day: 2025-01-01", "le.yaml:8:9: error: 2025-01-01 is not a day of 2026"),
      ("list", "day: 2026-01-01", "day: 2026-09-01", "le.yaml:9:9: error: 2026-09-01 is given twice"),
      (
        "list", "day: 2026-08-22", "day: 2026-08-21",
        "le.yaml:11:9: error: the make-up day 2026-08-21 (Friday) is a working day already"
      ),
      (
        "list", "for: 2026-08-31", "for: 2026-08-28",
        "le.yaml:11:9: error: the make-up day stands for 2026-08-28, which is not a day off"
      ),
      (
        "list", "published: \"văn bản\"", "remark: x",
        "le.yaml:5:5: error: every year is either `published`, by a document, or `provisional`, for a reason"
      ),
      (
        "list", "from: 2026-08-31, to: 2026-09-02", "from: 2026-08-31",
        "le.yaml:9:9: error: either `day` is needed, or `from` and `to`"
      ),
      (
        "list", "from: 2026-08-31, to: 2026-09-02", "from: 2026-09-02, to: 2026-08-31",
        "le.yaml:9:29: error: the last day 2026-08-31 comes before the first, 2026-09-02"
      ),
      (
        "calendar", "follows: le", "follows: la",
        "lich.yaml:6:10: error: there is no list of holidays `la`; did you mean `le`?"
      ),
      (
        "calendar", "to: 2026-12-31", "to: 2028-12-31",
        "lich.yaml:5:1: error: the list of holidays `le` does not have 2027, 2028"
      ),
      (
        "calendar", "to: 2026-12-31", "to: 2025-12-31",
        "lich.yaml:5:1: error: the last day 2025-12-31 comes before the first, 2026-01-01"
      ),
      (
        "calendar", "calendar: lich", "calendar: hanh-chinh",
        "lich.yaml:1:11: error: the name `hanh-chinh` is not that of the file or folder, `lich`; did you mean `lich`?"
      ),
    ])
  func place(file: String, good: String, bad: String, finding: String) {
    let damaged = { (name: String, text: String) in name == file ? text.replacing(good, with: bad) : text }
    let (calendars, findings) = load(["le": damaged("list", list), "lich": damaged("calendar", calendar)])
    #expect(findings.filter { !$0.contains("no key") } == [finding])
    #expect(file == "list" || finding.contains("is not that of the file") || calendars.ids.isEmpty)
  }

  @Test(
    "name faults of the calendar's own days where they stand",
    arguments: [
      ("off:\n  - { day: 2027-01-01, name: { vi: a, en: a } }", "10:5: error: 2027-01-01 lies outside the calendar"),
      ("off:\n  - { day: 2026-09-01, name: { vi: a, en: a } }", "10:5: error: 2026-09-01 is given twice"),
      (
        "make-up:\n  - { day: 2026-11-20, open: \"07:00-11:30\", name: { vi: a, en: a } }",
        "10:5: error: the make-up day 2026-11-20 (Friday) is a working day already"
      ),
      (
        "make-up:\n  - { day: 2026-11-21, name: { vi: a, en: a } }",
        "10:5: error: a make-up day needs `for`, the day off it stands for, or `open`, its hours"
      ),
      (
        "special:\n  - { day: 2026-11-21, open: \"07:00-11:30\", name: { vi: a, en: a } }",
        "10:5: error: 2026-11-21 has special hours but is not a working day"
      ),
      ("  - { days: friday, open: \"07:00-11:30\" }", "9:5: error: Friday has office hours twice for the same time"),
      (
        "  - { days: friday, open: \"07:00-11:30\", from: 2025-12-01, to: 2026-02-01 }",
        "9:5: error: 2025-12-01 lies outside the calendar"
      ),
    ])
  func ownDays(more: String, finding: String) {
    let (calendars, findings) = load(["le": list, "lich": calendar + more])
    #expect(findings == ["lich.yaml:\(finding)"])
    #expect(calendars.ids.isEmpty)
  }
}
