public import WorkingTime
public import XML

/// A decision model (DMN 1.1 to 1.5) that has been read as a whole and can be asked any number of times.
public struct Model: Sendable {
  /// Its name.
  public let name: String
  /// Its namespace, by which other models import it.
  public let namespace: String
  /// Everything that is wrong with it, or should be known; an error means that it should not be used.
  public let findings: [ModelFinding]
  let decisionElements: [String: DecisionElement]
  private let serviceElements: [String: ServiceElement]
  private let functionValues: [String: Function]
  /// The names and types of its input data.
  public let inputs: [(name: String, type: ValueType)]

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - document: The model.
  ///   - others: Models that it may import, in any order; what is no model among them is passed over.
  ///   - facts: What a procedure lets its decisions ask; each input of the model has to be one of these names, and is
  ///     of its type. Nil for a model that stands alone.
  /// - Throws: ``ModelError`` when the document is no DMN model.
  public init(_ document: Document, others: [Document] = [], facts: Scope? = nil) throws(ModelError) {
    let source = try ModelSource(document)
    var library = [source]
    for other in others {
      if let known = try? ModelSource(other) { library.append(known) }
    }
    let reader = ModelReader(library, facts: facts)
    self.init(source, reader.read(source), reader)
  }

  /// Makes a model of tables that are written in another form than DMN; each is a decision by its name.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - facts: The names that their expressions may use.
  public init(_ tables: [TableText], facts: Scope) {
    let reader = ModelReader([])
    self.init(ModelSource(named: ""), reader.read(tables, facts), reader)
  }

  private init(_ source: ModelSource, _ parts: ModelReader.Parts, _ reader: ModelReader) {
    name = source.name
    namespace = source.namespace
    findings = reader.sortedFindings
    decisionElements = parts.decisions
    serviceElements = parts.services
    functionValues = parts.functions
    inputs = parts.inputs.map { ($0.name, $0.type.type) }
  }

  /// The names of its decisions.
  public var decisions: [String] { decisionElements.keys.sorted() }
  /// The names of its decision services.
  public var services: [String] { serviceElements.keys.sorted() }

  /// The value of a decision, by its name; nil when there is no such decision.
  ///
  /// - Parameters:
  ///   - inputs: The input data by their names; those of an imported model within a context of the import's name.
  ///   - now: The moment that `now()` and `today()` tell.
  ///   - explaining: Whether to tell which rules of which tables fired.
  public func evaluate(
    _ decision: String, _ inputs: Context, at now: Instant, budget: Budget = Budget(), explaining: Bool = false
  ) -> Outcome? {
    guard let element = decisionElements[decision] else { return nil }
    return Model.outcome(at: now, budget, explaining) { (run) throws(Stop) in
      try Session(Inputs(inputs)).value(of: element, in: &run)
    }
  }

  /// What a decision service answers, its parameters given by name; nil when there is no such service.
  public func evaluate(
    service: String, _ parameters: Context, at now: Instant, budget: Budget = Budget(), explaining: Bool = false
  ) -> Outcome? {
    guard let element = serviceElements[service] else { return nil }
    return Model.outcome(at: now, budget, explaining) { (run) throws(Stop) in
      try element.call(element.parameters.map { parameters[$0.name] ?? .null }, at: 0, in: &run)
    }
  }

  /// The names of the decisions whose values a service answers.
  func outputs(ofService service: String) -> [String] {
    serviceElements[service]?.outputs.map(\.name) ?? []
  }

  /// What a business knowledge model answers, its parameters given by name; nil when there is no such model.
  public func call(
    _ function: String, _ arguments: Context, at now: Instant, budget: Budget = Budget(), explaining: Bool = false
  ) -> Outcome? {
    guard let value = functionValues[function] else { return nil }
    return Model.outcome(at: now, budget, explaining) { (run) throws(Stop) in
      try value.body.call(value.body.parameters.map { arguments[$0.name] ?? .null }, at: 0, in: &run)
    }
  }

  private static func outcome(
    at now: Instant, _ budget: Budget, _ explaining: Bool, _ work: (inout Run) throws(Stop) -> Value
  ) -> Outcome {
    var run = Run(input: [], now: DateTime(now), budget: budget)
    if explaining { run.trace = [] }
    do throws(Stop) {
      let value = try work(&run)
      return Outcome(value: value, reasons: run.reasons, stop: nil, tables: run.trace ?? [])
    } catch {
      return Outcome(value: .null, reasons: run.reasons, stop: error, tables: run.trace ?? [])
    }
  }
}
