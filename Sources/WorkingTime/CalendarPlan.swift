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
        for day in [season.lowerBound, season.upperBound] where !isCovered(day) {
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
    if !entry.isCommon {
      for day in [entry.first, entry.last] where !isCovered(day) { return report(.outside(day), .entry(entry.mark)) }
    }
    for number in covered(entry) {
      guard entries.updateValue(entry, forKey: number) == nil else {
        report(.dayTwice(Day(number: number)), .entry(entry.mark))
        continue
      }
      let index = number - draft.first.number
      switch entry.kind {
      case .off:
        hours[index] = nil
      case .hours(let special):
        if hours[index] != nil {
          hours[index] = special
        } else {
          refuse(.notWorking(Day(number: number)), entry, at: number)
        }
      case .makeUp:
        break
      }
    }
  }

  /// Applies a make-up day; days off are in place by now.
  private mutating func applyMakeUp(_ entry: CalendarEntry) {
    guard case .makeUp(let replaced, let given) = entry.kind, entry.first <= entry.last else { return }
    if let replaced, isCovered(replaced) {
      guard case .off = entries[replaced.number]?.kind else { return report(.notOff(replaced), .entry(entry.mark)) }
    }
    for number in covered(entry) {
      let day = Day(number: number)
      let usual = hours[number - draft.first.number]
      guard let hours = given ?? replaced.flatMap({ usualHours(on: $0) }) else {
        refuse(.hoursMissing(day), entry, at: number)
        continue
      }
      if let usual, usual.minutes >= hours.minutes {
        refuse(.alreadyWorking(day), entry, at: number)
        continue
      }
      self.hours[number - draft.first.number] = hours
    }
  }

  /// Tells that an entry makes no sense on a day, or passes over it when it is a common one.
  private mutating func refuse(_ kind: CalendarFault.Kind, _ entry: CalendarEntry, at number: Int) {
    if entry.isCommon { entries[number] = nil } else { report(kind, .entry(entry.mark)) }
  }

  private func isCovered(_ day: Day) -> Bool {
    (draft.first...draft.last).contains(day)
  }

  /// The numbers of the days of an entry that the calendar knows.
  private func covered(_ entry: CalendarEntry) -> Range<Int> {
    let first = max(entry.first.number, draft.first.number)
    return first..<max(first, min(entry.last.number, draft.last.number) + 1)
  }
}
