import Foundation
import Testing
import Text
import WorkingTime

/// The law read out minute by minute, as slowly and plainly as it can be said.
private struct MinuteByMinute {
  let isOpen: (Day, Int) -> Bool
  let closing: (Day) -> Int?

  /// A moment as a day and the minute of it.
  typealias Minute = (day: Day, minute: Int)

  func next(_ m: Minute) -> Minute {
    m.minute == 1439 ? (m.day.advanced(by: 1), 0) : (m.day, m.minute + 1)
  }

  func start(_ received: Minute) -> Minute {
    var m = received
    while !isOpen(m.day, m.minute) { m = next(m) }
    return m
  }

  func due(_ received: Minute, _ limit: TimeLimit) -> Minute? {
    var m = start(received)
    switch limit {
    case .notStated: return nil
    case .workingMinutes(let n):
      var left = n
      while left > 0 {
        if isOpen(m.day, m.minute) { left -= 1 }
        m = next(m)
      }
      return m
    case .workingDays(let n):
      var left = n
      while left > 0 {
        m.day = m.day.advanced(by: 1)
        if closing(m.day) != nil { left -= 1 }
      }
      return (m.day, closing(m.day) ?? -1)
    case .days(let n):
      m.day = m.day.advanced(by: n)
      while closing(m.day) == nil { m.day = m.day.advanced(by: 1) }
      return (m.day, closing(m.day) ?? -1)
    }
  }
}

@Suite("Due dates beside other reckonings")
struct ReferenceTests {
  @Test("equal a minute-by-minute reading of the law", arguments: UInt64(1)...30)
  func minutes(seed: UInt64) throws {
    var chance = Chance(state: seed)
    let (draft, hours) = try randomDraft(&chance)
    let calendar = try WorkingCalendar(draft)
    let reference = MinuteByMinute(
      isOpen: { day, minute in hours[day]?.contains { $0.contains(minute) } ?? false },
      closing: { day in hours[day]?.map(\.upperBound).max() })
    for _ in 0..<20 {
      let received = (
        draft.first.advanced(by: Int.random(in: 0..<60, using: &chance)), Int.random(in: 0..<1440, using: &chance)
      )
      let second = Int.random(in: 0..<60, using: &chance)
      let limit: TimeLimit =
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: .workingDays(Int.random(in: 0...20, using: &chance))
        case 1: .days(Int.random(in: 1...30, using: &chance))
        default: .workingMinutes(Int.random(in: 1...4000, using: &chance))
        }
      var expected = try #require(reference.due(received, limit))
      // Seconds stay as they are while the clock runs from one office minute to the next; closing time has none.
      let isReceivedOpen = reference.isOpen(received.0, received.1)
      let rest = if case .workingMinutes = limit { isReceivedOpen ? second : 0 } else { 0 }
      if rest > 0 { expected = reference.start(expected) }
      let due = try calendar.due(
        from: Instant(LocalTime(received.0, second: received.1 * 60 + second)), limit: limit)
      let asInstant = Instant(LocalTime(expected.day, second: 0)).advanced(
        bySeconds: Int64(expected.minute * 60 + rest))
      #expect(due?.moment == asInstant, "\(limit) from \(received.0) minute \(received.1)")
    }
  }

  /// Ninety busy days and a long plain end; the hours of each day beside the draft, worked out here once more.
  private func randomDraft(_ chance: inout Chance) throws -> (CalendarDraft, [Day: [Range<Int>]]) {
    let first = try day("2026-01-01").advanced(by: Int.random(in: 0..<1000, using: &chance))
    let last = first.advanced(by: 400)
    var draft = CalendarDraft(
      id: "ngau-nhien", name: Words(vi: "Ngẫu nhiên", en: "Random"), first: first, last: last, hours: [])
    var weekly: [Weekday: OfficeHours] = [:]
    for weekday in Weekday.allCases where weekday == .monday || Int.random(in: 0..<3, using: &chance) > 0 {
      let hours = try randomHours(&chance)
      weekly[weekday] = hours
      draft.hours.append(HoursRule([weekday], hours: hours))
    }
    var byDay: [Day: OfficeHours] = [:]
    for number in first.number...last.number {
      let day = Day(number: number)
      byDay[day] = weekly[day.weekday]
    }
    let name = Words(vi: "khác", en: "other")
    for offset in 0..<90 where Int.random(in: 0..<6, using: &chance) == 0 {
      let day = first.advanced(by: offset)
      if byDay[day] == nil {
        let hours = try randomHours(&chance)
        draft.entries.append(CalendarEntry(.makeUp(insteadOf: nil, hours: hours), day, name: name))
        byDay[day] = hours
      } else if Bool.random(using: &chance) {
        draft.entries.append(CalendarEntry(.off, day, name: name))
        byDay[day] = nil
      } else {
        let hours = try randomHours(&chance)
        draft.entries.append(CalendarEntry(.hours(hours), day, name: name))
        byDay[day] = hours
      }
    }
    return (draft, byDay.mapValues { $0.sessions.map { $0.opens.minute..<$0.closes.minute } })
  }

  private func randomHours(_ chance: inout Chance) throws -> OfficeHours {
    var ends = Set<Int>()
    let count = Int.random(in: 1...3, using: &chance) * 2
    while ends.count < count { ends.insert(Int.random(in: 0...1440, using: &chance)) }
    let sorted = ends.sorted()
    let sessions = try stride(from: 0, to: sorted.count, by: 2).map { index in
      let opens = try #require(TimeOfDay(minute: sorted[index]))
      let closes = try #require(TimeOfDay(minute: sorted[index + 1]))
      return try #require(OfficeHours.Session(opens: opens, closes: closes))
    }
    return try #require(OfficeHours(sessions))
  }
}

/// Where script/test keeps the Python with numpy.
private let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]

@Suite("Due dates beside numpy")
struct NumpyTests {
  @Test(
    "equal numpy.busday_offset(roll='forward') in 10,000 random cases",
    .enabled(if: python != nil, "MOTCUA_TEST_PYTHON is not set: script/test sets it up"))
  func numpy() throws {
    var chance = Chance(state: 2026)
    var input = ""
    var cases: [(calendar: WorkingCalendar, from: Day, count: Int)] = []
    for _ in 0..<100 {
      let (calendar, mask, holidays) = try randomWeek(&chance)
      for _ in 0..<100 {
        let from = calendar.first.advanced(by: Int.random(in: 0..<2000, using: &chance))
        let count = Int.random(in: 0...120, using: &chance)
        cases.append((calendar, from, count))
        input += "\(from) \(count) \(mask) \(holidays)\n"
      }
    }
    let answers = try askPython(
      """
      import sys, numpy
      for line in sys.stdin:
          start, count, mask, holidays = line.split(" ")
          days = [day for day in holidays.strip().split(",") if day]
          print(numpy.busday_offset(start, int(count), roll="forward", weekmask=mask, holidays=days))
      """, input)
    #expect(answers.count == cases.count)
    for (answer, (calendar, from, count)) in zip(answers, cases) {
      let received = Instant(LocalTime(from, second: 9 * 3600))
      let due = try #require(try calendar.due(from: received, limit: .workingDays(count)))
      #expect(LocalTime(due.moment).day.description == answer, "\(count) working days from \(from)")
    }
  }

  private func randomWeek(_ chance: inout Chance) throws -> (WorkingCalendar, mask: String, holidays: String) {
    let weekdays = Weekday.allCases.filter { _ in Int.random(in: 0..<4, using: &chance) > 0 }
    let worked = Set(weekdays.isEmpty ? [.monday] : weekdays)
    var draft = try plainDraft("2024-01-01", "2034-12-31")
    draft.hours = [HoursRule(worked, hours: try OfficeHours("07:00-11:30, 13:30-17:00"))]
    let holidays = Set(
      (0..<Int.random(in: 0...60, using: &chance)).map { _ in
        draft.first.advanced(by: Int.random(in: 0..<2200, using: &chance))
      })
    draft.entries = holidays.map { CalendarEntry(.off, $0, name: Words(vi: "nghỉ", en: "off")) }
    let mask = Weekday.allCases.map { worked.contains($0) ? "1" : "0" }.joined()
    return (try WorkingCalendar(draft), mask, holidays.map(\.description).sorted().joined(separator: ","))
  }

  private func askPython(_ program: String, _ input: String) throws -> [Substring] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-numpy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let questions = folder.appending(path: "questions")
    try Data(input.utf8).write(to: questions)
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = ["-c", program]
    process.standardInput = try FileHandle(forReadingFrom: questions)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
