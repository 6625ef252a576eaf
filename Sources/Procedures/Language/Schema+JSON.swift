public import JSON
public import Text
import YAML

extension DefinitionKind {
  /// The kind as a JSON Schema (2020-12), by which editors complete and check a file while it is written.
  ///
  /// It sees what a shape can say: keys, types, words of a closed set, counts. Names that refer to nothing, conditions
  /// and everything that `motcua check` proves it cannot see.
  public func jsonSchema(_ language: Language) -> JSONValue {
    var definitions = JSONObject()
    for kind in schema.kinds { definitions[kind.anchor] = definition(kind, language) }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("urn:motcua:definition:\(name)"), "title": .string("\(files)"),
      "description": .string(about.in(language)),
      "$ref": .string("#/$defs/\((schema.kinds.first ?? name).anchor)"), "$defs": .object(definitions),
    ]
  }

  private func definition(_ kind: String, _ language: Language) -> JSONValue {
    var properties = JSONObject()
    var required: [JSONValue] = []
    var others: JSONValue = false
    for key in schema.keys(of: kind) {
      let shape = key.shape.json(language, about: key.about)
      guard let name = key.name else {
        others = shape
        continue
      }
      properties[name] = shape
      if key.isRequired { required.append(.string(name)) }
    }
    var definition: JSONObject = ["type": "object", "properties": .object(properties), "additionalProperties": others]
    if !required.isEmpty { definition["required"] = .array(required) }
    return .object(definition)
  }
}

extension String {
  /// The name of a kind as links have it.
  var anchor: String { replacing(" ", with: "-") }
}

extension Shape {
  fileprivate func json(_ language: Language, about: Words?) -> JSONValue {
    guard case .object(var object) = json(language) else { return true }
    if let about { object["description"] = .string(about.in(language)) }
    return .object(object)
  }

  private func json(_ language: Language) -> JSONValue {
    switch self {
    // A text may be written without quotes, and then editors take `3.000465` for a number.
    case .value(_, nil): ["type": ["string", "number", "boolean"]]
    case .value(let words, let pattern?):
      ["type": "string", "pattern": .string(pattern), "title": .string(words.in(language))]
    case .integer(let range):
      [
        "type": "integer", "minimum": JSONValue(max(range.lowerBound, -9_007_199_254_740_991)),
        "maximum": JSONValue(min(range.upperBound, 9_007_199_254_740_991)),
      ]
    case .flag: ["type": "boolean"]
    case .anything: [:]
    case .choice(let words): ["enum": .array(words.map { .string($0) })]
    case .list(let element, let count):
      if let count {
        [
          "type": "array", "items": element.json(language), "minItems": JSONValue(count.lowerBound),
          "maxItems": JSONValue(count.upperBound),
        ]
      } else {
        ["type": "array", "items": element.json(language)]
      }
    case .mapping(let kind): ["$ref": .string("#/$defs/\(kind.anchor)")]
    case .entries(let element): ["type": "object", "additionalProperties": element.json(language)]
    case .either(let shapes): ["anyOf": .array(shapes.map { $0.json(language) })]
    }
  }
}
