internal import Text

/// How a value of a definition is read: what is expected there, and what it becomes.
///
/// Loaders put readings together and hand them to a ``MappingReader``; a reading that cannot read tells a finding
/// with what was found and what would be right, and gives nil.
///
/// ```swift
/// reader.required("limit", as: .integer(in: 1...365))
/// reader.optional("actions", as: .list(of: .mapping("action", Action.init)))
/// ```
public struct Reading<Value> {
  /// What the language allows here, as `motcua schema` tells it.
  let shape: (Schema) -> Shape
  let read: (Node, Findings) -> Value?

  init(shape: @escaping (Schema) -> Shape, read: @escaping (Node, Findings) -> Value?) {
    self.shape = shape
    self.read = read
  }

  /// The value of a node; nil, with findings, when it is not what is expected.
  public func callAsFunction(_ node: Node, _ findings: Findings) -> Value? {
    if case .refused = node.content { return nil }
    return read(node, findings)
  }

  /// The same value turned into another; nil is passed on without a word of its own.
  public func map<Other>(_ transform: @escaping (Value) -> Other?) -> Reading<Other> {
    Reading<Other>(shape: shape) { node, findings in self(node, findings).flatMap(transform) }
  }
}

extension Reading {
  /// The same value turned into another by a loader that knows what is wrong with it; nil goes with a finding of its
  /// own.
  public func turned<Other>(_ turn: @escaping (Value, Place, Findings) -> Other?) -> Reading<Other> {
    Reading<Other>(shape: shape) { node, findings in
      self(node, findings).flatMap { turn($0, node.place, findings) }
    }
  }
}

extension Reading where Value == Node {
  /// Anything, unread.
  public static var node: Reading<Node> {
    Reading(shape: { _ in .anything }) { node, _ in node }
  }
}

extension Reading {
  /// A value together with its place, for findings that loaders make later.
  public static func placed<Inner>(_ inner: Reading<Inner>) -> Reading<Placed<Inner>> where Value == Placed<Inner> {
    Reading<Placed<Inner>>(shape: inner.shape) { node, findings in
      inner(node, findings).map { Placed($0, at: node.place) }
    }
  }

  /// A list; elements that cannot be read are told and left out.
  ///
  /// - Parameters:
  ///   - element: How each element is read.
  ///   - count: How many there may be.
  public static func list<Element>(
    of element: Reading<Element>, count: ClosedRange<Int> = 0...Limits.nodes
  ) -> Reading<[Element]> where Value == [Element] {
    let told = count == 0...Limits.nodes ? nil : count
    return Reading<[Element]>(shape: { .list($0.shape(of: element), count: told) }) { node, findings in
      guard case .sequence(let nodes) = node.content else {
        findings.mismatch(node, expected: Words(vi: "danh sách", en: "a list"))
        return nil
      }
      if !count.contains(nodes.count) {
        findings.error(at: node.place, wrongCount(nodes.count, count))
      }
      return nodes.compactMap { element($0, findings) }
    }
  }

  /// A mapping with known keys, of one named kind, which a loader takes apart.
  ///
  /// When the loader is done, every key it did not ask for is a finding. So it asks for all its keys first, and
  /// only then gives up (nil) when one it cannot do without is missing.
  public static func mapping(_ kind: String, _ load: @escaping (MappingReader) -> Value?) -> Reading<Value> {
    Reading(shape: { $0.mapping(kind, load) }) { node, findings in
      guard case .mapping(let entries) = node.content else {
        findings.mismatch(node, expected: Words(vi: "nhóm khóa (`khóa: giá trị`)", en: "a mapping (`key: value`)"))
        return nil
      }
      let reader = MappingReader(entries, at: node.place, findings)
      let value = load(reader)
      reader.finish()
      return value
    }
  }

  /// A mapping whose keys the author chooses, such as the words of a choice; in their order.
  public static func entries<Element>(of element: Reading<Element>) -> Reading<[(key: Scalar, value: Element)]>
  where Value == [(key: Scalar, value: Element)] {
    Reading<[(key: Scalar, value: Element)]>(shape: { .entries($0.shape(of: element)) }) { node, findings in
      guard case .mapping(let entries) = node.content else {
        findings.mismatch(node, expected: Words(vi: "nhóm khóa (`khóa: giá trị`)", en: "a mapping (`key: value`)"))
        return nil
      }
      return entries.compactMap { entry in element(entry.value, findings).map { (entry.key, $0) } }
    }
  }

  /// A value that may be written in several shapes, of which the author's is read: a text, a list, a mapping.
  public static func either(
    text: Reading<Value>? = nil, list: Reading<Value>? = nil, mapping: Reading<Value>? = nil
  ) -> Reading<Value> {
    func all() -> [Reading<Value>] { [text, list, mapping].compactMap { $0 } }
    return Reading(shape: { schema in .either(all().map { schema.shape(of: $0) }) }) { node, findings in
      let chosen: Reading<Value>? =
        switch node.content {
        case .scalar: text
        case .sequence: list
        case .mapping: mapping
        case .refused: nil
        }
      // When none fits, the first one says what was expected.
      return (chosen ?? all().first)?(node, findings)
    }
  }
}

/// A value with the place where the author wrote it.
public struct Placed<Value> {
  /// What was written.
  public let value: Value
  /// Where it was written.
  public let place: Place

  /// A value at a place.
  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Placed: Sendable where Value: Sendable {}
extension Placed: Equatable where Value: Equatable {}
extension Placed: Hashable where Value: Hashable {}

private func wrongCount(_ found: Int, _ allowed: ClosedRange<Int>) -> Words {
  if found < allowed.lowerBound {
    let least = allowed.lowerBound
    return Words(vi: "cần ít nhất \(least) mục, chỉ có \(found)", en: "at least \(least) needed here, \(found) found")
  }
  let most = allowed.upperBound
  return Words(vi: "nhiều nhất \(most) mục, đang có \(found)", en: "at most \(most) allowed here, \(found) found")
}

extension Findings {
  /// Tells that something else was expected than what stands there.
  func mismatch(_ node: Node, expected: Words, suggestion: String? = nil) {
    let found = node.content.words
    error(
      at: node.place,
      Words(vi: "cần \(expected.vi), nhưng đây là \(found.vi)", en: "expected \(expected.en), found \(found.en)"),
      suggestion: suggestion)
  }
}

extension Node.Content {
  /// What stands there, as a finding names it.
  var words: Words {
    switch self {
    case .scalar(let scalar) where scalar.isNothing: return Words(vi: "chỗ trống", en: "nothing")
    case .scalar(let scalar):
      let text = scalar.text.count > 40 ? scalar.text.prefix(40) + "…" : scalar.text[...]
      let line = text.split(whereSeparator: \.isNewline).joined(separator: "⏎")
      return scalar.style == .plain
        ? Words(vi: "`\(line)`", en: "`\(line)`") : Words(vi: "chuỗi \"\(line)\"", en: "the text \"\(line)\"")
    case .sequence: return Words(vi: "một danh sách", en: "a list")
    case .mapping: return Words(vi: "một nhóm khóa", en: "a mapping")
    case .refused: return Words(vi: "chỗ đã bị từ chối", en: "something refused")
    }
  }
}
