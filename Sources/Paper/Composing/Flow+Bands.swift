extension Flow {
  /// A text in a column, at so many points from the left of the page.
  typealias Column = (text: Stack, left: Double)

  /// Texts side by side, each of which goes on where its page ended: a row of a table, a label with its value.
  ///
  /// - Parameters:
  ///   - padding: Free above and below, in points.
  ///   - turned: Begins each further page, with the heads of a table.
  ///   - drawn: Draws around each piece, with its top and its height in points.
  func band(
    _ columns: [Column], padding: Double = 0, tag: PDFTag?, cell: PDFTag? = nil, turned: () throws -> Void = {},
    drawn: (_ top: Double, _ height: Double) -> Void = { _, _ in }
  ) throws {
    let whole = (columns.map(\.text.height).max() ?? 0) + 2 * padding
    // What is not longer than half a page stays in one piece.
    if whole > room, whole <= (A4.bottom - A4.top) / 2 {
      try turnPage()
      try turned()
    }
    var done = columns.map { _ in 0 }
    repeat {
      if isStuck(columns, done, padding), !isAtTop {
        try turnPage()
        try turned()
      }
      var height = 0.0
      tagged(tag) {
        for (number, column) in columns.enumerated() {
          let rest = column.text.count - done[number]
          let fitting = max(column.text.fitting(from: done[number], in: room - 2 * padding), min(rest, 1))
          let lines = done[number]..<done[number] + fitting
          tagged(cell) {
            height = max(height, column.text.draw(lines, left: column.left, top: y + padding, on: canvas))
          }
          done[number] += fitting
        }
      }
      drawn(y, height + 2 * padding)
      advance(height + 2 * padding)
    } while zip(columns, done).contains { $0.text.count > $1 }
  }

  /// Whether a text that goes on has no room for its next line.
  private func isStuck(_ columns: [Column], _ done: [Int], _ padding: Double) -> Bool {
    zip(columns, done).contains { column, done in
      column.text.count > done && column.text.fitting(from: done, in: room - 2 * padding) == 0
    }
  }
}
