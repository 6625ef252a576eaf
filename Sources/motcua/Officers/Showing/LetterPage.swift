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

  /// A part of the letter.
  enum Block {
    case text(Words)
    case rows([(label: Words, value: Words)])
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

extension LetterPage {
  /// Reads what the server sends.
  init(_ field: JSONField) throws(JSONError) {
    let letter = try field.anyObject()
    agency = try letter.required("agency").words()
    title = try letter.required("title").words()
    number = try letter.required("number").string()
    at = try letter.required("at").moment()
    code = try letter.required("code").string()
    blocks = try letter.required("blocks").list { (field) throws(JSONError) in try Block(field) }
  }
}

extension LetterPage.Block {
  fileprivate init(_ field: JSONField) throws(JSONError) {
    let block = try field.anyObject()
    if let text = block.optional("text") {
      self = .text(try text.words())
    } else if let rows = block.optional("rows") {
      self = .rows(
        try rows.list { (field) throws(JSONError) in
          let row = try field.anyObject()
          return (try row.required("label").words(), try row.required("value").words())
        })
    } else if let table = try block.optional("table")?.anyObject() {
      self = .table(
        heading: try table.required("heading").words(),
        columns: try table.required("columns").list { (field) throws(JSONError) in try field.words() },
        rows: try table.required("rows").list { (field) throws(JSONError) in
          try field.list { (field) throws(JSONError) in try field.words() }
        })
    } else if let names = block.optional("signatures") {
      self = .signatures(try names.list { (field) throws(JSONError) in try field.words() })
    } else {
      self = .unknown
    }
  }
}
