import JSON
import Text
import WorkingTime

/// `motcua search`: dossiers by name, telephone, personal number or code.
enum SearchCommand {
  static let words = Parameter.operand(
    "WORDS",
    Words(
      vi: "các từ đầu của tên, số điện thoại, số định danh, mã; không cần dấu: duc tìm thấy Đức",
      en: "beginnings of name, telephone, personal number, code; marks do not matter: duc finds Đức"),
    repeats: true)

  static let command = Command(
    "search", Words(vi: "tìm hồ sơ", en: "find dossiers"),
    details: Words(
      vi: """
        Khi nối vào lệnh khác, mỗi hồ sơ một dòng, các cột cách nhau bằng dấu tab: hồ sơ, phiên bản, thủ tục, bước, người \
        nộp, ngày nộp và hạn (RFC 3339), late hoặc ended hoặc open.
        JSON: dossiers[] như GET /api/v1/search, next.
        """,
      en: """
        Behind a pipe each dossier is a line of columns parted by tabs: dossier, version, procedure, step, applicant, \
        submitted and due (RFC 3339), late or ended or open.
        JSON: dossiers[] as of GET /api/v1/search, next.
        """),
    parameters: [words, .limit, .all, .after, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let asked = try call.all(words).joined(separator: " ")
    guard !asked.allSatisfy(\.isWhitespace) else {
      throw CommandError.usage(Words(vi: "hãy ghi từ cần tìm", en: "say what to look for"))
    }
    let office = try RemoteOffice(of: call)
    let list = try RemoteList<SeenDossierRow>("dossiers", of: office, ["search"], [("q", asked)], call)
    return try list.write(
      call, nothing: Words(vi: "Không tìm thấy hồ sơ nào.", en: "No dossier was found."), as: listing)
  }

  private static func listing(of rows: [SeenDossierRow], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Hồ sơ", en: "Dossier")),
      .init(head: Words(vi: "Người nộp", en: "Applicant"), least: 8),
      .init(head: Words(vi: "Tình trạng", en: "State"), least: 8),
      .init(head: Words(vi: "Ngày nộp", en: "Submitted"), isDispensable: true),
      .init(head: Words(vi: "Hạn", en: "Due"), isDispensable: true),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 12, isDispensable: true),
    ])
    listing.rows = rows.map { row in
      let due = row.due?.short ?? "–"
      return Listing.Row(
        cells: [
          Table.Cell(row.code, .bold), Table.Cell(row.subject ?? "–"), Table.Cell(row.place.name.in(language)),
          Table.Cell(LocalTime(row.submittedAt).day.dayFirst),
          row.isLate ? Table.Cell("! " + due, .red) : Table.Cell(due),
          Table.Cell(row.procedure.name.in(language), .dim),
        ],
        fields: [
          row.code, String(row.version), row.procedure.id, row.place.id, row.subject ?? "",
          row.submittedAt.description, row.due?.description ?? "",
          row.endedAt != nil ? "ended" : row.isLate ? "late" : "open",
        ])
    }
    return listing
  }
}
