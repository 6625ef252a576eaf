import Testing
import Text
import WorkingTime

@Suite("A legal clock")
struct LegalClockTests {
  /// A clock under the plain calendar; `pauses` are pairs of moments.
  private func clock(_ received: String, _ limit: String, pauses: [(String, String)] = []) throws -> LegalClock {
    var clock = LegalClock(received: try moment(received), limit: LegalLimit(try TimeLimit(limit)))
    for (from, to) in pauses {
      try clock.pause(at: moment(from))
      try clock.resume(at: moment(to))
    }
    return clock
  }

  private func due(_ clock: LegalClock) throws -> String? {
    try clock.due(in: plainCalendar()).map { String($0.moment.description.dropLast(6)) }
  }

  // 16 to 20 November 2026 are Monday to Friday; five working days from the 16th end on Monday the 23rd.
  @Test(
    "gives back what was left when it stopped",
    arguments: [
      ("5 working days", "2026-11-18T10:00", "2026-11-19T09:00", "2026-11-24T17:00:00"),
      ("5 working days", "2026-11-18T10:00", "2026-11-25T16:00", "2026-11-30T17:00:00"),
      ("5 working days", "2026-11-18T10:00", "2026-11-18T16:00", "2026-11-23T17:00:00"),
      ("5 working days", "2026-11-20T17:30", "2026-11-22T20:00", "2026-11-23T17:00:00"),
      ("5 working days", "2026-11-23T16:59", "2026-11-24T08:00", "2026-11-24T17:00:00"),
      ("same working day", "2026-11-16T10:00", "2026-11-18T08:00", "2026-11-18T17:00:00"),
      // Hours are given back to the minute: three of four were left.
      ("4 working hours", "2026-11-16T10:00", "2026-11-17T15:00", "2026-11-18T08:00:00"),
      ("4 working hours", "2026-11-16T11:40", "2026-11-16T12:10", "2026-11-16T15:00:00"),
      ("4 working hours", "2026-11-16T10:00:30", "2026-11-16T10:30:45", "2026-11-16T15:30:15"),
      // Ten days from the 16th end on Thursday the 26th; a Sunday's end moves to Monday.
      ("10 days", "2026-11-18T10:00", "2026-11-20T10:00", "2026-11-30T17:00:00"),
      ("6 days", "2026-11-23T10:00", "2026-11-25T10:00", "2026-11-25T17:00:00"),
    ])
  func pause(limit: String, from: String, to: String, due expected: String) throws {
    #expect(try due(clock("2026-11-16T09:00", limit, pauses: [(from, to)])) == expected)
  }

  @Test("is not saved by a pause after its due date")
  func tooLate() throws {
    for limit in ["1 working day", "4 working hours", "1 day"] {
      let plain = try due(clock("2026-11-16T09:00", limit))
      #expect(try due(clock("2026-11-16T09:00", limit, pauses: [("2026-11-17T17:00", "2026-11-25T09:00")])) == plain)
    }
  }

  @Test("gives a supplement after the cut-off hour the time of a receipt after it")
  func cutOff() throws {
    let limit = LegalLimit(
      .sameWorkingDay, cutOffs: [.init(after: try #require(TimeOfDay("15:00")), limit: .nextWorkingDay)])
    var clock = LegalClock(received: try moment("2026-11-16T09:00"), limit: limit)
    try clock.pause(at: moment("2026-11-16T10:00"))
    var early = clock
    try early.resume(at: moment("2026-11-17T14:00"))
    #expect(try due(early) == "2026-11-17T17:00:00")
    try clock.resume(at: moment("2026-11-17T16:50"))
    #expect(try due(clock) == "2026-11-18T17:00:00")
  }

  @Test("keeps the due date that held when it stopped, and says since when")
  func standing() throws {
    var clock = try clock("2026-11-16T09:00", "5 working days")
    try clock.pause(at: moment("2026-11-18T10:00"))
    let calendar = try plainCalendar()
    let due = DueDate(moment: try moment("2026-11-23T17:00"), isProvisional: false)
    #expect(try clock.standing(in: calendar) == .paused(since: moment("2026-11-18T10:00"), due: due))
    #expect(try self.clock("2026-11-16T09:00", "none").standing(in: calendar) == .noLimit)
  }

  @Test(
    "is extended from its due date, on a legal ground",
    arguments: [
      ("5 working days", "2 working days", "2026-11-25T17:00:00"),
      ("5 working days", "next working day", "2026-11-24T17:00:00"),
      ("5 working days", "3 working hours", "2026-11-24T10:00:00"), ("5 working days", "5 days", "2026-11-30T17:00:00"),
      ("4 working hours", "2 working hours", "2026-11-17T09:00:00"),
      ("4 working hours", "1 working day", "2026-11-17T17:00:00"),
    ])
  func extend(limit: String, more: String, due expected: String) throws {
    var clock = try clock("2026-11-16T11:00", limit)
    try clock.extend(
      by: TimeLimit(more), ground: "Thông tư 10/2026/TT-BGDĐT, điều 17.5.c", at: moment("2026-11-16T14:00"),
      in: plainCalendar())
    #expect(try due(clock) == expected)
  }

  @Test("comes to the same date whether the extension or the pause came first")
  func order() throws {
    let calendar = try plainCalendar()
    var pausedFirst = try clock(
      "2026-11-16T09:00", "5 working days", pauses: [("2026-11-17T09:00", "2026-11-19T09:00")])
    try pausedFirst.extend(by: .days(10), ground: "thỏa thuận", at: moment("2026-11-19T10:00"), in: calendar)
    var extendedFirst = try clock("2026-11-16T09:00", "5 working days")
    try extendedFirst.extend(by: .days(10), ground: "thỏa thuận", at: moment("2026-11-16T10:00"), in: calendar)
    try extendedFirst.pause(at: moment("2026-11-17T09:00"))
    try extendedFirst.resume(at: moment("2026-11-19T09:00"))
    #expect(try due(pausedFirst) == due(extendedFirst))
    #expect(try due(pausedFirst) == "2026-12-07T17:00:00")
  }

  @Test("refuses what makes no sense")
  func refusals() throws {
    let calendar = try plainCalendar()
    var clock = try clock("2026-11-16T09:00", "1 working day")
    #expect(throws: ClockRefusal.notPaused) { try clock.resume(at: moment("2026-11-16T10:00")) }
    #expect(throws: ClockRefusal.beforeLastChange(clock.received)) { try clock.pause(at: moment("2026-11-16T08:59")) }
    #expect(throws: ClockRefusal.groundMissing) {
      try clock.extend(by: .workingDays(1), ground: " ", at: moment("2026-11-16T10:00"), in: calendar)
    }
    for more in [TimeLimit.sameWorkingDay, .notStated] {
      #expect(throws: ClockRefusal.notAnExtension(more)) {
        try clock.extend(by: more, ground: "luật", at: moment("2026-11-16T10:00"), in: calendar)
      }
    }
    #expect(throws: ClockRefusal.ended(try moment("2026-11-17T17:00"))) {
      try clock.extend(by: .workingDays(1), ground: "luật", at: moment("2026-11-17T17:01"), in: calendar)
    }
    try clock.pause(at: moment("2026-11-16T10:00"))
    #expect(throws: ClockRefusal.alreadyPaused) { try clock.pause(at: moment("2026-11-16T11:00")) }
    #expect(throws: ClockRefusal.beforeLastChange(try moment("2026-11-16T10:00"))) {
      try clock.resume(at: moment("2026-11-16T09:30"))
    }
    var unlimited = try self.clock("2026-11-16T09:00", "none")
    #expect(throws: ClockRefusal.noLimit) {
      try unlimited.extend(by: .workingDays(1), ground: "luật", at: moment("2026-11-16T10:00"), in: calendar)
    }
    for _ in 0..<1000 {
      try unlimited.pause(at: moment("2026-11-16T10:00"))
      try unlimited.resume(at: moment("2026-11-16T10:00"))
    }
    #expect(throws: ClockRefusal.tooManyChanges) { try unlimited.pause(at: moment("2026-11-16T10:00")) }
  }
}

@Suite("Pauses of a clock, at random")
struct ClockPropertyTests {
  private static let limits: [TimeLimit] = [
    .sameWorkingDay, .workingDays(1), .workingDays(5), .workingDays(20), .workingMinutes(30), .workingMinutes(240),
    .workingMinutes(2400), .days(1), .days(10), .days(30),
  ]

  private func sample(_ seed: UInt64) throws -> (WorkingCalendar, LegalClock, Instant, Chance) {
    var chance = Chance(state: seed)
    let calendar = try eventfulCalendar()
    let start = try moment("2026-01-05T00:00")
    let received = start.advanced(bySeconds: Int64.random(in: 0..<(300 * 86_400), using: &chance))
    let limit = try #require(ClockPropertyTests.limits.randomElement(using: &chance))
    return (calendar, LegalClock(received: received, limit: LegalLimit(limit)), received, chance)
  }

  @Test("a pause of no length changes nothing", arguments: UInt64(1)...200)
  func nothing(seed: UInt64) throws {
    var (calendar, clock, received, chance) = try sample(seed)
    let before = try clock.due(in: calendar)
    let at = received.advanced(bySeconds: Int64.random(in: 0..<(40 * 86_400), using: &chance))
    try clock.pause(at: at)
    try clock.resume(at: at)
    #expect(try clock.due(in: calendar) == before)
  }

  @Test("a longer pause never gives an earlier date", arguments: UInt64(1)...200)
  func monotone(seed: UInt64) throws {
    var (calendar, clock, received, chance) = try sample(seed)
    try clock.pause(at: received.advanced(bySeconds: Int64.random(in: 0..<(20 * 86_400), using: &chance)))
    var last = try #require(try clock.due(in: calendar)).moment
    var end = clock.lastChange
    for _ in 0..<20 {
      end = end.advanced(bySeconds: Int64.random(in: 0..<(2 * 86_400), using: &chance))
      var resumed = clock
      try resumed.resume(at: end)
      let due = try #require(try resumed.due(in: calendar)).moment
      #expect(due >= last)
      last = due
    }
  }

  @Test("a pause cut in two is the same pause", arguments: UInt64(1)...200)
  func cutInTwo(seed: UInt64) throws {
    var (calendar, clock, received, chance) = try sample(seed)
    let cuts = (0..<3).map { _ in Int64.random(in: 0..<(30 * 86_400), using: &chance) }.sorted()
      .map { received.advanced(bySeconds: $0) }
    var whole = clock
    try whole.pause(at: cuts[0])
    try whole.resume(at: cuts[2])
    var halves = clock
    try halves.pause(at: cuts[0])
    try halves.resume(at: cuts[1])
    try halves.pause(at: cuts[1])
    try halves.resume(at: cuts[2])
    #expect(try whole.due(in: calendar) == halves.due(in: calendar))
  }

  @Test("under a limit of hours the working time outside pauses is the limit", arguments: UInt64(1)...200)
  func hours(seed: UInt64) throws {
    var chance = Chance(state: seed)
    let calendar = try eventfulCalendar()
    let minutes = Int.random(in: 1...3000, using: &chance)
    let received = try moment("2026-01-05T00:00").advanced(
      bySeconds: Int64.random(in: 0..<(200 * 86_400), using: &chance))
    var clock = LegalClock(received: received, limit: LegalLimit(.workingMinutes(minutes)))
    var at = received
    for _ in 0..<Int.random(in: 0...4, using: &chance) {
      at = at.advanced(bySeconds: Int64.random(in: 0..<(3 * 86_400), using: &chance))
      guard try #require(try clock.due(in: calendar)).moment > at else { break }
      try clock.pause(at: at)
      at = at.advanced(bySeconds: Int64.random(in: 0..<(10 * 86_400), using: &chance))
      try clock.resume(at: at)
    }
    let due = try #require(try clock.due(in: calendar)).moment
    var ran = try calendar.workingMilliseconds(from: received, to: due)
    for pause in clock.pauses { ran -= try calendar.workingMilliseconds(from: pause.from, to: #require(pause.to)) }
    #expect(ran == minutes * 60_000)
  }
}
