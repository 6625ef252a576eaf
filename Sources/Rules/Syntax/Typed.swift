/// A part of an expression with what is known about its value.
struct Typed {
  let node: any Node
  let type: ValueType

  init(_ node: any Node, _ type: ValueType) {
    self.node = node
    self.type = type
  }

  /// The value, when it stands in the text.
  var constant: Value? { (node as? Constant)?.constant }
}
