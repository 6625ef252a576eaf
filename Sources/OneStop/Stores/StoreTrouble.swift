/// What a store throws when it cannot do what it was asked for.
public protocol StoreTrouble: Error {
  /// Whether whoever asks for something else fares no better: the store is away, busy, full or shut. What is wrong with one row alone
  /// holds up nobody else.
  var concernsAll: Bool { get }
}
