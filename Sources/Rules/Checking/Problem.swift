public import Text

/// Something in an expression that is wrong before anything runs.
public struct Problem: Hashable, Sendable {
  /// What kind of thing is wrong; texts may change, these do not.
  public enum Kind: String, Hashable, Sendable {
    case unknownName, unknownFunction, unknownType, wrongType, unknownWord, wrongArguments, notSupported
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// Where it stands: code points from the beginning of the text.
  public let offset: Int
  /// How many code points it takes up.
  public let length: Int
  /// What is wrong and what would be right.
  public let message: Words
  /// The nearest right word, when one is near.
  public let suggestion: String?
}

/// Why a text is no expression.
public struct SyntaxError: Error, Hashable, Sendable {
  /// Where reading stopped: code points from the beginning of the text.
  public let offset: Int
  /// What stands there.
  public let found: Words
  /// What could have stood there.
  public let expected: Words

  /// One line for a person.
  public var words: Words {
    Words(vi: "cần \(expected.vi), lại gặp \(found.vi)", en: "\(expected.en) expected, found \(found.en)")
  }
}
