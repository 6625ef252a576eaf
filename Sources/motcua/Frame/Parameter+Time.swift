import Text
import WorkingTime

extension Parameter where Value == Instant {
  /// `--name TIME`: a moment, local time of Vietnam unless it says another zone.
  static func moment(_ name: String, _ about: Words, isRequired: Bool = false) -> Parameter {
    option(name, "TIME", about, isRequired: isRequired) { text, host in
      if text == "now" { return host.now() }
      if let moment = Instant(text) ?? Instant(dayFirst: text) ?? Day.midnight(text) { return moment }
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải là thời điểm, hãy viết như 2026-11-20T16:30 hoặc \"20/11/2026 16:30\"",
          en: "“\(text.harmless)” is not a moment, write it like 2026-11-20T16:30 or 2026-11-20T16:30:00+07:00"))
    }
  }
}

extension Parameter where Value == Day {
  /// `--name DAY`: a day.
  static func day(_ name: String, _ about: Words, isRequired: Bool = false) -> Parameter {
    option(name, "DAY", about, isRequired: isRequired) { text, host in
      if text == "today" { return LocalTime(host.now()).day }
      if let day = Day(text) ?? Day(dayFirst: text) { return day }
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải là ngày, hãy viết như 2026-12-01, 01/12/2026 hoặc today",
          en: "“\(text.harmless)” is not a day, write it like 2026-12-01, 01/12/2026 or today"))
    }
  }
}

extension Parameter where Value == TimeLimit {
  /// `--name LIMIT`: a limit in the phrases of definitions.
  static func timeLimit(_ name: String, _ about: Words, isRequired: Bool = false) -> Parameter {
    option(name, "LIMIT", about, isRequired: isRequired) { text, _ in
      do throws(TimePhraseError) {
        return try TimeLimit(text)
      } catch {
        let words = Words(vi: error.words.vi.harmless, en: error.words.en.harmless)
        throw CommandError.usage(words, suggestion: error.suggestion?.harmless)
      }
    }
  }
}

extension Instant {
  /// Reads `20/11/2026 16:30`, as people in Vietnam write it.
  fileprivate init?(dayFirst text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = Day(dayFirst: parts[0]), let time = TimeOfDay(parts[1]), time.minute < 1440
    else { return nil }
    self.init(LocalTime(day, second: time.minute * 60))
  }
}

extension Day {
  /// The beginning of a day that is written without a time.
  fileprivate static func midnight(_ text: String) -> Instant? {
    (Day(text) ?? Day(dayFirst: text)).map { Instant(LocalTime($0, second: 0)) }
  }
}
