internal import CYAML

/// One libyaml parser over the bytes of a file, which must outlive it.
@safe struct Parser: ~Copyable {
  /// What the parser meets next.
  enum Event {
    case documentStart(directives: Bool)
    case scalar(text: String, style: Scalar.Style, tag: Bool, anchor: Bool)
    case sequenceStart(tag: Bool, anchor: Bool)
    case mappingStart(tag: Bool, anchor: Bool)
    case alias(String)
    case end
    case streamEnd
    case other
  }

  /// Where an event lies: lines, columns and characters from 0.
  struct Mark {
    let line: Int
    let column: Int
    let index: Int
  }

  /// What libyaml could not read, in its own words.
  struct Problem: Error {
    let problem: String
    let context: String
    let mark: Mark
  }

  private let handle: UnsafeMutablePointer<yaml_parser_t>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe handle = .allocate(capacity: 1)
    unsafe handle.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(handle) == 1 else { fatalError("libyaml has no memory") }
    unsafe yaml_parser_set_encoding(handle, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(handle, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(handle)
    unsafe handle.deallocate()
  }

  /// The next event with its beginning and its end.
  func next() throws(Problem) -> (event: Event, start: Mark, end: Mark) {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(handle, &event) == 1 else { throw problem() }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe (Event(event), Mark(event.start_mark), Mark(event.end_mark))
  }

  private func problem() -> Problem {
    unsafe Problem(
      problem: handle.pointee.problem.map { unsafe String(cString: $0) } ?? "",
      context: handle.pointee.context.map { unsafe String(cString: $0) } ?? "",
      mark: Mark(handle.pointee.problem_mark))
  }
}

extension Parser.Mark {
  init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line), column: Int(mark.column), index: Int(mark.index))
  }
}

extension Parser.Event {
  init(_ event: yaml_event_t) {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT:
      let start = unsafe event.data.document_start
      self = unsafe .documentStart(
        directives: start.version_directive != nil || start.tag_directives.start != start.tag_directives.end)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      self = unsafe .scalar(
        text: String(decoding: bytes, as: UTF8.self), style: Scalar.Style(scalar.style), tag: scalar.tag != nil,
        anchor: scalar.anchor != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      self = unsafe .sequenceStart(tag: start.tag != nil, anchor: start.anchor != nil)
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      self = unsafe .mappingStart(tag: start.tag != nil, anchor: start.anchor != nil)
    case YAML_ALIAS_EVENT:
      self = unsafe .alias(String(cString: event.data.alias.anchor))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: self = .end
    case YAML_STREAM_END_EVENT: self = .streamEnd
    default: self = .other
    }
  }
}

extension Scalar.Style {
  init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
