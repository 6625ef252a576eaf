/// Where the writing on a paper has come to: it goes down the page, and on to the next.
final class Flow {
  let canvas: Canvas
  let typesetter: Typesetter
  /// How far down, in points from the top of the page.
  private(set) var y = A4.top
  private var page = 1
  /// The parts of the structure that are begun.
  private var tags: [PDFTag] = []

  init(_ canvas: Canvas, _ typesetter: Typesetter) {
    self.canvas = canvas
    self.typesetter = typesetter
  }

  /// What is free on the page, in points.
  var room: Double { A4.bottom - y }

  /// Whether nothing stands on the page yet.
  var isAtTop: Bool { y == A4.top }

  /// Leaves a space; at the top of a page there is none to leave.
  func skip(_ height: Double) {
    if !isAtTop { y += height }
  }

  /// Goes down past what was drawn.
  func advance(_ height: Double) { y += height }

  /// What is written within is one part of the structure, and one on each page it goes over; the document is one.
  func tagged(_ tag: PDFTag?, _ write: () throws -> Void) rethrows {
    guard let tag else { return try write() }
    canvas.begin(tag)
    tags.append(tag)
    try write()
    tags.removeLast()
    canvas.end(tag)
  }

  /// Goes on to the next page. From the second on pages are numbered in figures, in the middle above (Nghị định
  /// 30/2020/NĐ-CP, phụ lục I).
  func turnPage() throws {
    guard page < Limits.pages else { throw TooLongForPaper(what: .pages, most: Limits.pages) }
    for tag in tags.reversed() where tag != .document { canvas.end(tag) }
    try canvas.turnPage()
    page += 1
    y = A4.top
    let number = typesetter.lines(of: "\(page)", TextStyle(alignment: .centre), width: A4.textWidth)
    number.draw(0, left: A4.left, top: A4.numberTop, on: canvas)
    for tag in tags where tag != .document { canvas.begin(tag) }
  }

  /// Takes care that so much stands on one page, if a page can hold it.
  func keep(_ height: Double) throws {
    if height > room, !isAtTop { try turnPage() }
  }

  /// Writes a paragraph, over as many pages as it takes, and no line of several alone.
  ///
  /// - Parameter left: Where it begins, in points from the left of the page.
  func write(_ text: TextLines, left: Double = A4.left) throws {
    var next = 0
    while next < text.count {
      let rest = text.count - next
      var fitting = text.fitting(from: next, in: room)
      if rest - fitting == 1, fitting > 2 { fitting -= 1 }
      if rest > fitting, fitting < 2 { fitting = isAtTop ? max(fitting, 1) : 0 }
      for line in next..<next + fitting {
        text.draw(line, left: left, top: y, on: canvas)
        y += text.height(of: line)
      }
      next += fitting
      if next < text.count { try turnPage() }
    }
  }

  /// Writes a text over the width of the page: a paragraph for each of its lines.
  func write(_ text: String, _ style: TextStyle, _ tag: PDFTag, after space: Double = 6) throws {
    for paragraph in PrintedText(text).paragraphs {
      skip(space)
      let lines = typesetter.lines(of: paragraph, style, width: A4.textWidth)
      try tagged(tag) { try write(lines) }
    }
  }
}
