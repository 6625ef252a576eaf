internal import Text
internal import XML

/// The frame of a file: where its header, its manifest and its attachments stand.
struct MessageFile {
  let tree: Tree
  /// The namespaces in which its parts may stand.
  let names: Set<String>
  let header: Node
  let body: Node?
  /// The elements that hold attachments.
  let enclosures: [Node]
  /// The decoded contents, in the order of the document; nil for what was no base64.
  let contents: [[UInt8]?]
  /// What is not of the standard about the frame.
  let oddities: [MessageProblem]

  init(_ bytes: [UInt8]) throws(ExchangeFault) {
    guard bytes.count <= MessageLimits.bytes else {
      throw ExchangeFault(
        .tooLarge,
        Words(
          vi:
            "thông điệp dài \(bytes.count) byte, quá \(MessageLimits.bytes) byte; cần gửi ít tệp hơn trong mỗi thông điệp",
          en:
            "the message has \(bytes.count) bytes, more than \(MessageLimits.bytes); fewer files have to be sent at once"
        ),
        sender: ClaimedSender.found(in: bytes))
    }
    let contents = ContentCollector(documentBytes: bytes.count)
    do throws(Malformed) {
      tree = try Tree(bytes, handingTextsOf: "ContentTransferEncoded", to: contents)
    } catch {
      throw ExchangeFault(error, sender: ClaimedSender.found(in: bytes))
    }
    self.contents = contents.contents
    let root = tree.root
    let envelope = MessageFile.envelope(in: root)
    guard let envelope, let header = envelope.elements.first(where: { MessageFile.isHeader($0) }),
      header.elements.contains(where: { MessageFile.parts.contains($0.name) })
    else {
      throw ExchangeFault(
        .noMessage, line: root.line,
        Words(
          vi:
            "tệp XML bắt đầu bằng “\(root.name.harmlessStart)”, không có MessageHeader hay Status trong edXMLHeader như QCVN 102:2016",
          en:
            "the XML begins with “\(root.name.harmlessStart)” and has neither MessageHeader nor Status in an edXMLHeader as QCVN 102:2016 asks"
        ),
        sender: ClaimedSender.found(in: bytes))
    }
    self.header = header
    body = envelope.elements.first { ["edXMLBody", "Body"].contains($0.name) }
    enclosures =
      (envelope.parent?.elements ?? []).filter { $0.name == "AttachmentEncoded" }
      + envelope.elements.filter { $0.name == "AttachmentEncoded" }
      + (body?.elements.filter { $0.name == "AttachmentEncoded" } ?? [])
    let inner = header.elements.first { MessageFile.parts.contains($0.name) }?.namespace
    let own = MessageNamespace.soap.contains(header.namespace) ? inner : header.namespace
    // Some leave the namespace out where it changes nothing for them.
    names = [MessageNamespace.current, MessageNamespace.older, own ?? header.namespace, inner ?? header.namespace, ""]
    oddities = MessageFile.oddities(own ?? header.namespace)
  }

  /// What stands beside the parts of the frame, and within what.
  var strays: [(node: Node, within: String)] {
    let known: Set = ["edXMLEnvelope", "Envelope", "edXMLHeader", "Header", "edXMLBody", "Body", "AttachmentEncoded"]
    var places = [(node: tree.root, name: "edXML")]
    if let envelope = header.parent, envelope != tree.root { places.append((envelope, "edXMLEnvelope")) }
    return places.flatMap { place in
      place.node.elements.filter { !known.contains($0.name) && !$0.isSignatureBlock }.map { ($0, place.name) }
    }
  }

  /// The root itself, or the one element in it that is an envelope; what SOAP carries in its body is looked at alike.
  private static func envelope(in root: Node) -> Node? {
    if MessageNamespace.soap.contains(root.namespace), let body = root.elements.first(where: { $0.name == "Body" }),
      let carried = body.elements.first(where: { carriers.contains($0.name.lowercased()) })
    {
      return envelope(in: carried)
    }
    if root.name == "edXMLEnvelope" || root.name == "Envelope" { return root }
    guard root.name.lowercased() == "edxml" else { return nil }
    return root.elements.first { $0.name == "edXMLEnvelope" } ?? root.elements.first { $0.name == "Envelope" }
      ?? (root.elements.contains { isHeader($0) } ? root : nil)
  }

  private static let carriers: Set = ["edxml", "edxmlenvelope"]

  /// What headers of messages have; without any of it, there is nothing to read.
  private static let parts: Set = ["MessageHeader", "Status", "StatusCode", "TraceHeaderList"]

  private static func isHeader(_ node: Node) -> Bool { node.name == "edXMLHeader" || node.name == "Header" }

  private static func oddities(_ namespace: String) -> [MessageProblem] {
    switch namespace {
    case MessageNamespace.current: []
    case MessageNamespace.older:
      [
        MessageProblem(
          .irregular, "edXMLEnvelope",
          Words(
            vi: "thông điệp theo chuẩn cũ \(MessageNamespace.older); chuẩn hiện hành là \(MessageNamespace.current)",
            en: "the message is of the older standard \(MessageNamespace.older); today's is \(MessageNamespace.current)"
          ))
      ]
    default:
      [
        MessageProblem(
          .irregular, "edXMLEnvelope",
          Words(
            vi: "không gian tên “\(namespace.harmlessStart)” không phải \(MessageNamespace.current)",
            en: "the namespace “\(namespace.harmlessStart)” is not \(MessageNamespace.current)"))
      ]
    }
  }
}

extension ExchangeFault {
  fileprivate init(_ error: Malformed, sender: OrganID?) {
    let what = error.message.harmlessStart
    switch error.code {
    case .doctype:
      self.init(
        .doctype, line: error.line, column: error.column,
        Words(
          vi: "dòng \(error.line): có DOCTYPE, không bao giờ được nhận; cần gửi lại không có DOCTYPE",
          en: "line \(error.line): it has a DOCTYPE, which is never taken; it has to be sent without"), sender: sender)
    case .limit:
      self.init(
        .tooLarge, line: error.line, column: error.column,
        Words(
          vi: "thông điệp vượt giới hạn: \(what)", en: "the message is beyond the limits: \(what)"), sender: sender)
    default:
      let place = Words(
        vi: error.line > 0 ? "dòng \(error.line), cột \(error.column): " : "",
        en: error.line > 0 ? "line \(error.line), column \(error.column): " : "")
      self.init(
        .malformed, line: error.line, column: error.column,
        Words(
          vi: "\(place.vi)không phải XML hợp lệ (\(what)); cần gửi lại tệp nguyên vẹn",
          en: "\(place.en)not well-formed XML (\(what)); the file has to be sent again, whole"), sender: sender)
    }
  }
}

extension String {
  /// The beginning of a text of a hostile file, without signs that would disturb a line.
  var harmlessStart: String {
    var start = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(100) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        start.append("\u{FFFD}")
      default: start.append(scalar)
      }
    }
    return String(start) + (unicodeScalars.count > 100 ? "…" : "")
  }
}
