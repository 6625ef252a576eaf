import Text
import WorkingTime

/// Calls with positional or named arguments.
extension Parser {
  mutating func call(_ callee: Typed, at offset: Int) throws(SyntaxError) -> Typed {
    _ = try take("(")
    var arguments: [Typed] = []
    var names: [String] = []
    if try !take(")") {
      repeat {
        if let name = try key() { names.append(name) }
        guard names.isEmpty || names.count == arguments.count + 1 else {
          throw expected(
            Words(vi: "tên và ':' như trước các đối số khác", en: "a name and ':' as before the other arguments"))
        }
        try arguments.append(expression())
      } while try take(",")
      guard try take(")") else { throw expected(Words(vi: "',' hoặc ')'", en: "',' or ')'")) }
    }
    let named = names.isEmpty ? nil : names
    if case .function(let function) = callee.constant, let builtin = function.body as? Builtin {
      return called(builtin, arguments, named, at: callee.node.offset)
    }
    return Typed(
      Call(callee.node, arguments.map(\.node), names: named, at: offset),
      checkCall(callee, arguments, named, at: offset))
  }

  private mutating func called(_ builtin: Builtin, _ arguments: [Typed], _ names: [String]?, at offset: Int) -> Typed {
    let candidates = builtin.signatures(count: arguments.count, names: names)
    guard let first = candidates.first else {
      report(.wrongArguments, at: offset, builtin.complaint)
      return Typed(Failing(builtin.complaint, at: offset), .any)
    }
    let placed = first.placed(arguments, names: names)
    checkArguments(builtin, candidates, placed)
    let node = BuiltinCall(builtin, candidates, placed.map { $0?.node }, at: offset)
    let constant = builtin.isPure && arguments.allSatisfy { $0.constant != nil }
    return folded(node, builtin.result(arguments.map(\.type)), constant)
  }

  /// A constant, when the value can be known now and nothing is wrong with it.
  func folded(_ node: any Node, _ type: ValueType, _ isConstant: Bool) -> Typed {
    guard isConstant else { return Typed(node, type) }
    var budget = Budget()
    budget.steps = 1000
    budget.textLength = 10_000
    var run = Run(input: [], now: DateTime(midnightOf: .init(number: 0)), budget: budget)
    guard let value = try? node.value(&run), run.reasons.isEmpty, !value.isNull else { return Typed(node, type) }
    return Typed(Constant(value, at: node.offset), type)
  }
}
