import Dossiers
import JSON
import OneStop
import Text
import WorkingTime

/// `motcua outbox`: what is done outside and has not come to its end, or was given up.
enum OutboxCommand {
  static let state = Parameter.option(
    "state", "waiting|dead|done",
    Words(vi: "tình trạng cần xem (mặc định: waiting và dead)", en: "which (default: waiting and dead)")
  ) { text, _ in
    guard let state = OutboxRow.State(rawValue: text), [.waiting, .dead, .done].contains(state) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải waiting, dead hay done",
          en: "“\(text.harmless)” is none of waiting, dead, done"))
    }
    return state
  }
  static let after = Parameter<Int64>.ledgerRow(
    "after", Words(vi: "chỉ các dòng sau số này", en: "only rows after this number"))

  static let command = Command(
    "outbox", Words(vi: "xem hộp gửi đi: chờ gửi, không gửi được", en: "shows what waits to be sent or was given up"),
    details: Words(
      vi: "Mỗi trang 500 dòng. Địa chỉ và nội dung không hiện ở đây: xem trên hồ sơ.",
      en: "A page has 500 rows. Addresses and texts are not shown here: look at the dossier."),
    parameters: [state, after, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let states = try call[state].map { [$0] } ?? [.dead, .waiting]
    let from = try call[after] ?? 0
    let rows = try states.flatMap { try office.office.outbox(OutboxQuery($0, after: from, limit: 500)) }
    try office.close()
    if call[.json] {
      call.output.line(JSONValue.array(rows.map(\.json)).canonicalText)
    } else {
      let table = Table(
        rows: rows.map { row in
          [
            Table.Cell(String(row.id)), Table.Cell(row.effect.kind.rawValue), Table.Cell(row.effect.subject.text),
            Table.Cell(row.state.rawValue, row.state == .dead ? .red : nil), Table.Cell(String(row.attempts)),
            Table.Cell((row.next ?? row.endedAt ?? row.madeAt).short), Table.Cell(row.answer ?? ""),
          ]
        })
      for line in table.lines(for: call.output) { call.output.line(line) }
    }
    return .done
  }
}

/// `motcua outbox retry`: lets what was given up be tried again.
enum OutboxRetryCommand {
  static let row = Parameter.operand(
    "ROW",
    Words(vi: "số dòng như motcua outbox in ra; hoặc all", en: "the row's number as motcua outbox prints it; or all"))

  static let command = Command(
    "outbox retry", Words(vi: "cho gửi lại thứ không gửi được", en: "lets what was given up be tried again"),
    details: Words(
      vi: "Thư gửi lại mang cùng Message-ID, để nơi nhận nhận ra bản trùng.",
      en: "What is sent again has the same Message-ID, so that a twin can be seen."),
    parameters: [row, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let text = try call.required(row)
    guard text == "all" || Int64(text) != nil else {
      throw CommandError.usage(
        Words(vi: "“\(text.harmless)” không phải số dòng hay all", en: "“\(text.harmless)” is no row and not all"))
    }
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    var revived = 0
    if let id = Int64(text) {
      revived = try office.office.revive(id) ? 1 : 0
    } else {
      var after: Int64 = 0
      while case let dead = try office.office.outbox(OutboxQuery(.dead, after: after, limit: 500)), let last = dead.last
      {
        for row in dead where try office.office.revive(row.id) { revived += 1 }
        after = last.id
      }
    }
    try office.close()
    call.output.line(
      Words(vi: "Sẽ gửi lại: \(revived)", en: "To be tried again: \(revived)").in(call.language))
    return revived > 0 || text == "all" ? .done : .refused
  }
}

extension OutboxRow {
  /// The row for programs.
  var json: JSONValue {
    func moment(_ instant: Instant?) -> JSONValue { instant.map { .string($0.description) } ?? .null }
    return [
      "row": .integer(id), "kind": .string(effect.kind.rawValue), "identity": .string(effect.identity),
      "dossier": effect.subject.dossier.map { .string("\($0)") } ?? .null,
      "document": effect.subject.document.map { .string("\($0)") } ?? .null, "lane": .string(effect.lane),
      "state": .string(state.rawValue), "madeAt": moment(madeAt),
      "attempts": JSONValue(attempts), "next": moment(next), "answer": answer.map { .string($0) } ?? .null,
      "endedAt": moment(endedAt),
    ]
  }
}

extension Parameter where Value == Int64 {
  /// `--name N`.
  static func ledgerRow(_ name: String, _ about: Words) -> Parameter {
    option(name, "N", about) { text, _ in
      guard let number = Int64(text), number >= 0 else {
        throw CommandError.usage(
          Words(vi: "“\(text.harmless)” không phải số", en: "“\(text.harmless)” is no number"))
      }
      return number
    }
  }
}
