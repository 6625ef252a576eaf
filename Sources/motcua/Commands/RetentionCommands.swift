import JSON
import Text
import WorkingTime

/// `motcua retention due`, `hold` and `unhold`: which dossiers are erased when, and which are not.
enum RetentionCommands {
  static let before = Parameter<Day>.day(
    "before",
    Words(
      vi: "chỉ hồ sơ lưu đến trước ngày này (mặc định: trong 30 ngày tới)",
      en: "only what is kept to a day before this one (default: the next 30 days)"))
  static let reason = Parameter.option(
    "reason", "TEXT", Words(vi: "lý do, đồng nghiệp đọc được", en: "the reason, for colleagues"))

  static let due = Command(
    "retention due",
    Words(vi: "hồ sơ sắp xóa nội dung cá nhân", en: "the dossiers whose personal content is erased soon"),
    details: Words(
      vi: """
        Hồ sơ bạn được xem, xếp theo ngày lưu cuối cùng; hồ sơ lưu vĩnh viễn và hồ sơ đã xóa không có ở đây. Khi nối vào lệnh \
        khác, mỗi dòng là: hồ sơ, lưu đến, điều đang giữ lại (- là không có), thủ tục, đơn vị.
        JSON: dossiers[] như GET /api/v1/retention, next, waits.
        """,
      en: """
        The dossiers that you may see, by the last day to which they are kept; what is kept for ever or was erased does not \
        stand here. Behind a pipe each line is: dossier, kept to, what holds it back (- for nothing), procedure, unit.
        JSON: dossiers[] as of GET /api/v1/retention, next, waits.
        """),
    parameters: [before, .limit, .all, .after, .json, .session],
    run: { call in
      let query = try call[before].map { [(name: "before", value: $0.description)] } ?? []
      let list = try RemoteList<SeenRetention>(
        "dossiers", of: RemoteOffice(of: call), ["retention"], query, call, besides: "waits")
      if !call[.json], let waits: SeenRetention.Obstacle = try list.besideRows() {
        call.output.note(waits.words.in(call.language))
      }
      return try list.write(
        call, nothing: Words(vi: "Không có hồ sơ nào sắp xóa.", en: "No dossier is erased by then."), as: listing)
    })

  static let hold = Command(
    "retention hold",
    Words(vi: "giữ lại hồ sơ, chưa xóa khi hết hạn lưu trữ", en: "hold a dossier back from being erased"),
    details: Words(
      vi: """
        Khi có thanh tra, khiếu nại hay vụ án. Mọi cán bộ được xem hồ sơ đều giữ lại được.
        JSON: như của motcua act.
        """,
      en: """
        For an inquiry, a complaint or a law suit. Every officer who may see the dossier may do it.
        JSON: as of motcua act.
        """),
    parameters: [.code, reason, .ifVersion, .key, .json, .session],
    run: { try deed("retention-hold", Words(vi: "Đã giữ lại", en: "Held back:"), $0) })

  static let unhold = Command(
    "retention unhold", Words(vi: "thôi giữ lại hồ sơ", en: "let a dossier be erased again"),
    details: Words(
      vi: "Dành cho người phụ trách cơ quan giải quyết.\nJSON: như của motcua act.",
      en: "For whoever supervises the agency.\nJSON: as of motcua act."),
    parameters: [.code, reason, .ifVersion, .key, .json, .session],
    run: { try deed("retention-release", Words(vi: "Thôi giữ lại", en: "Held back no more:"), $0) })

  private static func deed(_ path: String, _ done: Words, _ call: Call) throws -> ExitCode {
    let text = try call.required(reason)
    return try OfficeDeed(call).perform([path], ["reason": .string(text)], done)
  }

  private static func listing(of rows: [SeenRetention], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Mã hồ sơ", en: "Dossier")), .init(head: Words(vi: "Lưu đến", en: "Kept to")),
      .init(head: Words(vi: "Đang giữ lại vì", en: "Held back by"), least: 8),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 12, isDispensable: true),
      .init(head: Words(vi: "Đơn vị", en: "Unit"), least: 12, isDispensable: true),
    ])
    listing.rows = rows.map { row in
      Listing.Row(
        cells: [
          Table.Cell(row.code, .bold), Table.Cell(Day(row.until)?.dayFirst ?? row.until.harmless),
          Table.Cell(row.obstacle?.words.in(language) ?? "–", row.obstacle == nil ? nil : .red),
          Table.Cell(row.procedure.name.in(language), .dim), Table.Cell(row.unit.name.in(language), .dim),
        ], fields: [row.code, row.until, row.obstacle?.code ?? "-", row.procedure.id, row.unit.id])
    }
    return listing
  }
}
