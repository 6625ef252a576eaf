/// The two sides of an operation.
struct Operands: Sendable {
  let left: any Node
  let right: any Node

  init(_ left: any Node, _ right: any Node) {
    self.left = left
    self.right = right
  }

  /// Both values, the left one first.
  @inline(__always)
  func values(_ run: inout Run) throws(Stop) -> (Value, Value) {
    let first = try left.value(&run)
    return (first, try right.value(&run))
  }
}
