/// What a decision asks of its inputs, for proofs over all of them.
extension Model {
  /// The conditions that the rules of a decision's tables set, those of the decisions that it needs included.
  ///
  /// Inputs that no comparison in them tells apart make the same rules fire. Where a test cannot be decided so, the
  /// list holds ``Guard/unknown``.
  public func conditions(of decision: String) -> [Guard] {
    guard let element = decisionElements[decision] else { return [.unknown] }
    var seen: Set<ObjectIdentifier> = []
    return element.conditions(&seen)
  }

  /// The table of a decision as its author wrote it; nil when it is something else than a table.
  public func table(of decision: String) -> TableText? { decisionElements[decision]?.table?.text }

  /// What the rules of a decision's table answer, a row for each rule and a value for each output; nil for a value that
  /// has to be computed. A row for the defaults follows when there are any.
  public func results(of decision: String) -> [[Value?]]? {
    guard let table = decisionElements[decision]?.table else { return nil }
    let rows = table.rules.map { rule in rule.outputs.map { ($0 as? Constant)?.constant } }
    guard table.outputs.contains(where: { $0.defaultNode != nil }) else { return rows }
    return rows + [table.outputs.map { $0.defaultNode.flatMap { ($0 as? Constant)?.constant } }]
  }

  /// The type of a decision's value.
  public func type(of decision: String) -> ValueType? { decisionElements[decision]?.type.type }

  /// The decisions that no other decision needs: those that a model is there for.
  public var topDecisions: [String] {
    let needed = Set(
      decisionElements.values.flatMap(\.requirements).compactMap { requirement in
        if case .decision(let decision) = requirement.source { ObjectIdentifier(decision) } else { nil }
      })
    return decisionElements.filter { !needed.contains(ObjectIdentifier($0.value)) }.keys.sorted()
  }
}

extension DecisionElement {
  /// Its logic, when that is a table.
  var table: DecisionTable? {
    var body: (any Node)? = logic?.body
    while let coerced = body as? Coerced { body = coerced.node }
    return body as? DecisionTable
  }

  fileprivate func conditions(_ seen: inout Set<ObjectIdentifier>) -> [Guard] {
    guard seen.insert(ObjectIdentifier(self)).inserted else { return [] }
    guard let table else { return [.unknown] }
    var found: [Guard] = []
    for (place, input) in table.inputs.enumerated() {
      switch subject(of: input.node) {
      case .input(let path)?:
        for rule in table.rules where place < rule.tests.count {
          if let test = rule.tests[place] { found.append(Guard(test, of: path)) }
        }
        if let allowed = input.allowed { found.append(Guard(allowed, of: path)) }
      case .decision(let decision)?: found += decision.conditions(&seen)
      case nil: found.append(.unknown)
      }
    }
    return found
  }

  private enum Subject {
    case input([String])
    case decision(DecisionElement)
  }

  /// What a column tests: an input, an entry within one, or what another decision came to.
  private func subject(of node: any Node) -> Subject? {
    switch node {
    case let node as Coerced: return subject(of: node.node)
    case let node as LocalName where node.slot < requirements.count:
      switch requirements[node.slot].source {
      case .input(let input): return .input([input.name])
      case .decision(let decision): return .decision(decision)
      case .function: return nil
      }
    case let node as Path:
      if case .input(let path)? = subject(of: node.source) { return .input(path + [node.name]) }
      return nil
    default: return nil
    }
  }
}
