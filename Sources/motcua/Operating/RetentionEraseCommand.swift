import Dossiers
import JSON
import OneStop
import Text
import WorkingTime

/// `motcua retention erase`: does now what the running server does every day.
enum RetentionEraseCommand {
  static let dryRun = Parameter.flag(
    "dry-run", Words(vi: "chỉ liệt kê, không xóa gì", en: "only lists, and erases nothing"))

  static let today = Parameter<Day>.option(
    "today", "DAY",
    Words(
      vi: "ngày hôm nay theo một đồng hồ khác, khi đồng hồ của máy bị nghi ngờ",
      en: "the day that it is by another clock, when this machine's is doubted")
  ) { text, _ in
    if let day = Day(text) ?? Day(dayFirst: text) { return day }
    throw CommandError.usage(
      Words(
        vi: "“\(text.harmless)” không phải là ngày, hãy viết như 2026-12-01 hoặc 01/12/2026",
        en: "“\(text.harmless)” is not a day, write it like 2026-12-01 or 01/12/2026"))
  }

  static let command = Command(
    "retention erase",
    Words(vi: "xóa nội dung cá nhân của hồ sơ hết hạn lưu trữ", en: "erases dossiers whose retention has ended"),
    details: Words(
      vi: """
        Máy chủ tự làm việc này khi khởi động và mỗi ngày; lệnh này làm ngay. Trong nhật ký còn lại mã, thủ tục, các ngày và \
        các bước; nội dung cá nhân, tệp và bằng chứng chữ ký bị xóa và không lấy lại được. Khi đồng hồ của máy có thể đã chạy \
        nhanh, không gì bị xóa cho đến khi có người nói hôm nay là ngày nào bằng --today.
        JSON: erased, heldBack, failed[]; --dry-run: dossiers[] {code, until, obstacle}, waits.
        """,
      en: """
        A running server does this by itself when it starts and every day; this command does it now. Code, procedure, dates and \
        steps stay in the log; personal content, files and evidence of signatures are erased and do not come again. While the \
        machine's clock may have run ahead, nothing is erased until a person says by --today what day it is.
        JSON: erased, heldBack, failed[]; --dry-run: dossiers[] {code, until, obstacle}, waits.
        """),
    parameters: [dryRun, today, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try OpenOffice.visit(call) { office in
      try call[dryRun] ? list(office, call) : erase(office, call)
    }
  }

  private static func erase(_ office: OneStop, _ call: Call) throws -> ExitCode {
    try lookAtClock(office, call)
    let progress = Progress(call.output)
    let round = try office.runErasures(announcing: false, progress: { progress.tell("\($0)") })
    progress.end()
    if call[.json] {
      let answer: JSONValue = [
        "erased": JSONValue(round.erased), "heldBack": JSONValue(round.heldBack),
        "failed": .array(round.failed.map { .string($0.text) }),
      ]
      call.output.line(answer.canonicalText)
    } else {
      call.line(
        Words(
          vi: "Đã xóa nội dung cá nhân của \(round.erased) hồ sơ; \(round.heldBack) hồ sơ đang được giữ lại.",
          en: "Erased: \(round.erased) dossier(s); held back: \(round.heldBack)."))
    }
    for code in round.failed {
      call.output.note(
        Words(
          vi: "\(code): chưa xóa được, hồ sơ hoặc định nghĩa thủ tục không còn đủ; xem motcua log verify",
          en: "\(code): not erased, its record or the definition of its time is not whole; see motcua log verify"
        ).in(call.language))
    }
    return round.failed.isEmpty ? .done : .refused
  }

  /// Whoever says what day it is ends a doubt about the clock.
  private static func lookAtClock(_ office: OneStop, _ call: Call) throws {
    guard let said = try call[today] else {
      if let doubt = try office.watchClock() { throw CommandError.refused(doubt.words) }
      return
    }
    let day = LocalTime(call.host.now()).day
    guard said == day else {
      throw CommandError.refused(
        Words(
          vi: "đồng hồ của máy này chỉ ngày \(day.dayFirst), không phải \(said.dayFirst); hãy chỉnh nó cho đúng trước",
          en: "this machine's clock says \(day.dayFirst), not \(said.dayFirst); set it right first"))
    }
    try office.trustClock()
  }

  private static func list(_ office: OneStop, _ call: Call) throws -> ExitCode {
    let today = LocalTime(call.host.now()).day
    var (rows, next): ([RetentionRow], RetentionCursor?) = ([], nil)
    repeat {
      let page = try office.keptDossiers(before: today, after: next, limit: 500)
      rows += page.rows
      next = page.next
    } while next != nil
    let doubt = try office.watchClock()
    guard !call[.json] else {
      let dossiers: [JSONValue] = rows.map { row in
        [
          "code": .string(row.code.text), "until": .string(row.until.description),
          "obstacle": row.obstacle.map { .string($0.code) } ?? .null,
        ]
      }
      call.output.line(
        JSONValue.object([
          "dossiers": .array(dossiers), "waits": doubt.map { .string("clock-" + $0.cause.rawValue) } ?? .null,
        ]).canonicalText)
      return .done
    }
    if let doubt { call.output.note(doubt.words.in(call.language)) }
    guard !rows.isEmpty else {
      call.line(Words(vi: "Chưa có hồ sơ nào hết hạn lưu trữ.", en: "The retention of no dossier has ended."))
      return .done
    }
    let table = Table(
      rows: rows.map { row in
        [
          Table.Cell(row.code.text, .bold), Table.Cell(row.until.dayFirst),
          Table.Cell(row.obstacle?.words.in(call.language) ?? "", .red),
        ]
      })
    for line in table.lines(for: call.output) { call.output.line(line) }
    return .done
  }
}
