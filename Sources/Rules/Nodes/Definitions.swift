import Text

/// What a function written in FEEL consists of.
final class FunctionText: Sendable {
  let parameters: [Parameter]
  /// What the result must be.
  let result: ValueType
  /// What is known about the result.
  let knownResult: ValueType
  let body: any Node
  /// Places for parameters, for what is held from outside and for local names.
  let slots: Int
  /// How deep its parts nest.
  let nesting: Int
  /// Where the function itself stands, when its text speaks of it by its name.
  let ownSlot: Int?

  init(
    _ parameters: [Parameter], result: ValueType = .any, knownResult: ValueType = .any, _ body: any Node, slots: Int,
    nesting: Int,
    ownSlot: Int? = nil
  ) {
    self.parameters = parameters
    self.result = result
    self.knownResult = result == .any ? knownResult : result
    self.body = body
    self.slots = slots
    self.nesting = nesting
    self.ownSlot = ownSlot
  }
}

/// A function written in FEEL together with the values it holds from outside.
final class Closure: Invocable {
  let text: FunctionText
  let held: [(slot: Int, value: Value)]
  let depth: Int

  init(_ text: FunctionText, held: [(slot: Int, value: Value)]) {
    self.text = text
    self.held = held
    depth = held.reduce(1) { max($0, $1.value.depth + 1) }
  }

  var parameters: [Parameter] { text.parameters }
  var result: ValueType { text.knownResult }

  func call(_ arguments: [Value], at offset: Int, in run: inout Run) throws(Stop) -> Value {
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for (parameter, argument) in zip(text.parameters, arguments) {
      let converted: Value?
      if let item = parameter.item {
        converted = try item.coerced(argument, &run)
      } else {
        converted = parameter.type.converted(argument)
      }
      guard let value = converted else {
        return run.failed(
          offset,
          Words(
            vi: "tham số '\(parameter.name)' cần \(parameter.type), không phải \(argument.kind)",
            en: "the parameter '\(parameter.name)' takes \(parameter.type), not \(argument.kind)"))
      }
      values.append(value)
    }
    try run.enter(text.nesting)
    let outer = run.base
    run.base = run.locals.count
    run.locals.append(contentsOf: values)
    run.locals.append(contentsOf: repeatElement(.null, count: text.slots - values.count))
    for (slot, value) in held { run.locals[run.base + slot] = value }
    if let own = text.ownSlot { run.locals[run.base + own] = .function(Function(self)) }
    let result = try text.body.value(&run)
    run.locals.removeSubrange(run.base...)
    run.base = outer
    run.leave(text.nesting)
    guard let converted = text.result.converted(result) else {
      return run.failed(
        offset,
        Words(
          vi: "hàm hứa cho \(text.result), không phải \(result.kind)",
          en: "the function promises \(text.result), not \(result.kind)"))
    }
    return converted
  }
}

/// `function(a, b) …`.
final class Definition: Node {
  let offset: Int
  let text: FunctionText
  /// What the function holds from outside: where it is found, and where it will stand.
  let held: [(node: any Node, slot: Int)]

  init(_ text: FunctionText, held: [(node: any Node, slot: Int)], at offset: Int) {
    self.text = text
    self.held = held
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var values: [(slot: Int, value: Value)] = []
    for (node, slot) in held { try values.append((slot, node.value(&run))) }
    let closure = Closure(text, held: values)
    guard closure.depth <= run.budget.valueDepth else { throw Stop(limit: .valueDepth, allowed: run.budget.valueDepth) }
    return .function(Function(closure))
  }
}
