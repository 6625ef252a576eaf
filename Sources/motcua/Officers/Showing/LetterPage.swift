import JSON
import Text
import WorkingTime

/// A letter as it was issued, as text.
struct LetterPage {
  let agency: Words
  let title: Words
  let number: String
  let at: Instant
  let code: String
  let blocks: [Block]

  /// A line of facts.
  struct Row {
    let label: Words
    let value: Words
  }

  /// A part of the letter.
  enum Block {
    case text(Words)
    case rows([Row])
    case table(heading: Words, columns: [Words], rows: [[Words]])
    case signatures([Words])
    /// Something that this program does not know yet.
    case unknown
  }

  /// The letter's lines.
  func lines(for output: Output, _ language: Language) -> [String] {
    var lines = [
      agency.in(language).harmless, Words(vi: "Số: \(number)", en: "No. \(number)").in(language).harmless, "",
      output.styled(title.in(language).harmless, .bold),
      Words(vi: "Hồ sơ \(code), \(at.short)", en: "Dossier \(code), \(at.short)").in(language).harmless,
    ]
    for block in blocks { lines += [""] + self.lines(of: block, output, language) }
    return lines
  }

  private func lines(of block: Block, _ output: Output, _ language: Language) -> [String] {
    let words = { (words: Words) in Table.Cell(paragraphs: words.in(language)) }
    switch block {
    case .text(let text): return Table(rows: [[words(text)]], indent: 0).lines(for: output)
    case .rows(let rows):
      return Table(rows: rows.map { [Table.Cell($0.label.in(language)), words($0.value)] }, indent: 0)
        .lines(for: output)
    case .table(let heading, let columns, let rows):
      let head = columns.map { Table.Cell($0.in(language), .bold) }
      let body = rows.map { $0.map { Table.Cell($0.in(language)) } }
      return [heading.in(language).harmless] + Table(rows: [head] + body).lines(for: output)
    case .signatures(let names):
      return Table(rows: [names.map { Table.Cell($0.in(language)) }], indent: 4).lines(for: output)
    case .unknown:
      return [Words(vi: "(phần này xem trên trang web)", en: "(see the web page for this part)").in(language)]
    }
  }
}

extension LetterPage: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let letter = try field.anyObject()
    agency = try letter.read("agency")
    title = try letter.read("title")
    number = try letter.read("number")
    at = try letter.read("at")
    code = try letter.read("code")
    blocks = try letter.list("blocks")
  }
}

extension LetterPage.Block: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let block = try field.anyObject()
    if let text: Words = try block.maybe("text") {
      self = .text(text)
    } else if let rows: [LetterPage.Row] = try block.maybe("rows") {
      self = .rows(rows)
    } else if let table = try block.optional("table")?.anyObject() {
      self = .table(
        heading: try table.read("heading"), columns: try table.list("columns"), rows: try table.list("rows"))
    } else if let names: [Words] = try block.maybe("signatures") {
      self = .signatures(names)
    } else if let transfer = try block.optional("transfer")?.anyObject() {
      let (name, account): (String, String) = (try transfer.read("name"), try transfer.read("account"))
      let amount: Int = try transfer.read("amount")
      let reference: String = try transfer.read("reference")
      self = .rows([
        LetterPage.Row(label: try transfer.read("heading"), value: .plain("\(name), \(account)")),
        LetterPage.Row(
          label: Words(vi: "Số tiền, nội dung", en: "Amount, what it says"), value: .plain("\(amount) đ, \(reference)")),
      ])
    } else {
      self = .unknown
    }
  }
}

extension LetterPage.Row: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    label = try row.read("label")
    value = try row.read("value")
  }
}
