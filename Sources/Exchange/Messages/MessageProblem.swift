public import JSON
public import Text

/// Something about a message that is not as it should be, and did not keep it from being read.
public struct MessageProblem: Hashable, Sendable {
  /// What kind of thing it is; stable names.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A part that has to be there is missing.
    case missing
    /// A text is longer than other programs take.
    case tooLong = "too-long"
    /// A text is no date, number or code where one has to be.
    case wrongType = "wrong-type"
    /// Two parts do not go together, or one stands twice.
    case mismatch
    /// Something is not of the standard, but was understood.
    case irregular
    /// An attachment cannot be had, or not as its sender meant.
    case attachment
    /// More was not understood than is kept.
    case notKept = "not-kept"
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// Which part it is about: `MessageHeader/Code/CodeNumber`.
  public let part: String
  /// What is wrong, and what would be right.
  public let words: Words

  /// A problem.
  public init(_ kind: Kind, _ part: String, _ words: Words) {
    self.kind = kind
    self.part = part
    self.words = words
  }

  /// The problem for programs: kind, part, and the words in both languages.
  public var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "part": .string(part),
      "message": .object(["vi": .string(words.vi), "en": .string(words.en)]),
    ])
  }
}
