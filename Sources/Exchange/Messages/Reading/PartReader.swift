internal import Text
internal import XML

/// What is noted while a message is read: what was not understood, and what is not as it should be.
final class ReadingNotes {
  /// The namespaces in which parts of the message stand.
  let names: Set<String>
  private(set) var unknown: [UnknownPart] = []
  private var unknownBytes = 0
  private(set) var problems: [MessageProblem] = []
  private var hasLost = false

  init(_ names: Set<String>) {
    self.names = names
  }

  func add(_ problem: MessageProblem) {
    problems.append(problem)
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
  /// What is left, with the names of what stands in a namespace of messages; nil for the names of everything else.
  private var children: [(name: String?, node: Node)]

  init(_ node: Node, at path: String, _ notes: ReadingNotes) {
    self.node = node
    self.path = path
    self.notes = notes
    // Names are asked for once: a header may have a hundred thousand parts that nobody knows.
    children = node.elements.map { (notes.names.contains($0.namespace) ? $0.name : nil, $0) }
  }

  /// Whether parts of this name are still there.
  func has(_ name: String) -> Bool { children.contains { $0.name == name } }

  /// All elements of a name, in their order.
  func all(_ name: String) -> [Node] {
    let found = children.filter { $0.name == name }.map(\.node)
    if !found.isEmpty { children.removeAll { $0.name == name } }
    return found
  }

  /// The first element of a name; others of it stay.
  private func first(_ name: String) -> Node? {
    guard let place = children.firstIndex(where: { $0.name == name }) else { return nil }
    return children.remove(at: place).node
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
  func drop(where isDropped: (Node) -> Bool) { children.removeAll { isDropped($0.node) } }

  /// Keeps what nobody took.
  func finish() {
    for child in children { notes.keep(child.node, within: path) }
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
