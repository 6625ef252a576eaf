/// A paragraph broken into lines, to be drawn line by line.
///
/// Pango takes time that grows with the square of a word's length. So long paragraphs are set piece by piece: the last
/// line of each piece is set again with what follows it, and the lines are those of the paragraph in one piece.
struct TextLines {
  private let lines: [(layout: Layout, line: Int)]
  /// From one line to the next, in points; a line with taller letters takes more.
  private let leading: Double

  init(_ text: String, _ style: TextStyle, width: Double, _ layout: (Substring, TextStyle) -> Layout) {
    leading = style.leading
    var (lines, style, rest): ([(layout: Layout, line: Int)], TextStyle, Substring) = ([], style, text[...])
    repeat {
      let piece = rest.beginning(bytes: Limits.pieceBytes)
      let set = layout(piece, style)
      let isLast = piece.endIndex == rest.endIndex
      let used = isLast || set.lines.count == 1 ? set.lines.count : set.lines.count - 1
      lines += (0..<used).map { (set, $0) }
      let end = used == set.lines.count ? piece.endIndex : piece.index(atByte: set.lines[used].start)
      rest = rest[end...]
      style.indent = 0
    } while !rest.isEmpty
    self.lines = lines
  }

  var count: Int { lines.count }

  /// How high a line is, in points.
  func height(of line: Int) -> Double { max(lines[line].layout.lines[lines[line].line].height, leading) }

  /// How high all of it is, in points.
  var height: Double { (0..<count).reduce(0) { $0 + height(of: $1) } }

  /// How many lines from one on fit into a height.
  func fitting(from first: Int, in room: Double) -> Int {
    var (count, left) = (0, room)
    while first + count < lines.count, height(of: first + count) <= left + 0.01 {
      left -= height(of: first + count)
      count += 1
    }
    return count
  }

  /// Draws a line.
  ///
  /// - Parameters:
  ///   - left: Where the paragraph begins, in points from the left of the page.
  ///   - top: Where the line begins, in points from the top.
  func draw(_ line: Int, left: Double, top: Double, on canvas: Canvas) {
    let (layout, number) = lines[line]
    let gap = (height(of: line) - layout.lines[number].height) / 2
    layout.draw(number, left: left, top: top + gap, on: canvas)
  }
}

extension Substring {
  /// What stands before so many bytes, in whole letters; of a letter that is longer, its beginning.
  func beginning(bytes: Int) -> Substring {
    guard let limit = utf8.index(startIndex, offsetBy: bytes, limitedBy: endIndex), limit < endIndex else {
      return self
    }
    var end = limit
    for _ in 0..<64 where end > startIndex {
      if String.Index(end, within: self) != nil { return self[..<end] }
      end = utf8.index(before: end)
    }
    end = limit
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return self[..<end]
  }

  /// The place behind so many bytes.
  fileprivate func index(atByte offset: Int) -> Index {
    utf8.index(startIndex, offsetBy: Swift.max(offset, 1), limitedBy: endIndex) ?? endIndex
  }
}
