internal import Text
public import WorkingTime
internal import XML

extension Message {
  /// The message as a file, in the form and the order in which the exchange's own programs write: the same message makes the same
  /// bytes.
  ///
  /// - Parameter today: The day on which it leaves, against which its dates are held; nil to leave that out.
  /// - Throws: ``WritingRefusal`` with everything that is wrong with it.
  public func written(today: Day? = nil) throws(WritingRefusal) -> [UInt8] {
    let problems = problems(today: today) + unknown.filter { !$0.isElement }.map(\.problem)
    guard problems.isEmpty else { throw WritingRefusal(problems: problems) }
    let unknown = Dictionary(grouping: unknown, by: \.within).mapValues { $0.map(\.xml) }
    var file = MessageWriter(prefix: "", depth: 0, unknown: unknown)
    file.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    file.line("<edXML xmlns=\"\(MessageNamespace.current)\">")
    file.add(envelope(unknown))
    if case .document(let message) = self { file.add(message.enclosure(unknown)) }
    file.strays("edXML")
    file.line("</edXML>")
    guard file.strangeTexts.isEmpty else {
      throw WritingRefusal(problems: file.strangeTexts.map { MessageProblem(.wrongType, $0, .strangeText) })
    }
    guard file.bytes.count <= MessageLimits.bytes else {
      throw WritingRefusal(problems: [MessageProblem(.tooLong, "edXML", .tooLarge(file.bytes.count))])
    }
    let misread = misread(in: file.bytes)
    guard misread.isEmpty else { throw WritingRefusal(problems: misread) }
    return file.bytes
  }

  /// What was kept and would be lost, or read as something else: the second of two parts whose first one is empty, for one. What
  /// has nothing kept is read again as it was.
  private func misread(in bytes: [UInt8]) -> [MessageProblem] {
    guard !unknown.isEmpty else { return [] }
    let again = try? Message.read(bytes).message
    guard again != self else { return [] }
    let lost = unknown.filter { again?.unknown.contains($0) != true }.map(\.within)
    return Set(lost.isEmpty ? ["edXML"] : lost).sorted().map { MessageProblem(.notKept, $0, .misread) }
  }

  private func envelope(_ unknown: [String: [String]]) -> MessageWriter {
    var writer = MessageWriter(prefix: "edXML:", depth: 1, unknown: unknown)
    writer.line("<edXML:edXMLEnvelope xmlns:edXML=\"\(MessageNamespace.current)\">")
    // The parts of the header are what paths begin with.
    var header = MessageWriter(prefix: "edXML:", depth: 3, unknown: unknown)
    writer.line("  <edXML:edXMLHeader>")
    switch self {
    case .document(let message): message.writeHeader(to: &header)
    case .status(let message): message.write(to: &header)
    }
    header.strays("")
    writer.add(header)
    writer.line("  </edXML:edXMLHeader>")
    if case .document(let message) = self {
      var body = MessageWriter(prefix: "edXML:", depth: 2, unknown: unknown)
      message.writeManifest(to: &body)
      writer.add(body)
    }
    var rest = MessageWriter(prefix: "edXML:", depth: 2, unknown: unknown)
    rest.strays("edXMLEnvelope")
    writer.add(rest)
    writer.line("</edXML:edXMLEnvelope>")
    return writer
  }
}

extension UnknownPart {
  /// Whether it is one well-formed element, so that it cannot end the one around it.
  fileprivate var isElement: Bool { (try? Tree(Array(xml.utf8))) != nil && !xml.hasPrefix("<?") }

  fileprivate var problem: MessageProblem {
    MessageProblem(
      .wrongType, within,
      Words(vi: "phần giữ lại không phải một phần tử XML", en: "what was kept is not one element of XML"))
  }
}

extension Words {
  fileprivate static let strangeText = Words(
    vi: "có ký tự điều khiển mà XML không cho phép", en: "there are control characters that XML does not allow")

  fileprivate static let misread = Words(
    vi: "phần giữ lại ở đây không viết lại được như đã nhận; cần chuyển tiếp tệp gốc",
    en: "what was kept here cannot be written as it came; the original file has to be passed on")

  fileprivate static func tooLarge(_ bytes: Int) -> Words {
    Words(
      vi: "thông điệp dài \(bytes) byte, quá \(MessageLimits.bytes) byte",
      en: "the message has \(bytes) bytes, more than \(MessageLimits.bytes)")
  }
}
