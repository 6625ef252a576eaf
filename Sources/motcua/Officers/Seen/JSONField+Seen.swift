import JSON
import Text
import WorkingTime

// What a server sends is read with an open mind: members that are not known yet are passed over, so that an older
// program works with a newer server.
extension JSONField {
  /// A text in both languages.
  func words() throws(JSONError) -> Words {
    let words = try anyObject()
    return Words(vi: try words.required("vi").string(), en: try words.required("en").string())
  }

  /// A moment of RFC 3339.
  func moment() throws(JSONError) -> Instant {
    try parsed(Words(vi: "thời điểm RFC 3339", en: "a moment of RFC 3339")) { Instant($0) }
  }

  /// The elements, each read.
  func list<Value>(_ read: (JSONField) throws(JSONError) -> Value) throws(JSONError) -> [Value] {
    var values: [Value] = []
    for element in try array() { values.append(try read(element)) }
    return values
  }
}

/// Something of the definitions, as the server names it.
struct SeenName {
  let id: String
  let name: Words

  init(_ field: JSONField) throws(JSONError) {
    let members = try field.anyObject()
    id = try members.required("id").string()
    name = try members.required("name").words()
  }
}

/// How far away a due date is, in the server's words.
struct SeenRemaining {
  let words: Words
  let isOverdue: Bool

  init(_ field: JSONField) throws(JSONError) {
    words = try field.words()
    isOverdue = try field.anyObject().required("overdue").bool()
  }

  /// The words for a person; what is overdue is marked without colour too.
  func cell(_ language: Language) -> Table.Cell {
    isOverdue ? Table.Cell("! " + words.in(language), .red) : Table.Cell(words.in(language))
  }
}
