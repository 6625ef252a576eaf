/// Where a limit ends, as a coordinate along the line it is counted on.
///
/// There are three such lines: the working days one after another, all days one after another, and working time.
/// Counting is adding on the line, and so is giving back what a pause has taken.
enum CountEnd: Hashable {
  /// The closing time of the working day with this ordinal.
  case workingDay(Int)
  /// The closing time of the day with this index, or of the next working day after it.
  case day(Int)
  /// The moment by which so many milliseconds of working time have run.
  case workingTime(Int)

  /// The later of two ends on the same line; this one when they lie on different lines.
  func orLater(_ other: CountEnd) -> CountEnd {
    switch (self, other) {
    case (.workingDay(let a), .workingDay(let b)): .workingDay(max(a, b))
    case (.day(let a), .day(let b)): .day(max(a, b))
    case (.workingTime(let a), .workingTime(let b)): .workingTime(max(a, b))
    default: self
    }
  }
}

extension DayTable {
  /// Where a limit ends that is counted from a moment of working time, or from an earlier due date.
  ///
  /// Nil when no limit is stated.
  func end(of limit: TimeLimit, from start: Position) -> CountEnd? {
    switch limit {
    case .workingDays(let n): .workingDay(Int(ordinals[start.index]) + held(n, Limits.limitDays))
    case .days(let n): .day(start.index + held(n, Limits.limitDays))
    case .workingMinutes(let n):
      .workingTime(worked(until: start) + held(n, Limits.limitMinutes) * Position.minute)
    case .notStated: nil
    }
  }

  /// A number that no sum of them overflows; calendars are shorter than the limits by far.
  private func held(_ number: Int, _ most: Int) -> Int {
    precondition(number >= 0, "a limit is not negative")
    return min(number, most * 10)
  }

  /// The same limit when its clock stood still between two moments of working time.
  ///
  /// What was left when the clock stopped is given again when it goes on: whole working days to a limit of working
  /// days, working time to the millisecond to a limit of hours. The day on which the clock goes on is not counted,
  /// as the day of receipt is not (Civil Code 2015, art. 147): the day on which it stopped was.
  func end(_ end: CountEnd, pausedFrom stop: Position, to goOn: Position) -> CountEnd {
    switch end {
    case .workingDay(let ordinal): .workingDay(ordinal + Int(ordinals[goOn.index] - ordinals[stop.index]))
    case .day(let index): .day(goOn.index + max(0, index - stop.index))
    case .workingTime(let time): .workingTime(time + worked(until: goOn) - worked(until: stop))
    }
  }

  /// The due moment; nil when the calendar ends before it.
  func position(of end: CountEnd) -> Position? {
    switch end {
    case .workingDay(let ordinal):
      return ordinal < working.count ? closing(of: Int(working[ordinal])) : nil
    case .day(let index):
      guard index < count, Int(ordinals[index]) < working.count else { return nil }
      return closing(of: Int(working[Int(ordinals[index])]))
    case .workingTime(let time):
      return position(worked: time)
    }
  }
}
