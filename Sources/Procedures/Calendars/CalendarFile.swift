import Text
import WorkingTime
import YAML

/// `Workflows/calendars/*.yaml` with the key `calendar`: the working time of an office.
struct CalendarFile {
  let id: Placed<Key<WorkingCalendar>>
  let version: Int
  let name: Words
  let validity: ClosedRange<Day>
  let follows: Placed<Key<HolidayList>>?
  let hours: [Rule]
  let entries: [EntryDraft]
  let places: Places

  /// Office hours of certain weekdays, always or during a season.
  struct Rule {
    let weekdays: Set<Weekday>
    let season: ClosedRange<Day>?
    let hours: OfficeHours
    let place: Place
  }

  /// Where faults of the calendar as a whole are shown.
  struct Places {
    let validity: Place
    let hours: Place
  }

  /// The calendar, following a list of holidays if it names one.
  func calendar(following lists: [Key<HolidayList>: HolidayList], _ findings: Findings) -> WorkingCalendar? {
    var common: [EntryDraft] = []
    var years: [Int: YearStanding] = [:]
    if let follows {
      guard let list = lists[follows.value] else {
        findings.error(
          at: follows.place,
          Words(
            vi: "không có danh sách ngày nghỉ `\(follows.value)`", en: "there is no list of holidays `\(follows.value)`"
          ),
          suggestion: nearestWord(to: follows.value.text, among: lists.keys.map(\.text)))
        return nil
      }
      guard list.isWhole, hasAllYears(of: list, findings) else { return nil }
      common = list.years.flatMap(\.entries)
      years = list.standings
    }
    let draft = CalendarDraft(
      id: id.value, version: version, name: name, first: validity.lowerBound, last: validity.upperBound,
      hours: hours.enumerated().map { HoursRule($1.weekdays, season: $1.season, hours: $1.hours, mark: $0) },
      entries: common.map { $0.entry(isCommon: true, mark: -1) } + entries.enumerated().map { $1.entry(mark: $0) },
      years: years)
    do throws(CalendarFaults) {
      return try WorkingCalendar(draft)
    } catch {
      for fault in error.list {
        if let place = place(of: fault) { findings.error(at: place, fault.words) }
      }
      return nil
    }
  }

  /// A year without its holidays would be counted as if it had none.
  private func hasAllYears(of list: HolidayList, _ findings: Findings) -> Bool {
    let years = list.standings
    let covered = validity.lowerBound.civil.year...validity.upperBound.civil.year
    let missing = covered.filter { years[$0] == nil }.map(String.init)
    if missing.isEmpty { return true }
    let names = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
    findings.error(
      at: places.validity,
      Words(
        vi: "danh sách ngày nghỉ `\(list.id.value)` không có năm \(names)",
        en: "the list of holidays `\(list.id.value)` does not have \(names)"))
    return false
  }

  /// Faults of common entries are told where the list is read.
  private func place(of fault: CalendarFault) -> Place? {
    switch fault.place {
    case .validity: places.validity
    case .hours: places.hours
    case .rule(let mark): hours[mark].place
    case .entry(let mark): entries.indices.contains(mark) ? entries[mark].place : nil
    }
  }
}

extension CalendarFile {
  /// Nil when something of it could not be read, which is told.
  static func read(_ node: Node, _ findings: Findings) -> CalendarFile? {
    let own = Findings()
    let file = reading(node, own)
    findings.add(own)
    return own.hasErrors ? nil : file
  }

  static var reading: Reading<CalendarFile> {
    .mapping("calendar") { reader in
      let id = reader.required(
        "calendar", as: .key(of: WorkingCalendar.self),
        Words(vi: "tên lịch, như tên tệp", en: "its name, as the file's"))
      let version = reader.required(
        "version", as: .integer(in: 1...1_000_000), Words(vi: "phiên bản", en: "its version"))
      let name = reader.required("name", as: .words, Words(vi: "lịch gọi là gì", en: "what people call it"))
      let from = reader.required("from", as: .day, Words(vi: "từ ngày", en: "the first day it knows"))
      let to = reader.required("to", as: .day, Words(vi: "đến hết ngày", en: "the last day it knows"))
      let follows = reader.optional(
        "follows", as: .key(of: HolidayList.self),
        Words(vi: "danh sách ngày nghỉ đi theo", en: "the list of holidays that it follows"))
      let hours = reader.required(
        "hours", as: .list(of: rule, count: 1...100), Words(vi: "giờ làm việc theo thứ", en: "office hours by weekday"))
      let off = reader.list("off", of: .dayOff, Words(vi: "ngày nghỉ", en: "days off"))
      let makeUp = reader.list("make-up", of: .makeUpDay, Words(vi: "ngày làm bù", en: "days of rest that are worked"))
      let special = reader.list(
        "special", of: .specialDay, Words(vi: "ngày có giờ khác thường", en: "working days with other hours"))
      guard let id, let version, let name, let from, let to, let hours, let validity = reader.days(from, to: to)
      else { return nil }
      return CalendarFile(
        id: id, version: version, name: name, validity: validity, follows: follows, hours: hours,
        entries: off + makeUp + special,
        places: Places(validity: reader.place(of: "to"), hours: reader.place(of: "hours")))
    }
  }

  private static var rule: Reading<Rule> {
    .mapping("office hours") { reader in
      let weekdays = reader.required(
        "days", as: .weekdays, Words(vi: "các thứ: `monday to friday`", en: "weekdays: `monday to friday`"))
      let hours = reader.required(
        "open", as: .officeHours,
        Words(vi: "giờ mở cửa: `07:00-11:30, 13:30-17:00`", en: "hours: `07:00-11:30, 13:30-17:00`"))
      let from = reader.optional("from", as: .day, Words(vi: "mùa bắt đầu", en: "the season begins"))
      let to = reader.optional("to", as: .day, Words(vi: "mùa kết thúc", en: "the season ends"))
      if reader.has("from") != reader.has("to") {
        reader.findings.error(
          at: reader.place,
          Words(vi: "mùa cần cả `from` và `to`", en: "a season needs both `from` and `to`"))
        return nil
      }
      guard let weekdays, let hours else { return nil }
      guard let from, let to else {
        return reader.has("from") ? nil : Rule(weekdays: weekdays, season: nil, hours: hours, place: reader.place)
      }
      guard let season = reader.days(from, to: to) else { return nil }
      return Rule(weekdays: weekdays, season: season, hours: hours, place: reader.place)
    }
  }
}
