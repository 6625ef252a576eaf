import Text
import WorkingTime
import YAML

extension Reading where Value == OfficeHours {
  /// When an office is open on a day: `07:00-11:30, 13:30-17:00`.
  static var officeHours: Reading<OfficeHours> {
    Reading<Scalar>.scalar.turned { scalar, place, findings in
      do throws(TimePhraseError) {
        return try OfficeHours(scalar.text)
      } catch {
        findings.error(at: place, error.words, suggestion: error.suggestion)
        return nil
      }
    }
  }
}

extension Reading where Value == Set<Weekday> {
  /// Days of the week: `saturday`, `monday to friday`, or a list of such.
  static var weekdays: Reading<Set<Weekday>> {
    .either(text: weekdayRange, list: Reading<[Set<Weekday>]>.list(of: weekdayRange).map { Set($0.joined()) })
  }

  private static var weekdayRange: Reading<Set<Weekday>> {
    Reading<Scalar>.scalar.turned { scalar, place, findings in
      let words = scalar.text.split(separator: " ").map(String.init)
      guard words.count == 1 || words.count == 3 && words[1] == "to" else {
        findings.error(
          at: place,
          Words(
            vi: "cần ngày trong tuần như `saturday` hoặc `monday to friday`, nhưng đây là `\(scalar.text)`",
            en: "expected weekdays such as `saturday` or `monday to friday`, found `\(scalar.text)`"))
        return nil
      }
      let ends = [words[0], words[words.count - 1]].map { weekdayIndex($0, place, findings) }
      guard let first = ends[0], let last = ends[1] else { return nil }
      let all = Weekday.allCases
      // From Saturday to Monday the week begins anew.
      return Set((first...(last < first ? last + all.count : last)).map { all[$0 % all.count] })
    }
  }

  private static func weekdayIndex(_ word: String, _ place: Place, _ findings: Findings) -> Int? {
    if let index = Weekday.allCases.firstIndex(where: { $0.rawValue == word }) { return index }
    findings.error(
      at: place,
      Words(vi: "`\(word)` không phải là ngày trong tuần", en: "`\(word)` is not a day of the week"),
      suggestion: nearestWord(to: word, among: Weekday.allCases.map(\.rawValue)))
    return nil
  }
}

/// An entry of a calendar or of a list of holidays, as written.
struct EntryDraft {
  let kind: CalendarEntry.Kind
  let days: ClosedRange<Day>
  let name: Words
  let place: Place

  func entry(isCommon: Bool = false, mark: Int) -> CalendarEntry {
    CalendarEntry(kind, days.lowerBound, to: days.upperBound, name: name, isCommon: isCommon, mark: mark)
  }
}

extension Reading where Value == EntryDraft {
  /// A day, or several in a row, on which nobody works.
  static var dayOff: Reading<EntryDraft> {
    entry("day off") { _ in .off }
  }

  /// A day of weekly rest that is worked.
  static var makeUpDay: Reading<EntryDraft> {
    entry("make-up day") { reader in
      let replaced = reader.optional(
        "for", as: .day, Words(vi: "ngày nghỉ được làm bù", en: "the day off it stands for"))
      let hours = reader.optional("open", as: .officeHours, Words(vi: "giờ làm việc", en: "its hours"))
      if !reader.has("for"), !reader.has("open") {
        reader.findings.error(
          at: reader.place,
          Words(
            vi: "ngày làm bù cần `for` (ngày nghỉ được làm bù) hoặc `open` (giờ làm việc)",
            en: "a make-up day needs `for`, the day off it stands for, or `open`, its hours"))
        return nil
      }
      return .makeUp(insteadOf: replaced, hours: hours)
    }
  }

  /// A working day with other hours than usual.
  static var specialDay: Reading<EntryDraft> {
    entry("special day") { reader in
      reader.required("open", as: .officeHours, Words(vi: "giờ làm việc", en: "its hours")).map { .hours($0) }
    }
  }

  private static func entry(
    _ name: String, _ kind: @escaping (MappingReader) -> CalendarEntry.Kind?
  ) -> Reading<EntryDraft> {
    .mapping(name) { reader in
      let days = readDays(reader)
      let name = reader.required("name", as: .words, Words(vi: "gọi là gì", en: "what people call it"))
      let kind = kind(reader)
      guard let days, let name, let kind else { return nil }
      return EntryDraft(kind: kind, days: days, name: name, place: reader.place)
    }
  }

  /// `day`, or `from` and `to`.
  private static func readDays(_ reader: MappingReader) -> ClosedRange<Day>? {
    let day = reader.optional("day", as: .day, Words(vi: "ngày", en: "the day"))
    let from = reader.optional("from", as: .day, Words(vi: "từ ngày", en: "the first day"))
    let to = reader.optional("to", as: .day, Words(vi: "đến hết ngày", en: "the last day"))
    switch (reader.has("day"), reader.has("from"), reader.has("to")) {
    case (true, false, false): return day.map { $0...$0 }
    case (false, true, true): return from.flatMap { from in to.flatMap { reader.days(from, to: $0) } }
    default:
      reader.findings.error(
        at: reader.place,
        Words(vi: "cần `day`, hoặc cả `from` và `to`", en: "either `day` is needed, or `from` and `to`"))
      return nil
    }
  }
}

extension MappingReader {
  /// The days from one to another; nil, with a finding, when they come in the wrong order.
  func days(_ from: Day, to: Day) -> ClosedRange<Day>? {
    guard from <= to else {
      findings.error(
        at: place(of: "to"),
        Words(
          vi: "ngày cuối \(to) đứng trước ngày đầu \(from)", en: "the last day \(to) comes before the first, \(from)"))
      return nil
    }
    return from...to
  }
}
