import JSON

@testable import Portal

extension Schema {
  /// Where a value is not what the schema says: the way to it and what is wrong. Formats and patterns are not looked at.
  func faults(in value: JSONValue, at place: String = "") -> [String] {
    switch self {
    case .text: if case .string = value { return [] }
    case .words(let words): if case .string(let text) = value, words.contains(text) { return [] }
    case .integer(let least, let most):
      if case .integer(let number) = value, number >= least ?? .min, number <= most ?? .max { return [] }
    case .flag: if case .bool = value { return [] }
    case .list(let element, _):
      guard case .array(let elements) = value else { break }
      return elements.enumerated().flatMap { element.faults(in: $1, at: "\(place)/\($0)") }
    case .object(let members):
      guard case .object(let object) = value else { break }
      let unknown = object.filter { member in !members.contains { $0.name == member.key } }
      let missing = members.filter { $0.isRequired && object[$0.name] == nil }
      return unknown.map { "\(place)/\($0.key): not in the schema" } + missing.map { "\(place)/\($0.name): missing" }
        + members.flatMap { member in
          object[member.name].map { member.schema.faults(in: $0, at: "\(place)/\(member.name)") } ?? []
        }
    case .anyObject: if case .object = value { return [] }
    case .named(let name):
      guard let schema = Schemas.all.first(where: { $0.name == name })?.schema else {
        return ["\(name): no such schema"]
      }
      return schema.faults(in: value, at: place)
    case .orNull(let schema):
      if case .null = value { return [] }
      return schema.faults(in: value, at: place)
    case .either(let schemas):
      if schemas.contains(where: { $0.faults(in: value).isEmpty }) { return [] }
    }
    return ["\(place): \(value.canonicalText.prefix(80)) is not what the schema says"]
  }
}
