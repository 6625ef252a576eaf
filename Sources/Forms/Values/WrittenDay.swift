internal import WorkingTime

/// A date as people type it (`22/11/2026`, `22-11-2026`, `22.11.2026`) or as programs write it (`2026-11-22`).
enum WrittenDay {
  /// Dates that any answer may have; beyond them it is a slip of the finger.
  static let years = 1800...2200

  static func read(_ raw: String) throws(Wrong) -> Day {
    let text = try CleanText.line(raw, letters: 40).filter { $0 != " " }
    let separator: Character = text.contains("/") ? "/" : text.contains(".") ? "." : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let lengths = parts.map(\.utf8.count)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { throw form }
    let dayFirst: [Substring]
    switch (lengths[0], lengths[1], lengths[2]) {
    case (1...2, 1...2, 4): dayFirst = parts
    case (4, 2, 2) where separator == "-": dayFirst = parts.reversed()
    default: throw form
    }
    guard let day = Int(dayFirst[0]), let month = Int(dayFirst[1]), let year = Int(dayFirst[2]) else { throw form }
    guard let date = Day(year: year, month: month, day: day), years.contains(year) else {
      let written = dayFirst.joined(separator: "/")
      throw Wrong(
        .noSuchDay, vi: "Không có ngày \(written); hãy xem lại ngày, tháng, năm.",
        en: "There is no day \(written); look at day, month and year again.")
    }
    return date
  }

  static let form = Wrong(
    .notADate, vi: "Hãy viết ngày theo dạng ngày/tháng/năm; ví dụ 22/11/2026.",
    en: "Write the date as day/month/year; for example 22/11/2026.")
}
