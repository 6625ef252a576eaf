internal import Procedures
internal import Text
internal import WorkingTime

/// Due dates in working days, with and without pauses, beside numpy, which counts whole arrays of days at once.
enum DueDates {
  static let row = Row(
    name: "due", about: "due dates by the calendar of the sample authority, with and without pauses, beside numpy"
  ) { bench in
    let definitions = try bench.stock.definitions()
    guard let calendar = definitions.calendars[definitions.authority.calendar] else { throw Trouble("no calendar") }
    let cases = Cases(seed: bench.options.seed, in: calendar)
    return try Contest.held(
      [
        Contest(
          name: "due", measures: "working days from a moment, to the closing time of the last",
          other: try PythonPeer.other("numpy", cases.program(pausing: false), bench),
          ours: { try cases.plain(calendar, for: bench.options.roundTime) }),
        Contest(
          name: "due, one pause", measures: "the same by a legal clock that stood still for some days",
          other: try PythonPeer.other("numpy", cases.program(pausing: true), bench),
          ours: { try cases.paused(calendar, for: bench.options.roundTime) }),
      ], bench)
  }

  /// Receipts, limits and pauses drawn at random.
  private struct Cases {
    static let count = 4096
    let received: [Instant]
    let days: [Int]
    let pauses: [(from: Instant, to: Instant)]
    let off: [Day]

    init(seed: UInt64, in calendar: WorkingCalendar) {
      var chance = SeededGenerator(seed: seed)
      var (received, days, pauses): ([Instant], [Int], [(Instant, Instant)]) = ([], [], [])
      for _ in 0..<Cases.count {
        let day = calendar.first.advanced(by: 366 + Int(chance.next() % 1000))
        let limit = Int(chance.next() % 45) + 1
        let stops = day.advanced(by: Int(chance.next() % UInt64(limit)))
        let goesOn = stops.advanced(by: Int(chance.next() % 30))
        days.append(limit)
        received.append(Instant(LocalTime(day, second: 8 * 3600)))
        pauses.append(
          (Instant(LocalTime(stops, second: 10 * 3600)), Instant(LocalTime(goesOn, second: 15 * 3600))))
      }
      (self.received, self.days, self.pauses) = (received, days, pauses)
      off = (calendar.first.number...calendar.last.number).map { Day(number: $0) }.filter { !calendar.isWorking($0) }
    }

    func plain(_ calendar: WorkingCalendar, for time: Duration) throws -> Contest.Round {
      try round(for: time) { index in
        try calendar.due(from: received[index], limit: .workingDays(days[index]))?.moment.milliseconds ?? 0
      }
    }

    func paused(_ calendar: WorkingCalendar, for time: Duration) throws -> Contest.Round {
      try round(for: time) { index in
        let clock = LegalClock(
          received: received[index], limit: LegalLimit(.workingDays(days[index])),
          pauses: [LegalClock.Pause(from: pauses[index].from, to: pauses[index].to)])
        guard case .running(let due) = try clock.standing(in: calendar) else { throw Trouble("no due date") }
        return due.moment.milliseconds
      }
    }

    /// The answers are summed up, so that none can be left out.
    private func round(for time: Duration, _ due: (Int) throws -> Int64) throws -> Contest.Round {
      let start = ContinuousClock.now
      let end = start.advanced(by: time)
      var sum: Int64 = 0
      var done = 0
      while ContinuousClock.now < end {
        for index in 0..<Cases.count { sum &+= try due(index) }
        done += Cases.count
      }
      guard sum != 0 else { throw Trouble("due dates that sum up to nothing") }
      return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
    }

    /// The same for numpy: days only, no hours, all days off given as holidays.
    func program(pausing: Bool) -> String {
      func list(_ moments: [Instant]) -> String {
        moments.map { String(LocalTime($0).day.number) }.joined(separator: ",")
      }
      return """
        from numpy import __version__, array, busday_count, busday_offset, busdaycalendar, maximum
        name = "numpy " + __version__ + ", whole arrays of \(Cases.count) days"
        def days(numbers): return array(numbers, dtype="int64").astype("datetime64[D]")
        calendar = busdaycalendar(weekmask="1111111", holidays=days([\(off.map { String($0.number) }.joined(separator: ","))]))
        received = days([\(list(received))])
        limits = array([\(days.map { String($0) }.joined(separator: ","))])
        stopped = days([\(list(pauses.map(\.from)))])
        went_on = days([\(list(pauses.map(\.to)))])
        total = 0
        def work(n):
            global total
            times = -(-n // \(Cases.count))
            for _ in range(times):
                due = busday_offset(received, limits, roll="forward", busdaycal=calendar)
        \(pausing ? Cases.pausing : "")
                total += int(due.astype("int64").sum())
            return times * \(Cases.count)
        """
    }

    private static let pausing = """
              left = maximum(busday_count(stopped, due, busdaycal=calendar), 0)
              due = busday_offset(went_on, left, roll="forward", busdaycal=calendar)
      """
  }
}
