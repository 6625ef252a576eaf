public import WorkingTime

/// What a FEEL expression works with and answers (DMN 1.5, 10.3.2).
public enum Value: Sendable {
  /// Nothing: not known, or there was an error.
  case null
  /// True or false.
  case boolean(Bool)
  /// A decimal number.
  case number(Decimal128)
  /// A text; positions and lengths count Unicode code points.
  case string(String)
  /// A date of the Gregorian calendar.
  case date(Day)
  /// A time of day, perhaps with an offset or a zone.
  indirect case time(TimeOfDay)
  /// A date and a time, perhaps with an offset or a zone.
  indirect case dateTime(DateTime)
  /// A duration of years and months, in months.
  case yearsAndMonths(Int)
  /// A duration of days, hours, minutes and seconds, in nanoseconds.
  case daysAndTime(Int128)
  /// Values one after the other; the first has index 1.
  case list(List)
  /// Values by name.
  case context(Context)
  /// All values between two ends.
  indirect case range(ValueRange)
  /// Something that can be called.
  case function(Function)

  /// A list of values.
  public static func list(_ items: [Value]) -> Value { .list(List(items)) }

  /// A whole number.
  public static func number(_ integer: Int) -> Value { .number(Decimal128(integer)) }

  /// Whether this is nothing.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// How deep values are held in values: 0 for a simple one.
  var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .context(let context): context.depth
    case .range(let range): 1 + max(range.low.depth, range.high.depth)
    case .function(let function): function.depth
    default: 0
    }
  }

  /// What FEEL calls the kind of the value.
  public var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsAndMonths: "years and months duration"
    case .daysAndTime: "days and time duration"
    case .list: "list"
    case .context: "context"
    case .range: "range"
    case .function: "function"
    }
  }
}
