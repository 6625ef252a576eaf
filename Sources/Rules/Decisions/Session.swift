import Text

/// Values that were given for a model, and within it those for the models it imports.
final class Inputs {
  let context: Context
  private var children: [String: Inputs] = [:]

  init(_ context: Context) { self.context = context }

  /// The inputs of an imported model: the entry of the import's name, else the same as here.
  func through(_ name: String?) -> Inputs {
    guard let name, !name.isEmpty else { return self }
    if let child = children[name] { return child }
    var child = self
    if case .context(let inner)? = context[name] { child = Inputs(inner) }
    children[name] = child
    return child
  }
}

/// One question to a model: every decision is evaluated once at most.
final class Session {
  private struct Key: Hashable {
    let decision: ObjectIdentifier
    let inputs: ObjectIdentifier
  }

  private let inputs: Inputs
  private var known: [Key: Value] = [:]

  init(_ inputs: Inputs) { self.inputs = inputs }

  /// Gives a decision its value from outside.
  func know(_ decision: DecisionElement, _ value: Value, _ through: String?) {
    known[Key(decision: ObjectIdentifier(decision), inputs: ObjectIdentifier(inputs.through(through)))] = value
  }

  func value(of decision: DecisionElement, in run: inout Run) throws(Stop) -> Value {
    try value(of: decision, inputs, &run)
  }

  /// The value of the one output decision, or a context of all.
  func value(of service: ServiceElement, in run: inout Run) throws(Stop) -> Value {
    var context = Context()
    for output in service.outputs {
      let value = try self.value(of: output, inputs, &run)
      if service.outputs.count == 1 { return value }
      context.set(output.name, value)
    }
    return try run.context(context)
  }

  private func value(of requirement: Requirement, _ inputs: Inputs, _ run: inout Run) throws(Stop) -> Value {
    let own = inputs.through(requirement.through)
    switch requirement.source {
    case .function(let function): return .function(function)
    case .decision(let decision): return try value(of: decision, own, &run)
    case .input(let input):
      let given = own.context[input.name] ?? inputs.context[requirement.name] ?? .null
      return try input.type.coerced(input.type.completed(given), &run)
        ?? run.failed(
          0,
          Words(
            vi: "đầu vào '\(input.name)' là \(input.type.name), không phải \(given.literal)",
            en: "the input '\(input.name)' is \(input.type.name), not \(given.literal)"))
    }
  }

  private func value(of decision: DecisionElement, _ inputs: Inputs, _ run: inout Run) throws(Stop) -> Value {
    let key = Key(decision: ObjectIdentifier(decision), inputs: ObjectIdentifier(inputs))
    if let value = known[key] { return value }
    var result = Value.null
    if let logic = decision.logic {
      var values: [Value] = []
      values.reserveCapacity(decision.requirements.count)
      for requirement in decision.requirements { try values.append(value(of: requirement, inputs, &run)) }
      result = try run.call(logic, values)
    } else {
      run.note(
        0,
        Words(vi: "quyết định '\(decision.name)' không có nội dung", en: "the decision '\(decision.name)' has no logic")
      )
    }
    known[key] = result
    return result
  }
}
