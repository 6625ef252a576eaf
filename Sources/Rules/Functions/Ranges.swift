import Text

extension Builtin {
  /// How points and ranges lie to one another (DMN 1.5, 10.3.4.7), and `range`.
  static let ranges: [Builtin] = [
    relation("before", pointsToo: true) { $0.isBefore($1) },
    relation("after", pointsToo: true) { $1.isBefore($0) },
    relation("meets") { a, b in a.touches(b) },
    relation("met by") { a, b in b.touches(a) },
    relation("overlaps") { a, b in a.isBefore(b).map { !$0 }.and(b.isBefore(a).map { !$0 }) },
    relation("overlaps before") { a, b in
      a.startsBefore(b).and(a.isBefore(b).map { !$0 }).and(b.endsBefore(a).map { !$0 })
    },
    relation("overlaps after") { a, b in
      b.startsBefore(a).and(b.isBefore(a).map { !$0 }).and(a.endsBefore(b).map { !$0 })
    },
    relation("finishes", pointFirst: true) { a, b in a.endsWith(b).and(a.startsBefore(b).map { !$0 }) },
    relation("finished by", pointSecond: true) { a, b in b.endsWith(a).and(b.startsBefore(a).map { !$0 }) },
    relation("includes", pointSecond: true) { a, b in
      b.startsBefore(a).map { !$0 }.and(a.endsBefore(b).map { !$0 })
    },
    relation("during", pointFirst: true) { a, b in a.startsBefore(b).map { !$0 }.and(b.endsBefore(a).map { !$0 }) },
    relation("starts", pointFirst: true) { a, b in a.startsWith(b).and(b.endsBefore(a).map { !$0 }) },
    relation("started by", pointSecond: true) { a, b in b.startsWith(a).and(a.endsBefore(b).map { !$0 }) },
    relation("coincides", pointsToo: true) { a, b in a.startsWith(b).and(a.endsWith(b)) },
    Builtin("range", [Signature(Parameter(name: "from", type: .string))], .range(.any), range),
  ]

  private static func relation(
    _ name: String, pointsToo: Bool = false, pointFirst: Bool = false, pointSecond: Bool = false,
    _ test: @escaping @Sendable (Span, Span) -> Bool?
  ) -> Builtin {
    let any = ValueType.any
    var signatures = [Signature(Parameter(name: "range1", type: any), Parameter(name: "range2", type: any))]
    if pointsToo {
      signatures.append(Signature(Parameter(name: "point1", type: any), Parameter(name: "point2", type: any)))
    }
    if pointFirst || pointsToo {
      signatures.append(Signature(Parameter(name: "point", type: any), Parameter(name: "range", type: any)))
    }
    if pointSecond || pointsToo {
      signatures.append(Signature(Parameter(name: "range", type: any), Parameter(name: "point", type: any)))
    }
    return Builtin(name, signatures, .boolean) { a, run in
      guard let left = Span(a[0]), let right = Span(a[1]),
        pointsToo || (left.isPoint ? pointFirst && !right.isPoint : !right.isPoint || pointSecond),
        let result = test(left, right)
      else {
        return a.failed(
          &run,
          Words(
            vi: "không xác định được với \(a[0].kind) và \(a[1].kind)",
            en: "cannot be known of \(a[0].kind) and \(a[1].kind)"))
      }
      return .boolean(result)
    }
  }

  /// A range that is written with literals only: `"[1..3]"`.
  private static func range(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard let range = ValueRange(a.string(0) ?? "") else {
      return a.failed(&run, Words(vi: "không có khoảng nào viết như vậy", en: "no range is written so"))
    }
    return .range(range)
  }
}

extension ValueRange {
  /// Reads a range of two ends that stand in the text; nil for anything else.
  init?(_ text: String) {
    let head = text.unicodeScalars.first { !NameRules.isSpace($0) }
    guard let head, "[(]".unicodeScalars.contains(head), text.utf8.count <= 1000,
      var parser = try? Parser(text, in: Scope()), let typed = try? parser.expression(), parser.scanner.peek == nil,
      case .range(let range)? = typed.constant, let order = range.low.order(to: range.high), order <= 0,
      Operator.sameKind(range.low, range.high), ValueRange.areLiterals(text)
    else { return nil }
    self = range
  }

  /// Whether no function but those that read dates, times and durations is called, and on literals only.
  private static func areLiterals(_ text: String) -> Bool {
    var scanner = Scanner(text)
    let allowed: Set<String> = ["date", "and", "time", "duration"]
    while scanner.peek != nil {
      if scanner.peek == "\"" {
        guard scanner.string() != nil else { return false }
      } else if let word = scanner.word() {
        guard allowed.contains(word) else { return false }
      } else {
        scanner.position += 1
      }
    }
    return true
  }
}

extension Operator {
  fileprivate static func sameKind(_ a: Value, _ b: Value) -> Bool { a.kind == b.kind }
}

/// A range or a point, as its two ends.
private struct Span: Sendable {
  let low: Value
  let high: Value
  let includesLow: Bool
  let includesHigh: Bool
  let isPoint: Bool

  init?(_ value: Value) {
    switch value {
    case .range(let range):
      (low, high, includesLow, includesHigh) = (range.low, range.high, range.includesLow, range.includesHigh)
      isPoint = false
    case .null, .boolean, .list, .context, .function: return nil
    default:
      (low, high, includesLow, includesHigh) = (value, value, true, true)
      isPoint = true
    }
  }

  /// Whether all of this comes before all of the other.
  func isBefore(_ other: Span) -> Bool? {
    if high.isNull || other.low.isNull { return false }
    guard let order = high.order(to: other.low) else { return nil }
    return order < 0 || (order == 0 && !(includesHigh && other.includesLow))
  }

  /// Whether this ends with the very value with which the other begins.
  func touches(_ other: Span) -> Bool? {
    if high.isNull || other.low.isNull { return false }
    return high.order(to: other.low).map { $0 == 0 && includesHigh && other.includesLow }
  }

  func startsBefore(_ other: Span) -> Bool? {
    if low.isNull { return !other.low.isNull }
    if other.low.isNull { return false }
    return low.order(to: other.low).map { $0 < 0 || ($0 == 0 && includesLow && !other.includesLow) }
  }

  func endsBefore(_ other: Span) -> Bool? {
    if other.high.isNull { return !high.isNull }
    if high.isNull { return false }
    return high.order(to: other.high).map { $0 < 0 || ($0 == 0 && !includesHigh && other.includesHigh) }
  }

  func startsWith(_ other: Span) -> Bool? {
    if low.isNull || other.low.isNull { return low.isNull && other.low.isNull }
    return low.order(to: other.low).map { $0 == 0 && includesLow == other.includesLow }
  }

  func endsWith(_ other: Span) -> Bool? {
    if high.isNull || other.high.isNull { return high.isNull && other.high.isNull }
    return high.order(to: other.high).map { $0 == 0 && includesHigh == other.includesHigh }
  }
}

extension Bool? {
  /// Both, as far as both are known.
  fileprivate func and(_ other: Bool?) -> Bool? {
    guard let self, let other else { return nil }
    return self && other
  }
}
