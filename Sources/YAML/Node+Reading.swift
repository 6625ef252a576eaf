internal import Text

extension Node {
  /// Reads a definition file; nil when it cannot be read as one value at all.
  ///
  /// Definitions use the plain part of YAML: one document of mappings, lists and texts. Aliases, anchors, tags,
  /// merge keys, directives, further documents and keys that are not texts are findings; reading goes on past them.
  ///
  /// - Parameters:
  ///   - bytes: The file, UTF-8, within ``Limits``.
  ///   - file: The name that findings show.
  ///   - findings: Where everything wrong is told.
  public static func read(_ bytes: [UInt8], file: String, findings: Findings) -> Node? {
    guard let source = SourceText(bytes, file: file, findings: findings) else { return nil }
    return unsafe source.bytes.withUnsafeBufferPointer { buffer in
      let parser = unsafe Parser(buffer)
      var reader = TreeReader(source: source, findings: findings)
      do throws(Stop) {
        return try reader.document(parser)
      } catch {
        if case .problem(let problem) = error { findings.add(source.finding(problem)) }
        return nil
      }
    }
  }
}

/// Why reading ended before the end of the file.
private enum Stop: Error {
  case problem(Parser.Problem)
  /// What is wrong is among the findings already.
  case told
}

/// Builds the tree from the parser's events.
private struct TreeReader {
  let source: SourceText
  let findings: Findings
  var nodes = 0
  var toldTabs: Set<Int> = []

  init(source: SourceText, findings: Findings) {
    self.source = source
    self.findings = findings
  }

  typealias Step = (event: Parser.Event, start: Parser.Mark, end: Parser.Mark)

  private func next(_ parser: borrowing Parser) throws(Stop) -> Step {
    do throws(Parser.Problem) {
      return try parser.next()
    } catch { throw .problem(error) }
  }

  mutating func document(_ parser: borrowing Parser) throws(Stop) -> Node? {
    var root: Node?
    while true {
      let step = try next(parser)
      switch step.event {
      case .documentStart(let directives):
        if root != nil {
          findings.error(
            at: source.place(step.start),
            Words(
              vi: "tệp có hơn một tài liệu; mỗi tệp chỉ một định nghĩa, bỏ dòng `---` này",
              en: "a second document begins here; one file holds one definition, take this `---` away"))
          throw .told
        }
        if directives {
          findings.error(
            at: source.place(step.start),
            Words(vi: "không dùng chỉ thị `%`; hãy xóa dòng đó", en: "directives (`%`) are not used; delete that line"))
        }
        root = try node(try next(parser), parser, depth: 1)
      case .streamEnd:
        if root == nil {
          findings.error(
            at: Place(file: source.file, line: 1, column: 1),
            Words(vi: "tệp trống; cần có một định nghĩa", en: "the file is empty; a definition is expected"))
        }
        return root
      default: break
      }
    }
  }

  private mutating func node(_ step: Step, _ parser: borrowing Parser, depth: Int) throws(Stop) -> Node {
    try count(step.start)
    let place = source.place(step.start)
    switch step.event {
    case .scalar(let text, let style, let tag, let anchor):
      refuse(tag: tag, anchor: anchor, at: place)
      return Node(content: .scalar(scalar(text, style, place, step)), place: place)
    case .sequenceStart(let tag, let anchor):
      refuse(tag: tag, anchor: anchor, at: place)
      try check(depth: depth, at: place)
      return Node(content: .sequence(try elements(parser, depth: depth)), place: place)
    case .mappingStart(let tag, let anchor):
      refuse(tag: tag, anchor: anchor, at: place)
      try check(depth: depth, at: place)
      return Node(content: .mapping(try entries(parser, depth: depth)), place: place)
    case .alias(let name):
      findings.error(
        at: place,
        Words(
          vi: "không dùng bí danh `*\(name)`; hãy viết đầy đủ nội dung tại đây",
          en: "aliases (`*\(name)`) are not used; write the content out here"))
      return Node(content: .refused, place: place)
    default:
      return Node(content: .refused, place: place)
    }
  }

  private mutating func elements(_ parser: borrowing Parser, depth: Int) throws(Stop) -> [Node] {
    var elements: [Node] = []
    while true {
      let step = try next(parser)
      if case .end = step.event { return elements }
      elements.append(try node(step, parser, depth: depth + 1))
    }
  }

  private mutating func entries(_ parser: borrowing Parser, depth: Int) throws(Stop) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var first: [String: Place] = [:]
    while true {
      let step = try next(parser)
      if case .end = step.event { return entries }
      let key = try node(step, parser, depth: depth + 1)
      let value = try node(try next(parser), parser, depth: depth + 1)
      guard let key = text(ofKey: key) else { continue }
      if let earlier = first.updateValue(key.place, forKey: key.text) {
        first[key.text] = earlier
        findings.error(
          at: key.place,
          Words(
            vi: "khóa `\(key.text)` lặp lại; đã có ở dòng \(earlier.line)",
            en: "the key `\(key.text)` stands here again; it was on line \(earlier.line) already"))
      } else {
        entries.append(Node.Entry(key: key, value: value))
      }
    }
  }

  /// The key as a text; nil, with a finding, for what cannot be one.
  private func text(ofKey key: Node) -> Scalar? {
    switch key.content {
    case .scalar(let scalar) where scalar.isNothing:
      findings.error(
        at: key.place,
        Words(vi: "thiếu khóa trước dấu `:`", en: "there is no key before the `:`"))
      return nil
    case .scalar(let scalar) where scalar.text == "<<" && scalar.style == .plain:
      findings.error(
        at: key.place,
        Words(
          vi: "không dùng khóa gộp `<<`; hãy viết các khóa ra tại đây",
          en: "merge keys (`<<`) are not used; write the keys out here"))
      return nil
    case .scalar(let scalar): return scalar
    case .refused: return nil
    case .sequence, .mapping:
      findings.error(
        at: key.place,
        Words(
          vi: "khóa phải là một chữ, không thể là danh sách hay nhóm khóa",
          en: "a key is a text; a list or a mapping cannot be one"))
      return nil
    }
  }

  private func scalar(_ text: String, _ style: Scalar.Style, _ place: Place, _ step: Step) -> Scalar {
    let quotes = style == .quoted ? 1 : 0
    let written = step.end.index - step.start.index - 2 * quotes
    let verbatim = step.start.line == step.end.line && style != .block && written == text.unicodeScalars.count
    return Scalar(text: text, style: style, place: place, inset: verbatim ? quotes : nil)
  }

  private func refuse(tag: Bool, anchor: Bool, at place: Place) {
    if tag {
      findings.error(
        at: place,
        Words(
          vi: "không dùng nhãn kiểu `!`; kiểu do khóa quyết định, hãy xóa nhãn",
          en: "tags (`!`) are not used; the key decides the type, delete the tag"))
    }
    if anchor {
      findings.error(
        at: place,
        Words(vi: "không dùng mỏ neo `&`; hãy xóa nó", en: "anchors (`&`) are not used; delete the anchor"))
    }
  }

  private func check(depth: Int, at place: Place) throws(Stop) {
    guard depth > Limits.depth else { return }
    findings.error(
      at: place,
      Words(
        vi: "lồng nhau quá \(Limits.depth) tầng; hãy chia nhỏ định nghĩa",
        en: "nested deeper than \(Limits.depth) levels; divide the definition"))
    throw .told
  }

  private mutating func count(_ mark: Parser.Mark) throws(Stop) {
    nodes += 1
    if source.tabbedLines.contains(mark.line), toldTabs.insert(mark.line).inserted {
      findings.add(source.tab(at: mark.line))
    }
    guard nodes > Limits.nodes else { return }
    findings.error(
      at: source.place(mark),
      Words(
        vi: "tệp có hơn \(Limits.nodes) giá trị; hãy chia thành nhiều tệp",
        en: "the file holds more than \(Limits.nodes) values; divide it into several files"))
    throw .told
  }
}
