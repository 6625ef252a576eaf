import QR

extension Flow {
  /// Places to sign, side by side, beside a code; one alone stands on the right. A seal lies under the last of them.
  func write(
    _ signatures: [OfficialPaper.Signature], beside mark: OfficialPaper.Mark? = nil, under seal: SealImage? = nil
  ) throws {
    let mark = mark.map { MarkDrawing($0, typesetter) }
    let inLine = signatures.count == 1 ? 1 : min(max(signatures.count, 1), 3)
    // One alone has the right half.
    let left = signatures.count == 1 ? A4.left + A4.textWidth / 2 : A4.left + (mark?.width ?? 0)
    let width = (A4.right - left) / Double(inLine)
    for start in stride(from: 0, to: signatures.count, by: inLine) {
      let places = signatures[start..<min(start + inLine, signatures.count)].map { place($0, width: width - 12) }
      let height = places.map(\.height).max() ?? 0
      try keep(max(height, mark?.height ?? 0) + 18)
      skip(18)
      mark?.draw(left: A4.left, top: y, in: self)
      if let seal, let last = places.last, start + inLine >= signatures.count {
        try draw(seal, at: left + (Double(places.count) - 0.5) * width, top: y, height: last.height)
      }
      try band(
        places.enumerated().map { ($1, left + Double($0) * width + 6) }, tag: nil, cell: .paragraph)
      advance(max(0, (mark?.height ?? 0) - height))
    }
  }

  /// Draws a seal so that its right third lies on the place of a signature, which is written over it.
  private func draw(_ seal: SealImage, at middle: Double, top: Double, height: Double) throws {
    let side = A4.millimetres(seal.millimetres)
    try tagged(.figure) {
      try canvas.draw(png: seal.png, left: middle - side * 5 / 6, top: top + (height - side) / 2, side: side)
    }
  }

  private func place(_ signature: OfficialPaper.Signature, width: Double) -> Stack {
    let style = TextStyle(alignment: .centre)
    var paragraphs: [TextLines] = []
    func add(_ text: String, _ style: TextStyle) {
      paragraphs += PrintedText(text).paragraphs.map { typesetter.lines(of: $0, style, width: width) }
    }
    if !signature.role.isEmpty { add(signature.role.uppercased(), style.bold()) }
    if !signature.note.isEmpty { add(signature.note, style.italic().sized(12)) }
    // Room for a hand and a seal.
    for _ in 0..<4 { add("", style) }
    if !signature.name.isEmpty { add(signature.name, style.bold()) }
    return Stack(paragraphs)
  }

  /// A code below everything, on the left.
  func write(_ mark: OfficialPaper.Mark) throws {
    let drawing = MarkDrawing(mark, typesetter)
    try keep(drawing.height + 18)
    skip(18)
    drawing.draw(left: A4.left, top: y, in: self)
    advance(drawing.height)
  }
}
