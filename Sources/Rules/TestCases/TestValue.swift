import Text
import XML

/// Values as test cases write them, and how they are compared with what was found.
enum TestValue {
  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

  /// The value that an element holds: a simple one, a list, or components by name.
  static func read(_ element: Element) throws(ModelError) -> Value {
    if let value = element.first("value") { return try simple(value) }
    if let list = element.first("list") {
      if isNil(list) { return .null }
      var items: [Value] = []
      for item in list.all("item") { try items.append(read(item)) }
      return .list(items)
    }
    let components = element.all("component")
    guard !components.isEmpty else { return .null }
    var context = Context()
    for component in components { try context.set(component["name"] ?? "", isNil(component) ? .null : read(component)) }
    return .context(context)
  }

  private static func isNil(_ element: Element) -> Bool {
    element["nil", in: instance].map { $0 == "true" || $0 == "1" } ?? false
  }

  private static func simple(_ element: Element) throws(ModelError) -> Value {
    if isNil(element) { return .null }
    let text = element.text
    let type = element["type", in: instance].map { String($0.split(separator: ":").last ?? "") } ?? "string"
    guard let value = value(text, type) else {
      throw ModelError(
        line: element.line, message: Words(vi: "'\(text)' không phải \(type)", en: "'\(text)' is no \(type)"))
    }
    return value
  }

  private static func value(_ text: String, _ type: String) -> Value? {
    switch type {
    case "string", "anySimpleType": .string(text)
    case "boolean": text.trimmed == "true" || text.trimmed == "1" ? .boolean(true) : .boolean(false)
    case "date": Temporals.date(text.trimmed).map(Value.date)
    case "time": Temporals.time(text.trimmed).map(Value.time)
    case "dateTime": Temporals.dateTime(text.trimmed).map(Value.dateTime)
    case "duration", "dayTimeDuration", "yearMonthDuration": Durations.parse(text.trimmed)
    default: Decimal128(text.trimmed).map(Value.number)
    }
  }

  /// Whether a value is what was expected. Numbers may differ by 10⁻⁸: the files give some to a few figures only.
  static func areSame(_ found: Value, _ expected: Value) -> Bool {
    switch (found, expected) {
    case (.number(let a), .number(let b)):
      guard let difference = a.subtracting(b)?.magnitude else { return false }
      return difference <= Decimal128(coefficient: 1, exponent: -8, isNegative: false)
    case (.list(let a), .list(let b)):
      return a.items.count == b.items.count && zip(a.items, b.items).allSatisfy { areSame($0, $1) }
    case (.context(let a), .context(let b)):
      return a.entries.count == b.entries.count
        && b.entries.allSatisfy { entry in a[entry.name].map { areSame($0, entry.value) } ?? false }
    default: return found.equals(expected) == true
    }
  }
}
