public import Text
public import WorkingTime
public import XML

/// A file of test cases for a decision model, in the format of the DMN Technology Compatibility Kit.
public struct TestCases: Sendable {
  /// One question with what must come of it.
  struct Case: Sendable {
    let id: String
    let kind: String
    let invocable: String
    let inputs: Context
    let expectations: [Expectation]
  }

  struct Expectation: Sendable {
    let name: String
    let value: Value
    let isError: Bool
  }

  /// What one case came to.
  public struct Result: Sendable {
    /// The identifier of the case.
    public let id: String
    /// Whether everything was as expected.
    public let passed: Bool
    /// What was found instead; empty when it passed.
    public let detail: Words

    /// A case that could not even be asked.
    public init(id: String, failed detail: Words) {
      self.id = id
      passed = false
      self.detail = detail
    }

    init(id: String, passed: Bool, detail: Words) {
      self.id = id
      self.passed = passed
      self.detail = detail
    }
  }

  /// The file of the model, beside this one.
  public let modelName: String
  let cases: [Case]

  /// The identifiers of the cases in their order.
  public var ids: [String] { cases.map(\.id) }

  /// Reads a file of test cases.
  public init(_ document: Document) throws(ModelError) {
    let root = document.root
    guard root.name == "testCases", root.namespace == TestCases.namespace else {
      throw ModelError(
        line: root.line,
        message: Words(
          vi: "đây không phải ca kiểm thử DMN: <\(root.name)>", en: "these are no DMN test cases: <\(root.name)>"))
    }
    modelName = root.first("modelName")?.text.trimmed ?? ""
    var cases: [Case] = []
    for (place, element) in root.all("testCase").enumerated() {
      try cases.append(TestCases.read(element, place + 1))
    }
    self.cases = cases
  }

  static let namespace = "http://www.omg.org/spec/DMN/20160719/testcase"

  /// Whether a document is a file of test cases at all.
  public static func isTestCases(_ document: Document) -> Bool {
    document.root.name == "testCases" && document.root.namespace == namespace
  }

  private static func read(_ element: Element, _ number: Int) throws(ModelError) -> Case {
    var inputs = Context()
    for node in element.all("inputNode") { try inputs.set(node["name"] ?? "", TestValue.read(node)) }
    var expectations: [Expectation] = []
    for node in element.all("resultNode") {
      try expectations.append(
        Expectation(
          name: node["name"] ?? "", value: node.first("expected").map(TestValue.read) ?? .null,
          isError: node["errorResult"] == "true"))
    }
    return Case(
      id: element["id"] ?? String(number), kind: element["type"] ?? "decision",
      invocable: element["invocableName"] ?? "",
      inputs: inputs, expectations: expectations)
  }

  /// Asks the model all questions.
  ///
  /// - Parameter now: The moment of `now()` and `today()`.
  public func run(_ model: Model, at now: Instant, budget: Budget = Budget()) -> [Result] {
    cases.map { testCase in
      let details = testCase.expectations.compactMap { TestCases.difference(testCase, $0, model, now, budget) }
      return Result(
        id: testCase.id, passed: details.isEmpty,
        detail: Words(
          vi: details.map(\.vi).joined(separator: "; "), en: details.map(\.en).joined(separator: "; ")))
    }
  }

  /// What is not as expected; nil when all is well.
  private static func difference(
    _ testCase: Case, _ expectation: Expectation, _ model: Model, _ now: Instant, _ budget: Budget
  ) -> Words? {
    guard let (value, reasons) = answer(testCase, expectation, model, now, budget) else {
      let name = testCase.invocable.isEmpty ? expectation.name : testCase.invocable
      return Words(
        vi: "mô hình không có \(testCase.kind) '\(name)'", en: "the model has no \(testCase.kind) '\(name)'")
    }
    let expected = expectation.isError ? .null : expectation.value
    guard !TestValue.areSame(value, expected) else { return nil }
    return Words(
      vi: "\(expectation.name): cần \(expected.literal), lại được \(value.literal)"
        + (reasons.first.map { " (\($0.vi))" } ?? ""),
      en: "\(expectation.name): \(expected.literal) expected, \(value.literal) found"
        + (reasons.first.map { " (\($0.en))" } ?? ""))
  }

  private static func answer(
    _ testCase: Case, _ expectation: Expectation, _ model: Model, _ now: Instant, _ budget: Budget
  ) -> (Value, [Words])? {
    let outcome: Outcome?
    switch testCase.kind {
    case "decisionService":
      outcome = model.evaluate(service: testCase.invocable, testCase.inputs, at: now, budget: budget)
    case "bkm": outcome = model.call(testCase.invocable, testCase.inputs, at: now, budget: budget)
    default: outcome = model.evaluate(expectation.name, testCase.inputs, at: now, budget: budget)
    }
    guard let outcome else { return nil }
    var value = outcome.value
    // A service with several outputs answers a context, of which each expectation names one entry.
    if testCase.kind == "decisionService", case .context(let context) = value, let entry = context[expectation.name],
      model.outputs(ofService: testCase.invocable).count > 1
    {
      value = entry
    }
    return (value, outcome.stop.map { [$0.words] } ?? outcome.reasons.map(\.message))
  }
}
