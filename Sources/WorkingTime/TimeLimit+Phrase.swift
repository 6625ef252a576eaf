internal import Text

extension TimeLimit {
  /// Reads a limit as an author or an officer writes it, in English or in Vietnamese, with or without marks:
  /// `same working day`, `next working day`, `5 working days`, `4 working hours`, `30 working minutes`, `10 days`,
  /// `none`; `trong ngày làm việc`, `ngày làm việc tiếp theo`, `5 ngày làm việc`, `4 giờ làm việc`,
  /// `30 phút làm việc`, `10 ngày`, `không quy định`.
  ///
  /// - Throws: ``TimePhraseError`` that says what is wrong with the phrase and what would be right.
  public init(_ phrase: String) throws(TimePhraseError) {
    guard phrase.utf8.count <= Limits.phraseLength else {
      throw TimePhraseError(vi: "thời hạn viết quá dài", en: "the limit is too long a text")
    }
    let text = phrase.folded
    if let fixed = TimeLimit.fixed[text] {
      self = fixed
      return
    }
    guard let first = text.first, first.isASCII, first.isNumber || first == "-" || first == "+" else {
      throw TimeLimit.notALimit(phrase)
    }
    let amount = text.prefix { $0.isASCII && ($0.isNumber || "-+.,/".contains($0)) }
    let unit = String(text.dropFirst(amount.count).trimmed)
    guard let measure = TimeLimit.units[unit] else { throw TimeLimit.unknownUnit(unit, amount: String(amount)) }
    self = try measure.limit(String(amount), in: phrase)
  }

  private static let fixed: [String: TimeLimit] = [
    "same working day": .sameWorkingDay, "trong ngay lam viec": .sameWorkingDay,
    "next working day": .nextWorkingDay, "ngay lam viec tiep theo": .nextWorkingDay,
    "none": .notStated, "khong quy dinh": .notStated,
  ]

  private static let units: [String: Measure] = [
    "working day": .workingDays, "working days": .workingDays, "ngay lam viec": .workingDays,
    "working hour": .workingHours, "working hours": .workingHours, "gio lam viec": .workingHours,
    "working minute": .workingMinutes, "working minutes": .workingMinutes, "phut lam viec": .workingMinutes,
    "day": .days, "days": .days, "ngay": .days,
  ]

  private enum Measure {
    case workingDays, workingHours, workingMinutes, days

    var words: Words {
      switch self {
      case .workingDays: Words(vi: "ngày làm việc", en: "working days")
      case .workingHours: Words(vi: "giờ làm việc", en: "working hours")
      case .workingMinutes: Words(vi: "phút làm việc", en: "working minutes")
      case .days: Words(vi: "ngày", en: "days")
      }
    }

    var most: Int {
      switch self {
      case .workingDays, .days: Limits.limitDays
      case .workingHours: Limits.limitMinutes / 60
      case .workingMinutes: Limits.limitMinutes
      }
    }

    func limit(_ amount: String, in phrase: String) throws(TimePhraseError) -> TimeLimit {
      guard amount.allSatisfy({ $0.isNumber }) else {
        throw TimePhraseError(
          vi: "“\(phrase)”: thời hạn phải là số nguyên không âm; nửa ngày thì viết theo giờ: 4 giờ làm việc",
          en: "“\(phrase)”: a limit is a whole number, not negative; write half a day in hours: 4 working hours")
      }
      let figures = amount.drop { $0 == "0" }
      guard figures.count <= 9, let number = Int("0" + figures), number <= most else {
        throw TimePhraseError(
          vi: "“\(phrase)”: thời hạn dài nhất là \(most) \(words.vi)",
          en: "“\(phrase)”: a limit is at most \(most) \(words.en)")
      }
      switch self {
      case .workingDays: return .workingDays(number)
      case .days where number > 0: return .days(number)
      case .workingHours where number > 0: return .workingMinutes(number * 60)
      case .workingMinutes where number > 0: return .workingMinutes(number)
      default:
        throw TimePhraseError(
          vi: "“\(phrase)”: thời hạn phải lớn hơn 0", en: "“\(phrase)”: a limit is more than nothing",
          suggestion: "same working day")
      }
    }
  }

  private static func notALimit(_ phrase: String) -> TimePhraseError {
    let near = nearestWord(to: phrase, among: ["same working day", "next working day", "none"])
    let unit = units[phrase.folded] == nil ? nil : "5 \(phrase.trimmed)"
    return TimePhraseError(
      vi: "“\(phrase)” không phải là thời hạn, hãy viết như: 5 ngày làm việc, 4 giờ làm việc, trong ngày làm việc",
      en: "“\(phrase)” is not a limit, write it like: 5 working days, 4 working hours, same working day",
      suggestion: near ?? unit)
  }

  private static func unknownUnit(_ unit: String, amount: String) -> TimePhraseError {
    // Hours and minutes of the clock would run at night; the law's hours for offices are working hours.
    let clock = [
      "hour": "working hours", "hours": "working hours", "gio": "giờ làm việc",
      "minute": "working minutes", "minutes": "working minutes", "phut": "phút làm việc",
    ]
    let measures = [
      "working days", "working hours", "working minutes", "days",
      "ngày làm việc", "giờ làm việc", "phút làm việc", "ngày",
    ]
    let near = clock[unit] ?? nearestWord(to: unit, among: measures)
    return TimePhraseError(
      vi: "“\(unit)” không phải là đơn vị thời hạn; có: ngày làm việc, giờ làm việc, phút làm việc, ngày",
      en: "“\(unit)” is not a measure of time; there are: working days, working hours, working minutes, days",
      suggestion: near.map { "\(amount) \($0)" })
  }
}
