import Text

/// The type of a model's variable: what its value must be, as the model's item definitions say.
final class ItemType: Sendable {
  indirect enum Shape: Sendable {
    /// A type of FEEL itself.
    case plain
    /// Values by name, each of its own type.
    case components([(name: String, type: ItemType)])
    /// A list of values of one type.
    case list(ItemType)
    /// Another definition, perhaps with a narrower constraint.
    case other(ItemType)
  }

  let name: String
  let type: ValueType
  let shape: Shape
  /// The tests that a value has to pass (`allowedValues` of each element, `typeConstraint` of the whole).
  let constraint: FunctionText?
  /// The words of the constraint, in their order, when it is a list of constants.
  let words: [Value]

  init(name: String, type: ValueType, shape: Shape = .plain, constraint: FunctionText? = nil, words: [Value] = []) {
    self.name = name
    self.type = type
    self.shape = shape
    self.constraint = constraint
    self.words = words
  }

  static let any = ItemType(name: "Any", type: .any)

  /// The value as one of this type, with FEEL's conversions; nil when it is none.
  func coerced(_ value: Value, _ run: inout Run) throws(Stop) -> Value? {
    if value.isNull { return .null }
    let fitting: Value?
    switch shape {
    case .plain: fitting = type.converted(value)
    case .other(let other): fitting = try other.coerced(value, &run)
    case .list(let item): fitting = try list(item, value, &run)
    case .components(let components): fitting = try entries(components, value, &run)
    }
    guard let fitting, let constraint else { return fitting }
    guard case .boolean(true) = try run.call(constraint, [fitting]) else { return nil }
    return fitting
  }

  /// The value with null for every component that a context leaves out, as a form leaves out what was not asked.
  func completed(_ value: Value) -> Value {
    switch (shape, value) {
    case (.other(let other), _): return other.completed(value)
    case (.list(let item), .list(let list)): return .list(list.items.map { item.completed($0) })
    case (.components(let components), .context(let context)):
      var result = context
      for (name, type) in components { result.set(name, type.completed(context[name] ?? .null)) }
      return .context(result)
    default: return value
    }
  }

  private func list(_ item: ItemType, _ value: Value, _ run: inout Run) throws(Stop) -> Value? {
    guard case .list(let list) = value else {
      return try item.coerced(value, &run).map { .list([$0]) }
    }
    try run.step(list.items.count)
    var items: [Value] = []
    items.reserveCapacity(list.items.count)
    for element in list.items {
      guard let fitting = try item.coerced(element, &run) else { return nil }
      items.append(fitting)
    }
    return try run.list(items)
  }

  private func entries(_ components: [(name: String, type: ItemType)], _ value: Value, _ run: inout Run)
    throws(Stop) -> Value?
  {
    var own = value
    if case .list(let list) = value, list.items.count == 1, let only = list.items.first { own = only }
    guard case .context(let context) = own else { return nil }
    var result = context
    for (name, type) in components {
      guard let entry = context[name], let fitting = try type.coerced(entry, &run) else { return nil }
      result.set(name, fitting)
    }
    return .context(result)
  }
}

/// A value that must be of a type: null with a reason when it is not.
final class Coerced: Node {
  let offset: Int
  let node: any Node
  let type: ItemType
  let what: Words

  init(_ node: any Node, _ type: ItemType, _ what: Words) {
    self.node = node
    self.type = type
    self.what = what
    offset = node.offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let value = try node.value(&run)
    return try type.coerced(value, &run)
      ?? run.failed(
        offset,
        Words(
          vi: "\(what.vi) là \(type.name), không phải \(value.kind)",
          en: "\(what.en) is \(type.name), not \(value.kind)"))
  }
}
