extension Flow {
  private var padding: Double { 4 }

  /// A table, whose heads stand on each page it goes over.
  func write(_ table: OfficialPaper.Table) throws {
    guard table.columns.count <= Limits.columns else {
      throw TooLongForPaper(what: .columns, most: Limits.columns)
    }
    guard !table.columns.isEmpty else { return }
    let columns = columns(of: table)
    let heads = cells(
      table.columns, columns.map { Slot(left: $0.left, width: $0.width, isFigures: true) }, isHead: true)
    let headHeight = (heads.map(\.text.height).max() ?? 0) + 2 * padding
    let heading = Stack(table.heading, .heading, width: A4.textWidth, typesetter)
    try keep(heading.height + headHeight + 60)
    if !table.heading.isEmpty { try write(table.heading, .heading, .heading, after: 10) }
    skip(5)
    try tagged(.table) {
      let draw = { try self.line(heads, columns, .headCell) }
      try draw()
      // Heads so high that they would fill every page stand on the first alone.
      let again = headHeight < (A4.bottom - A4.top) / 4 ? draw : {}
      for row in table.rows { try line(cells(row, columns, isHead: false), columns, .cell, turned: again) }
    }
    skip(4)
  }

  private struct Slot {
    let left: Double
    let width: Double
    /// Whether nothing but a few figures stands in it.
    let isFigures: Bool
  }

  private func columns(of table: OfficialPaper.Table) -> [Slot] {
    let measured = table.rows.prefix(Limits.measuredRows)
    var (wanted, least, isFigures): ([Double], [Double], [Bool]) = ([], [], [])
    for (number, head) in table.columns.enumerated() {
      let texts = measured.compactMap { $0.indices.contains(number) ? $0[number] : nil }
      let all = ([(head, TextStyle.cell.bold())] + texts.map { ($0, TextStyle.cell) }).map { text, style in
        (PrintedText(String(text[...].beginning(bytes: Limits.pieceBytes))).line, style)
      }
      wanted.append(2 * padding + 1 + (all.map { typesetter.width(of: $0, $1) }.max() ?? 0))
      least.append(2 * padding + 1 + (all.map { typesetter.width(of: longestWord(of: $0), $1) }.max() ?? 0))
      isFigures.append(
        !texts.isEmpty && texts.allSatisfy { $0.utf8.count <= 4 && $0.utf8.allSatisfy { (48...57).contains($0) } })
    }
    var left = A4.left
    return zip(ColumnWidths(wanted: wanted, least: least, total: A4.textWidth).widths, isFigures).map {
      width, isFigures in
      defer { left += width }
      return Slot(left: left, width: width, isFigures: isFigures)
    }
  }

  private func longestWord(of text: String) -> String {
    text.split(separator: " ").max { $0.utf8.count < $1.utf8.count }.map(String.init) ?? ""
  }

  private func cells(_ texts: [String], _ columns: [Slot], isHead: Bool) -> [Column] {
    columns.enumerated().map { number, column in
      var style = isHead ? TextStyle.cell.bold() : TextStyle.cell
      if column.isFigures { style = style.centred() }
      let text = texts.indices.contains(number) ? texts[number] : ""
      return (Stack(text, style, width: column.width - 2 * padding, typesetter), column.left + padding)
    }
  }

  private func line(
    _ cells: [Column], _ columns: [Slot], _ tag: PDFTag, turned: () throws -> Void = {}
  ) throws {
    try band(cells, padding: padding, tag: .row, cell: tag, turned: turned) { top, height in
      let edges = columns.map(\.left) + [A4.right]
      for x in edges { canvas.rule(from: (x, top), to: (x, top + height), width: 0.5) }
      for y in [top, top + height] { canvas.rule(from: (A4.left, y), to: (A4.right, y), width: 0.5) }
    }
  }
}
