import JSON
import Procedures
import Text
import WorkingTime

extension JSONField {
  /// The name of a thing.
  func key<Subject>(of type: Subject.Type = Subject.self) throws(JSONError) -> Key<Subject> {
    try parsed(Words(vi: "một tên như `tiep-nhan`", en: "a name such as `tiep-nhan`")) { Key<Subject>($0) }
  }

  /// A moment in milliseconds since 1970, as the record keeps it.
  func instant() throws(JSONError) -> Instant {
    Instant(milliseconds: Int64(try integer()))
  }

  /// An amount in đồng.
  func money() throws(JSONError) -> Money {
    Money(dong: try integer(in: 0...Int.max))
  }

  /// A day as the record keeps it: `2046-11-26`.
  func day() throws(JSONError) -> Day {
    try parsed(Words(vi: "một ngày", en: "a day")) { Day($0) }
  }

  /// A limit of time as definitions write it.
  func limit() throws(JSONError) -> TimeLimit {
    try parsed(Words(vi: "một thời hạn", en: "a limit of time")) { try? TimeLimit($0) }
  }
}

extension JSONFields {
  func instant(_ name: String) throws(JSONError) -> Instant? {
    guard let field = optional(name) else { return nil }
    return try field.instant()
  }

  func key<Subject>(_ name: String, of type: Subject.Type = Subject.self) throws(JSONError) -> Key<Subject>? {
    guard let field = optional(name) else { return nil }
    return try field.key(of: type)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(JSONError) -> Choice?
  where Choice.RawValue == String {
    guard let field = optional(name) else { return nil }
    return try field.choice()
  }

  func integers(_ name: String) throws(JSONError) -> [Int] {
    try list(name) { (number) throws(JSONError) in try number.integer() }
  }

  func flag(_ name: String) throws(JSONError) -> Bool {
    guard let field = optional(name) else { return false }
    return try field.bool()
  }

  func list<Element>(
    _ name: String, _ read: (JSONField) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    guard let field = optional(name) else { return [] }
    var elements: [Element] = []
    for element in try field.array() { elements.append(try read(element)) }
    return elements
  }
}

/// Builds an object, leaving out what is nothing: the shorter record is the same record.
struct ObjectWriter {
  private var members: [(String, JSONValue)] = []

  mutating func put(_ name: String, _ value: JSONValue?) {
    if let value { members.append((name, value)) }
  }

  mutating func put(_ name: String, _ text: String?) { put(name, text.map { JSONValue.string($0) }) }
  mutating func put(_ name: String, _ moment: Instant?) { put(name, moment?.json) }
  mutating func put(_ name: String, _ number: Int?) { put(name, number.map { JSONValue.integer(Int64($0)) }) }
  mutating func put(_ name: String, ifTrue flag: Bool) { if flag { put(name, JSONValue.bool(true)) } }
  mutating func put(_ name: String, list: [JSONValue]) { if !list.isEmpty { put(name, JSONValue.array(list)) } }

  var value: JSONValue { .object(JSONObject(members)) }
}

extension Instant {
  var json: JSONValue { .integer(milliseconds) }
}
