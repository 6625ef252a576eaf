import XML

/// Conditionals, filters and iterations (DMN 1.4 and later).
extension BoxedReader {
  func conditional(_ element: Element) -> Typed {
    let condition = part("if", of: element)
    let whenTrue = part("then", of: element)
    let otherwise = part("else", of: element)
    return Typed(
      Conditional(condition.node, whenTrue.node, otherwise.node, at: 0), whenTrue.type.joined(with: otherwise.type))
  }

  func filter(_ element: Element) -> Typed {
    let source = part("in", of: element)
    var item = ValueType.any
    if case .list(let type) = source.type { item = type }
    let slot = frame.newSlot()
    frame.layers.append(.element(slot: slot, type: item, fields: ValueTypeFields(item).table))
    let condition = part("match", of: element)
    frame.layers.removeLast()
    let usesItem = frame.elementUses[slot, default: 0] > 0
    let node = Filter(source.node, condition.node, itemSlot: slot, usesItem: usesItem, isStrict: true, at: 0)
    return Typed(node, condition.type == .number ? item : .list(item))
  }

  func loop(_ element: Element) -> Typed {
    let (iterator, names) = iterator(element)
    let partial = frame.newSlot()
    var all = names
    all.add("partial", (meaning: .local(partial), type: .list(.any)))
    let body = within(all) { part("return", of: element) }
    let usesPartial = element.first("return")?.text.contains("partial") ?? false
    return Typed(ForLoop([iterator], partialSlot: usesPartial ? partial : nil, body.node, at: 0), .list(body.type))
  }

  func quantified(_ element: Element) -> Typed {
    let (iterator, names) = iterator(element)
    let condition = within(names) { part("satisfies", of: element) }
    return Typed(Quantified(some: element.name == "some", isStrict: true, [iterator], condition.node, at: 0), .boolean)
  }

  private func iterator(_ element: Element) -> (Iterator, Parser.Names) {
    let domain = part("in", of: element)
    let slot = frame.newSlot()
    let item: ValueType =
      switch domain.type {
      case .list(let item), .range(let item): item
      default: .any
      }
    let name = NameRules.normalized((element["iteratorVariable"] ?? "").unicodeScalars)
    return (
      Iterator(slot: slot, domain: domain.node, end: nil),
      Parser.Names([(name, (meaning: .local(slot), type: item))])
    )
  }
}
