/// Values one after the other.
public struct List: Sendable {
  /// The values; FEEL's index 1 is the first.
  public let items: [Value]
  /// One more than the deepest value within.
  let depth: Int

  /// A list of the values in their order.
  public init(_ items: [Value]) {
    self.items = items
    depth = items.reduce(1) { max($0, $1.depth + 1) }
  }

  /// The value at FEEL's index: from 1, or from -1 backwards; nil outside.
  func at(_ index: Int) -> Value? {
    if index > 0, index <= items.count { return items[index - 1] }
    if index < 0, index >= -items.count { return items[items.count + index] }
    return nil
  }
}
