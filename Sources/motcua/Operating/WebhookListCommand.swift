import JSON
import OneStop
import Text
import WorkingTime

/// `motcua webhook list`: who is told what, and how it goes.
enum WebhookListCommand {
  static let command = Command(
    "webhook list", Words(vi: "các webhook và tình trạng của chúng", en: "lists webhooks, and how they do"),
    details: Words(
      vi: """
        JSON: webhooks[] {webhook, integrator, url, procedures[], types[], state, reason, cursor, behind, attempts, answer, \
        nextTry, failingSince, toldAt, setAside[]}. behind là số mục nhật ký phía sau con trỏ; setAside[] {subject, attempts, \
        answer, nextTry, failingSince} là hồ sơ, văn bản có sự kiện mà nơi nhận không nhận được.
        """,
      en: """
        JSON: webhooks[] {webhook, integrator, url, procedures[], types[], state, reason, cursor, behind, attempts, answer, \
        nextTry, failingSince, toldAt, setAside[]}. behind counts the entries of the log behind the cursor; setAside[] {subject, \
        attempts, answer, nextTry, failingSince} are dossiers and documents on whose events the receiver fails.
        """),
    parameters: [.json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let office = try OpenOffice(of: call)
    let webhooks = try office.office.webhooks()
    try office.close()
    if call[.json] {
      call.output.line(JSONValue.object(["webhooks": .array(webhooks.map(\.json))]).canonicalText)
      return .done
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Số", en: "No.")), .init(head: Words(vi: "Hệ thống", en: "Integrator")),
      .init(head: Words(vi: "Địa chỉ", en: "Address"), least: 16),
      .init(head: Words(vi: "Tình trạng", en: "State")), .init(head: Words(vi: "Còn chờ", en: "Behind")),
      .init(head: Words(vi: "Lần cuối", en: "Last answer"), least: 8), .init(head: Words(vi: "Báo lúc", en: "Told at")),
    ])
    listing.rows = webhooks.map { standing in
      let webhook = standing.webhook
      let isWell = webhook.state == .active && webhook.attempts == 0 && webhook.setAside.isEmpty && standing.isLetIn
      let (number, behind) = (String(webhook.number), String(standing.entriesBehind))
      let told = webhook.toldAt?.short ?? "–"
      return Listing.Row(
        cells: [
          Table.Cell(number, .bold), Table.Cell(webhook.integrator.text), Table.Cell(webhook.url),
          Table.Cell(standing.words.in(call.language), isWell ? .green : .red), Table.Cell(behind),
          Table.Cell(webhook.answer ?? "–"), Table.Cell(told),
        ],
        fields: [
          number, webhook.integrator.text, webhook.url, standing.word, behind, webhook.answer ?? "",
          webhook.toldAt?.short ?? "", webhook.cursor.description,
        ])
    }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }
}

extension WebhookStanding {
  /// How it goes, in a word for scripts.
  fileprivate var word: String {
    guard isLetIn else { return "integrator-ended" }
    switch webhook.state {
    case .active:
      if webhook.attempts > 0 { return "failing" }
      return webhook.setAside.isEmpty ? "active" : "set-aside-\(webhook.setAside.count)"
    case .paused, .stopped: return webhook.state.rawValue + (webhook.reason.map { "-\($0)" } ?? "")
    }
  }

  /// How it goes, for people.
  fileprivate var words: Words {
    guard isLetIn else { return Words(vi: "hệ thống đã hết quyền", en: "integrator ended") }
    switch (webhook.state, webhook.reason) {
    case (.active, _) where webhook.attempts == 0 && !webhook.setAside.isEmpty:
      return Words(
        vi: "hoạt động, \(webhook.setAside.count) hồ sơ để riêng", en: "active, \(webhook.setAside.count) set aside")
    case (.active, _):
      return webhook.attempts > 0
        ? Words(vi: "đang lỗi, lần \(webhook.attempts)", en: "failing, try \(webhook.attempts)")
        : Words(vi: "hoạt động", en: "active")
    case (.stopped, _): return Words(vi: "nơi nhận đã bỏ (410)", en: "gone (410)")
    case (.paused, "failing"): return Words(vi: "tạm dừng vì lỗi quá lâu", en: "paused: failed too long")
    case (.paused, "foreign-cursor"):
      return Words(vi: "tạm dừng: dữ liệu đã khôi phục từ bản cũ hơn", en: "paused: data of an older backup")
    case (.paused, "restored"):
      return Words(vi: "tạm dừng: khôi phục từ bản sao lưu", en: "paused: restored from a backup")
    case (.paused, _): return Words(vi: "tạm dừng", en: "paused")
    }
  }

  /// The webhook for scripts; its keys are stable.
  fileprivate var json: JSONValue {
    func moment(_ instant: Instant?) -> JSONValue { instant.map { .string($0.description) } ?? .null }
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    func list(_ texts: [String]?) -> JSONValue { texts.map { .array($0.map { .string($0) }) } ?? .null }
    var json: JSONObject = [
      "webhook": JSONValue(webhook.number), "integrator": .string(webhook.integrator.text), "url": .string(webhook.url),
      "state": .string(word), "cursor": .string(webhook.cursor.description), "behind": .integer(entriesBehind),
      "attempts": JSONValue(webhook.attempts),
    ]
    json["procedures"] = list(webhook.procedures?.map(\.text))
    json["types"] = list(webhook.types?.map(\.description))
    json["reason"] = text(webhook.reason)
    json["answer"] = text(webhook.answer)
    json["nextTry"] = moment(webhook.nextTry)
    json["failingSince"] = moment(webhook.failingSince)
    json["toldAt"] = moment(webhook.toldAt)
    json["setAside"] = .array(
      webhook.setAside.map { aside in
        [
          "subject": .string(aside.subject.text), "attempts": JSONValue(aside.attempts), "answer": text(aside.answer),
          "nextTry": moment(aside.nextTry), "failingSince": moment(aside.failingSince),
        ]
      })
    json["secretOverlapsUntil"] = moment(webhook.earlierUntil)
    return .object(json)
  }
}
