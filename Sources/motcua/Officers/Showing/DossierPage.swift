import Text
import WorkingTime

/// A dossier as an officer reads it on a terminal.
struct DossierPage {
  let dossier: SeenDossier
  let language: Language
  let output: Output

  private typealias Cell = Table.Cell

  /// The page's lines.
  ///
  /// - Parameter isExplained: Whether the due date is explained day by day.
  func lines(isExplained: Bool) -> [String] {
    var lines = head
    if isExplained { lines += section(Words(vi: "Cách tính hạn", en: "How the due date comes about"), days) }
    lines += section(Words(vi: "Người nộp", en: "Applicant"), applicant)
    for part in dossier.answers {
      lines += section(
        part.name, part.rows.map { [Cell($0.label.in(language)), Cell(paragraphs: $0.value.in(language))] })
    }
    lines += section(Words(vi: "Phí, lệ phí", en: "Fees"), charges)
    lines += section(Words(vi: "Giấy tờ", en: "Papers"), papers)
    lines += section(Words(vi: "Đang yêu cầu bổ sung", en: "Asked of the applicant"), asked)
    lines += lookup
    lines += section(Words(vi: "Trao đổi với người nộp", en: "Messages with the applicant"), messages)
    lines += section(Words(vi: "Quá trình", en: "Timeline"), timeline)
    lines += section(Words(vi: "Đánh giá", en: "Rating"), rating)
    lines += section(Words(vi: "Văn bản", en: "Letters"), letters)
    lines += section(Words(vi: "Văn bản đến và đi", en: "Official documents"), documents)
    lines += section(Words(vi: "Thông báo cho người nộp", en: "Notices to the applicant"), notices)
    lines += section(Words(vi: "Việc có thể làm", en: "What can be done"), offers)
    return lines
  }

  private var head: [String] {
    let name = dossier.procedure.name.in(language).harmless
    var rows: [[Cell]] = [[label("Tình trạng", "State"), Cell(dossier.place.name.in(language), .bold)]]
    rows += dossier.officersTasks.map { task in
      let holder = task.officer.map { Words(vi: "do \($0) giữ", en: "held by \($0)") }
      let words = [
        task.step.name.in(language), holder?.in(language) ?? Words(vi: "chưa ai nhận", en: "free").in(language),
        task.due.map { Words(vi: "hạn của bước \($0.short)", en: "step due \($0.short)").in(language) },
      ]
      return [
        label("Việc \(task.task)", "Task \(task.task)"), Cell(words.compactMap { $0 }.joined(separator: ", ")),
      ]
    }
    rows.append([label("Nộp lúc", "Submitted"), Cell("\(dossier.submittedAt.short) (\(channel.in(language)))")])
    rows.append(dueRow)
    if let ended = dossier.endedAt { rows.append([label("Kết thúc", "Ended"), Cell(ended.short)]) }
    rows.append([label("Phiên bản", "Version"), Cell(String(dossier.version))])
    return [output.styled(dossier.code.harmless, .bold) + "  " + name] + Table(rows: rows).lines(for: output)
  }

  private var dueRow: [Cell] {
    guard let due = dossier.due else {
      return [label("Hạn", "Due"), Cell(Words(vi: "chưa có", en: "none yet").in(language))]
    }
    let notes = [
      dossier.remaining.map { remaining in (remaining.isOverdue ? "! " : "") + remaining.words.in(language) },
      dossier.isPaused
        ? Words(vi: "đang tạm dừng chờ bổ sung", en: "paused, waiting for supplements").in(language) : nil,
      dossier.isProvisional
        ? Words(vi: "tạm tính: lịch nghỉ chưa chính thức", en: "provisional: the calendar is not official").in(language)
        : nil,
    ]
    let text = ([due.short] + notes.compactMap { $0 }).joined(separator: ", ")
    return [label("Hạn", "Due"), Cell(text, dossier.remaining?.isOverdue == true ? .red : nil)]
  }

  private var channel: Words {
    switch dossier.channel {
    case "online": Words(vi: "trực tuyến", en: "on line")
    case "counter": Words(vi: "trực tiếp", en: "at the desk")
    case "postal": Words(vi: "qua bưu chính", en: "by post")
    default: Words(vi: dossier.channel, en: dossier.channel)
    }
  }

  private var days: [[Cell]] {
    dossier.days.map { day in
      let written = Day(day.date)
      let date = language == .vietnamese ? written?.dayFirst ?? day.date : day.date
      return [
        Cell(date), Cell(written?.weekday.name.in(language) ?? ""), day.isCounted ? Cell("+", .green) : Cell("–", .dim),
        Cell(day.reason.in(language), day.isCounted ? nil : .dim),
      ]
    }
  }

  private var applicant: [[Cell]] {
    guard let applicant = dossier.applicant else { return [] }
    let rows: [(Words, String?)] = [
      (Words(vi: "Họ và tên", en: "Name"), applicant.name),
      (Words(vi: "Số giấy tờ", en: "Identity"), applicant.identity),
      (Words(vi: "Điện thoại", en: "Telephone"), applicant.phone),
      (Words(vi: "Thư điện tử", en: "E-mail"), applicant.email),
      (Words(vi: "Địa chỉ", en: "Address"), applicant.address),
      (Words(vi: "Chủ hồ sơ", en: "Dossier of"), applicant.owner),
      (Words(vi: "Quan hệ của người nộp", en: "Who submits is"), applicant.relation?.in(language)),
    ]
    return rows.compactMap { words, value in value.map { [Cell(words.in(language)), Cell(paragraphs: $0)] } }
  }

  private var charges: [[Cell]] {
    dossier.charges.map { charge in
      let why = charge.why.map { "\n" + $0.in(language) } ?? ""
      return [
        Cell(charge.fee.name.in(language)), Cell(String(charge.amount) + " đ"),
        Cell(charge.standing.in(language), charge.status == "owed" ? .red : nil), Cell(paragraphs: why),
      ]
    }
  }

  private var papers: [[Cell]] {
    dossier.papers.enumerated().map { index, paper in
      [
        Cell(String(index + 1)), Cell(size(paper.bytes)), Cell(paper.name), Cell(paper.part.name.in(language)),
      ] + (paper.signature.map { [signature($0)] } ?? [])
        + (paper.becoming.map { [Cell(paragraphs: $0.in(language))] } ?? [])
    }
  }

  private func signature(_ found: SeenDossier.Signature) -> Cell {
    let names = found.signers.isEmpty ? "" : " (\(found.signers.joined(separator: ", ")))"
    let reason = found.verdict == "valid" ? "" : ": " + found.reason.in(language)
    let style: Output.Style = found.verdict == "valid" ? .green : found.verdict == "undecided" ? .yellow : .red
    return Cell(found.words.in(language) + reason + names, style)
  }

  private var asked: [[Cell]] {
    let reason = dossier.askedReason.map {
      [[Cell(Words(vi: "Lý do", en: "Reason").in(language)), Cell(paragraphs: $0)]]
    }
    let items = dossier.asked.map { item in
      [Cell(item.item), Cell(paragraphs: item.name.in(language) + (item.remark.isEmpty ? "" : ": " + item.remark))]
    }
    return items.isEmpty ? [] : (reason ?? []) + items
  }

  private var lookup: [String] {
    guard let lookup = dossier.lookup else { return [] }
    let entry = lookup.entry.isEmpty ? "" : " (\(lookup.entry.harmless))"
    let title = "\(lookup.register.name.in(language).harmless) – \(lookup.words.in(language).harmless)\(entry)"
    let rows = lookup.fields.map { row in
      let asked = row.asked.map { Words(vi: "đề nghị: \($0)", en: "asked: \($0)").in(language) } ?? ""
      return [
        row.agrees ? Cell("=", .green) : Cell("≠", .red), Cell(row.label.in(language)), Cell(row.registered),
        Cell(row.agrees ? "" : asked, .red),
      ]
    }
    return ["", output.styled(title, .bold)] + Table(rows: rows).lines(for: output)
  }

  private var messages: [[Cell]] {
    dossier.messages.map { message in
      let erased = Words(vi: "(nội dung đã xóa)", en: "(erased)").in(language)
      return [Cell(message.at.short), Cell(message.by.in(language)), Cell(paragraphs: message.text ?? erased)]
    }
  }

  private var rating: [[Cell]] {
    dossier.rating.map { [[Cell("\($0.stars)/5", .bold), Cell(paragraphs: $0.comment ?? "")]] } ?? []
  }

  private var timeline: [[Cell]] {
    dossier.timeline.map { event in
      let note = event.note.map { "\n" + $0 } ?? ""
      return [Cell(event.at.short), Cell(event.by.in(language)), Cell(paragraphs: event.text.in(language) + note)]
    }
  }

  private var letters: [[Cell]] {
    dossier.letters.map { letter in
      let seal: Words? =
        switch letter.seal?.status {
        case "waiting": Words(vi: "chờ con dấu", en: "waits for the seal")
        case "affixed": Words(vi: "đã đóng dấu số", en: "sealed")
        default: nil
        }
      let title = [letter.title, seal].compactMap { $0?.in(language) }.joined(separator: " – ")
      return [Cell(String(letter.index)), Cell(letter.at.short), Cell(letter.number), Cell(title)]
    }
  }

  private var documents: [[Cell]] {
    dossier.documents.map { document in
      let arrow = document.direction == "incoming" ? "→ " : "← "
      return [
        Cell(document.key), Cell(arrow + (document.number ?? document.code ?? "–")),
        Cell(document.state.name.in(language)), Cell(document.subject ?? "–"),
      ]
    }
  }

  private var notices: [[Cell]] {
    dossier.notices.map { notice in
      let sent = notice.sent.map { sending in
        let way = sending.by == "mail" ? Words(vi: "thư điện tử", en: "mail") : Words(vi: "tin nhắn", en: "message")
        let state =
          switch sending.state {
          case "done": Words(vi: "đã gửi", en: "sent")
          case "dead": Words(vi: "không gửi được", en: "not sent")
          default: Words(vi: "đang gửi", en: "on its way")
          }
        return "\(way.in(language)): \(state.in(language))"
      }
      let isDead = notice.sent.contains { $0.state == "dead" }
      return [
        Cell(notice.at.short), Cell(paragraphs: notice.subject.in(language)),
        Cell(sent.joined(separator: "; "), isDead ? .red : .dim),
      ]
    }
  }

  private var offers: [[Cell]] { OfferRows(offers: dossier.offers, language: language).cells }

  private func label(_ vi: String, _ en: String) -> Cell { Cell(Words(vi: vi, en: en).in(language)) }

  private func section(_ title: Words, _ rows: [[Cell]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["", output.styled(title.in(language).harmless, .bold)] + Table(rows: rows).lines(for: output)
  }

  private func size(_ bytes: Int) -> String {
    if bytes < 10_000 { return "\(bytes) B" }
    return bytes < 10_000_000 ? "\(bytes / 1_000) kB" : "\(bytes / 1_000_000) MB"
  }
}

/// What can be done with a dossier and why the rest cannot, as rows.
struct OfferRows {
  let offers: [SeenDossier.Offer]
  let language: Language

  /// The offers to officers.
  var cells: [[Table.Cell]] {
    offers.filter(\.isOfficers).map { offer in
      let needs = offer.allNeeds.compactMap { OfferRows.options[$0] }.joined(separator: " ")
      let name = offer.name.in(language)
      let text = offer.why.map { "\(name) – " + $0.in(language) } ?? (needs.isEmpty ? name : "\(name) (\(needs))")
      return [
        offer.why == nil ? Table.Cell("+", .green) : Table.Cell("–", .dim), Table.Cell(offer.action),
        Table.Cell(text, offer.why == nil ? nil : .dim),
      ]
    }
  }

  /// By what option of `motcua act` each need is met.
  static let options = [
    "reason": "--reason TEXT", "items": "--item ITEM=REMARK", "payment": "--paid VND --means cash|transfer",
    "signed": "--signed FILE",
  ]
}
