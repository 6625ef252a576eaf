public import Text

/// Takes a mapping apart key by key, in a closed world: what nobody asked for is a finding.
///
/// Loaders get one from ``Reading/mapping(_:_:)``, ask for all their keys, then build their value.
public final class MappingReader {
  /// Where the mapping begins.
  public let place: Place
  /// Where a loader tells what only it can see.
  public let findings: Findings
  private let entries: [Node.Entry]
  private var asked: [String] = []
  private var takesAnyKey = false
  private let schema: Schema?
  private(set) var keys: [Schema.Key] = []

  init(_ entries: [Node.Entry], at place: Place, _ findings: Findings, schema: Schema? = nil) {
    self.entries = entries
    self.place = place
    self.findings = findings
    self.schema = schema
  }

  /// The value of a key that has to be there.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - reading: How its value is read.
  ///   - about: What it is for, as `motcua schema` tells the author.
  /// - Returns: Nil, with a finding, when it is missing or not right.
  public func required<Value>(_ key: String, as reading: Reading<Value>, _ about: Words? = nil) -> Value? {
    guard let node = ask(key, reading, about, isRequired: true) else {
      tellMissing(key)
      return nil
    }
    return reading(node, findings)
  }

  /// Tells that a key is missing which has to be there, for loaders that know when.
  public func tellMissing(_ key: String) {
    findings.error(
      at: place,
      Words(vi: "thiếu khóa bắt buộc `\(key)`", en: "the key `\(key)` is required and missing"))
  }

  /// The value of a key that may be left out; nil also, with a finding, when it is not right.
  public func optional<Value>(_ key: String, as reading: Reading<Value>, _ about: Words? = nil) -> Value? {
    ask(key, reading, about, isRequired: false).flatMap { reading($0, findings) }
  }

  /// The elements of a list that may be left out: then there are none.
  public func list<Element>(_ key: String, of element: Reading<Element>, _ about: Words? = nil) -> [Element] {
    optional(key, as: .list(of: element), about) ?? []
  }

  /// The key and value of all keys that no call before has asked for and that the author may choose freely.
  ///
  /// Call it last; afterwards no key is unknown.
  public func others<Value>(as reading: Reading<Value>, _ about: Words? = nil) -> [(key: Scalar, value: Value)] {
    takesAnyKey = true
    if let schema {
      keys.append(Schema.Key(name: nil, isRequired: false, shape: schema.shape(of: reading), about: about))
    }
    return entries.filter { !asked.contains($0.key.text) }
      .compactMap { entry in reading(entry.value, findings).map { (entry.key, $0) } }
  }

  /// Knows a key of the language whose engine is not built yet: where it stands is a finding.
  public func notYet(_ key: String) {
    asked.append(key)
    guard let entry = entries.first(where: { $0.key.text == key }) else { return }
    findings.error(
      at: entry.key.place,
      Words(
        vi: "khóa `\(key)` thuộc ngôn ngữ định nghĩa nhưng phiên bản này chưa hỗ trợ",
        en: "the key `\(key)` belongs to the language, but this version cannot do it yet"))
  }

  /// True when the author wrote the key.
  public func has(_ key: String) -> Bool {
    entries.contains { $0.key.text == key }
  }

  /// Where a key stands, or where the mapping begins when it is left out.
  public func place(of key: String) -> Place {
    entries.first { $0.key.text == key }?.key.place ?? place
  }

  private func ask<Value>(_ key: String, _ reading: Reading<Value>, _ about: Words?, isRequired: Bool) -> Node? {
    asked.append(key)
    if let schema {
      keys.append(Schema.Key(name: key, isRequired: isRequired, shape: schema.shape(of: reading), about: about))
    }
    return entries.first { $0.key.text == key }?.value
  }

  /// Tells every key that was not asked for, with the word that was probably meant.
  func finish() {
    guard !takesAnyKey else { return }
    for entry in entries where !asked.contains(entry.key.text) {
      let name = entry.key.text
      // A key that stands here already was hardly meant by another one.
      let near = nearestWord(to: name, among: asked.filter { !has($0) })
      let list = asked.count <= 12 ? asked.sorted().map { "`\($0)`" }.joined(separator: ", ") : nil
      findings.error(
        at: entry.key.place,
        Words(
          vi: "không có khóa `\(name)` ở đây" + (list.map { "; các khóa được phép: \($0)" } ?? ""),
          en: "no key `\(name)` is known here" + (list.map { "; allowed: \($0)" } ?? "")),
        suggestion: near)
    }
  }
}
