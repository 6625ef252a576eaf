internal import Text
internal import XML

/// What is noted while a message is read: what was not understood, and what is not as it should be.
final class ReadingNotes {
  /// The namespaces in which parts of the message stand.
  let names: Set<String>
  private(set) var unknown: [UnknownPart] = []
  private var unknownBytes = 0
  private var problems: [MessageProblem] = []
  private var more = 0
  private var hasLost = false

  init(_ names: Set<String>) {
    self.names = names
  }

  func add(_ problem: MessageProblem) {
    if problems.count < MessageLimits.problems { problems.append(problem) } else { more += 1 }
  }

  var allProblems: [MessageProblem] {
    guard more > 0 else { return problems }
    return problems + [
      MessageProblem(
        .notKept, "", Words(vi: "còn \(more) lỗi khác nữa", en: "and \(more) more problems"))
    ]
  }

  /// Keeps an element that was not understood.
  func keep(_ node: Node, within path: String) {
    var part: UnknownPart?
    if unknown.count < MessageLimits.unknownParts, unknownBytes < MessageLimits.unknownBytes,
      let form = try? node.canonical(CanonicalForm(.exclusive(prefixes: []))),
      unknownBytes + form.count <= MessageLimits.unknownBytes
    {
      unknownBytes += form.count
      part = UnknownPart(within: path, xml: String(decoding: form, as: UTF8.self))
    }
    if let part {
      unknown.append(part)
    } else if !hasLost {
      hasLost = true
      add(
        MessageProblem(
          .notKept, path.isEmpty ? node.name.harmlessStart : path + "/" + node.name.harmlessStart,
          Words(
            vi: "nhiều phần không hiểu được hơn mức giữ lại; chỉ còn trong tệp gốc",
            en: "more was not understood than is kept; it is in the original file only")))
    }
  }
}

/// An element whose parts are taken one by one; what nobody took in the end was not understood and is kept.
final class PartReader {
  let node: Node
  let path: String
  let notes: ReadingNotes
  private var children: [Node]

  init(_ node: Node, at path: String, _ notes: ReadingNotes) {
    self.node = node
    self.path = path
    self.notes = notes
    children = node.elements
  }

  /// Whether parts of this name are still there.
  func has(_ name: String) -> Bool { children.contains { matches($0, name) } }

  /// All elements of a name, in their order.
  func all(_ name: String) -> [Node] {
    let found = children.filter { matches($0, name) }
    if !found.isEmpty { children.removeAll { matches($0, name) } }
    return found
  }

  /// The first element of a name; others of it stay.
  private func first(_ name: String) -> Node? {
    guard let place = children.firstIndex(where: { matches($0, name) }) else { return nil }
    return children.remove(at: place)
  }

  private func matches(_ node: Node, _ name: String) -> Bool {
    node.name == name && notes.names.contains(node.namespace)
  }

  /// The text of the one element of a name; nil when there is none, or nothing in it.
  func text(_ name: String) -> String? { first(name).flatMap { text(of: $0) } }

  /// The texts of all elements of a name; empty ones are left out.
  func texts(_ name: String) -> [String] { all(name).compactMap { text(of: $0) } }

  private func text(of node: Node) -> String? {
    for inner in node.elements { notes.keep(inner, within: subpath(node.name)) }
    return node.ownText.trimmed
  }

  /// Reads the one part of a name; nil when there is none.
  func part<Value>(_ name: String, _ read: (PartReader) -> Value) -> Value? {
    first(name).map { node in
      let reader = PartReader(node, at: subpath(name), notes)
      let value = read(reader)
      reader.finish()
      return value
    }
  }

  /// Reads all parts of a name; where there are several, their paths are numbered from 1.
  func parts<Value>(_ name: String, _ read: (PartReader) -> Value) -> [Value] {
    all(name).enumerated().map { place, node in
      let reader = PartReader(node, at: subpath(name) + "[\(place + 1)]", notes)
      let value = read(reader)
      reader.finish()
      return value
    }
  }

  /// Takes away an element that is looked at elsewhere.
  func drop(where isDropped: (Node) -> Bool) { children.removeAll(where: isDropped) }

  /// Keeps what nobody took.
  func finish() {
    for node in children { notes.keep(node, within: path) }
    children = []
  }

  private func subpath(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }
}

extension PartReader {
  /// A code; nil when there is none.
  func code<Meaning>(_ name: String, of: Meaning.Type = Meaning.self) -> Coded<Meaning>? {
    text(name).map { Coded(text: $0) }
  }

  func day(_ name: String) -> WireDay? { text(name).map { WireDay(text: $0) } }

  func time(_ name: String) -> WireTime? { text(name).map { WireTime(text: $0) } }

  func organID(_ name: String = "OrganId") -> OrganID? { text(name).flatMap { OrganID($0) } }
}
