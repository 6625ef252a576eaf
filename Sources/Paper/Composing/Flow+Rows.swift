extension Flow {
  /// How wide the labels of a paper are, so that all its values stand below each other.
  func labelWidth(of blocks: [OfficialPaper.Block]) -> Double {
    let rows = blocks.flatMap { block -> [OfficialPaper.Row] in
      if case .rows(let rows) = block { rows } else { [] }
    }
    let widest = rows.prefix(Limits.measuredRows).map { typesetter.width(of: label($0), TextStyle()) }.max() ?? 0
    return min(widest + 1, A4.textWidth * 0.42)
  }

  /// Labels with their values, in two columns.
  func write(_ rows: [OfficialPaper.Row], labels: Double) throws {
    let gap = 10.0
    let values = A4.textWidth - labels - gap
    for row in rows {
      skip(4)
      try band(
        [
          (Stack(label(row), TextStyle(), width: labels, typesetter), A4.left),
          (Stack(row.value, TextStyle(), width: values, typesetter), A4.left + labels + gap),
        ], tag: nil, cell: .paragraph)
    }
  }

  private func label(_ row: OfficialPaper.Row) -> String {
    PrintedText(row.label).line + ":"
  }
}
