public import Text

/// Why a message is not written: other agencies would refuse it, cut it off or read something else.
public struct WritingRefusal: Error, Hashable, Sendable {
  /// All that is wrong.
  public let problems: [MessageProblem]

  /// What a person reads.
  public var words: Words {
    Words(
      vi: problems.map(\.words.vi).joined(separator: "; "), en: problems.map(\.words.en).joined(separator: "; "))
  }
}
