import Text

extension Builtin {
  /// Functions with regular expressions (DMN 1.5, 10.3.4.3; XQuery and XPath Functions 3.1, 5.6).
  static let patterns: [Builtin] = [
    Builtin(
      "matches", [Signature(Parameter(name: "input", type: .string), pattern, flags, optional: 1)], .boolean
    ) { a, run in
      attempt(a, &run, flags: 2) { (pattern, subject) throws(Pattern.Failure) in
        .boolean(try pattern.match(subject, from: 0) != nil)
      }
    },
    Builtin(
      "replace",
      [
        Signature(
          Parameter(name: "input", type: .string), pattern, Parameter(name: "replacement", type: .string), flags,
          optional: 1)
      ], .string
    ) { a, run throws(Stop) in
      let limit = run.budget.textLength
      let result = attempt(a, &run, flags: 3) { (pattern, subject) throws(Pattern.Failure) in
        let literal = a.string(3)?.unicodeScalars.contains("q") ?? false
        let replacement = try Replacement(a.string(2) ?? "", isLiteral: literal)
        return .string(try replacement.replacing(pattern, in: subject, limit: limit))
      }
      guard case .string(let text) = result else { return result }
      return try run.string(text)
    },
    Builtin(
      "split",
      [
        Signature(
          Parameter(name: "string", type: .string), Parameter(name: "delimiter", type: .string), flags, optional: 1)
      ],
      .list(.string)
    ) { a, run throws(Stop) in
      guard a.string(0)?.isEmpty == false else { return .list([.string("")]) }
      let result = attempt(a, &run, flags: 2) { (pattern, subject) throws(Pattern.Failure) in
        var parts: [Value] = []
        var start = 0
        for match in try pattern.matches(subject) {
          parts.append(.string(String(decoding: subject[start..<match.whole.lowerBound], as: UTF8.self)))
          start = match.whole.upperBound
        }
        parts.append(.string(String(decoding: subject[start...], as: UTF8.self)))
        return .list(parts)
      }
      guard case .list(let list) = result else { return result }
      return try run.list(list.items)
    },
  ]

  private static let pattern = Parameter(name: "pattern", type: .string)
  private static let flags = Parameter(name: "flags", type: .string, mayBeNull: true)

  private static func attempt(
    _ a: Arguments, _ run: inout Run, flags: Int, _ work: (Pattern, [UInt8]) throws(Pattern.Failure) -> Value
  ) -> Value {
    do throws(Pattern.Failure) {
      let pattern = try Pattern(a.string(1) ?? "", flags: a.string(flags) ?? "", steps: run.budget.matchSteps)
      return try work(pattern, Array((a.string(0) ?? "").utf8))
    } catch {
      return a.failed(&run, error.message)
    }
  }
}

/// What stands for each match: text, and groups of the match by `$1`.
private struct Replacement {
  private enum Part {
    case text([UInt8])
    /// Digits of a group's number, of which as many count as there are groups.
    case group([Int])
  }

  private var parts: [Part] = []

  init(_ text: String, isLiteral: Bool) throws(Pattern.Failure) {
    if isLiteral {
      parts = [.text(Array(text.utf8))]
      return
    }
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let escaped = rest.popFirst(), escaped == "\\" || escaped == "$" else {
          throw Pattern.Failure(
            message: Words(
              vi: "trong chuỗi thay thế, '\\' không đứng trước '\\' hay '$'",
              en: "'\\' stands in the replacement before neither '\\' nor '$'"))
        }
        parts.append(.text(Array(String(escaped).utf8)))
      case "$":
        var digits: [Int] = []
        while let digit = rest.first, ("0"..."9").contains(digit), digits.count < 4 {
          digits.append(Int(digit.value) - 48)
          rest.removeFirst()
        }
        guard !digits.isEmpty else {
          throw Pattern.Failure(
            message: Words(
              vi: "trong chuỗi thay thế, '$' không đứng trước chữ số",
              en: "'$' stands in the replacement before no digit"))
        }
        parts.append(.group(digits))
      default: parts.append(.text(Array(String(scalar).utf8)))
      }
    }
  }

  func replacing(_ pattern: Pattern, in subject: [UInt8], limit: Int) throws(Pattern.Failure) -> String {
    var result: [UInt8] = []
    var start = 0
    for match in try pattern.matches(subject) {
      result += subject[start..<match.whole.lowerBound]
      for part in parts {
        switch part {
        case .text(let text): result += text
        case .group(let digits): result += group(digits, of: match, in: subject)
        }
      }
      guard result.count <= limit else {
        throw Pattern.Failure(
          message: Words(
            vi: "kết quả sẽ dài hơn \(limit) byte", en: "the result would be longer than \(limit) bytes"))
      }
      start = match.whole.upperBound
    }
    result += subject[start...]
    return String(decoding: result, as: UTF8.self)
  }

  private func group(_ digits: [Int], of match: Pattern.Match, in subject: [UInt8]) -> [UInt8] {
    var number = digits[0]
    var used = 1
    while used < digits.count, number * 10 + digits[used] < match.groups.count {
      number = number * 10 + digits[used]
      used += 1
    }
    let rest = digits[used...].map { UInt8($0 + 48) }
    guard number < match.groups.count, let range = match.groups[number] else { return rest }
    return subject[range] + rest
  }
}
