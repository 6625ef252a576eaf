import Text

/// `xs[…]`: one element by its index, or those for which a condition is true.
final class Filter: Node {
  let offset: Int
  let source: any Node
  let condition: any Node
  let itemSlot: Int
  /// Whether the text within the brackets speaks of the element at all.
  let usesItem: Bool
  /// A condition that is neither a number nor true or false makes the whole null (boxed filters).
  let isStrict: Bool

  init(
    _ source: any Node, _ condition: any Node, itemSlot: Int, usesItem: Bool, isStrict: Bool = false, at offset: Int
  ) {
    self.source = source
    self.condition = condition
    self.itemSlot = itemSlot
    self.usesItem = usesItem
    self.isStrict = isStrict
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let items: [Value]
    switch try source.value(&run) {
    case .list(let list): items = list.items
    case .null:
      return isStrict
        ? run.failed(offset, Words(vi: "null không lọc được", en: "null cannot be filtered")) : try nothing(&run)
    case let single: items = [single]
    }
    return usesItem ? try filtered(items, &run) : try chosen(items, &run)
  }

  private func nothing(_ run: inout Run) throws(Stop) -> Value {
    if !usesItem, case .number = try condition.value(&run) { return .null }
    return try run.list([])
  }

  private func chosen(_ items: [Value], _ run: inout Run) throws(Stop) -> Value {
    switch try condition.value(&run) {
    case .number(let index): return at(index, items, &run)
    case .boolean(let all): return try run.list(all ? items : [])
    case let other where isStrict && !items.isEmpty:
      return run.failed(offset, Words(vi: "\(other.kind) không phải là điều kiện", en: "\(other.kind) is no condition"))
    default: return try run.list([])
    }
  }

  private func at(_ index: Decimal128, _ items: [Value], _ run: inout Run) -> Value {
    guard let place = index.integer, let item = List(items).at(place) else {
      return run.failed(
        offset,
        Words(
          vi: "danh sách \(items.count) phần tử không có phần tử \(index)",
          en: "a list of \(items.count) has no element \(index)"))
    }
    return item
  }

  private func filtered(_ items: [Value], _ run: inout Run) throws(Stop) -> Value {
    var kept: [Value] = []
    if items.isEmpty {
      // An index of an empty list is null, where a condition leaves the empty list.
      let known = run.reasons.count
      run.locals[run.base + itemSlot] = .null
      let result = try condition.value(&run)
      run.forgetReasons(after: known)
      if case .number(let index) = result { return at(index, items, &run) }
    }
    for item in items {
      try run.step()
      run.locals[run.base + itemSlot] = item
      switch try condition.value(&run) {
      case .boolean(true): kept.append(item)
      case .number(let index): return at(index, items, &run)
      case .boolean(false): break
      case let other where isStrict:
        return run.failed(
          offset, Words(vi: "\(other.kind) không phải là điều kiện", en: "\(other.kind) is no condition"))
      default: break
      }
    }
    return try run.list(kept)
  }
}
