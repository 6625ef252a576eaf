import Text
import WorkingTime

/// What can be known about a decision table without running it: rules that overlap, rules that never fire, cases that
/// no rule covers.
///
/// Only what tests say in constants is looked at; null is nobody's case. Inputs are taken as independent of each other.
struct TableAnalysis {
  /// One thing that was found.
  struct Remark {
    let gravity: ModelFinding.Gravity
    /// The rule it is about, from 0; nil for the whole table.
    let rule: Int?
    let message: Words
  }

  private let table: DecisionTable
  /// For each column one value of each piece that the tests tell apart.
  private let columns: [[Value]]
  /// Whether a rule's test holds for a piece: by rule, column, piece.
  private let holds: [[[Bool]]]

  /// - Returns: nil when the tests can be known only by running them.
  init?(_ table: DecisionTable, _ types: [ValueType], slots: Int) {
    self.table = table
    var columns: [[Value]] = []
    for (place, input) in table.inputs.enumerated() {
      var constants: [Value] = []
      for rule in table.rules where place < rule.tests.count {
        guard let own = rule.tests[place].map({ $0.constants }) ?? [] else { return nil }
        constants += own
      }
      if let allowed = input.allowed {
        guard let own = allowed.constants else { return nil }
        constants += own
      }
      guard let regions = Regions(constants, types[place]) else { return nil }
      columns.append(
        regions.representatives.filter { value in
          input.allowed.map { TableAnalysis.test($0, value, input.slot, slots) } ?? true
        })
    }
    self.columns = columns
    holds = table.rules.map { rule in
      table.inputs.indices.map { place in
        columns[place].map { value in
          guard place < rule.tests.count, let test = rule.tests[place] else { return true }
          return TableAnalysis.test(test, value, table.inputs[place].slot, slots)
        }
      }
    }
  }

  private static func test(_ test: Membership, _ value: Value, _ slot: Int, _ slots: Int) -> Bool {
    var run = Run(input: [], now: DateTime(midnightOf: .init(number: 0)), budget: Budget())
    run.locals = [Value](repeating: .null, count: max(slots, slot + 1))
    run.locals[slot] = value
    if case .boolean(true)? = try? test.value(&run) { return true }
    return false
  }

  /// Everything that was found.
  func remarks() -> [Remark] {
    overlaps() + gap()
  }

  private func overlaps() -> [Remark] {
    var remarks: [Remark] = []
    for later in table.rules.indices {
      for earlier in 0..<later where remarks.count < 20 {
        guard let example = common(earlier, later) else { continue }
        switch table.policy {
        case .unique:
          remarks.append(
            Remark(
              gravity: .error, rule: later,
              message: Words(
                vi:
                  "các quy tắc \(earlier + 1) và \(later + 1) chồng nhau dù chính sách là UNIQUE, ví dụ khi \(example.vi)",
                en: "the rules \(earlier + 1) and \(later + 1) overlap under UNIQUE, for example where \(example.en)")))
        case .any where differ(earlier, later):
          remarks.append(
            Remark(
              gravity: .error, rule: later,
              message:
                Words(
                  vi:
                    "các quy tắc \(earlier + 1) và \(later + 1) chồng nhau mà khác kết quả dù chính sách là ANY, ví dụ khi \(example.vi)",
                  en:
                    "the rules \(earlier + 1) and \(later + 1) overlap and differ under ANY, for example where \(example.en)"
                )))
        case .first where covers(earlier, later):
          remarks.append(
            Remark(
              gravity: .warning, rule: later,
              message: Words(
                vi:
                  "quy tắc \(later + 1) không bao giờ áp dụng: quy tắc \(earlier + 1) đứng trước trong mọi trường hợp",
                en: "the rule \(later + 1) never fires: the rule \(earlier + 1) comes before it in every case")))
        default: break
        }
      }
    }
    return remarks
  }

  /// A case for which both rules fire.
  private func common(_ a: Int, _ b: Int) -> Words? {
    var example: [Value] = []
    for column in columns.indices {
      guard let piece = columns[column].indices.first(where: { holds[a][column][$0] && holds[b][column][$0] }) else {
        return nil
      }
      example.append(columns[column][piece])
    }
    return described(example)
  }

  private func covers(_ a: Int, _ b: Int) -> Bool {
    columns.indices.allSatisfy { column in
      columns[column].indices.allSatisfy { holds[a][column][$0] || !holds[b][column][$0] }
    }
  }

  /// Whether the results of two rules are constants that are not the same.
  private func differ(_ a: Int, _ b: Int) -> Bool {
    zip(table.rules[a].outputs, table.rules[b].outputs).contains { left, right in
      guard let one = (left as? Constant)?.constant, let other = (right as? Constant)?.constant else { return false }
      return one.equals(other) != true
    }
  }

  private struct Visit: Hashable {
    let column: Int
    let rules: [Int]
  }

  /// A case that no rule covers, where the policy wants one and no default stands ready.
  private func gap() -> [Remark] {
    guard [.unique, .any, .priority, .first].contains(table.policy),
      !table.outputs.contains(where: { $0.defaultNode != nil }), columns.allSatisfy({ !$0.isEmpty })
    else { return [] }
    var seen: Set<Visit> = []
    guard let example = uncovered(0, Array(table.rules.indices), &seen) else { return [] }
    return [
      Remark(
        gravity: .warning, rule: nil,
        message: Words(
          vi: "không quy tắc nào áp dụng khi \(described(example).vi)",
          en: "no rule fires where \(described(example).en)"))
    ]
  }

  private func uncovered(_ column: Int, _ rules: [Int], _ seen: inout Set<Visit>) -> [Value]? {
    if rules.isEmpty { return columns[column...].map { $0[0] } }
    guard column < columns.count, seen.count < 100_000, seen.insert(Visit(column: column, rules: rules)).inserted else {
      return nil
    }
    for (piece, value) in columns[column].enumerated() {
      if let rest = uncovered(column + 1, rules.filter { holds[$0][column][piece] }, &seen) { return [value] + rest }
    }
    return nil
  }

  private func described(_ example: [Value]) -> Words {
    let parts = zip(table.inputs, example).map { input, value in
      if case .string("…") = value {
        return Words(vi: "\(input.label) là giá trị khác", en: "\(input.label) is anything else")
      }
      return Words.plain("\(input.label) = \(value.literal)")
    }
    return Words(vi: parts.map(\.vi).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }
}
