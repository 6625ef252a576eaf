import JSON
import Text
import WorkingTime

/// Something that is read from a server's answer.
///
/// What a server sends is read with an open mind: members that are not known yet are passed over, so that an older
/// program works with a newer server.
protocol SeenValue {
  init(_ field: JSONField) throws(JSONError)
}

extension JSONFields {
  /// The member, which has to be there.
  func read<Value: SeenValue>(_ name: String) throws(JSONError) -> Value { try Value(required(name)) }

  /// The member; nil when it is not there or null.
  func maybe<Value: SeenValue>(_ name: String) throws(JSONError) -> Value? {
    guard let field = optional(name) else { return nil }
    return try Value(field)
  }

  /// The elements of the member, which has to be there.
  func list<Value: SeenValue>(_ name: String) throws(JSONError) -> [Value] { try [Value](required(name)) }

  /// The elements of the member; none when it is not there or null.
  func maybeList<Value: SeenValue>(_ name: String) throws(JSONError) -> [Value] { try maybe(name) ?? [] }
}

extension Array: SeenValue where Element: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    self = []
    for element in try field.array() { append(try Element(element)) }
  }
}

extension String: SeenValue {
  init(_ field: JSONField) throws(JSONError) { self = try field.string() }
}

extension Int: SeenValue {
  init(_ field: JSONField) throws(JSONError) { self = try field.integer() }
}

extension Bool: SeenValue {
  init(_ field: JSONField) throws(JSONError) { self = try field.bool() }
}

/// A text in both languages.
extension Words: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    let words = try field.anyObject()
    self.init(vi: try words.read("vi"), en: try words.read("en"))
  }
}

/// A moment of RFC 3339.
extension Instant: SeenValue {
  init(_ field: JSONField) throws(JSONError) {
    self = try field.parsed(Words(vi: "thời điểm RFC 3339", en: "a moment of RFC 3339")) { Instant($0) }
  }
}

/// Something of the definitions, as the server names it.
struct SeenName: SeenValue {
  let id: String
  let name: Words

  init(_ field: JSONField) throws(JSONError) {
    let members = try field.anyObject()
    id = try members.read("id")
    name = try members.read("name")
  }
}

/// How far away a due date is, in the server's words.
struct SeenRemaining: SeenValue {
  let words: Words
  let isOverdue: Bool

  init(_ field: JSONField) throws(JSONError) {
    words = try Words(field)
    isOverdue = try field.anyObject().read("overdue")
  }

  /// The words for a person; what is overdue is marked without colour too.
  func cell(_ language: Language) -> Table.Cell {
    isOverdue ? Table.Cell("! " + words.in(language), .red) : Table.Cell(words.in(language))
  }
}
