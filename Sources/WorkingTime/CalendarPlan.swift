/// The hours of every day of a draft, and what is wrong with it.
struct CalendarPlan {
  private(set) var hours: [OfficeHours?] = []
  /// The entries by day number.
  private(set) var entries: [Int: CalendarEntry] = [:]
  private(set) var faults: [CalendarFault] = []
  private let draft: CalendarDraft

  init(_ draft: CalendarDraft) {
    self.draft = draft
    guard checkValidity() else { return }
    checkRules()
    hours = (draft.first.number...draft.last.number).map { usualHours(on: Day(number: $0)) }
    for entry in draft.entries { place(entry) }
    for entry in draft.entries { applyMakeUp(entry) }
    if faults.isEmpty, hours.allSatisfy({ $0 == nil }) { report(.neverOpen, .hours) }
  }

  private mutating func report(_ kind: CalendarFault.Kind, _ place: CalendarFault.Place) {
    faults.append(CalendarFault(place: place, kind: kind))
  }

  private mutating func checkValidity() -> Bool {
    guard draft.first <= draft.last else {
      report(.endsBeforeItBegins, .validity)
      return false
    }
    let (length, overflow) = draft.last.number.subtractingReportingOverflow(draft.first.number)
    guard !overflow, length < Limits.calendarDays else {
      report(.tooLong, .validity)
      return false
    }
    return true
  }

  private mutating func checkRules() {
    for (index, rule) in draft.hours.enumerated() {
      if let season = rule.season {
        for day in [season.lowerBound, season.upperBound] where !(draft.first...draft.last).contains(day) {
          report(.outside(day), .rule(rule.mark))
        }
      }
      for weekday in Weekday.allCases where rule.weekdays.contains(weekday) {
        let collides = draft.hours[..<index].contains { earlier in
          guard earlier.weekdays.contains(weekday) else { return false }
          switch (earlier.season, rule.season) {
          case (nil, nil): return true
          case (let a?, let b?): return a.overlaps(b)
          default: return false
          }
        }
        if collides { report(.hoursTwice(weekday), .rule(rule.mark)) }
      }
    }
  }

  /// What the weekday says, before any entry.
  private func usualHours(on day: Day) -> OfficeHours? {
    let rules = draft.hours.filter { $0.weekdays.contains(day.weekday) }
    let seasonal = rules.first { $0.season?.contains(day) == true }
    return (seasonal ?? rules.first { $0.season == nil })?.hours
  }

  /// Marks the days of an entry and applies what takes working time away.
  private mutating func place(_ entry: CalendarEntry) {
    guard entry.first <= entry.last else { return report(.reversed, .entry(entry.mark)) }
    for day in [entry.first, entry.last] where !(draft.first...draft.last).contains(day) {
      return report(.outside(day), .entry(entry.mark))
    }
    for number in entry.first.number...entry.last.number {
      guard entries.updateValue(entry, forKey: number) == nil else {
        report(.dayTwice(Day(number: number)), .entry(entry.mark))
        continue
      }
      let index = number - draft.first.number
      switch entry.kind {
      case .off:
        hours[index] = nil
      case .hours(let special):
        if hours[index] == nil { report(.notWorking(Day(number: number)), .entry(entry.mark)) }
        hours[index] = special
      case .makeUp:
        break
      }
    }
  }

  /// Applies a make-up day; days off are in place by now.
  private mutating func applyMakeUp(_ entry: CalendarEntry) {
    guard case .makeUp(let replaced, let given) = entry.kind, entry.first <= entry.last,
      draft.first <= entry.first, entry.last <= draft.last
    else { return }
    if let replaced, draft.first <= replaced, replaced <= draft.last {
      guard case .off = entries[replaced.number]?.kind else { return report(.notOff(replaced), .entry(entry.mark)) }
    }
    for number in entry.first.number...entry.last.number {
      let day = Day(number: number)
      guard let hours = given ?? replaced.flatMap({ usualHours(on: $0) }) else {
        report(.hoursMissing(day), .entry(entry.mark))
        continue
      }
      let index = number - draft.first.number
      if let usual = self.hours[index], usual.minutes >= hours.minutes {
        report(.alreadyWorking(day), .entry(entry.mark))
      }
      self.hours[index] = hours
    }
  }
}
