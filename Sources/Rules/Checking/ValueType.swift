/// A type of FEEL, as far as it can be known before anything runs (DMN 1.5, 10.3.2.9).
public indirect enum ValueType: Hashable, Sendable {
  /// Anything: nothing is known.
  case any
  /// Nothing but null.
  case null
  /// True or false.
  case boolean
  /// A number.
  case number
  /// A text.
  case string
  /// A text that is one of known words, such as the answer to a question with a fixed choice.
  case choice([String])
  /// A date.
  case date
  /// A time of day.
  case time
  /// A date and a time.
  case dateTime
  /// Years and months.
  case yearsAndMonths
  /// Days, hours, minutes, seconds.
  case daysAndTime
  /// A list of values of one type.
  case list(ValueType)
  /// Values by name; other names may be there as well.
  case context([Field])
  /// All values between two ends.
  case range(ValueType)
  /// A function by the types of its parameters and of its result.
  case function([ValueType], ValueType)

  /// A name within a context, and the type of its value.
  public struct Field: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The type of its value.
    public let type: ValueType

    /// A name with its type.
    public init(_ name: String, _ type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// The types that FEEL itself has names for.
  static let named: [String: ValueType] = [
    "Any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string, "date": .date,
    "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
    "years and months duration": .yearsAndMonths, "yearMonthDuration": .yearsAndMonths,
    "days and time duration": .daysAndTime, "dayTimeDuration": .daysAndTime,
    "list": .list(.any), "context": .context([]), "range": .range(.any),
  ]
}

extension ValueType {
  /// Whether the value is of this type; null is of type Null and Any only.
  func holds(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _): !value.isNull
    case (.null, .null): true
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
      (.dateTime, .dateTime), (.yearsAndMonths, .yearsAndMonths), (.daysAndTime, .daysAndTime):
      true
    case (.choice(let words), .string(let text)): words.contains { $0.isSame(as: text) }
    case (.list(let item), .list(let list)): list.items.allSatisfy { item.accepts($0) }
    case (.context(let fields), .context(let context)):
      fields.allSatisfy { field in context[field.name].map { field.type.accepts($0) } ?? false }
    case (.range(let item), .range(let range)):
      (range.low.isNull || item.holds(range.low)) && (range.high.isNull || item.holds(range.high))
    case (.function, .function(let function)): function.type.conforms(to: self)
    default: false
    }
  }

  /// Whether the value may stand where this type is asked for: null always may.
  func accepts(_ value: Value) -> Bool {
    value.isNull || holds(value)
  }

  /// Whether every value of this type is of the other (DMN 1.5, 10.3.2.9.3).
  func conforms(to other: ValueType) -> Bool {
    switch (self, other) {
    case (_, .any), (.null, _): true
    case (.choice, .string): true
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): a.conforms(to: b)
    case (.context(let a), .context(let b)):
      b.allSatisfy { wanted in a.contains { $0.name.isSame(as: wanted.name) && $0.type.conforms(to: wanted.type) } }
    // `function` alone speaks of every function.
    case (.function, .function([], .any)): true
    case (.function(let a, let resultA), .function(let b, let resultB)):
      // What a function does not say of itself is not held against it.
      a.count == b.count && zip(a, b).allSatisfy { $0 == .any || $1 == .any || $1.conforms(to: $0) }
        && (resultA == .any || resultA.conforms(to: resultB))
    default: self == other
    }
  }

  /// The type without its list of words, for comparing kinds.
  var base: ValueType {
    if case .choice = self { .string } else { self }
  }

  /// The most that is known about a value that is of one of both types.
  func joined(with other: ValueType) -> ValueType {
    if self == other || other == .null { return self }
    if self == .null { return other }
    if base == other.base { return base }
    if case (.list(let a), .list(let b)) = (self, other) { return .list(a.joined(with: b)) }
    return .any
  }

  /// Whether two values of these types can be compared with `=` at all.
  func isComparable(with other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any), (.null, _), (_, .null): true
    case (.list, .list), (.context, .context), (.range, .range), (.function, .function): true
    default: base == other.base
    }
  }

  /// Whether values of this type have an order.
  var isOrdered: Bool {
    switch self {
    case .any, .null, .number, .string, .choice, .date, .time, .dateTime, .yearsAndMonths, .daysAndTime: true
    case .boolean, .list, .context, .range, .function: false
    }
  }
}

extension ValueType: CustomStringConvertible {
  /// As FEEL writes it: `list<number>`, `function<number> -> string`.
  public var description: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .choice: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsAndMonths: "years and months duration"
    case .daysAndTime: "days and time duration"
    case .list(let item): "list<\(item)>"
    case .context(let fields):
      "context<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
    case .range(let item): "range<\(item)>"
    case .function(let parameters, let result):
      "function<" + parameters.map(\.description).joined(separator: ", ") + "> -> \(result)"
    }
  }
}
