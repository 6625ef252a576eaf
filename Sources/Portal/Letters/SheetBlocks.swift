import Forms
import Paper
import Text

/// Answers for paper, section by section.
struct SheetBlocks: Speaking {
  let language: Language

  func blocks(of section: Sheet.Section) -> [OfficialPaper.Block] {
    var blocks: [OfficialPaper.Block] = [.heading(section.name.in(language))]
    var rows: [OfficialPaper.Row] = []
    for row in section.rows {
      if case .groups(let groups) = row.content {
        blocks += [.rows(rows), table(row.label.in(language), groups)]
        rows = []
      } else {
        rows.append(OfficialPaper.Row(label: row.label.in(language), value: row.content.words.in(language)))
      }
    }
    return blocks + [.rows(rows)]
  }

  /// The rows of a group; where they have too many questions for columns, each in one cell.
  private func table(_ heading: String, _ groups: [[Sheet.Row]]) -> OfficialPaper.Block {
    var columns: [Sheet.Row] = []
    for row in groups.joined() where !columns.contains(where: { $0.id == row.id }) { columns.append(row) }
    let number = saying("TT", "No.")
    guard columns.count < 7 else {
      let lines = groups.map { $0.map { "\($0.label.in(language)): \($0.content.words.in(language))" } }
      return .table(
        OfficialPaper.Table(
          heading: heading, columns: [number, saying("Nội dung", "Content")],
          rows: lines.enumerated().map { ["\($0 + 1)", $1.joined(separator: "\n")] }))
    }
    let cells = groups.enumerated().map { index, group in
      ["\(index + 1)"]
        + columns.map { column in group.first { $0.id == column.id }?.content.words.in(language) ?? "" }
    }
    return .table(
      OfficialPaper.Table(heading: heading, columns: [number] + columns.map { $0.label.in(language) }, rows: cells))
  }
}
