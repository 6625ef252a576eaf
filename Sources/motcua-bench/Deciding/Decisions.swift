internal import Rules
internal import Text
internal import WorkingTime
internal import XML

/// A decision table and a simple condition, with inputs that vary and answers that are used, beside Python's peers.
enum Decisions {
  static let row = Row(
    name: "rules", about: "a DMN table of 20 rules and 4 inputs, and a simple condition, beside Python's peers"
  ) { bench in
    let time = bench.options.roundTime
    let model = try Model(Document(PriorityTable.xml))
    guard !model.findings.contains(where: { $0.gravity == .error }) else {
      throw Trouble("the table: \(model.findings)")
    }
    let scope = Scope(["quan_he": .string, "so_luong": .number])
    let guardian = try Expression.parse(condition, in: scope)
    return try Contest.held(
      [
        Contest(
          name: "rules, table", measures: "a decision by a table of 20 rules and 4 inputs",
          other: try PythonPeer.other("SpiffWorkflow", tableProgram, bench), expected: .init(perSecond: 50_000),
          ours: { try tables(model, for: time) }),
        Contest(
          name: "rules, condition", measures: condition,
          other: try PythonPeer.other("bkflow_feel", conditionProgram, bench), expected: .init(perSecond: 300_000),
          ours: { try conditions(guardian, for: time) }),
      ], bench)
  }

  private static let condition = #"so_luong > 3 and quan_he = "uy-quyen""#
  private static let now = BenchOffice.now

  private static func tables(_ model: Model, for time: Duration) throws -> Contest.Round {
    let subjects = PriorityTable.subjects.map { Value.string($0) }
    let zones = PriorityTable.zones.map { Value.string($0) }
    let numbers = (0..<40).map { Value.number(Decimal128($0)) }
    return try round(for: time, expecting: 10.5) { count in
      let inputs = Context([
        .init("doi_tuong", subjects[count % 5]), .init("khu_vuc", zones[count / 5 % 2]),
        .init("tuoi", numbers[count / 10 % 2 * 18]), .init("km", numbers[count / 10 % 2 * 10]),
      ])
      guard case .number(let points)? = model.evaluate(PriorityTable.decision, inputs, at: now)?.value,
        let points = points.integer
      else { throw Trouble("the table gives no number") }
      return points
    }
  }

  private static func conditions(_ expression: Expression, for time: Duration) throws -> Contest.Round {
    let relations = [Value.string("uy-quyen"), .string("ban-than")]
    let numbers = (0..<8).map { Value.number(Decimal128($0)) }
    return try round(for: time, expecting: 0.25) { count in
      expression.evaluate([relations[count % 2], numbers[count / 2 % 8]], at: now).isTrue ? 1 : 0
    }
  }

  /// Decides for a time. Inputs come round evenly, so the average of the answers is known; a wrong one would show.
  private static func round(for time: Duration, expecting average: Double, _ decide: (Int) throws -> Int) throws
    -> Contest.Round
  {
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var (done, sum) = (0, 0)
    while ContinuousClock.now < end {
      for _ in 0..<80 {
        sum += try decide(done)
        done += 1
      }
    }
    guard abs(Double(sum) / Double(done) - average) < 1e-9 else { throw Trouble("wrong answers") }
    return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
  }

  /// The table for SpiffWorkflow's engine, parsed once; its rules are Python.
  private static let tableProgram = """
    from importlib import metadata
    from lxml import etree
    from SpiffWorkflow.dmn.parser.DMNParser import DMNParser
    from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
    name = "SpiffWorkflow " + metadata.version("SpiffWorkflow") + " in Python"
    root = etree.fromstring(b'''\(PriorityTable.xml.replacing("Ưu tiên", with: "Uu tien"))''')
    parser = DMNParser(None, root, {"dmn": "https://www.omg.org/spec/DMN/20191111/MODEL/"})
    parser.parse()
    engine = DMNEngine(parser.decision.decisionTables[0])
    class Workflow: script_engine = PythonScriptEngine()
    class Task: workflow = Workflow()
    subjects = [\(PriorityTable.subjects.map { "\"\($0)\"" }.joined(separator: ", "))]
    total = count = 0
    def work(n):
        global total, count
        for _ in range(n):
            task = Task()
            task.data = {"doi_tuong": subjects[count % 5], "khu_vuc": ["kv1", "kv2"][count // 5 % 2],
                         "tuoi": count // 10 % 2 * 18, "km": count // 10 % 2 * 10}
            count += 1
            total += engine.result(task)["diem"]
        return n
    work(20)
    assert total == 210
    """

  /// The condition for bkflow-feel, parsed once.
  private static let conditionProgram = """
    from importlib import metadata
    from bkflow_feel import parser, transformer
    name = "bkflow-feel " + metadata.version("bkflow-feel") + " in Python"
    expression = transformer.transform(parser.parse('\(condition)'))
    total = count = 0
    def work(n):
        global total, count
        for _ in range(n):
            total += expression.evaluate(
                {"quan_he": ["uy-quyen", "ban-than"][count % 2], "so_luong": count // 2 % 8}) is True
            count += 1
        return n
    work(16)
    assert total == 4
    """
}
