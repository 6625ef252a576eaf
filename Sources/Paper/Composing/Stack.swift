/// Several paragraphs above each other that belong together: a cell, a caption, one side of a head.
struct Stack {
  private let paragraphs: [TextLines]
  /// Its lines, from top to bottom: the paragraph and the line in it.
  private let lines: [(paragraph: Int, line: Int)]

  init(_ paragraphs: [TextLines]) {
    self.paragraphs = paragraphs
    lines = paragraphs.enumerated().flatMap { number, text in (0..<text.count).map { (number, $0) } }
  }

  /// A text as it may go on paper, a paragraph for each of its lines.
  init(_ text: String, _ style: TextStyle, width: Double, _ typesetter: Typesetter) {
    self.init(PrintedText(text).paragraphs.map { typesetter.lines(of: $0, style, width: width) })
  }

  var count: Int { lines.count }

  var height: Double { paragraphs.reduce(0) { $0 + $1.height } }

  func height(of line: Int) -> Double { paragraphs[lines[line].paragraph].height(of: lines[line].line) }

  /// How many lines from one on fit into a height.
  func fitting(from first: Int, in room: Double) -> Int {
    var (count, left) = (0, room)
    while first + count < lines.count, height(of: first + count) <= left + 0.01 {
      left -= height(of: first + count)
      count += 1
    }
    return count
  }

  /// Draws some of its lines.
  ///
  /// - Returns: How high they are, in points.
  @discardableResult
  func draw(_ range: Range<Int>, left: Double, top: Double, on canvas: Canvas) -> Double {
    var y = top
    for line in range {
      paragraphs[lines[line].paragraph].draw(lines[line].line, left: left, top: y, on: canvas)
      y += height(of: line)
    }
    return y - top
  }

  /// Draws all of it.
  func draw(left: Double, top: Double, on canvas: Canvas) {
    draw(0..<count, left: left, top: top, on: canvas)
  }
}
