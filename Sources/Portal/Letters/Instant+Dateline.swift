import Text
import WorkingTime

extension Instant {
  /// Place and date, as letters are dated.
  func dateline(at place: Words?) -> Words {
    guard let place else {
      return Words(vi: dateline.vi.prefix(1).uppercased() + dateline.vi.dropFirst(), en: dateline.en)
    }
    return Words(vi: "\(place.vi), \(dateline.vi)", en: "\(place.en), \(dateline.en)")
  }

  /// As letters are dated (Nghị định 30/2020/NĐ-CP: days below 10 and the months January and February take a 0).
  private var dateline: Words {
    let (year, month, day) = LocalTime(self).day.civil
    let written = (day: day < 10 ? "0\(day)" : "\(day)", month: month < 3 ? "0\(month)" : "\(month)")
    return Words(
      vi: "ngày \(written.day) tháng \(written.month) năm \(year)", en: LocalTime(self).day.dayFirst)
  }
}
