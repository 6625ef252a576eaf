internal import Text

/// Every day of a calendar, counted beforehand, so that a due date is looked up and not walked to.
///
/// Days are indices from the first day of the calendar. A moment is a ``Position``; working time is counted in
/// milliseconds from the beginning of the calendar.
final class DayTable: Sendable {
  /// The number of the first day, as in ``Day/number``.
  let first: Int
  /// How many days there are.
  let count: Int
  /// The indices of the working days, in order.
  let working: [Int32]
  /// How many working days lie before each day; one more element than days.
  let ordinals: [Int32]
  /// How many working minutes lie before each day; one more element than days.
  let minutes: [Int32]
  /// Which pattern of sessions each day follows; 0 has none.
  private let pattern: [Int32]
  /// Where each pattern's sessions begin in `sessions`; one more element than patterns.
  private let patternStart: [Int32]
  private let sessions: [(opens: Int32, closes: Int32)]

  /// The table of days whose hours are known; nil on a day nobody works.
  init(first: Day, hours: [OfficeHours?]) {
    self.first = first.number
    count = hours.count
    var numbers: [OfficeHours: Int32] = [:]
    var (working, ordinals, minutes): ([Int32], [Int32], [Int32]) = ([], [0], [0])
    var (pattern, patternStart): ([Int32], [Int32]) = ([], [0, 0])
    var sessions: [(opens: Int32, closes: Int32)] = []
    for (index, hours) in hours.enumerated() {
      guard let hours else {
        pattern.append(0)
        ordinals.append(Int32(working.count))
        minutes.append(minutes[index])
        continue
      }
      let number = numbers[hours] ?? Int32(numbers.count + 1)
      if numbers.updateValue(number, forKey: hours) == nil {
        sessions += hours.sessions.map { (Int32($0.opens.minute), Int32($0.closes.minute)) }
        patternStart.append(Int32(sessions.count))
      }
      working.append(Int32(index))
      pattern.append(number)
      ordinals.append(Int32(working.count))
      minutes.append(minutes[index] + Int32(hours.minutes))
    }
    self.working = working
    self.ordinals = ordinals
    self.minutes = minutes
    self.pattern = pattern
    self.patternStart = patternStart
    self.sessions = sessions
  }

  /// Whether anybody works on the day.
  func isWorking(_ index: Int) -> Bool {
    pattern[index] != 0
  }

  /// The sessions of a day, none on a day nobody works.
  func sessions(of index: Int) -> ArraySlice<(opens: Int32, closes: Int32)> {
    let number = Int(pattern[index])
    return sessions[Int(patternStart[number])..<Int(patternStart[number + 1])]
  }
}

/// A moment as a calendar sees it: the index of its day and the milliseconds since midnight.
struct Position: Hashable, Comparable {
  static let minute = 60_000

  var index: Int
  /// 0 to 86,400,000: the end of the day is a position too.
  var millisecond: Int

  static func < (a: Position, b: Position) -> Bool {
    (a.index, a.millisecond) < (b.index, b.millisecond)
  }
}

extension DayTable {
  /// The first working moment at or after a position; nil when the calendar has none.
  func opening(atOrAfter position: Position) -> Position? {
    for session in sessions(of: position.index) where position.millisecond < Int(session.closes) * Position.minute {
      return Position(
        index: position.index, millisecond: max(position.millisecond, Int(session.opens) * Position.minute))
    }
    let next = Int(ordinals[position.index + 1])
    guard next < working.count else { return nil }
    let index = Int(working[next])
    return Position(index: index, millisecond: Int(sessions(of: index).first?.opens ?? 0) * Position.minute)
  }

  /// Closing time of a day; midnight at its beginning on a day nobody works.
  func closing(of index: Int) -> Position {
    Position(index: index, millisecond: Int(sessions(of: index).last?.closes ?? 0) * Position.minute)
  }

  /// The working time from the beginning of the calendar to a position, in milliseconds.
  func worked(until position: Position) -> Int {
    var total = Int(minutes[position.index]) * Position.minute
    for session in sessions(of: position.index) {
      let opens = Int(session.opens) * Position.minute
      guard position.millisecond > opens else { break }
      total += min(position.millisecond, Int(session.closes) * Position.minute) - opens
    }
    return total
  }

  /// The first position by which so much working time has run since the beginning of the calendar; nil when the
  /// calendar does not hold so much. It may be a closing time.
  func position(worked target: Int) -> Position? {
    guard target > 0, target <= Int(minutes[count]) * Position.minute else { return nil }
    // The last day before which less than the target has run.
    var (low, high) = (0, working.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(minutes[Int(working[middle]) + 1]) * Position.minute < target { low = middle + 1 } else { high = middle }
    }
    let index = Int(working[low])
    var rest = target - Int(minutes[index]) * Position.minute
    for session in sessions(of: index) {
      let length = Int(session.closes - session.opens) * Position.minute
      if rest <= length { return Position(index: index, millisecond: Int(session.opens) * Position.minute + rest) }
      rest -= length
    }
    return nil
  }
}
