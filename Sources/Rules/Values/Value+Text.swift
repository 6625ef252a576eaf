extension Value {
  /// FEEL's `string(…)` of the value; within lists and contexts strings stand in quotation marks. Nil for null.
  public var text: String? {
    switch self {
    case .null: nil
    case .string(let text): text
    default: literal
    }
  }

  /// The value as a literal of FEEL, as far as there is one.
  var literal: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): "\"" + Value.escaped(text) + "\""
    case .date(let day): day.feel
    case .time(let time): time.description
    case .dateTime(let moment): moment.description
    case .yearsAndMonths(let months): Durations.text(months: months)
    case .daysAndTime(let nanoseconds): Durations.text(nanoseconds: nanoseconds)
    case .list(let list): "[" + list.items.map(\.literal).joined(separator: ", ") + "]"
    case .context(let context):
      "{" + context.entries.map { Value.key($0.name) + ": " + $0.value.literal }.joined(separator: ", ") + "}"
    case .range(let range): range.literal
    case .function(let function): function.text
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
  }

  private static func key(_ name: String) -> String {
    let plain = name.unicodeScalars.allSatisfy { NameRules.isPart($0) || $0 == " " }
    return plain && name.unicodeScalars.first.map(NameRules.isStart) == true ? name : "\"" + escaped(name) + "\""
  }
}

extension ValueRange {
  var literal: String {
    if low.isNull { return (includesHigh ? "<= " : "< ") + end(high) }
    if high.isNull { return (includesLow ? ">= " : "> ") + end(low) }
    return (includesLow ? "[" : "(") + end(low) + ".." + end(high) + (includesHigh ? "]" : ")")
  }

  private func end(_ value: Value) -> String {
    switch value {
    case .date, .time, .dateTime, .yearsAndMonths, .daysAndTime: "@\"" + value.literal + "\""
    default: value.literal
    }
  }
}
