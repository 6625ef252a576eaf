extension Flow {
  /// The head of a paper: the agency with its number on the left, the name of the country with its motto and the date on
  /// the right (Nghị định 30/2020/NĐ-CP, phụ lục I); over a person's paper the country alone, in the middle.
  func writeLetterhead(_ head: OfficialPaper.Head, dateline: String) throws {
    switch head {
    case .agency(let name, let number):
      // The right half is as wide as the country's name in one line.
      let right = typesetter.width(of: country, countryStyle) + 2
      let left = A4.textWidth - right - 12
      let agency = Stack(PrintedText(name).line.uppercased(), countryStyle, width: left, typesetter)
      let start = y
      tagged(.paragraph) { agency.draw(left: A4.left, top: start, on: canvas) }
      let ruleLeft = max(24, min(left / 3, typesetter.width(of: name, countryStyle) * 0.4))
      let agencyEnd = start + agency.height + 3
      rule(middle: A4.left + left / 2, length: ruleLeft, at: agencyEnd)
      let countryEnd = writeCountry(left: A4.right - right, width: right)
      let below = max(agencyEnd, countryEnd) + 8
      let numbered = Stack(number, TextStyle(alignment: .centre), width: left, typesetter)
      tagged(.paragraph) { numbered.draw(left: A4.left, top: below, on: canvas) }
      let dated = Stack(dateline, TextStyle(alignment: .centre).italic(), width: right, typesetter)
      tagged(.paragraph) { dated.draw(left: A4.right - right, top: below, on: canvas) }
      advance(below + max(numbered.height, dated.height) - start)
    case .person:
      let start = y
      advance(writeCountry(left: A4.left, width: A4.textWidth) - start)
      try write(dateline, TextStyle(alignment: .centre).italic(), .paragraph, after: 10)
    }
  }

  private var country: String { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" }
  private var countryStyle: TextStyle { TextStyle(size: 12, isBold: true, alignment: .centre) }

  /// - Returns: Where it ends, in points from the top of the page.
  private func writeCountry(left: Double, width: Double) -> Double {
    let mottoStyle = TextStyle(isBold: true, alignment: .centre)
    let motto = "Độc lập - Tự do - Hạnh phúc"
    let stack = Stack([
      typesetter.lines(of: country, countryStyle, width: width), typesetter.lines(of: motto, mottoStyle, width: width),
    ])
    tagged(.paragraph) { stack.draw(left: left, top: y, on: canvas) }
    let end = y + stack.height + 3
    rule(middle: left + width / 2, length: typesetter.width(of: motto, mottoStyle), at: end)
    return end
  }

  private func rule(middle: Double, length: Double, at y: Double) {
    canvas.rule(from: (middle - length / 2, y), to: (middle + length / 2, y), width: 0.75)
  }

  /// A centred text whose lines are about equally long, and where it begins, in points from the left of the page.
  private func balanced(_ text: String, _ style: TextStyle) -> (text: TextLines, left: Double) {
    var width = A4.textWidth
    var lines = typesetter.lines(of: text, style, width: width)
    guard (2...4).contains(lines.count) else { return (lines, A4.left) }
    while width > A4.textWidth / 2 {
      let narrower = typesetter.lines(of: text, style, width: width - 12)
      guard narrower.count == lines.count else { break }
      width -= 12
      lines = narrower
    }
    return (lines, A4.left + (A4.textWidth - width) / 2)
  }

  /// The title in capitals, and what stands below it.
  func writeTitle(_ title: String, _ subtitles: [String]) throws {
    skip(24)
    let lines = balanced(PrintedText(title).line.uppercased(), TextStyle(size: 14, isBold: true, alignment: .centre))
    try tagged(.title) { try write(lines.text, left: lines.left) }
    for subtitle in subtitles {
      try write(subtitle, TextStyle(size: 12, alignment: .centre).italic(), .paragraph, after: 2)
    }
    skip(8)
  }
}
