import Text
import XML

/// Contexts, lists, relations and invocations.
extension BoxedReader {
  func context(_ element: Element) -> Typed {
    var entries: [ContextLiteral.Entry] = []
    var fields: [ValueType.Field] = []
    var result: Typed?
    frame.layers.append(.names(Parser.Names()))
    for entry in element.all("contextEntry") {
      let variable = entry.first("variable")
      let name = variable?.ownName ?? ""
      let type = model.type(variable?["typeRef"], source, Spot(line: entry.line), what)
      guard var value = logic(of: entry, named: name, type) else { continue }
      if variable?["typeRef"] != nil { value = Typed(Coerced(value.node, type, .plain("'\(name)'")), type.type) }
      guard variable != nil else {
        result = value
        continue
      }
      let slot = frame.newSlot()
      entries.append(ContextLiteral.Entry(name: name, slot: slot, node: value.node))
      fields.append(ValueType.Field(name, value.type))
      if case .names(var table) = frame.layers.removeLast() {
        table.add(name, (meaning: .local(slot), type: value.type))
        frame.layers.append(.names(table))
      }
    }
    frame.layers.removeLast()
    let node = ContextLiteral(entries, result: result?.node, at: 0)
    return Typed(node, result?.type ?? .context(fields))
  }

  func list(_ element: Element) -> Typed {
    let items = element.elements.filter { $0.namespace == element.namespace && !BoxedReader.notes.contains($0.name) }
      .map { expression($0, named: "", .any) }
    let type = items.dropFirst().reduce(items.first?.type ?? .null) { $0.joined(with: $1.type) }
    return Typed(ListLiteral(items.map(\.node), at: 0), .list(type))
  }

  /// Parts of any element that say nothing to the machine.
  static let notes: Set<String> = ["description", "extensionElements"]

  func relation(_ element: Element) -> Typed {
    let columns = element.all("column").map(\.ownName)
    var fields: [ValueType]?
    let rows = element.all("row").map { row in
      let cells = row.elements.filter { !BoxedReader.notes.contains($0.name) }
        .map { expression($0, named: "", .any) }
      fields = fields.map { zip($0, cells).map { $0.joined(with: $1.type) } } ?? cells.map(\.type)
      let entries = zip(columns, cells).map { name, cell in
        ContextLiteral.Entry(name: name, slot: frame.newSlot(), node: cell.node)
      }
      return ContextLiteral(entries, at: 0)
    }
    let type = ValueType.context(zip(columns, fields ?? []).map { ValueType.Field($0, $1) })
    return Typed(ListLiteral(rows, at: 0), .list(type))
  }

  func invocation(_ element: Element) -> Typed {
    guard let callee = logic(of: element, named: "", .any) else {
      return failing(element, Words(vi: "lời gọi không nêu hàm nào", en: "the invocation names no function"))
    }
    var names: [String] = []
    var arguments: [Typed] = []
    for binding in element.all("binding") {
      names.append(binding.first("parameter")?.ownName ?? "")
      arguments.append(logic(of: binding, named: "", .any) ?? Typed(Constant(.null, at: 0), .null))
    }
    var type = ValueType.any
    if case .function(_, let result) = callee.type { type = result }
    return Typed(
      Call(callee.node, arguments.map(\.node), names: names.isEmpty ? nil : names, at: 0), type)
  }
}
