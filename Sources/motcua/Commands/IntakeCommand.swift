import JSON
import Text
import WorkingTime

/// `motcua intake`: the intakes of the officer's schools, and the candidates of one school.
enum IntakeCommand {
  static let intake = Parameter.operand(
    "INTAKE",
    Words(vi: "tên đợt; không ghi thì liệt kê các đợt", en: "name of the intake; without it, intakes are listed"),
    isRequired: false)
  static let school = Parameter.operand(
    "SCHOOL", Words(vi: "trường trong đợt: liệt kê học sinh có nguyện vọng", en: "a school of it: who wishes for it"),
    isRequired: false)

  static let command = Command(
    "intake", Words(vi: "xem đợt tuyển sinh, chỉ tiêu và danh sách dự tuyển", en: "intakes, seats and candidates"),
    details: Words(
      vi: """
        Danh sách của một trường xếp theo thứ tự nguyện vọng, rồi điểm ưu tiên, rồi thứ tự nộp. Khi nối vào lệnh khác, mỗi học \
        sinh một dòng, các cột cách nhau bằng dấu tab: hồ sơ, phiên bản, nguyện vọng, điểm, in hoặc out (đúng tuyến), turn, \
        seat hoặc -, bước, người nộp. Mỗi trường một dòng: đợt, tình trạng, trường, chỉ tiêu, đã giữ, nguyện vọng 1, tất cả.
        JSON: intakes[] như GET /api/v1/intakes; candidates[], next như GET /api/v1/intakes/ĐỢT/schools/TRƯỜNG/candidates.
        """,
      en: """
        The list of a school is by the order of the wish, then by points, then as they came. Behind a pipe each candidate is a \
        line of columns parted by tabs: dossier, version, wish, points, in or out (of the zone), turn, seat or -, step, \
        applicant. Each school is a line: intake, standing, school, seats, kept, first wishes, all wishes.
        JSON: intakes[] as of GET /api/v1/intakes; candidates[], next as of GET /api/v1/intakes/INTAKE/schools/SCHOOL/candidates.
        """),
    parameters: [intake, school, .limit, .all, .after, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    guard let intake = try call[intake], let school = try call[school] else {
      return try schools(call, office, of: try call[intake])
    }
    let list = try RemoteList<SeenCandidate>(
      "candidates", of: office, ["intakes", intake, "schools", school, "candidates"], [], call)
    return try list.write(
      call, nothing: Words(vi: "Chưa có học sinh nào.", en: "Nobody wishes for it."), as: listing)
  }

  private static func schools(_ call: Call, _ office: RemoteOffice, of name: String?) throws -> ExitCode {
    let answer = try office.read(["intakes"])
    if call[.json], name == nil {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let all: [SeenIntake] = try RemoteOffice.seen(answer) { field throws(JSONError) in
      try field.anyObject().list("intakes")
    }
    let shown = all.filter { name == nil || $0.id == name }
    if let name, shown.isEmpty {
      throw CommandError.usage(
        Words(
          vi: "không có đợt “\(name.harmless)” của các trường bạn phụ trách",
          en: "there is no intake “\(name.harmless)” of your schools"),
        suggestion: nearestWord(to: name, among: all.map(\.id)))
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Đợt", en: "Intake"), least: 8),
      .init(head: Words(vi: "Tình trạng", en: "Standing"), least: 8),
      .init(head: Words(vi: "Trường", en: "School"), least: 10),
      .init(head: Words(vi: "Chỉ tiêu", en: "Seats")), .init(head: Words(vi: "Đã giữ", en: "Kept")),
      .init(head: Words(vi: "NV1", en: "First")), .init(head: Words(vi: "Tất cả", en: "All"), isDispensable: true),
    ])
    listing.rows = shown.flatMap { intake in
      intake.schools.map { school in
        Listing.Row(
          cells: [
            Table.Cell(intake.id, .bold), Table.Cell(intake.standingWords.in(call.language)),
            Table.Cell(school.school.name.in(call.language)), Table.Cell("\(school.seats)"),
            school.kept >= school.seats ? Table.Cell("\(school.kept)", .red) : Table.Cell("\(school.kept)"),
            Table.Cell("\(school.first)"), Table.Cell("\(school.wishes)"),
          ],
          fields: [
            intake.id, intake.standing, school.school.id, "\(school.seats)", "\(school.kept)", "\(school.first)",
            "\(school.wishes)",
          ])
      }
    }
    if listing.rows.isEmpty {
      call.output.note(
        Words(
          vi: "Không có đợt tuyển sinh nào của các trường bạn phụ trách.", en: "There is no intake of your schools."
        )
        .in(call.language))
    }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }

  private static func listing(of rows: [SeenCandidate], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Hồ sơ", en: "Dossier")), .init(head: Words(vi: "NV", en: "Wish")),
      .init(head: Words(vi: "Điểm", en: "Points")), .init(head: Words(vi: "Tuyến", en: "Zone")),
      .init(head: Words(vi: "Giữ chỗ", en: "Seat")), .init(head: Words(vi: "Người nộp", en: "Applicant"), least: 8),
      .init(head: Words(vi: "Tình trạng", en: "State"), least: 8, isDispensable: true),
    ])
    listing.rows = rows.map { row in
      let here = Words(vi: "đang xét", en: "its turn")
      return Listing.Row(
        cells: [
          Table.Cell(row.dossier.code, .bold), Table.Cell("\(row.rank)"), Table.Cell(row.points),
          Table.Cell(row.isInZone ? Words(vi: "đúng", en: "in").in(language) : "–"),
          Table.Cell(
            row.hasSeat ? Words(vi: "có", en: "kept").in(language) : row.isTurn ? here.in(language) : "–"),
          Table.Cell(row.dossier.subject ?? "–"), Table.Cell(row.dossier.place.name.in(language), .dim),
        ],
        fields: [
          row.dossier.code, "\(row.dossier.version)", "\(row.rank)", row.points, row.isInZone ? "in" : "out",
          row.isTurn ? "turn" : "-", row.hasSeat ? "seat" : "-", row.dossier.place.id, row.dossier.subject ?? "",
        ])
    }
    return listing
  }
}

extension SeenIntake {
  fileprivate var standingWords: Words {
    switch standing {
    case "coming": Words(vi: "mở \(opens.short)", en: "opens \(opens.short)")
    case "open": Words(vi: "đến \(closes.short)", en: "until \(closes.short)")
    default: Words(vi: "kết quả \(results.short)", en: "results \(results.short)")
    }
  }
}
