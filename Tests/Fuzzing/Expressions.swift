import JSON
import Rules
import WorkingTime
import XML

/// What libFuzzer feeds: the first byte says whether the rest is an expression, tests of a cell, a whole model, or the
/// lines of a table that is not DMN.
///
/// `script/fuzz` builds and runs it. Nothing may trap, hang or eat the memory, whatever comes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = UnsafeBufferPointer(start: bytes, count: count)
  let text = String(decoding: input.dropFirst(), as: UTF8.self)
  var budget = Budget()
  budget.steps = 20_000
  budget.memory = 10_000_000
  budget.listLength = 10_000
  budget.textLength = 100_000
  budget.matchSteps = 20_000
  let now = Instant(milliseconds: 1_795_400_000_000)
  let scope = Scope([
    "a": .number, "quan he": .choice(["x", "y"]), "d": .date, "l": .list(.context([.init("b c", .number)])), "t": .any,
  ])
  let values: [Value] = [
    .number(7), .string("x"), .date(Day(number: 20_000)),
    .list([.context(Context([.init("b c", .number(1))])), .null]), .string("2026-11-22T10:00:00@Asia/Ho_Chi_Minh"),
  ]
  switch input[0] % 8 {
  case 0:
    guard let tests = try? Expression.parse(tests: text, of: 0, in: scope) else { return 0 }
    _ = tests.evaluate(values, at: now, budget: budget).value.json
  case 1:
    guard let document = try? Document(Array(input.dropFirst())), let model = try? Model(document) else { return 0 }
    for decision in model.decisions {
      _ = model.evaluate(decision, Context(), at: now, budget: budget, explaining: true)?.value.json
    }
    // The same beside a procedure, whose facts it may name.
    guard let own = try? Model(document, facts: scope) else { return 0 }
    for decision in own.topDecisions {
      _ = own.conditions(of: decision)
      _ = own.results(of: decision)
      _ = own.evaluate(decision, Context([.init("a", .number(7))]), at: now, budget: budget)?.value.json
    }
  case 4:
    let table = table(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    let model = Model([table], facts: scope)
    _ = model.conditions(of: "t").map { $0.truth { _ in .number(7) } }
    _ = model.evaluate("t", Context([.init("a", .number(7))]), at: now, budget: budget, explaining: true)?.value.json
  default:
    guard let expression = try? Expression.parse(text, in: scope) else { return 0 }
    _ = expression.guardForm.truth { _ in .null }
    _ = expression.evaluate(values, at: now, budget: budget).value.json
  }
  return 0
}

/// A table of two inputs: what they are, and then three lines a rule.
private func table(_ lines: [String]) -> TableText {
  func passage(_ place: Int) -> Passage {
    Passage(place < lines.count ? lines[place] : "-", line: place + 1, column: 1)
  }
  let policies: [HitPolicy] = [.unique, .any, .first, .priority, .collect, .ruleOrder, .outputOrder]
  return TableText(
    "t", policies[lines.count % policies.count], inputs: [.init(passage(0)), .init(passage(1), type: "number")],
    outputs: [.init("o", type: lines.count % 2 == 0 ? "string" : nil)],
    rules: stride(from: 2, to: min(lines.count, 60), by: 3).map { place in
      .init(tests: [passage(place), passage(place + 1)], results: [passage(place + 2)], line: place + 1)
    }, line: 1)
}
