import Dossiers
import JSON
import OneStop
import Text
import WorkingTime

/// `motcua retention erase`: does now what the running server does every day.
enum RetentionEraseCommand {
  static let dryRun = Parameter.flag(
    "dry-run", Words(vi: "chỉ liệt kê, không xóa gì", en: "only lists, and erases nothing"))

  static let command = Command(
    "retention erase",
    Words(vi: "xóa nội dung cá nhân của hồ sơ hết hạn lưu trữ", en: "erases dossiers whose retention has ended"),
    details: Words(
      vi: """
        Máy chủ tự làm việc này khi khởi động và mỗi ngày; lệnh này làm ngay. Trong nhật ký còn lại mã, thủ tục, các ngày và \
        các bước; nội dung cá nhân, tệp và bằng chứng chữ ký bị xóa và không lấy lại được.
        JSON: erased, heldBack, failed[]; --dry-run: dossiers[] {code, until, obstacle}.
        """,
      en: """
        A running server does this by itself when it starts and every day; this command does it now. Code, procedure, dates and \
        steps stay in the log; personal content, files and evidence of signatures are erased and do not come again.
        JSON: erased, heldBack, failed[]; --dry-run: dossiers[] {code, until, obstacle}.
        """),
    parameters: [dryRun, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try OpenOffice.visit(call) { office in
      try call[dryRun] ? list(office, call) : erase(office, call)
    }
  }

  private static func erase(_ office: OneStop, _ call: Call) throws -> ExitCode {
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

  private static func list(_ office: OneStop, _ call: Call) throws -> ExitCode {
    let today = LocalTime(call.host.now()).day
    var (rows, next): ([RetentionRow], RetentionCursor?) = ([], nil)
    repeat {
      let page = try office.keptDossiers(before: today, after: next, limit: 500)
      rows += page.rows
      next = page.next
    } while next != nil
    guard !call[.json] else {
      let dossiers: [JSONValue] = rows.map { row in
        [
          "code": .string(row.code.text), "until": .string(row.until.description),
          "obstacle": row.obstacle.map { .string($0.code) } ?? .null,
        ]
      }
      call.output.line(JSONValue.object(["dossiers": .array(dossiers)]).canonicalText)
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
