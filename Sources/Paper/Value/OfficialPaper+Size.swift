extension OfficialPaper {
  /// Refuses what is beyond the limits before any of it is set.
  func checkSize() throws(TooLongForPaper) {
    var (bytes, pieces) = (0, 0)
    for texts in [subtitles, [title, dateline], mark?.caption ?? []] { bytes += texts.reduce(0) { $0 + $1.utf8.count } }
    if case .agency(let name, let number) = head { bytes += name.utf8.count + number.utf8.count }
    for block in blocks {
      pieces += 1
      for texts in block.texts {
        pieces += 1
        for text in texts { bytes += text.utf8.count }
        guard pieces <= Limits.pieces else { throw TooLongForPaper(what: .pieces, most: Limits.pieces) }
        guard bytes <= Limits.textBytes else { throw TooLongForPaper(what: .text, most: Limits.textBytes) }
      }
    }
    guard bytes <= Limits.textBytes else { throw TooLongForPaper(what: .text, most: Limits.textBytes) }
  }
}

extension OfficialPaper.Block {
  /// Its texts, piece by piece.
  fileprivate var texts: [[String]] {
    switch self {
    case .heading(let text), .text(let text): [[text]]
    case .rows(let rows): rows.map { [$0.label, $0.value] }
    case .table(let table): [[table.heading], table.columns] + table.rows
    case .mark(let mark): [mark.caption]
    case .signatures(let signatures): signatures.map { [$0.role, $0.note, $0.name] }
    }
  }
}
