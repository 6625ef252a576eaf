import Text

/// A name whose value comes in with the input.
final class InputName: Node {
  let offset: Int
  let place: Int

  init(_ place: Int, at offset: Int) {
    self.place = place
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    place < run.input.count ? run.input[place] : .null
  }
}

/// A name that is bound within the expression.
final class LocalName: Node {
  let offset: Int
  let slot: Int

  init(_ slot: Int, at offset: Int) {
    self.slot = slot
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value { run.locals[run.base + slot] }
}

/// A name within a filter that the element may have; else it means what it means outside, if anything.
final class ElementName: Node {
  let offset: Int
  let name: String
  let slot: Int
  let outside: (any Node)?

  init(_ name: String, slot: Int, outside: (any Node)?, at offset: Int) {
    self.name = name
    self.slot = slot
    self.outside = outside
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    if case .context(let context) = run.locals[run.base + slot], let found = context[name] { return found }
    guard let outside else {
      return run.failed(offset, Words(vi: "ở đây không có gì tên là '\(name)'", en: "nothing is called '\(name)' here"))
    }
    return try outside.value(&run)
  }
}
