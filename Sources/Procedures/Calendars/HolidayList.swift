import Text
import WorkingTime
import YAML

/// `Workflows/calendars/*.yaml` with the key `holidays`: the days off and make-up days that many calendars follow.
struct HolidayList {
  /// The days of one year, and whether they are official.
  struct Year {
    let year: Placed<Int>
    let standing: YearStanding
    let entries: [EntryDraft]
  }

  let id: Placed<Key<HolidayList>>
  let years: [Year]
  /// False when something of the list could not be read: then it is not judged, for what is missing would be blamed on
  /// what is there.
  private(set) var isWhole = true

  /// Whether the calendar of each year is officially published.
  var standings: [Int: YearStanding] {
    Dictionary(years.map { ($0.year.value, $0.standing) }) { first, _ in first }
  }

  static func read(_ node: Node, _ findings: Findings) -> HolidayList? {
    let own = Findings()
    var list = reading(node, own)
    findings.add(own)
    if own.hasErrors { list?.isWhole = false } else { list?.check(findings) }
    return list
  }

  static var reading: Reading<HolidayList> {
    .mapping("holidays") { reader in
      let id = reader.required(
        "holidays", as: .key(of: HolidayList.self),
        Words(vi: "tên danh sách, như tên tệp", en: "its name, as the file's"))
      let version = reader.required(
        "version", as: .integer(in: 1...1_000_000), Words(vi: "phiên bản", en: "its version"))
      let name = reader.required("name", as: .words, Words(vi: "danh sách gọi là gì", en: "what people call it"))
      let years = reader.required(
        "years", as: .list(of: year, count: 1...200), Words(vi: "từng năm", en: "year by year"))
      guard let id, version != nil, name != nil, let years else { return nil }
      return HolidayList(id: id, years: years)
    }
  }

  private static var year: Reading<Year> {
    .mapping("year of holidays") { reader in
      let year = reader.required("year", as: .placed(.integer(in: 1900...2200)), Words(vi: "năm", en: "the year"))
      let standing = readStanding(reader)
      let off = reader.list("off", of: .dayOff, Words(vi: "ngày nghỉ", en: "days off"))
      let makeUp = reader.list("make-up", of: .makeUpDay, Words(vi: "ngày làm bù", en: "days of rest that are worked"))
      guard let year, let standing else { return nil }
      return Year(year: year, standing: standing, entries: off + makeUp)
    }
  }

  private static func readStanding(_ reader: MappingReader) -> YearStanding? {
    let published = reader.optional(
      "published", as: .text, Words(vi: "văn bản công bố chính thức", en: "by what it is officially published")
    ).map { YearStanding.published(by: $0) }
    let provisional = reader.optional(
      "provisional", as: .words, Words(vi: "vì sao còn tạm tính", en: "why it is provisional still")
    ).map { YearStanding.provisional(because: $0) }
    guard reader.has("published") != reader.has("provisional") else {
      reader.findings.error(
        at: reader.place,
        Words(
          vi: "mỗi năm cần `published` (văn bản công bố) hoặc `provisional` (lý do còn tạm tính)",
          en: "every year is either `published`, by a document, or `provisional`, for a reason"))
      return nil
    }
    return published ?? provisional
  }

  /// What is wrong with the list whoever follows it.
  private func check(_ findings: Findings) {
    var seen: Set<Int> = []
    for year in years where !seen.insert(year.year.value).inserted {
      findings.error(
        at: year.year.place,
        Words(vi: "năm \(year.year.value) được khai hai lần", en: "\(year.year.value) is given twice"))
    }
    for year in years {
      for entry in year.entries {
        for day in [entry.days.lowerBound, entry.days.upperBound] where day.civil.year != year.year.value {
          findings.error(
            at: entry.place,
            Words(
              vi: "ngày \(day) không thuộc năm \(year.year.value)", en: "\(day) is not a day of \(year.year.value)"))
        }
      }
    }
    checkInOrdinaryWeek(findings)
  }

  /// Public holidays are set for offices that work from Monday to Friday (Decision 188/1999/QĐ-TTg): in such a
  /// calendar every entry has to make sense.
  private func checkInOrdinaryWeek(_ findings: Findings) {
    let entries = years.flatMap(\.entries)
    guard let noon = TimeOfDay(minute: 12 * 60), let evening = TimeOfDay(minute: 17 * 60),
      let session = OfficeHours.Session(opens: noon, closes: evening), let hours = OfficeHours([session]),
      let first = entries.map(\.days.lowerBound).min(), let last = entries.map(\.days.upperBound).max()
    else { return }
    let draft = CalendarDraft(
      id: "tuan-thuong", name: Words(vi: "", en: ""), first: first.advanced(by: -366), last: last.advanced(by: 366),
      hours: [HoursRule([.monday, .tuesday, .wednesday, .thursday, .friday], hours: hours)],
      entries: entries.enumerated().map { $1.entry(mark: $0) })
    do throws(CalendarFaults) {
      _ = try WorkingCalendar(draft)
    } catch {
      for fault in error.list {
        guard case .entry(let mark) = fault.place else { continue }
        findings.error(at: entries[mark].place, fault.words)
      }
    }
  }
}
