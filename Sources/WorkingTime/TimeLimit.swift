public import Text

/// How long something may take, as the law or the office says it.
public enum TimeLimit: Hashable, Sendable {
  /// So many working days: the day of receipt is not counted, the last one ends at closing time.
  /// None at all means the same working day.
  case workingDays(Int)
  /// So many minutes of office hours.
  case workingMinutes(Int)
  /// So many days, whether worked or not; an end on a day nobody works moves to the next working day.
  case days(Int)
  /// No limit is stated.
  case notStated

  /// By closing time of the day of receipt.
  public static let sameWorkingDay = TimeLimit.workingDays(0)
  /// By closing time of the working day after that of receipt.
  public static let nextWorkingDay = TimeLimit.workingDays(1)

  /// The limit as people read it.
  public var words: Words {
    switch self {
    case .workingDays(0): Words(vi: "trong ngày làm việc", en: "same working day")
    case .workingDays(let n): Words(vi: "\(n) ngày làm việc", en: english(n, "working day"))
    case .workingMinutes(let n) where n % 60 == 0:
      Words(vi: "\(n / 60) giờ làm việc", en: english(n / 60, "working hour"))
    case .workingMinutes(let n): Words(vi: "\(n) phút làm việc", en: english(n, "working minute"))
    case .days(let n): Words(vi: "\(n) ngày", en: english(n, "day"))
    case .notStated: Words(vi: "không quy định", en: "none")
    }
  }
}

extension TimeLimit: CustomStringConvertible {
  /// The limit as definitions write it; reading it gives the limit back.
  public var description: String { words.en }
}
