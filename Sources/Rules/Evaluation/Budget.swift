public import Text

/// How much one evaluation may take; beyond it the evaluation ends with a clear error.
public struct Budget: Sendable {
  /// Rounds of loops, calls of functions, elements looked at by them.
  public var steps = 5_000_000
  /// How deep calls may nest, counted in nested parts of expressions.
  public var depth = 2_000
  /// Elements of one list.
  public var listLength = 1_000_000
  /// Bytes of one text, in UTF-8.
  public var textLength = 4_000_000
  /// All lists and texts that one evaluation makes, roughly in bytes.
  public var memory = 256_000_000
  /// How deep values may be held in values.
  public var valueDepth = 200
  /// Steps of one match of a regular expression.
  public var matchSteps = 1_000_000

  /// The usual budget.
  public init() {}
}

/// Why an evaluation was ended before it had an answer.
public struct Stop: Error, Hashable, Sendable {
  /// The limit that was reached.
  public enum Limit: String, Hashable, Sendable {
    case steps, depth, listLength, textLength, memory, valueDepth
  }

  /// The limit that was reached.
  public let limit: Limit
  /// How much it allows.
  public let allowed: Int

  /// One line for a person.
  public var words: Words {
    switch limit {
    case .steps: Words(vi: "dừng sau \(allowed) bước", en: "stopped after \(allowed) steps")
    case .depth:
      Words(
        vi: "dừng: lời gọi lồng nhau sâu hơn \(allowed) phần",
        en: "stopped: calls are nested deeper than \(allowed) parts")
    case .listLength:
      Words(
        vi: "dừng: danh sách sẽ có hơn \(allowed) phần tử",
        en: "stopped: a list would have more than \(allowed) elements")
    case .textLength:
      Words(vi: "dừng: chuỗi sẽ dài hơn \(allowed) byte", en: "stopped: a text would have more than \(allowed) bytes")
    case .memory:
      Words(
        vi: "dừng: danh sách và chuỗi sẽ chiếm hơn \(allowed) byte",
        en: "stopped: lists and texts would take more than \(allowed) bytes")
    case .valueDepth:
      Words(
        vi: "dừng: giá trị sẽ lồng nhau sâu hơn \(allowed) tầng",
        en: "stopped: values would be nested deeper than \(allowed) levels")
    }
  }
}
