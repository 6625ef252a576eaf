import Text

/// `a and b and …` with three values: false when any is false, else null when any is not true.
final class Conjunction: Node {
  let offset: Int
  let parts: [any Node]

  init(_ parts: [any Node], at offset: Int) {
    self.parts = parts
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var known = true
    for part in parts {
      switch try part.value(&run) {
      case .boolean(false): return .boolean(false)
      case .boolean(true): break
      default: known = false
      }
    }
    return known
      ? .boolean(true)
      : run.failed(
        offset, Words(vi: "'and' có vế không đúng cũng không sai", en: "'and' has an operand that is not true or false")
      )
  }
}

/// `a or b or …` with three values: true when any is true, else null when any is not false.
final class Disjunction: Node {
  let offset: Int
  let parts: [any Node]

  init(_ parts: [any Node], at offset: Int) {
    self.parts = parts
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var known = true
    for part in parts {
      switch try part.value(&run) {
      case .boolean(true): return .boolean(true)
      case .boolean(false): break
      default: known = false
      }
    }
    return known
      ? .boolean(false)
      : run.failed(
        offset, Words(vi: "'or' có vế không đúng cũng không sai", en: "'or' has an operand that is not true or false"))
  }
}

/// `if a then b else c`: anything but true takes the second way.
final class Conditional: Node {
  let offset: Int
  let condition: any Node
  let whenTrue: any Node
  let otherwise: any Node

  init(_ condition: any Node, _ whenTrue: any Node, _ otherwise: any Node, at offset: Int) {
    self.condition = condition
    self.whenTrue = whenTrue
    self.otherwise = otherwise
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    if case .boolean(true) = try condition.value(&run) { return try whenTrue.value(&run) }
    return try otherwise.value(&run)
  }
}
