public import WorkingTime

/// A day as it came: `2018/03/21`, with the day that it is when it is one.
public struct WireDay: Hashable, Sendable {
  /// The day as it is written.
  public let text: String

  /// A day as it came.
  public init(text: String) {
    self.text = text
  }

  /// A day, written as messages have it: `2018/03/21`.
  public init(_ day: Day) {
    text = day.description.replacing("-", with: "/")
  }

  /// The day: read from `yyyy/MM/dd` with or without a time behind it, and from `dd/MM/yyyy` and `yyyy-MM-dd`, which other
  /// programs write; nil for anything else, impossible days included.
  public var day: Day? {
    let date = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first ?? ""
    return Day(date.replacing("/", with: "-")) ?? Day(dayFirst: date)
  }
}

/// A moment as it came: `2018/03/21 09:05:00`, local time of Vietnam, with the moment that it is when it is one.
public struct WireTime: Hashable, Sendable {
  /// The moment as it is written.
  public let text: String

  /// A moment as it came.
  public init(text: String) {
    self.text = text
  }

  /// A moment, written as messages have it; what is left of the second is dropped.
  public init(_ instant: Instant) {
    text = String(instant.description.prefix(19)).replacing("-", with: "/").replacing("T", with: " ")
  }

  /// The moment; nil when the text is none.
  public var instant: Instant? {
    Instant(text.prefix(10).replacing("/", with: "-") + text.dropFirst(10))
  }
}
