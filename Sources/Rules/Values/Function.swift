/// Something that can be called with arguments: a built-in, a function written in FEEL, or a model's logic.
public struct Function: Sendable {
  let body: any Invocable

  init(_ body: any Invocable) { self.body = body }

  /// How deep the values are that it holds on to.
  var depth: Int { body.depth }

  /// What is shown for it.
  var text: String {
    "function(" + body.parameters.map(\.name).joined(separator: ", ") + ")"
  }

  /// What kind of function it is.
  var type: ValueType { .function(body.parameters.map(\.type), body.result) }
}

/// One parameter of a function.
struct Parameter: Sendable {
  let name: String
  var type: ValueType = .any
  /// Another name that it goes by.
  var otherName: String?
  /// Whether a built-in takes null for it.
  var mayBeNull = false
  /// The model's own type, when it says more.
  var item: ItemType?

  func isCalled(_ name: String) -> Bool {
    self.name.isSame(as: name) || otherName?.isSame(as: name) == true
  }
}

/// The logic of a function.
protocol Invocable: AnyObject, Sendable {
  var parameters: [Parameter] { get }
  var result: ValueType { get }
  var depth: Int { get }

  /// Calls it with as many arguments as it has parameters.
  func call(_ arguments: [Value], at offset: Int, in run: inout Run) throws(Stop) -> Value
}
