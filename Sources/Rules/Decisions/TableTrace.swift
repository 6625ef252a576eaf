/// Which rules of a decision table fired, and for which inputs.
public struct TableTrace: Sendable {
  /// A rule that fired.
  public struct Rule: Hashable, Sendable {
    /// Its number in the table, from 1.
    public let number: Int
    /// Its line in the model's file.
    public let line: Int
  }

  /// The decision or logic that holds the table.
  public let table: String
  /// How many rules may fire.
  public let policy: HitPolicy
  /// The inputs with their values.
  public let inputs: [Context.Entry]
  /// The rules that fired, in their order.
  public let rules: [Rule]
}
