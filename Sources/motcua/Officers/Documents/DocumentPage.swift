import JSON
import Text
import WorkingTime

/// An official document on a terminal.
struct DocumentPage {
  let document: SeenDocument
  let language: Language

  /// The document line by line.
  func lines(for output: Output) -> [String] {
    let (row, head) = (document.row, document.row.kind?.name.in(language))
    let title = [row.key, head, row.number ?? row.code].compactMap(\.self).joined(separator: " · ")
    var lines = [output.styled(title.harmless, .bold), row.shownSubject(in: language).harmless, ""]
    lines += Table(rows: facts).lines(for: output)
    if !document.tasks.isEmpty {
      lines += ["", heading(Words(vi: "Phân công", en: "Assignments"), output)]
      lines += Table(rows: document.tasks.map(assignment)).lines(for: output)
    }
    if document.deliveries.contains(where: { $0.outbox != "none" || $0.status != nil || $0.isWithdrawn }) {
      lines += ["", heading(Words(vi: "Nơi nhận", en: "Receivers"), output)]
      lines += Table(rows: document.deliveries.map(delivery)).lines(for: output)
    }
    if !document.files.isEmpty {
      lines += ["", heading(Words(vi: "Tệp", en: "Files"), output)]
      lines += Table(rows: document.files.map { [Table.Cell($0.name), Table.Cell("\($0.bytes) B")] }).lines(for: output)
    }
    lines += ["", heading(Words(vi: "Quá trình", en: "History"), output)]
    lines += Table(
      rows: document.history.map { line in
        let note = line.note.map { "\n“\($0)”" } ?? ""
        return [
          Table.Cell(line.at.short), Table.Cell(line.by.in(language)),
          Table.Cell(paragraphs: line.text.in(language) + note),
        ]
      }
    ).lines(for: output)
    if !document.actions.isEmpty {
      lines += ["", heading(Words(vi: "Làm được lúc này", en: "Possible now"), output)]
      lines += Table(rows: document.actions.map { [Table.Cell($0.id), Table.Cell($0.name.in(language), .dim)] })
        .lines(for: output)
    }
    return lines
  }

  private func heading(_ words: Words, _ output: Output) -> String { output.styled(words.in(language), .bold) }

  private func cell(_ vi: String, _ en: String) -> Table.Cell { Table.Cell(Words(vi: vi, en: en).in(language)) }

  private var facts: [[Table.Cell]] {
    let row = document.row
    var facts: [[Table.Cell]] = [[cell("Tình trạng", "State"), Table.Cell(row.state.name.in(language))]]
    func add(_ vi: String, _ en: String, _ text: String?) {
      if let text { facts.append([cell(vi, en), Table.Cell(text)]) }
    }
    add("Cơ quan", "Agency", document.agency.name.in(language))
    if document.unit.id != document.agency.id { add("Đơn vị soạn", "Written by", document.unit.name.in(language)) }
    add("Nơi gửi", "From", row.sender.map(shown))
    if !row.receivers.isEmpty { add("Nơi nhận", "To", row.receivers.map(shown).joined(separator: "; ")) }
    add("Số ký hiệu", "Number of the sender", row.sender == nil ? nil : row.code)
    add("Ngày văn bản", "Date", row.date.map { Day($0)?.dayFirst ?? $0 })
    add("Hạn trả lời", "Answer by", row.answerBy.map { Day($0)?.dayFirst ?? $0 })
    add("Số trong sổ", "Number in the register", row.number)
    if row.urgency.id != "thuong" { add("Độ khẩn", "Urgency", row.urgency.name.in(language)) }
    if document.secrecy.id != "khong" { add("Độ mật", "Secrecy", document.secrecy.name.in(language)) }
    add("Kiểm tra", "Checked", document.authenticity?.name.in(language))
    add("Người ký", "Signed by", row.signer)
    add("Con dấu", "Seal", seal?.in(language) ?? row.messageSeal?.shown(in: language))
    if let due = row.due, row.endedAt == nil {
      add("Hạn", "Due", [due.short, row.remaining?.words.in(language)].compactMap(\.self).joined(separator: ", "))
    }
    if document.isAskedBack { facts.append([cell("Lưu ý", "Mind"), cell("nơi gửi yêu cầu lấy lại", "asked back")]) }
    add("Trả lời cho", "Answers", document.answers)
    add(
      "Được trả lời bằng", "Answered by",
      document.answeredBy.isEmpty ? nil : document.answeredBy.joined(separator: ", "))
    add("Được thay bằng", "Replaced by", document.replacedBy)
    add("Hồ sơ thủ tục", "Dossiers", document.dossiers.isEmpty ? nil : document.dossiers.joined(separator: ", "))
    add("Hồ sơ công việc", "File of work", document.workFile.map { "\($0.number) \($0.title)" })
    add("Ghi chú", "Note", row.note)
    return facts
  }

  private var seal: Words? {
    if document.waitsForSeal { return Words(vi: "chờ máy chủ đóng dấu", en: "the server is to put it on") }
    guard !document.seals.isEmpty else { return nil }
    return document.seals.allSatisfy(\.isStamped)
      ? Words(vi: "đã đóng dấu, có dấu thời gian", en: "put on, with a time stamp")
      : Words(vi: "đã đóng dấu", en: "put on")
  }

  private func shown(_ party: SeenParty) -> String { party.code.map { "\(party.name) (\($0))" } ?? party.name }

  private func delivery(_ delivery: SeenDocument.Delivery) -> [Table.Cell] {
    let way: Words =
      switch delivery.outbox {
      case "done": Words(vi: "đã gửi", en: "sent")
      case "dead": Words(vi: "không gửi được", en: "could not be sent")
      case "none": Words(vi: "", en: "")
      default: Words(vi: "chờ gửi", en: "to be sent")
      }
    let standing = [delivery.status?.name.in(language), delivery.since?.short].compactMap(\.self)
    let told = (delivery.trouble.map { [$0.in(language)] } ?? standing).joined(separator: ", ")
    return [
      Table.Cell(shown(delivery.receiver)), Table.Cell(way.in(language), delivery.outbox == "dead" ? .red : nil),
      Table.Cell(told), delivery.isWithdrawn ? cell("không nhận nữa", "no longer") : Table.Cell(""),
    ]
  }

  private func assignment(_ task: SeenDocument.Assignment) -> [Table.Cell] {
    let state =
      task.doneAt.map { Words(vi: "xong \($0.short)", en: "done \($0.short)") }
      ?? task.due.map { Words(vi: "hạn \($0.short)", en: "due \($0.short)") } ?? Words(vi: "", en: "")
    return [
      Table.Cell(String(task.task)), task.isLead ? cell("chủ trì", "leads") : cell("phối hợp", "works along"),
      Table.Cell([task.unit.name.in(language), task.officer].compactMap(\.self).joined(separator: ", ")),
      Table.Cell(state.in(language)),
    ]
  }
}
