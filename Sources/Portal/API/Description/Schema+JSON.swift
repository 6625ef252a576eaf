import JSON

extension Schema {
  /// The schema as an OpenAPI document writes it.
  var json: JSONValue {
    switch self {
    case .text(let format, let pattern, let most):
      var schema: JSONObject = ["type": "string"]
      if let format { schema["format"] = .string(format) }
      if let pattern { schema["pattern"] = .string(pattern) }
      if let most { schema["maxLength"] = JSONValue(most) }
      return .object(schema)
    case .words(let words):
      return ["type": "string", "enum": .array(words.map { .string($0) })]
    case .integer(let least, let most):
      var schema: JSONObject = ["type": "integer"]
      if let least { schema["minimum"] = JSONValue(least) }
      if let most { schema["maximum"] = JSONValue(most) }
      return .object(schema)
    case .flag:
      return ["type": "boolean"]
    case .list(let element, let most):
      var schema: JSONObject = ["type": "array", "items": element.json]
      if let most { schema["maxItems"] = JSONValue(most) }
      return .object(schema)
    case .object(let members):
      return Schema.object(members)
    case .anyObject(let value):
      return ["type": "object", "additionalProperties": value?.json ?? true]
    case .named(let name):
      return ["$ref": .string("#/components/schemas/\(name)")]
    case .orNull(let schema):
      return ["anyOf": [schema.json, ["type": "null"]]]
    case .either(let schemas):
      return ["anyOf": .array(schemas.map(\.json))]
    }
  }

  private static func object(_ members: [Member]) -> JSONValue {
    let properties = members.map { member -> (String, JSONValue) in
      guard let about = member.about, case .object(var schema) = member.schema.json else {
        return (member.name, member.schema.json)
      }
      schema["description"] = .string(about)
      return (member.name, .object(schema))
    }
    var schema: JSONObject = [
      "type": "object", "properties": .object(JSONObject(properties)), "additionalProperties": false,
    ]
    let required = members.filter(\.isRequired).map(\.name)
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    return .object(schema)
  }
}
