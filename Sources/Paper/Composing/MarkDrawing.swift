import QR

/// A QR code with its caption, drawn as rectangles.
struct MarkDrawing {
  private let code: QRCode
  private let caption: Stack
  /// In points, with the white around it.
  let width: Double
  private let side: Double

  init(_ mark: OfficialPaper.Mark, _ typesetter: Typesetter) {
    code = mark.code
    side = A4.millimetres(mark.millimetres)
    let width = A4.millimetres(mark.millimetres + 8)
    self.width = width
    caption = Stack(
      mark.caption.flatMap { PrintedText($0).paragraphs }
        .map { typesetter.lines(of: $0, .small, width: width) })
  }

  /// The white that readers need on each side.
  private var quiet: Double { module * Double(QRCode.quietZone) }
  private var module: Double { side / Double(code.side) }

  var height: Double { side + 2 * quiet + caption.height }

  func draw(left: Double, top: Double, in flow: Flow) {
    flow.tagged(.figure) { flow.canvas.fill(boxes(left: left + (width - side) / 2, top: top + quiet)) }
    flow.tagged(.paragraph) {
      caption.draw(left: left, top: top + side + 2 * quiet, on: flow.canvas)
    }
  }

  /// The dark modules, run by run.
  private func boxes(left: Double, top: Double) -> [(x: Double, y: Double, width: Double, height: Double)] {
    (0..<code.side).flatMap { row in
      var boxes: [(x: Double, y: Double, width: Double, height: Double)] = []
      var column = 0
      while column < code.side {
        let start = column
        while code.isDark(row: row, column: column) { column += 1 }
        if column > start {
          boxes.append(
            (left + Double(start) * module, top + Double(row) * module, Double(column - start) * module, module))
        }
        column += 1
      }
      return boxes
    }
  }
}
