import Text

/// How many rules may fire, and what their outputs come to (DMN 1.5, 8.2.8).
public enum HitPolicy: String, Hashable, Sendable {
  case unique = "UNIQUE"
  case any = "ANY"
  case priority = "PRIORITY"
  case first = "FIRST"
  case collect = "COLLECT"
  case ruleOrder = "RULE ORDER"
  case outputOrder = "OUTPUT ORDER"
}

/// What a collecting table makes of its outputs.
public enum Aggregation: String, Hashable, Sendable {
  /// The sum.
  case sum = "SUM"
  /// How many there are.
  case count = "COUNT"
  /// The least.
  case min = "MIN"
  /// The greatest.
  case max = "MAX"
}

/// A decision table that has been read.
final class DecisionTable: Node {
  struct Input: Sendable {
    let label: String
    let node: any Node
    /// Where the value stands for the tests (`?`).
    let slot: Int
    /// What it may be; another value makes the whole null.
    let allowed: Membership?
  }

  struct Output: Sendable {
    let name: String
    let type: ItemType?
    /// The outputs in the order of their priority, highest first.
    let order: [Value]
    let allowed: FunctionText?
    let defaultNode: (any Node)?
  }

  struct Rule: Sendable {
    let tests: [Membership?]
    let outputs: [any Node]
    let line: Int
    let note: Words?
  }

  let offset = 0
  let name: String
  let policy: HitPolicy
  let aggregation: Aggregation?
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]
  /// What its author wrote, for showing it.
  let text: TableText

  init(
    name: String, _ policy: HitPolicy, _ aggregation: Aggregation?, inputs: [Input], outputs: [Output], rules: [Rule],
    text: TableText
  ) {
    self.name = name
    self.policy = policy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    self.text = text
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    for input in inputs {
      run.locals[run.base + input.slot] = try input.node.value(&run)
      guard let allowed = input.allowed else { continue }
      let value = run.locals[run.base + input.slot]
      guard case .boolean(true) = try allowed.value(&run) else {
        return run.failed(
          offset,
          Words(
            vi: "đầu vào '\(input.label)' của \(name) không được là \(value.literal)",
            en: "the input '\(input.label)' of \(name) may not be \(value.literal)"))
      }
    }
    let hits = try matching(&run)
    try tell(hits, &run)
    if hits.isEmpty { return try byDefault(&run) }
    return try answer(hits, &run)
  }

  /// The places of the rules that fire; no more than are needed.
  private func matching(_ run: inout Run) throws(Stop) -> [Int] {
    var hits: [Int] = []
    for (place, rule) in rules.enumerated() {
      try run.step()
      guard try fires(rule, &run) else { continue }
      hits.append(place)
      if policy == .first, run.trace == nil { break }
    }
    return hits
  }

  private func fires(_ rule: Rule, _ run: inout Run) throws(Stop) -> Bool {
    for test in rule.tests {
      guard let test else { continue }
      let known = run.reasons.count
      guard case .boolean(true) = try test.value(&run) else {
        // A cell that cannot be compared is a cell that does not fire.
        run.forgetReasons(after: known)
        return false
      }
    }
    return true
  }

  private func answer(_ hits: [Int], _ run: inout Run) throws(Stop) -> Value {
    switch policy {
    case .unique:
      guard hits.count == 1 else {
        return run.failed(
          offset,
          Words(
            vi: "\(name): các quy tắc \(numbers(hits)) cùng áp dụng, chỉ được một",
            en: "\(name): the rules \(numbers(hits)) fire together, only one may"))
      }
      return try output(rules[hits[0]], &run)
    case .first: return try output(rules[hits[0]], &run)
    case .any:
      let values = try outputs(hits, &run)
      guard values.allSatisfy({ $0.equals(values[0]) == true }) else {
        return run.failed(
          offset,
          Words(
            vi: "\(name): các quy tắc \(numbers(hits)) cùng áp dụng mà khác nhau",
            en: "\(name): the rules \(numbers(hits)) fire together and differ"))
      }
      return values[0]
    case .priority: return try byPriority(hits, &run).first ?? .null
    case .outputOrder: return try run.list(byPriority(hits, &run))
    case .ruleOrder: return try run.list(outputs(hits, &run))
    case .collect:
      let values = try outputs(hits, &run)
      guard let aggregation else { return try run.list(values) }
      return try aggregate(aggregation, values, &run)
    }
  }

  private func numbers(_ hits: [Int]) -> String {
    hits.map { String($0 + 1) }.joined(separator: ", ")
  }

  private func outputs(_ hits: [Int], _ run: inout Run) throws(Stop) -> [Value] {
    var values: [Value] = []
    for hit in hits { try values.append(output(rules[hit], &run)) }
    return values
  }

  /// A single value, or a context when the table has several outputs.
  private func output(_ rule: Rule, _ run: inout Run) throws(Stop) -> Value {
    if outputs.count == 1 { return try cell(rule.outputs[0], outputs[0], &run) }
    var context = Context()
    for (output, node) in zip(outputs, rule.outputs) { try context.set(output.name, cell(node, output, &run)) }
    return try run.context(context)
  }

  private func cell(_ node: any Node, _ output: Output, _ run: inout Run) throws(Stop) -> Value {
    let value = try node.value(&run)
    if let type = output.type {
      guard let fitting = try type.coerced(value, &run) else {
        return run.failed(
          offset,
          Words(
            vi: "đầu ra '\(output.name)' của \(name) là \(type.name), không phải \(value.kind)",
            en: "the output '\(output.name)' of \(name) is \(type.name), not \(value.kind)"))
      }
      return try checked(fitting, output, &run)
    }
    return try checked(value, output, &run)
  }

  private func checked(_ value: Value, _ output: Output, _ run: inout Run) throws(Stop) -> Value {
    guard let allowed = output.allowed, !value.isNull else { return value }
    if case .boolean(true) = try run.call(allowed, [value]) { return value }
    return run.failed(
      offset,
      Words(
        vi: "đầu ra '\(output.name)' của \(name) không được là \(value.literal)",
        en: "the output '\(output.name)' of \(name) may not be \(value.literal)"))
  }

  private func byDefault(_ run: inout Run) throws(Stop) -> Value {
    guard outputs.contains(where: { $0.defaultNode != nil }) else {
      if policy == .collect, aggregation == .count { return .number(0) }
      if policy == .collect || policy == .ruleOrder || policy == .outputOrder, aggregation == nil {
        return try run.list([])
      }
      return run.failed(offset, Words(vi: "\(name): không quy tắc nào áp dụng", en: "\(name): no rule fires"))
    }
    if outputs.count == 1 { return try outputs[0].defaultNode?.value(&run) ?? .null }
    var context = Context()
    for output in outputs { try context.set(output.name, output.defaultNode?.value(&run) ?? .null) }
    return try run.context(context)
  }

  /// The outputs by the order of the allowed values, those of the first output counting most.
  private func byPriority(_ hits: [Int], _ run: inout Run) throws(Stop) -> [Value] {
    let values = try outputs(hits, &run)
    let ranked = values.enumerated().map { place, value in
      (rank: outputs.map { rank(of: value, in: $0) } + [place], value: value)
    }
    return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.value)
  }

  private func rank(of value: Value, in output: Output) -> Int {
    var own = value
    if outputs.count > 1, case .context(let context) = value { own = context[output.name] ?? .null }
    return output.order.firstIndex { $0.equals(own) == true } ?? output.order.count
  }

  private func aggregate(_ aggregation: Aggregation, _ values: [Value], _ run: inout Run) throws(Stop) -> Value {
    let name =
      switch aggregation {
      case .count: "count"
      case .sum: "sum"
      case .min: "min"
      case .max: "max"
      }
    guard let function = Builtin.table[name] else { return .null }
    return try function.call([run.list(values)], at: offset, in: &run)
  }

  private func tell(_ hits: [Int], _ run: inout Run) throws(Stop) {
    guard run.trace != nil else { return }
    let base = run.base
    let values = inputs.map { ($0.label, run.locals[base + $0.slot]) }
    run.trace?.append(
      TableTrace(
        table: name, policy: policy, inputs: values.map { .init($0.0, $0.1) },
        rules: hits.map { .init(number: $0 + 1, line: rules[$0].line, note: rules[$0].note) }))
  }
}
