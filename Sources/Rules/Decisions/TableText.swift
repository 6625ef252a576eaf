public import Text

/// A decision table as its author wrote it, in DMN or in another form, before its expressions are read.
public struct TableText: Sendable {
  /// A column of tests.
  public struct Input: Sendable {
    /// What people read above it.
    public let label: String?
    /// What is tested, in FEEL.
    public let expression: Passage
    /// The name of its type, when one is declared.
    public let type: String?
    /// The values that it may have: tests.
    public let values: Passage?

    /// A column of tests.
    public init(label: String? = nil, _ expression: Passage, type: String? = nil, values: Passage? = nil) {
      self.label = label
      self.expression = expression
      self.type = type
      self.values = values
    }
  }

  /// A column of results.
  public struct Output: Sendable {
    /// Its name, by which a result of several columns holds it.
    public let name: String
    /// The name of its type, when one is declared.
    public let type: String?
    /// The values that it may have, the most important first.
    public let values: Passage?
    /// What it is when no rule fires.
    public let standard: Passage?

    /// A column of results.
    public init(_ name: String, type: String? = nil, values: Passage? = nil, standard: Passage? = nil) {
      self.name = name
      self.type = type
      self.values = values
      self.standard = standard
    }
  }

  /// A row.
  public struct Rule: Sendable {
    /// A test for each input; a blank one holds always.
    public let tests: [Passage]
    /// An expression for each output.
    public let results: [Passage]
    /// Why it is so, in the words of its author.
    public let note: Words?
    /// Where it begins.
    public let line: Int

    /// A row.
    public init(tests: [Passage], results: [Passage], note: Words? = nil, line: Int) {
      self.tests = tests
      self.results = results
      self.note = note
      self.line = line
    }
  }

  /// Its name, which is that of its decision.
  public let name: String
  /// What people read above it.
  public let label: String?
  /// Which of the rules that fire count.
  public let policy: HitPolicy
  /// What is made of the results of several rules.
  public let aggregation: Aggregation?
  /// The columns of tests.
  public let inputs: [Input]
  /// The columns of results.
  public let outputs: [Output]
  /// The rows, in their order.
  public let rules: [Rule]
  /// Where it begins.
  public let line: Int

  /// A table.
  public init(
    _ name: String, label: String? = nil, _ policy: HitPolicy, _ aggregation: Aggregation? = nil, inputs: [Input],
    outputs: [Output], rules: [Rule], line: Int
  ) {
    self.name = name
    self.label = label
    self.policy = policy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    self.line = line
  }
}
