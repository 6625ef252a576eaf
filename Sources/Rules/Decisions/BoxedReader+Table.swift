import Text
import XML

/// Decision tables.
extension BoxedReader {
  func table(_ element: Element, named name: String, _ outer: ItemType) -> Typed {
    if let policy = element["hitPolicy"], HitPolicy(rawValue: policy) == nil {
      model.find(
        element.line, what, Words(vi: "không có chính sách '\(policy)'", en: "there is no hit policy '\(policy)'"))
    }
    return table(TableText(element, named: name.isEmpty ? what.en : name), outer)
  }

  /// The table that a text describes. The same for every form in which tables are written.
  func table(_ text: TableText, _ outer: ItemType) -> Typed {
    let inputs = text.inputs.map { input($0) }
    let outputs = text.outputs.map { output($0, isOnly: text.outputs.count == 1, outer) }
    let rules = text.rules.map { rule in
      DecisionTable.Rule(
        tests: tests(rule, inputs), outputs: cells(rule, outputs.map(\.output)), line: rule.line, note: rule.note)
    }
    let label = text.label ?? text.name
    let table = DecisionTable(
      name: label.isEmpty ? text.name : label, text.policy, text.aggregation, inputs: inputs.map(\.input),
      outputs: outputs.map(\.output), rules: rules, text: text)
    report(table, text, inputs.map(\.type))
    return Typed(table, type(outputs, text.policy, text.aggregation))
  }

  /// What the table answers, by its hit policy.
  private func type(
    _ outputs: [(output: DecisionTable.Output, type: ValueType)], _ policy: HitPolicy, _ aggregation: Aggregation?
  ) -> ValueType {
    let single =
      outputs.count == 1
      ? outputs[0].type : ValueType.context(outputs.map { ValueType.Field($0.output.name, $0.type) })
    switch policy {
    case .collect where aggregation == .count: return .number
    case .collect where aggregation != nil: return single
    case .collect, .ruleOrder, .outputOrder: return .list(single)
    default: return single
    }
  }

  private func input(_ text: TableText.Input) -> (input: DecisionTable.Input, type: ValueType) {
    let expression = text.expression.text.trimmed
    var typed =
      expression.isEmpty
      ? failing(text.expression.line, Words(vi: "đầu vào không có biểu thức", en: "the input has no expression"))
      : self.expression(text.expression)
    if let reference = text.type {
      let type = model.type(reference, source, text.expression.spot(at: 0), what)
      let told = Words(vi: "đầu vào '\(expression)' của \(what.vi)", en: "the input '\(expression)' of \(what.en)")
      // Where a value is known to be one of a few words, that says more than its declared type.
      let known = typed.type.conforms(to: type.type) ? typed.type : type.type
      typed = Typed(Coerced(typed.node, type, told), known == .null || known == .any ? type.type : known)
    }
    let slot = frame.newSlot()
    let allowed = text.values.flatMap { $0.isBlank ? nil : test($0, typed.type, slot) }
    let label = text.label ?? ""
    return (
      DecisionTable.Input(label: label.isEmpty ? expression : label, node: typed.node, slot: slot, allowed: allowed),
      typed.type
    )
  }

  private func output(_ text: TableText.Output, isOnly: Bool, _ outer: ItemType)
    -> (output: DecisionTable.Output, type: ValueType)
  {
    let type = text.type.map { model.type($0, source, Spot(line: text.values?.line ?? line), what) }
    var allowed: FunctionText?
    var order = type?.words ?? []
    if order.isEmpty, isOnly { order = outer.words }
    if let values = text.values, !values.text.trimmed.isEmpty,
      let (tests, words) = model.constraint(values, type?.type ?? .any, source, what)
    {
      allowed = tests
      order = words
    }
    let output = DecisionTable.Output(
      name: text.name, type: type, order: order, allowed: allowed,
      defaultNode: text.standard.flatMap { $0.text.trimmed.isEmpty ? nil : expression($0).node })
    return (output, type?.type ?? (isOnly ? outer.type : .any))
  }

  private func tests(_ rule: TableText.Rule, _ inputs: [(input: DecisionTable.Input, type: ValueType)])
    -> [Membership?]
  {
    if rule.tests.count != inputs.count {
      model.find(
        rule.line, what,
        Words(
          vi: "quy tắc có \(rule.tests.count) ô điều kiện cho \(inputs.count) đầu vào",
          en: "the rule has \(rule.tests.count) tests for \(inputs.count) inputs"))
    }
    return zip(inputs, rule.tests).map { input, passage in
      passage.isBlank ? nil : test(passage, input.type, input.input.slot)
    }
  }

  private func test(_ passage: Passage, _ type: ValueType, _ slot: Int) -> Membership? {
    let names = Parser.Names([("?", (meaning: .local(slot), type: type))])
    return within(names) {
      read(passage) { (parser) throws(SyntaxError) in
        try parser.unaryTests(of: type, subject: LocalName(slot, at: 0), slot: slot)
      }
        ?? Membership(
          Failing(Words(vi: "không đọc được ô điều kiện", en: "the test could not be read"), at: 0), [],
          isNegated: false, slot: slot, at: 0)
    }
  }

  private func cells(_ rule: TableText.Rule, _ outputs: [DecisionTable.Output]) -> [any Node] {
    if rule.results.count != outputs.count {
      model.find(
        rule.line, what,
        Words(
          vi: "quy tắc có \(rule.results.count) ô kết quả cho \(outputs.count) đầu ra",
          en: "the rule has \(rule.results.count) results for \(outputs.count) outputs"))
    }
    return outputs.indices.map { place in
      guard place < rule.results.count else { return Constant(.null, at: 0) }
      let passage = rule.results[place]
      let typed = expression(passage)
      if let wanted = outputs[place].type, !typed.type.mayBecome(wanted.type) {
        model.find(
          passage.spot(at: 0), what,
          Words(
            vi: "ô kết quả là \(typed.type), không phải \(wanted.type)",
            en: "the result is \(typed.type), not \(wanted.type)"))
      }
      return typed.node
    }
  }

  private func report(_ table: DecisionTable, _ text: TableText, _ types: [ValueType]) {
    guard table.rules.count <= Limits.analysedRules,
      let analysis = TableAnalysis(table, types, slots: frame.slots)
    else { return }
    for remark in analysis.remarks() {
      let line = remark.rule.map { table.rules[$0].line } ?? text.line
      model.find(remark.gravity, Spot(line: line), what, remark.message)
    }
  }
}
