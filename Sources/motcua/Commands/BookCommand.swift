import JSON
import Text
import WorkingTime

/// `motcua book`: the follow-up book of a period.
enum BookCommand {
  static let pdf = Parameter<String>.option(
    "pdf", "FILE", Words(vi: "in sổ của kỳ ra tệp PDF này", en: "prints the book of the period to this PDF file"))

  static let command = Command(
    "book", Words(vi: "sổ theo dõi hồ sơ (Mẫu 06)", en: "the follow-up book (Mẫu 06)"),
    details: Words(
      vi: """
        Các hồ sơ đơn vị đã nhận trong kỳ mà bạn được xem, theo thứ tự nhận (Thông tư 01/2018/TT-VPCP). Khi nối vào lệnh khác \
        và với --csv, mỗi dòng là: số thứ tự, hồ sơ, thủ tục, số bộ, người nộp, địa chỉ, điện thoại, đơn vị giải quyết, nhận, \
        hẹn trả, có kết quả, trả kết quả, cách nhận kết quả, kênh nộp, đang ở. JSON: entries[] như GET /api/v1/book, next.
        """,
      en: """
        The dossiers that units received in the period and that you may see, as they came (Thông tư 01/2018/TT-VPCP). \
        Behind a pipe and with --csv each line is: number, dossier, procedure, sets, applicant, address, telephone, unit, \
        received, due, result issued, result returned, how it is received, channel, where it stands. JSON: entries[] as of \
        GET /api/v1/book, next.
        """),
    parameters: ReportPeriod.parameters + [
      pdf, ShowCommand.overwrite, Parameter<Int>.limit, Parameter<Bool>.all, Parameter<String>.after,
      Parameter<Bool>.csv, Parameter<Bool>.json,
      Parameter<String>.session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try call.checkForm()
    let query = try ReportPeriod.query(of: call)
    if let path = try call[pdf] { return try print(query, to: path, call) }
    let list = try RemoteList<SeenBookEntry>("entries", of: RemoteOffice(of: call), ["book"], query, call)
    if call[.csv] {
      call.csv(head, try list.seen().enumerated().map { fields(of: $1, number: $0 + 1) })
      return .done
    }
    return try list.write(
      call, nothing: Words(vi: "Không có hồ sơ nào trong kỳ.", en: "No dossier was received in the period."),
      as: listing)
  }

  private static func print(_ query: [(name: String, value: String)], to path: String, _ call: Call) throws -> ExitCode
  {
    let file = try NewFile(path, overwrites: call[ShowCommand.overwrite])
    let office = try RemoteOffice(of: call)
    var request = office.request(.get, ["book.pdf"], query)
    request.isLong = true
    let answer = try office.answer(to: request)
    try file.write(answer.body)
    if call[.json] {
      let json: JSONValue = ["file": .string(path), "bytes": JSONValue(answer.body.count)]
      call.output.line(json.canonicalText)
    } else {
      let (place, count) = (path.harmless, answer.body.count)
      call.line(Words(vi: "Đã ghi \(place) (\(count) byte).", en: "Saved \(place) (\(count) bytes)."))
    }
    return .done
  }

  private static let head = [
    "number", "dossier", "procedure", "sets", "applicant", "address", "phone", "unit", "received", "due", "result",
    "returned", "receives", "channel", "place",
  ]

  private static func fields(of entry: SeenBookEntry, number: Int) -> [String] {
    [
      // One code is one set (bộ) of papers.
      String(number), entry.code, entry.procedure.id, "1", entry.subject ?? "", entry.address ?? "", entry.phone ?? "",
      entry.unit.id, entry.submittedAt.description, entry.due?.description ?? "", entry.resultAt?.description ?? "",
      entry.returnedAt?.description ?? "", entry.receives?.id ?? "", entry.channel, entry.place.id,
    ]
  }

  private static func listing(of entries: [SeenBookEntry], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "STT", en: "No.")), .init(head: Words(vi: "Mã hồ sơ", en: "Dossier")),
      .init(head: Words(vi: "Người nộp", en: "Applicant"), least: 8),
      .init(head: Words(vi: "Nhận", en: "Received")), .init(head: Words(vi: "Hẹn trả", en: "Due")),
      .init(head: Words(vi: "Trả kết quả", en: "Returned")),
      .init(head: Words(vi: "Đang ở", en: "Stands at"), least: 8, isDispensable: true),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 12, isDispensable: true),
      .init(head: Words(vi: "Đơn vị", en: "Unit"), least: 12, isDispensable: true),
    ])
    listing.rows = entries.enumerated().map { index, entry in
      Listing.Row(
        cells: [
          Table.Cell(String(index + 1)), Table.Cell(entry.code, .bold), Table.Cell(entry.subject ?? "–"),
          Table.Cell(entry.submittedAt.short), Table.Cell(entry.due?.short ?? "–"),
          Table.Cell(entry.returnedAt?.short ?? "–"), Table.Cell(entry.place.name.in(language)),
          Table.Cell(entry.procedure.name.in(language), .dim), Table.Cell(entry.unit.name.in(language), .dim),
        ], fields: fields(of: entry, number: index + 1))
    }
    return listing
  }
}
