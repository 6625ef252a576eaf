public import WorkingTime

/// What a digital signature looks like on a page: who signed and when (Nghị định 30/2020/NĐ-CP, phụ lục I: upright, black,
/// size 10 where there is room), and beside it the image of a seal.
public struct SignaturePicture: Hashable, Sendable {
  /// What it says, line by line.
  public var lines: [String]
  /// The image of the seal, a PNG with nothing behind it; nil for none.
  public var seal: [UInt8]?
  /// How wide it is, in points.
  public var width: Double
  /// How high it is, in points.
  public var height: Double
  /// What the file says of its making.
  public var at: Instant

  /// A picture.
  public init(lines: [String], seal: [UInt8]? = nil, width: Double, height: Double, at: Instant) {
    self.lines = lines
    self.seal = seal
    self.width = width
    self.height = height
    self.at = at
  }

  /// The picture as a PDF of one page of its size, with its fonts in it.
  ///
  /// - Throws: ``PaperFailure``: fonts are missing, or the image is no PNG.
  public func pdf() throws -> [UInt8] {
    try Typesetters.lend { typesetter in
      let file = try PDFFile(
        PDFFile.Description(title: "", author: "", writtenAt: at.description), width: width, height: height)
      let canvas = try file.canvas()
      var left = 0.0
      if let seal {
        // The seal covers a third of the signature, on its left.
        let side = min(height, width / 2)
        try canvas.draw(png: seal, left: 0, top: (height - side) / 2, side: side)
        left = side * 2 / 3
      }
      let text = fitted(width - left, typesetter)
      text.draw(0..<text.fitting(from: 0, in: height), left: left, top: max(0, (height - text.height) / 2), on: canvas)
      return try file.finish()
    }
  }

  /// The lines in the largest letters, up to size 10, in which all of them have room.
  private func fitted(_ width: Double, _ typesetter: Typesetter) -> Stack {
    var size = 10.0
    while true {
      let stack = Stack(
        lines.flatMap { PrintedText($0).paragraphs }.map {
          typesetter.lines(of: $0, TextStyle(size: size), width: width)
        })
      guard stack.height > height, size > 4 else { return stack }
      size -= 0.5
    }
  }
}

extension Instant {
  /// The moment as it is shown beside a digital signature: `26-11-2026 14:00:05 +07:00`.
  public var asSigned: String {
    // 2026-11-26T14:00:05+07:00
    let text = String(description.prefix(19))
    let (day, time) = (text.prefix(10).split(separator: "-"), text.dropFirst(11))
    return day.reversed().joined(separator: "-") + " \(time) +07:00"
  }
}
