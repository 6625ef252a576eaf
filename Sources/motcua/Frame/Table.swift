import Text

/// Rows of cells in columns, each as wide as its widest cell; the last column wraps at the terminal's edge.
struct Table {
  /// A cell, with the style it is shown in.
  struct Cell: ExpressibleByStringInterpolation {
    let text: String
    var style: Output.Style?

    init(_ text: String, _ style: Output.Style? = nil) {
      self.text = text.harmless
      self.style = style
    }

    init(stringLiteral text: String) {
      self.init(text)
    }

    /// A text in which line breaks mean something; only as the last cell of a row.
    init(paragraphs text: String, _ style: Output.Style? = nil) {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      self.text = lines.map { String($0).harmless }.joined(separator: "\n")
      self.style = style
    }
  }

  var rows: [[Cell]] = []
  /// Blanks before each line.
  var indent = 2

  /// The lines of the table.
  func lines(for output: Output) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].text.displayWidth : 0 }.max() ?? 0
    }
    return rows.flatMap { row in
      var start = String(repeating: " ", count: indent)
      for (column, cell) in row.dropLast().enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.text.displayWidth + 2)
        start += (cell.style.map { output.styled(cell.text, $0) } ?? cell.text) + blanks
      }
      let used = indent + widths.prefix(max(0, row.count - 1)).reduce(0) { $0 + $1 + 2 }
      guard let last = row.last else { return [start] }
      // Where less than a few words fit, wrapping would read worse than a long line.
      let room = output.width.map { $0 - used }.flatMap { $0 >= 20 ? $0 : nil }
      let parts = last.text.split(separator: "\n", omittingEmptySubsequences: false)
      return parts.flatMap { String($0).wrapped(toWidth: room) }.enumerated().map { number, part in
        let shown = last.style.map { output.styled(part, $0) } ?? part
        if part.isEmpty { return (number == 0 ? start : "").withoutBlanksAtEnd }
        return number == 0 ? start + shown : String(repeating: " ", count: used) + shown
      }
    }
  }
}

extension String {
  /// The text in lines of at most so many columns, broken at blanks; one line without a width.
  func wrapped(toWidth width: Int?) -> [String] {
    guard let width, displayWidth > width else { return [self] }
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if longer.displayWidth > width, !line.isEmpty {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return lines + [line]
  }
}
