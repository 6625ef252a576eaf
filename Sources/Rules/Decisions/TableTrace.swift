public import Text

/// What a decision table did: what it was asked, and which rules fired.
public struct TableTrace: Sendable {
  /// A rule that fired.
  public struct Rule: Hashable, Sendable {
    /// Its number, from 1.
    public let number: Int
    /// Its line in the file.
    public let line: Int
    /// Why it is so, in the words of its author.
    public let note: Words?
  }

  /// The name of the table.
  public let table: String
  /// Its hit policy.
  public let policy: HitPolicy
  /// What it was asked, by the labels of its inputs.
  public let inputs: [Context.Entry]
  /// The rules that fired.
  public let rules: [Rule]
}
