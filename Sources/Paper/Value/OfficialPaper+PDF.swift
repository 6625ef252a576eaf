import WorkingTime

extension OfficialPaper {
  /// The paper as a PDF with its fonts in it: its text can be searched and read aloud. The same paper gives the same bytes.
  ///
  /// - Throws: ``TooLongForPaper`` or ``PaperFailure``.
  public func pdf() throws -> [UInt8] {
    try checkSize()
    return try Typesetters.lend { typesetter in
      let file = try PDFFile(
        PDFFile.Description(title: fileTitle, author: author, writtenAt: at.description))
      try write(in: Flow(file.canvas(), typesetter))
      return languageStated(language, in: try file.finish())
    }
  }

  private func write(in flow: Flow) throws {
    try flow.tagged(.document) { try writeParts(in: flow) }
  }

  private func writeParts(in flow: Flow) throws {
    try flow.writeLetterhead(head, dateline: dateline)
    try flow.writeTitle(title, subtitles)
    let beside = markStandsBeside
    let sealed = blocks.lastIndex { if case .signatures = $0 { true } else { false } }
    let labels = flow.labelWidth(of: blocks)
    for (number, block) in blocks.enumerated() {
      switch block {
      case .heading(let text): try flow.write(heading: text)
      case .text(let text): try flow.write(text, .body, .paragraph)
      case .rows(let rows): try flow.write(rows, labels: labels)
      case .table(let table): try flow.write(table)
      case .mark(let mark): try flow.write(mark)
      case .signatures(let signatures):
        try flow.write(
          signatures, beside: beside && number == blocks.count - 1 ? mark : nil,
          under: number == sealed ? seal : nil)
      }
    }
    if let mark, !beside { try flow.write(mark) }
  }

  /// Whether the code finds room to the left of who signs at the end.
  private var markStandsBeside: Bool {
    guard case .signatures(let signatures)? = blocks.last else { return false }
    return (1...2).contains(signatures.count)
  }

  private var fileTitle: String {
    switch head {
    case .agency(_, let number): PrintedText(title).line + " – " + PrintedText(number).line
    case .person: PrintedText(title).line
    }
  }

  private var author: String {
    switch head {
    case .agency(let name, _): PrintedText(name).line
    case .person: ""
    }
  }
}

extension Flow {
  fileprivate func write(heading: String) throws {
    // Not at the foot of a page without what it heads.
    try keep(60)
    try write(heading, .heading, .heading, after: 12)
  }
}
