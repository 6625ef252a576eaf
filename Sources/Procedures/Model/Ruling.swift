public import Rules
public import Text

/// Something that a procedure leaves to a decision: a table in its own text, or a DMN model beside it.
public struct Ruling: Sendable {
  /// As the definition calls it: `thoi-han`, `le-phi.dmn`.
  public let id: String
  /// The decision within the model.
  public let decision: String
  /// The output that is meant, of a table with several.
  public let output: String?
  /// The model that holds the decision.
  public let model: Model
  /// The facts that the model asks, with their places among all facts.
  let inputs: [(name: String, place: Int)]

  init(id: String, decision: String, output: String?, model: Model, scope: Scope) {
    self.id = id
    self.decision = decision
    self.output = output
    self.model = model
    var inputs: [(name: String, place: Int)] = []
    for (place, entry) in scope.entries.enumerated() { inputs.append((entry.name, place)) }
    self.inputs = inputs
  }

  /// What a decision came to.
  public struct Answer: Sendable {
    /// The value; null when no rule fires or something went wrong.
    public let value: Value
    /// The numbers of the rules that fired, from 1.
    public let rules: [Int]
    /// Why there is no value, when there is none.
    public let fault: Words?
  }

  /// Decides by the facts.
  public func answer(_ facts: Facts) -> Answer {
    let given = Context(inputs.map { .init($0.name, facts.values[$0.place]) })
    guard let outcome = model.evaluate(decision, given, at: facts.now, explaining: true) else {
      preconditionFailure("a checked ruling names a decision of its model")
    }
    var value = outcome.value
    if let output, case .context(let context) = value { value = context[output] ?? .null }
    return Answer(
      value: value, rules: outcome.tables.last?.rules.map(\.number) ?? [],
      fault: value.isNull ? outcome.stop?.words ?? outcome.reasons.first?.message ?? .noRule : nil)
  }

  /// The table as its author wrote it; nil when the decision is something else.
  public var table: TableText? { model.table(of: decision) }

  /// Why it is so, in the words that the author gave the rules; nil without such words.
  public func note(ofRules rules: [Int]) -> Words? {
    guard let table else { return nil }
    let notes = rules.compactMap { table.rules.indices.contains($0 - 1) ? table.rules[$0 - 1].note : nil }
    guard !notes.isEmpty else { return nil }
    return Words(vi: notes.map(\.vi).joined(separator: "; "), en: notes.map(\.en).joined(separator: "; "))
  }

  /// The place of the output that is meant among the columns of results.
  var outputPlace: Int { output.flatMap { name in table?.outputs.firstIndex { $0.name == name } } ?? 0 }
}

extension Words {
  static let noRule = Words(vi: "không quy tắc nào áp dụng", en: "no rule fires")
}
