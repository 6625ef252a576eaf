import JSON
import Text
import WorkingTime

/// An object of the API on its way out: every member stands in it, what is nothing as null.
struct Members {
  private var members: [(String, JSONValue)] = []

  init(_ members: KeyValuePairs<String, JSONValue> = [:]) {
    self.members = members.map { ($0.key, $0.value) }
  }

  /// Adds a member, null for nothing.
  mutating func add(_ name: String, _ value: JSONValue?) { members.append((name, value ?? .null)) }
  /// Adds a text.
  mutating func add(_ name: String, _ text: String?) { add(name, text.map { JSONValue.string($0) }) }
  /// Adds a moment.
  mutating func add(_ name: String, _ moment: Instant?) { add(name, moment?.json) }
  /// Adds a text in both languages.
  mutating func add(_ name: String, _ words: Words?) { add(name, words?.json) }

  var json: JSONValue { .object(JSONObject(members)) }
}

extension Instant {
  /// The moment in RFC 3339, in the time of Vietnam.
  var json: JSONValue { .string(description) }
}

extension Remaining {
  /// How far away a due date is.
  var json: JSONValue { ["vi": .string(words.vi), "en": .string(words.en), "overdue": .bool(isOverdue)] }
}

/// A name from the definitions with what people read.
func named(_ id: String, _ name: Words) -> JSONValue {
  ["id": .string(id), "name": name.json]
}
