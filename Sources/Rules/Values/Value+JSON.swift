public import JSON
import Text
import WorkingTime

extension Value {
  /// The value of a JSON value: numbers as decimals, objects as contexts, texts as strings.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .boolean(flag)
    case .integer(let number): self = .number(Decimal128(Int(number)))
    case .number(let number): self = Decimal128(number.description).map(Value.number) ?? .null
    case .string(let text): self = .string(text)
    case .array(let items): self = .list(items.map { Value($0) })
    case .object(let object): self = .context(Context(object.map { Context.Entry($0.key, Value($0.value)) }))
    }
  }

  /// The value in JSON: dates, times, durations and ranges as their texts, all digits of numbers.
  ///
  /// A text and no `JSONValue`: JSON's numbers are doubles there, and FEEL's have 34 digits.
  public var json: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .list(let list): "[" + list.items.map(\.json).joined(separator: ",") + "]"
    case .context(let context):
      "{" + context.entries.map { Value.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
    default: Value.quoted(text ?? "")
    }
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).canonicalText }
}

extension ValueType {
  /// The value as one of this type where it came as text, as dates do in JSON; anything else is left as it is.
  public func reading(_ value: Value) -> Value {
    switch (self, value) {
    case (.date, .string(let text)): Temporals.date(text).map(Value.date) ?? value
    case (.time, .string(let text)): Temporals.time(text).map(Value.time) ?? value
    case (.dateTime, .string(let text)): Temporals.dateTime(text).map(Value.dateTime) ?? value
    case (.yearsAndMonths, .string(let text)), (.daysAndTime, .string(let text)): Durations.parse(text) ?? value
    case (.list(let item), .list(let list)): .list(list.items.map { item.reading($0) })
    case (.context(let fields), .context(let context)):
      .context(
        Context(
          context.entries.map { entry in
            let type = fields.first { $0.name.isSame(as: entry.name) }?.type ?? .any
            return Context.Entry(entry.name, type.reading(entry.value))
          }))
    default: value
    }
  }
}
