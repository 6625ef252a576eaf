import Text

/// A list of like things.
///
/// On a terminal it is a table with a head, fitted to the width: long columns are cut, and the dispensable ones left
/// out when even that is not enough. Behind a pipe each thing is one line, its fields parted by tabs, without a head,
/// never cut and in no language, so that `cut` and `awk` find the same in the same place for ever.
struct Listing {
  /// A column of the table.
  struct Column {
    let head: Words
    /// The fewest columns of the terminal to which it may be cut; nil for never.
    var least: Int?
    /// Whether a narrow terminal may do without it.
    var isDispensable = false
  }

  /// One thing: its cells on a terminal, and its fields behind a pipe.
  struct Row {
    let cells: [Table.Cell]
    let fields: [String]
  }

  let columns: [Column]
  var rows: [Row] = []

  /// The list as lines.
  func lines(for output: Output, _ language: Language) -> [String] {
    guard let width = output.width else {
      return rows.map { $0.fields.map { $0.isEmpty ? "-" : $0.harmless }.joined(separator: "\t") }
    }
    let heads = columns.map { $0.head.in(language) }
    let wanted = columns.indices.map { column in
      rows.reduce(heads[column].displayWidth) { max($0, $1.cells[column].text.displayWidth) }
    }
    let widths = fitted(wanted, to: width)
    let shown = widths.indices.filter { widths[$0] > 0 }
    func cell(_ text: String, _ column: Int) -> String {
      let text = text.cut(toWidth: widths[column])
      return column == shown.last ? text : text.padded(toWidth: widths[column])
    }
    let head = shown.map { output.styled(cell(heads[$0], $0), .bold) }
    let body = rows.map { row in
      shown.map { column in
        let it = row.cells[column]
        let text = cell(it.text, column)
        return it.style.map { output.styled(text, $0) } ?? text
      }
    }
    return ([head] + body).map { $0.joined(separator: "  ").withoutBlanksAtEnd }
  }

  /// The widths of the columns, 0 for one that is left out.
  private func fitted(_ wanted: [Int], to width: Int) -> [Int] {
    var widths = wanted
    func excess() -> Int { widths.reduce(-2) { $1 > 0 ? $0 + $1 + 2 : $0 } - width }
    // The widest gives first, so that no column is cut while a longer one stands whole.
    func shrink() {
      while excess() > 0 {
        let able = widths.indices.filter { widths[$0] > columns[$0].least ?? .max }
        guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
      }
    }
    shrink()
    for column in columns.indices.reversed() where excess() > 0 && columns[column].isDispensable {
      let without = widths.indices.map { widths[$0] > 0 && $0 != column ? wanted[$0] : 0 }
      widths = without
      shrink()
    }
    return widths
  }
}

extension String {
  /// The text in at most so many columns of a terminal, its end given away for `…` when it is longer.
  func cut(toWidth width: Int) -> String {
    guard displayWidth > width else { return self }
    var result = ""
    var used = 0
    for character in self {
      let more = String(character).displayWidth
      guard used + more < width else { break }
      result.append(character)
      used += more
    }
    return result + "…"
  }

  /// The text without the blanks at its end.
  var withoutBlanksAtEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
