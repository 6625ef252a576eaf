import Dossiers
import Paper
import Procedures
import QR
import Text
import WorkingTime

extension LetterDocument {
  /// The letter for paper, made from what was kept when it was issued.
  ///
  /// - Parameter address: The address that its QR code carries.
  func paper(in language: Language, address: String) -> OfficialPaper {
    OfficialPaper(
      language: language,
      head: .agency(
        name: agency.in(language), number: Words(vi: "Số: \(number)", en: "No.: \(number)").in(language)),
      dateline: at.dateline(at: place).in(language), title: title.in(language), subtitles: subtitles(in: language),
      blocks: blocks.flatMap { $0.paper(in: language) },
      mark: hasQR ? OfficialPaper.Mark(following: code, at: address, in: language) : nil, at: at)
  }

  /// The letter for paper before it is issued, to be signed: number and date are left to whoever issues it.
  ///
  /// - Parameters:
  ///   - digest: What the signature binds besides: the action, the answers and the papers.
  ///   - moment: What the file says of its making, the same whenever it is made.
  func paperToSign(in language: Language, binding digest: String, at moment: Instant) -> OfficialPaper {
    let bound = OfficialPaper.Block.rows([
      OfficialPaper.Row(label: Words(vi: "Mã hồ sơ", en: "Dossier").in(language), value: code.text),
      OfficialPaper.Row(
        label: Words(vi: "Mã băm nội dung (SHA-256)", en: "Digest of the content (SHA-256)").in(language),
        value: digest.inGroups),
    ])
    let date = Words(vi: "ngày … tháng … năm …", en: "date: …")
    return OfficialPaper(
      language: language,
      head: .agency(name: agency.in(language), number: Words(vi: "Số: …", en: "No.: …").in(language)),
      dateline: [place, date].compactMap { $0?.in(language) }.joined(separator: ", "), title: title.in(language),
      subtitles: subtitles(in: language), blocks: blocks.flatMap { $0.paper(in: language) } + [bound],
      at: moment)
  }

  private func subtitles(in language: Language) -> [String] {
    let translated = language == .vietnamese ? [] : ["Translation. The Vietnamese text is the binding one."]
    return (model.map { ["(\($0))"] } ?? []) + translated
  }
}

extension LetterDocument.Block {
  fileprivate func paper(in language: Language) -> [OfficialPaper.Block] {
    switch self {
    case .text(let words): [.text(words.in(language))]
    case .rows(let rows):
      [.rows(rows.map { OfficialPaper.Row(label: $0.label.in(language), value: $0.value.in(language)) })]
    case .table(let heading, let columns, let rows):
      [
        .table(
          OfficialPaper.Table(
            heading: heading.in(language), columns: columns.map { $0.in(language) },
            rows: rows.map { $0.map { $0.in(language) } }))
      ]
    case .signatures(let names): [.signatures(names.map { OfficialPaper.Signature($0.in(language), language) })]
    case .transfer(let heading, let transfer): [.text(heading.in(language))] + transfer.paper(in: language)
    }
  }
}

extension TransferRequest {
  /// The transfer in words, and its code.
  fileprivate func paper(in language: Language) -> [OfficialPaper.Block] {
    let rows = [
      (Words(vi: "Chuyển khoản cho", en: "Transfer to"), account.name),
      (Words(vi: "Số tài khoản", en: "Account"), "\(account.account) (BIN \(account.bin))"),
      (Words(vi: "Số tiền", en: "Amount"), amount.words.in(language)),
      (Words(vi: "Nội dung", en: "What it says"), reference),
    ].map { OfficialPaper.Row(label: $0.0.in(language), value: $0.1) }
    let code = try? QRCode(of: payload)
    return [.rows(rows)] + (code.map { [.mark(OfficialPaper.Mark(code: $0, caption: ["VietQR"]))] } ?? [])
  }
}

extension OfficialPaper.Signature {
  /// Who signs, as letters say it: `Người nộp hồ sơ`, or with the name, `Người tiếp nhận hồ sơ: Lê Thị Lan`.
  fileprivate init(_ text: String, _ language: Language) {
    let halves = text.split(separator: ": ", maxSplits: 1).map(String.init)
    self.init(
      role: halves.first ?? "", note: Words(vi: "(Ký, ghi rõ họ tên)", en: "(signature and full name)").in(language),
      name: halves.dropFirst().first ?? "")
  }
}

extension OfficialPaper.Mark {
  /// The code by which a dossier is followed; nil when the address is too long for one.
  init?(following code: DossierCode, at address: String, in language: Language) {
    guard let qr = try? QRCode(of: address) else { return nil }
    self.init(
      code: qr, caption: [code.text, Words(vi: "Quét để tra cứu hồ sơ", en: "Scan to follow the dossier").in(language)])
  }
}
