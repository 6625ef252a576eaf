import Text

/// `a and b and …` or `a or b or …` with three values: one part may decide it; else it is null when any is not true or
/// false.
final class Junction: Node {
  /// Which of the two.
  enum Word: String {
    case and, or

    /// The word as the scanner looks for it.
    var text: StaticString {
      switch self {
      case .and: "and"
      case .or: "or"
      }
    }
  }

  let offset: Int
  let parts: [any Node]
  let word: Word
  /// What decides it, whatever the others are: false for `and`, true for `or`.
  private let decisive: Bool

  init(_ word: Word, _ parts: [any Node], at offset: Int) {
    self.word = word
    self.parts = parts
    self.offset = offset
    decisive = word == .or
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var known = true
    for part in parts {
      guard case .boolean(let flag) = try part.value(&run) else {
        known = false
        continue
      }
      if flag == decisive { return .boolean(decisive) }
    }
    return known ? .boolean(!decisive) : run.failed(offset, complaint)
  }

  private var complaint: Words {
    Words(
      vi: "'\(word.rawValue)' có vế không đúng cũng không sai",
      en: "'\(word.rawValue)' has an operand that is not true or false")
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
