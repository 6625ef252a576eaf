import JSON
import Text
import WorkingTime

/// What `motcua due` has found out.
struct DueAnswer {
  let calendar: WorkingCalendar
  let received: Instant
  let due: DueDate?
  let days: [CountedDay]

  /// The answer for scripts.
  func json(_ language: Language) -> JSONValue {
    [
      "due": due.map { .string($0.moment.description) } ?? .null,
      "provisional": .bool(due?.isProvisional ?? false),
      "days": .array(
        days.map { day in
          [
            "date": .string(day.day.description), "counted": .bool(day.isCounted),
            "reason": .string(day.reason.words.in(language)),
          ]
        }),
      "calendar": .string(calendar.id.text),
      "version": JSONValue(calendar.version),
    ]
  }

  /// The answer for people.
  func write(to output: Output, _ language: Language, isExplained: Bool) {
    let line = { (words: Words) in output.line(words.in(language)) }
    guard let due else {
      return line(Words(vi: "Không quy định thời hạn.", en: "No limit is stated."))
    }
    line(Words(vi: "Hạn: \(due.moment.spoken.vi)", en: "Due: \(due.moment.spoken.en)"))
    if due.isProvisional {
      for (year, reason) in provisionalYears {
        let words = Words(
          vi: "Tạm tính, lịch năm \(year) chưa chính thức: \(reason.vi)",
          en: "Provisional, the calendar of \(year) is not official: \(reason.en)")
        output.line(output.styled(words.in(language), .yellow))
      }
    }
    guard isExplained else { return }
    line(
      Words(
        vi: "Lịch: \(calendar.name.vi) (\(calendar.id), phiên bản \(calendar.version))",
        en: "Calendar: \(calendar.name.en) (\(calendar.id), version \(calendar.version))"))
    let table = Table(
      rows: days.map { day in
        [
          Table.Cell(language == .vietnamese ? day.day.dayFirst : day.day.description),
          Table.Cell(day.day.weekday.name.in(language)),
          day.isCounted ? Table.Cell("+", .green) : Table.Cell("–", .dim),
          Table.Cell(day.reason.words.in(language), day.isCounted ? nil : .dim),
        ]
      })
    for line in table.lines(for: output) { output.line(line) }
  }

  /// The years between receipt and due date that are not official, with the reason.
  private var provisionalYears: [(year: Int, reason: Words)] {
    guard let first = days.first?.day.civil.year, let last = days.last?.day.civil.year else { return [] }
    return (first...last).filter(calendar.isProvisional).map { year in
      if case .provisional(let reason)? = calendar.years[year] {
        (year, reason)
      } else {
        (year, Words(vi: "–", en: "–"))
      }
    }
  }
}

extension Instant {
  /// The moment as people say it: `17:00 thứ Ba, 24/11/2026`.
  var spoken: Words {
    let local = LocalTime(self)
    let time = TimeOfDay(minute: local.minute)?.description ?? ""
    let second = local.second % 60
    let exact = second == 0 ? time : time + (second < 10 ? ":0\(second)" : ":\(second)")
    let weekday = local.day.weekday.name
    return Words(
      vi: "\(exact) \(weekday.vi), \(local.day.dayFirst)", en: "\(exact) on \(weekday.en), \(local.day)")
  }
}
