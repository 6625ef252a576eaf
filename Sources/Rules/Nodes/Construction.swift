import Text

/// `[a, b, c]`.
final class ListLiteral: Node {
  let offset: Int
  let items: [any Node]

  init(_ items: [any Node], at offset: Int) {
    self.items = items
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items { try values.append(item.value(&run)) }
    return try run.list(values)
  }
}

/// `{a: 1, b: a + 1}`: each entry sees those before it.
final class ContextLiteral: Node {
  struct Entry: Sendable {
    let name: String
    let slot: Int
    let node: any Node
  }

  let offset: Int
  let entries: [Entry]
  /// What the whole is worth, when it is not the context itself (a boxed context with a result).
  let result: (any Node)?

  init(_ entries: [Entry], result: (any Node)? = nil, at offset: Int) {
    self.entries = entries
    self.result = result
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var context = Context()
    for entry in entries {
      let value = try entry.node.value(&run)
      run.locals[run.base + entry.slot] = value
      if result == nil { context.set(entry.name, value) }
    }
    if let result { return try result.value(&run) }
    return try run.context(context)
  }
}

/// `[a..b]`, `(a..b)`, `> a`: a range; null when its ends do not go together.
final class RangeLiteral: Node {
  let offset: Int
  let low: (any Node)?
  let high: (any Node)?
  let includesLow: Bool
  let includesHigh: Bool

  init(low: (any Node)?, includesLow: Bool, high: (any Node)?, includesHigh: Bool, at offset: Int) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let from = try low?.value(&run) ?? .null
    let to = try high?.value(&run) ?? .null
    if low != nil, high != nil {
      guard from.order(to: to) != nil else {
        return run.failed(
          offset,
          Words(vi: "không có khoảng từ \(from.kind) đến \(to.kind)", en: "no range from \(from.kind) to \(to.kind)"))
      }
    } else if from.isNull, to.isNull {
      return run.failed(offset, Words(vi: "khoảng không thể có đầu là null", en: "no range with a null end"))
    }
    return .range(ValueRange(low: from, includesLow: includesLow, high: to, includesHigh: includesHigh))
  }
}
