import Forms
import Rules
import Text
import WorkingTime

/// The answers that a procedure's conditions can tell apart: one case for each, with the value of every subject.
///
/// Choices and yes or no have all their values; numbers and dates the points at and beside the constants they are
/// compared with, on the grid of the field and within its bounds; texts the constants and something else. A field that
/// is not asked has no value, one that may be left empty has none in some case.
struct AnswerCases {
  /// The subjects that the cases decide: `quan he`, `ho so.kenh`.
  private(set) var subjects: [[String]] = []
  /// The values of the subjects, a case a row; never empty.
  private(set) var cases: [[Value]] = [[]]

  /// Combinations looked at before a procedure is called too large; its conditions on answers then stay open.
  static let combinations = 100_000

  /// The cases of all conditions of a procedure.
  init(_ procedure: Procedure, _ guards: [Guard]) {
    let form = procedure.form
    var conditions: [Key<Field>: FieldConditions] = [:]
    for field in form.fields { conditions[field.id] = FieldConditions(field, in: form) }
    // The subjects of the guards, and those on which it depends whether these are asked.
    var relevant = guards
    var wanted: [Subject] = []
    var next = 0
    while next < relevant.count {
      for path in relevant[next].subjects where !wanted.contains(where: { $0.path == path }) {
        guard let subject = Subject(path, in: procedure) else { continue }
        wanted.append(subject)
        if let field = subject.field { relevant += conditions[field.id]?.guards ?? [] }
      }
      next += 1
    }
    let domains = wanted.map { subject in
      subject.values(
        comparedIn: relevant, mayBeNull: subject.field.map { conditions[$0.id]?.mayBeEmpty ?? true } ?? false)
    }
    guard let domains = domains.allPresent,
      domains.reduce(1, { min(Self.combinations + 1, $0 * max(1, $1.count)) }) <= Self.combinations
    else { return }
    subjects = wanted.map(\.path)
    cases = told(apart: relevant, domains) { row in
      wanted.enumerated().allSatisfy { place, subject in
        guard let field = subject.field, let conditions = conditions[field.id] else { return true }
        return conditions.allow(isEmpty: row[place].isNull) { path in self.value(of: path, in: row) }
      }
    }
    if cases.isEmpty {
      subjects = []
      cases = [[]]
    }
  }

  /// The value of a subject in a case.
  func value(of path: [String], in row: [Value]) -> Value {
    subjects.firstIndex(of: path).map { row[$0] } ?? .null
  }

  /// One of each group of possible combinations that no comparison tells apart.
  private func told(apart guards: [Guard], _ domains: [[Value]], where isPossible: ([Value]) -> Bool) -> [[Value]] {
    let comparisons = guards.flatMap(\.comparisons).filter { subjects.contains($0.subject) }
    let channel = subjects.firstIndex(of: Subject.channel)
    var seen: Set<[Int]> = []
    var found: [[Value]] = []
    var choice = [Int](repeating: 0, count: domains.count)
    repeat {
      let row = zip(domains, choice).map { $0[$1] }
      guard isPossible(row) else { continue }
      let signature =
        comparisons.map { comparison in
          comparison.comparator.compare(value(of: comparison.subject, in: row), comparison.constant)
            .map { $0 ? 1 : 0 } ?? 2
        } + [channel.map { choice[$0] } ?? 0]
      if seen.insert(signature).inserted { found.append(row) }
    } while choice.advance(within: domains.map(\.count))
    return found
  }
}

/// Whether a field has an answer, as far as conditions on other answers decide it.
private struct FieldConditions {
  let when: Guard?
  let isRequired: Guard
  let hasWhen: Bool

  init(_ field: Field, in form: Form) {
    func guardForm(_ condition: Forms.Condition) -> Guard {
      ((try? Expression.parse(condition.text, in: form.scope))?.guardForm) ?? .unknown
    }
    hasWhen = field.when != nil
    when = field.when.map(guardForm)
    switch field.need {
    case .optional: isRequired = .always(false)
    case .required: isRequired = .always(true)
    case .requiredWhen(let condition): isRequired = guardForm(condition)
    }
  }

  var guards: [Guard] { [when, isRequired].compactMap(\.self) }
  var mayBeEmpty: Bool { hasWhen || isRequired != .always(true) }

  func allow(isEmpty: Bool, _ value: ([String]) -> Value) -> Bool {
    if let when {
      guard when.isDecidable else { return true }
      if when.truth(value) != true { return isEmpty }
    }
    guard isEmpty, isRequired.isDecidable else { return true }
    return isRequired.truth(value) != true
  }
}

extension [Int] {
  /// The next combination below these counts; false after the last.
  mutating func advance(within counts: [Int]) -> Bool {
    for index in indices {
      self[index] += 1
      if self[index] < counts[index] { return true }
      self[index] = 0
    }
    return false
  }
}

extension Array where Element == [Value]? {
  /// The elements, when none is missing.
  fileprivate var allPresent: [[Value]]? {
    let present = compactMap(\.self)
    return present.count == count ? present : nil
  }
}
