public import Text

/// A value that was read, with the way to it, to be taken as what it should be.
///
/// ```swift
/// let body = try JSONField(JSONValue(reading: bytes)).object("action", "note", "papers")
/// let action = try body.required("action").string()
/// let papers = try body.optional("papers")?.array().map { (paper) throws(JSONError) in try paper.string() }
/// ```
public struct JSONField: Sendable {
  /// The value.
  public let value: JSONValue
  private let parent: JSONPointer
  private let token: JSONPointer.Token?

  /// A whole JSON text.
  public init(_ value: JSONValue) {
    self.value = value
    parent = .root
    token = nil
  }

  init(_ value: JSONValue, _ token: JSONPointer.Token, of parent: JSONPointer) {
    self.value = value
    self.parent = parent
    self.token = token
  }

  /// Where the value stands.
  public var pointer: JSONPointer {
    token.map { parent.appending($0) } ?? parent
  }

  /// The text.
  public func string() throws(JSONError) -> String {
    guard case .string(let text) = value else { throw mismatch(Words(vi: "một chuỗi", en: "a text")) }
    return text
  }

  /// The text, turned into a type that can read it.
  ///
  /// - Parameters:
  ///   - expected: What would be right, with an example: "a date such as 2026-11-22".
  ///   - parse: Nil for a text that is not right.
  public func parsed<Value>(_ expected: Words, _ parse: (String) -> Value?) throws(JSONError) -> Value {
    guard case .string(let text) = value, let parsed = parse(text) else { throw mismatch(expected) }
    return parsed
  }

  /// One of a closed set of words.
  public func choice<Value>(of type: Value.Type = Value.self) throws(JSONError) -> Value
  where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    let text = if case .string(let text) = value { text } else { nil as String? }
    if let choice = text.flatMap(Value.init(rawValue:)) { return choice }
    let known = Value.allCases.map(\.rawValue)
    let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
    throw mismatch(
      Words(vi: "một trong \(list)", en: "one of \(list)"),
      suggestion: text.flatMap { nearestWord(to: $0, among: known) })
  }

  /// The whole number, within a range.
  public func integer(in range: ClosedRange<Int> = .min ... .max) throws(JSONError) -> Int {
    guard case .integer(let wide) = value, let number = Int(exactly: wide), range.contains(number) else {
      throw mismatch(
        range == .min ... .max
          ? Words(vi: "một số nguyên", en: "a whole number")
          : Words(
            vi: "một số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
    }
    return number
  }

  /// The number.
  public func number() throws(JSONError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw mismatch(Words(vi: "một số", en: "a number"))
    }
  }

  /// True or false.
  public func bool() throws(JSONError) -> Bool {
    guard case .bool(let value) = value else { throw mismatch(Words(vi: "true hoặc false", en: "true or false")) }
    return value
  }

  /// The elements, each with its pointer.
  public func array(count: ClosedRange<Int> = 0...Int.max) throws(JSONError) -> [JSONField] {
    guard case .array(let elements) = value else { throw mismatch(Words(vi: "một mảng", en: "an array")) }
    guard count.contains(elements.count) else {
      throw .mismatch(
        at: pointer,
        Words(
          vi: "số phần tử phải từ \(count.lowerBound) đến \(count.upperBound), đang có \(elements.count)",
          en: "\(count.lowerBound) to \(count.upperBound) elements are allowed, \(elements.count) found"))
    }
    let pointer = pointer
    return elements.enumerated().map { JSONField($1, .index($0), of: pointer) }
  }

  /// The members of a closed world: every name besides these is a problem, all of them told at once.
  public func object(_ known: String...) throws(JSONError) -> JSONFields {
    let fields = try anyObject()
    let unknown = fields.object.filter { !known.contains($0.key) }
    guard unknown.isEmpty else {
      let missing = known.filter { fields.object[$0] == nil }
      throw JSONError(unknown.map { fields.unknown($0.key, known: known, missing: missing) })
    }
    return fields
  }

  /// The members, whatever their names.
  public func anyObject() throws(JSONError) -> JSONFields {
    guard case .object(let object) = value else { throw mismatch(Words(vi: "một đối tượng", en: "an object")) }
    return JSONFields(object: object, pointer: pointer)
  }

  private func mismatch(_ expected: Words, suggestion: String? = nil) -> JSONError {
    let found = value.words
    return .mismatch(
      at: pointer,
      Words(vi: "cần \(expected.vi), nhưng đây là \(found.vi)", en: "expected \(expected.en), found \(found.en)"),
      suggestion: suggestion)
  }
}

/// The members of an object that was read, with the way to it.
public struct JSONFields: Sendable {
  /// The members.
  public let object: JSONObject
  /// Where the object stands.
  public let pointer: JSONPointer

  /// The member that has to be there.
  public func required(_ name: String) throws(JSONError) -> JSONField {
    guard let value = object[name] else {
      throw JSONError(
        .missing, at: pointer.appending(.key(name)),
        Words(vi: "thiếu trường bắt buộc `\(name)`", en: "the member `\(name)` is required and missing"))
    }
    return JSONField(value, .key(name), of: pointer)
  }

  /// The member if it is there; `null` counts as left out.
  public func optional(_ name: String) -> JSONField? {
    switch object[name] {
    case nil, .null?: nil
    case let value?: JSONField(value, .key(name), of: pointer)
    }
  }

  /// All members with their names.
  public var all: [(name: String, field: JSONField)] {
    object.map { ($0.key, JSONField($0.value, .key($0.key), of: pointer)) }
  }

  func unknown(_ name: String, known: [String], missing: [String]) -> JSONError.Problem {
    let list = known.count <= 12 ? known.sorted().map { "`\($0)`" }.joined(separator: ", ") : nil
    return JSONError.Problem(
      code: .unknownKey, pointer: pointer.appending(.key(name)), position: nil,
      message: Words(
        vi: "không có trường này" + (list.map { "; các trường được phép: \($0)" } ?? ""),
        en: "no such member is known here" + (list.map { "; allowed: \($0)" } ?? "")),
      suggestion: nearestWord(to: name, among: missing))
  }
}

extension JSONValue {
  fileprivate var words: Words {
    switch self {
    case .null: return Words(vi: "null", en: "null")
    case .bool(let value): return Words(vi: "\(value)", en: "\(value)")
    case .integer, .number: return Words(vi: "số \(canonicalText)", en: "the number \(canonicalText)")
    case .string(let text):
      let short = text.count > 40 ? text.prefix(40) + "…" : text[...]
      return Words(vi: "chuỗi \"\(short)\"", en: "the text \"\(short)\"")
    case .array: return Words(vi: "một mảng", en: "an array")
    case .object: return Words(vi: "một đối tượng", en: "an object")
    }
  }
}
