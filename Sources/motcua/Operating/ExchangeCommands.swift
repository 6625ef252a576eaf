import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// `motcua exchange status`: how the exchange with each partner stands, and at what a person has to look.
enum ExchangeStatusCommand {
  static let after = Parameter<Int64>.ledgerRow(
    "after", Words(vi: "chỉ các dòng sau số này", en: "only rows after this number"))
  static let state = Parameter<Listed>.option(
    "state", "dead|waiting|done|quarantined|to-take|taken|expired",
    Words(
      vi:
        "liệt kê: gửi đi (dead, waiting, done) hay nhận về (quarantined, to-take, taken, expired); mặc định: dead và quarantined",
      en:
        "lists what is sent (dead, waiting, done) or came (quarantined, to-take, taken, expired); default: dead and quarantined"
    )
  ) { text, _ in
    guard let listed = Listed(rawValue: text) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải một trong: \(Listed.list)",
          en: "“\(text.harmless)” is none of: \(Listed.list)"))
    }
    return listed
  }

  /// Which rows of the ledger are listed.
  enum Listed: String, CaseIterable {
    case dead, waiting, done, quarantined
    case toTake = "to-take"
    case taken, expired

    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

    var sent: OutboxRow.State? {
      switch self {
      case .dead: .dead
      case .waiting: .waiting
      case .done: .done
      default: nil
      }
    }

    var came: InboxRow.State? {
      switch self {
      case .quarantined: .quarantined
      case .toTake: .waiting
      case .taken: .taken
      case .expired: .expired
      default: nil
      }
    }
  }

  static let command = Command(
    "exchange status",
    Words(vi: "tình trạng trao đổi văn bản với từng đối tác", en: "shows how the exchange with each partner stands"),
    details: Words(
      vi: """
        Số thông điệp chờ gửi, không gửi được, chờ nhận, bị cách ly, đang giữ hộ đối tác, đối tác báo không nhận được; rồi các \
        dòng cần người xem. Mỗi trang 500 dòng; nội dung không hiện ở đây.
        """,
      en: """
        How many messages are to be sent, could not be sent, are to be taken, are in quarantine, are held for a partner, could not \
        be taken there; then the rows at which a person has to look. A page has 500 rows; contents are not shown here.
        """),
    parameters: [state, after, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let listed = try call[state].map { [$0] } ?? [.dead, .quarantined]
    let from = try call[after] ?? 0
    let counts = try office.office.exchangeCounts()
    let sent = try listed.compactMap(\.sent).flatMap {
      try office.office.outbox(OutboxQuery($0, kind: .dispatch, after: from, limit: 500))
    }
    let came = try listed.compactMap(\.came).flatMap {
      try office.office.inbox(InboxQuery($0, after: from, limit: 500))
    }
    try office.close()
    let full = Set(
      counts.filter { count in
        Key<Partner>(count.partner).flatMap { definitions.partners[$0] }.map { count.isFull($0.backlog) } ?? false
      }.map(\.partner))
    if call[.json] {
      call.output.line(
        JSONValue.object([
          "partners": .array(counts.map { $0.json(isFull: full.contains($0.partner)) }),
          "sent": .array(sent.map(\.json)),
          "received": .array(came.map(\.json)),
        ]).canonicalText)
      return .done
    }
    if counts.isEmpty {
      call.line(Words(vi: "Không có gì đang chờ.", en: "Nothing waits."))
    } else {
      let titles = [
        Words(vi: "Đối tác", en: "Partner"), Words(vi: "chờ gửi", en: "to send"),
        Words(vi: "không gửi được", en: "not sent"), Words(vi: "chờ nhận", en: "to take"),
        Words(vi: "cách ly", en: "quarantined"), Words(vi: "giữ hộ", en: "held"),
        Words(vi: "bên kia không nhận", en: "not taken there"),
      ].map { Table.Cell($0.in(call.language), .bold) }
      let table = Table(
        rows: [titles]
          + counts.map { count in
            [Table.Cell(count.partner)]
              + [count.toSend, count.dead, count.toTake, count.quarantined, count.held, count.refused].map {
                Table.Cell(String($0))
              }
          })
      for line in table.lines(for: call.output) { call.output.line(line) }
      for partner in counts.map(\.partner) where full.contains(partner) {
        call.output.note(
          Words(
            vi: """
              \(partner): đã chờ nhiều đến mức cho phép (backlog), không nhận thêm; xem các dòng bị cách ly, exchange retry, \
              exchange discard
              """,
            en: """
              \(partner): as much waits as may (backlog), and nothing more is taken; see what is in quarantine, exchange retry, \
              exchange discard
              """
          ).in(call.language))
      }
    }
    let rows =
      sent.map { row in
        [
          Table.Cell("out \(row.id)"), Table.Cell(row.effect.lane), Table.Cell(row.effect.subject.text),
          Table.Cell(row.state.rawValue, row.state == .dead ? .red : nil), Table.Cell(String(row.attempts)),
          Table.Cell((row.next ?? row.endedAt ?? row.madeAt).short),
          Table.Cell(row.answerWords?.in(call.language) ?? row.answer ?? ""),
        ]
      }
      + came.map { row in
        [
          Table.Cell("in \(row.id)"), Table.Cell(row.message.partner.text), Table.Cell(row.subject?.text ?? ""),
          Table.Cell(row.state.rawValue, row.state == .quarantined ? .red : nil), Table.Cell(String(row.copies)),
          Table.Cell(row.receivedAt.short),
          Table.Cell(row.answerWords?.in(call.language) ?? row.answer ?? ""),
        ]
      }
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
    return .done
  }
}

/// `motcua exchange retry`: lets what was given up, or is in quarantine, be tried again.
enum ExchangeRetryCommand {
  static let direction = Parameter.operand(
    "in|out", Words(vi: "in: nhận về; out: gửi đi", en: "in: what came; out: what is sent"))
  static let row = Parameter.operand(
    "ROW",
    Words(vi: "số dòng như motcua exchange status in ra", en: "the row's number as motcua exchange status prints it"))

  static let command = Command(
    "exchange retry",
    Words(vi: "cho gửi lại, nhận lại một thông điệp", en: "lets a message be sent or taken again"),
    details: Words(
      vi: "Nơi nhận biết bản trùng: gửi lại không làm việc gì hai lần. Tệp không đọc được thì vẫn ở lại khu cách ly.",
      en: "Whoever receives it knows a twin: nothing is done twice. What cannot be read stays in quarantine."),
    parameters: [direction, row, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let text = try call.required(row)
    let direction = try call.required(direction)
    guard let id = Int64(text), id > 0, ["in", "out"].contains(direction) else {
      throw CommandError.usage(
        Words(
          vi: "cần in hay out, rồi một số dòng: motcua exchange retry out 12",
          en: "it takes in or out, and a row: motcua exchange retry out 12"))
    }
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let isRevived = try direction == "in" ? office.office.reviveMessage(id) : office.office.revive(id)
    try office.close()
    guard isRevived else {
      call.output.note(
        Words(
          vi: "không có dòng \(direction) \(id) nào đang chờ người xem và thử lại được",
          en: "there is no row \(direction) \(id) that waits for a person and can be tried again"
        ).in(call.language))
      return .refused
    }
    call.line(Words(vi: "Sẽ thử lại.", en: "It will be tried again."))
    return .done
  }
}

extension ExchangeCounts {
  fileprivate func json(isFull: Bool) -> JSONValue {
    [
      "partner": .string(partner), "toSend": JSONValue(toSend), "dead": JSONValue(dead), "toTake": JSONValue(toTake),
      "quarantined": JSONValue(quarantined), "held": JSONValue(held), "refused": JSONValue(refused),
      "untakenBytes": .integer(untakenBytes), "heldBytes": .integer(heldBytes), "isFull": .bool(isFull),
    ]
  }
}

extension InboxRow {
  fileprivate var json: JSONValue {
    [
      "row": .integer(id), "partner": .string(message.partner.text), "kind": .string(message.kind.rawValue),
      "from": message.from.map { .string($0) } ?? .null, "sha256": .string(message.sha256),
      "bytes": JSONValue(message.bytes), "state": .string(state.rawValue), "receivedAt": .string("\(receivedAt)"),
      "copies": JSONValue(copies), "attempts": JSONValue(attempts),
      "next": next.map { .string("\($0)") } ?? .null, "answer": answer.map { .string($0) } ?? .null,
      "document": subject?.document.map { .string("\($0)") } ?? .null,
      "dossier": subject?.dossier.map { .string("\($0)") } ?? .null,
    ]
  }
}
