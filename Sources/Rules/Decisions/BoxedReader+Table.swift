import XML

/// Decision tables.
extension BoxedReader {
  func table(_ element: Element, named name: String, _ outer: ItemType) -> Typed {
    let policy = HitPolicy(rawValue: element["hitPolicy"] ?? "UNIQUE")
    if policy == nil { model.find(element.line, what, "there is no hit policy '\(element["hitPolicy"] ?? "")'") }
    let aggregation = element["aggregation"].flatMap(Aggregation.init)
    let inputs = element.all("input").map { input($0) }
    let outputs = output(element.all("output"), element, outer)
    let rules = element.all("rule").map { rule in
      DecisionTable.Rule(
        tests: tests(rule, inputs), outputs: cells(rule, outputs.map(\.output)), line: rule.line)
    }
    let label = element["outputLabel"] ?? name
    let table = DecisionTable(
      name: label.isEmpty ? name : label, policy ?? .unique, aggregation, inputs: inputs.map(\.input),
      outputs: outputs.map(\.output), rules: rules)
    report(table, element, inputs.map(\.type))
    return Typed(table, type(outputs, policy ?? .unique, aggregation))
  }

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

  private func input(_ element: Element) -> (input: DecisionTable.Input, type: ValueType) {
    let holder = element.first("inputExpression")
    var typed =
      holder.flatMap { $0.first("text") }.map { expression($0) } ?? failing(element, "the input has no expression")
    let text = holder?.first("text")?.text.trimmed ?? ""
    if let reference = holder?["typeRef"] {
      let type = model.type(reference, source, element.line, what)
      typed = Typed(Coerced(typed.node, type, "the input '\(text)' of \(what)"), type.type)
    }
    let slot = frame.newSlot()
    let allowed = element.first("inputValues").flatMap { $0.first("text") ?? $0 }.flatMap { values in
      values.text.trimmed.isEmpty || values.text.trimmed == "-" ? nil : test(values, typed.type, slot)
    }
    let label = element["label"] ?? text
    return (
      DecisionTable.Input(label: label.isEmpty ? text : label, node: typed.node, slot: slot, allowed: allowed),
      typed.type
    )
  }

  private func output(_ elements: [Element], _ table: Element, _ outer: ItemType)
    -> [(output: DecisionTable.Output, type: ValueType)]
  {
    elements.map { element in
      var type: ItemType?
      if let reference = element["typeRef"] {
        type = model.type(reference, source, element.line, what)
      } else if elements.count == 1, let reference = table["typeRef"] {
        type = model.type(reference, source, element.line, what)
      }
      var allowed: FunctionText?
      var order = type?.words ?? []
      if order.isEmpty, elements.count == 1 { order = outer.words }
      if let values = element.first("outputValues").flatMap({ $0.first("text") ?? $0 }), !values.text.trimmed.isEmpty,
        let (tests, words) = model.constraint(values, type?.type ?? .any, source, what)
      {
        allowed = tests
        order = words
      }
      let standard = element.first("defaultOutputEntry").flatMap { $0.first("text") }
      let output = DecisionTable.Output(
        name: element["name"] ?? element["label"] ?? "", type: type, order: order, allowed: allowed,
        defaultNode: standard.flatMap { $0.text.trimmed.isEmpty ? nil : expression($0).node })
      return (output, type?.type ?? (elements.count == 1 ? outer.type : .any))
    }
  }

  private func tests(_ rule: Element, _ inputs: [(input: DecisionTable.Input, type: ValueType)]) -> [Membership?] {
    let entries = rule.all("inputEntry")
    if entries.count != inputs.count {
      model.find(rule.line, what, "the rule has \(entries.count) tests for \(inputs.count) inputs")
    }
    return zip(inputs, entries).map { input, entry in
      guard let text = entry.first("text"), !text.text.trimmed.isEmpty, text.text.trimmed != "-" else { return nil }
      return test(text, input.type, input.input.slot)
    }
  }

  private func test(_ element: Element, _ type: ValueType, _ slot: Int) -> Membership? {
    let names = Parser.Names([("?", (meaning: .local(slot), type: type))])
    return within(names) {
      read(element, element.text) { (parser) throws(SyntaxError) in
        try parser.unaryTests(of: type, subject: LocalName(slot, at: 0), slot: slot)
      } ?? Membership(Failing("the test could not be read", at: 0), [], isNegated: false, slot: slot, at: 0)
    }
  }

  private func cells(_ rule: Element, _ outputs: [DecisionTable.Output]) -> [any Node] {
    let entries = rule.all("outputEntry")
    if entries.count != outputs.count {
      model.find(rule.line, what, "the rule has \(entries.count) results for \(outputs.count) outputs")
    }
    return outputs.indices.map { place in
      guard place < entries.count, let text = entries[place].first("text") else { return Constant(.null, at: 0) }
      return expression(text).node
    }
  }

  /// What can be known about gaps and overlaps.
  private func report(_ table: DecisionTable, _ element: Element, _ types: [ValueType]) {
    guard table.rules.count <= Limits.analysedRules,
      let analysis = TableAnalysis(table, types, slots: frame.slots)
    else { return }
    for remark in analysis.remarks() {
      model.find(remark.gravity, remark.rule.map { table.rules[$0].line } ?? element.line, what, remark.message)
    }
  }
}
