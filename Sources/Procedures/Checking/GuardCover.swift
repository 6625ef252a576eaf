import Rules
import Text
import WorkingTime

/// Whether, whatever the values are, at least one of several conditions holds.
struct GuardCover {
  /// The values with which none holds, in words; nil when some condition always holds.
  private(set) var gap: Words?

  /// Value combinations looked at before a decision is called too large.
  static let combinations = 100_000

  /// - Parameters:
  ///   - conditions: Nil is no condition: it always holds.
  ///   - scope: The types of the names.
  ///   - present: Names that always have a value.
  init(_ conditions: [Condition?], scope: Scope, present: Set<[String]>) {
    guard !conditions.contains(where: { $0 == nil }) else { return }
    let guards = conditions.compactMap { $0?.expression.guardForm }
    guard guards.allSatisfy(\.isDecidable) else {
      gap = Words(
        vi: "không điều kiện nào đúng (có điều kiện không suy luận được; cần một thao tác không có điều kiện)",
        en: "no condition holds (some cannot be decided beforehand; an action without a condition is needed)")
      return
    }
    let subjects = guards.flatMap(\.subjects).reduce(into: [[String]]()) { if !$0.contains($1) { $0.append($1) } }
    let values = subjects.map { subject in
      GuardCover.values(of: subject, guards, scope.type(of: subject), isPresent: present.contains(subject))
    }
    guard values.reduce(1, { $0.multipliedReportingOverflow(by: $1.count).partialValue }) <= Self.combinations else {
      gap = Words(
        vi: "không điều kiện nào đúng (quá nhiều trường hợp; cần một thao tác không có điều kiện)",
        en: "no condition holds (too many cases to look at; an action without a condition is needed)")
      return
    }
    search(guards, subjects, values)
  }

  private mutating func search(_ guards: [Guard], _ subjects: [[String]], _ values: [[Value]]) {
    var choice = [Int](repeating: 0, count: subjects.count)
    repeat {
      let truth = guards.contains { one in
        one.truth { subject in
          subjects.firstIndex(of: subject).map { values[$0][choice[$0]] } ?? .null
        } == true
      }
      if !truth {
        let case_ = zip(subjects, zip(values, choice)).map { subject, value in
          "\(subject.joined(separator: ".")) = \(value.0[value.1].text ?? "null")"
        }
        let shown = case_.isEmpty ? "false" : case_.joined(separator: ", ")
        gap = Words(vi: shown, en: shown)
        return
      }
    } while GuardCover.advance(&choice, values)
  }

  /// The next combination; false after the last.
  private static func advance(_ choice: inout [Int], _ values: [[Value]]) -> Bool {
    for index in choice.indices {
      choice[index] += 1
      if choice[index] < values[index].count { return true }
      choice[index] = 0
    }
    return false
  }

  /// The values of a subject that matter: its words, true and false, or the constants and the points beside them.
  private static func values(of subject: [String], _ guards: [Guard], _ type: ValueType?, isPresent: Bool) -> [Value] {
    let constants = guards.flatMap { $0.constants(of: subject) }
    var values: [Value]
    switch type {
    case .choice(let words)?: values = words.map { .string($0) }
    case .boolean?: values = [.boolean(true), .boolean(false)]
    default: values = constants.flatMap { [$0] + $0.neighbours } + (constants.isEmpty ? [.boolean(true)] : [])
    }
    if case .string? = type { values.append(.string("\u{1}")) }
    return isPresent ? values : values + [.null]
  }
}

extension Value {
  /// A value just below and one just above, where the kind has an order of points.
  fileprivate var neighbours: [Value] {
    switch self {
    case .number(let number):
      [number.adding(Decimal128(-1)), number.adding(Decimal128(1))].compactMap { $0.map { .number($0) } }
        + [number.adding(Decimal128("-0.5") ?? Decimal128(0)), number.adding(Decimal128("0.5") ?? Decimal128(0))]
        .compactMap { $0.map { .number($0) } }
    case .date(let day): [.date(day.advanced(by: -1)), .date(day.advanced(by: 1))]
    default: []
    }
  }
}

extension Scope {
  /// The type of a name, or of an entry within its value.
  fileprivate func type(of subject: [String]) -> ValueType? {
    guard let first = subject.first, let place = place(of: first) else { return nil }
    return subject.dropFirst().reduce(entries[place].type) { type, name in
      guard case .context(let fields)? = type else { return nil }
      return fields.first { $0.name == name }?.type
    }
  }
}
