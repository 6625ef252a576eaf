/// What a code on the wire means, one of a few.
public protocol WireCode: Sendable, Hashable {
  /// The meaning of a code; nil for one that is not known.
  init?(wire text: String)

  /// The code as it is written.
  var wire: String { get }
}

extension WireCode where Self: RawRepresentable, RawValue == Int {
  /// Reads a number.
  public init?(wire text: String) {
    guard let number = Int(text) else { return nil }
    self.init(rawValue: number)
  }

  /// The number.
  public var wire: String { String(rawValue) }
}

/// A code as it came, with its meaning when that is known: senders use codes that no list has.
public struct Coded<Meaning: WireCode>: Hashable, Sendable {
  /// The code as it is written.
  public let text: String

  /// A code as it came.
  public init(text: String) {
    self.text = text
  }

  /// The code of a meaning.
  public init(_ meaning: Meaning) {
    text = meaning.wire
  }

  /// What it means; nil when that is not known.
  public var meaning: Meaning? { Meaning(wire: text) }
}

extension Urgency: WireCode {}

/// Yes or no, as messages say it: 1 and 0, or true and false.
public enum WireFlag: Sendable, Hashable, WireCode {
  /// 1.
  case yes
  /// 0.
  case no

  /// Reads `0`, `1`, `true`, `false`.
  public init?(wire text: String) {
    switch text.lowercased() {
    case "1", "true": self = .yes
    case "0", "false": self = .no
    default: return nil
    }
  }

  /// `1` or `0`.
  public var wire: String { self == .yes ? "1" : "0" }
}

/// Whether a document steers those who receive it (chỉ đạo).
public enum Steering: Int, Sendable, Hashable, CaseIterable, WireCode {
  /// It does not.
  case none = 1
  /// It steers.
  case steers = 2
  /// It reports on what was steered.
  case reports = 3
}
