import Text

/// Where a value comes from that a decision needs.
enum Source: Sendable {
  case input(InputElement)
  case decision(DecisionElement)
  case function(Function)
}

/// Something that a decision, a service or logic needs, and the import by which it is known.
struct Requirement: Sendable {
  let name: String
  let source: Source
  /// The name of the import it comes through; nil when it is of the same model.
  let through: String?
}

/// A value that is given from outside.
final class InputElement: Sendable {
  let name: String
  let type: ItemType

  init(name: String, type: ItemType) {
    self.name = name
    self.type = type
  }
}

/// A decision, ready to be evaluated once its requirements are known.
final class DecisionElement: Sendable {
  let name: String
  let type: ItemType
  let requirements: [Requirement]
  /// The values of the requirements stand in the first places.
  let logic: FunctionText?

  init(name: String, type: ItemType, requirements: [Requirement], logic: FunctionText?) {
    self.name = name
    self.type = type
    self.requirements = requirements
    self.logic = logic
  }
}

/// A decision service: decisions that are asked for together, with what they take from outside.
final class ServiceElement: Invocable {
  let name: String
  /// What is given: input data first, then input decisions.
  let given: [Requirement]
  let outputs: [Requirement]
  let parameters: [Parameter]
  let type: ItemType

  init(name: String, given: [Requirement], outputs: [Requirement], parameters: [Parameter], type: ItemType) {
    self.name = name
    self.given = given
    self.outputs = outputs
    self.parameters = parameters
    self.type = type
  }

  var depth: Int { 1 }
  var result: ValueType { type.type }

  func call(_ arguments: [Value], at offset: Int, in run: inout Run) throws(Stop) -> Value {
    try run.enter(8)
    let session = Session(Inputs(Context(zip(parameters, arguments).map { .init($0.name, $1) })))
    for (requirement, value) in zip(given, arguments) {
      if case .decision(let decision) = requirement.source {
        session.know(decision, try decision.type.coerced(value, &run) ?? .null, requirement.through)
      }
    }
    let result = try session.value(of: self, in: &run)
    run.leave(8)
    return try type.coerced(result, &run)
      ?? run.failed(
        offset,
        Words(
          vi: "dịch vụ '\(name)' hứa cho \(type.name), không phải \(result.kind)",
          en: "the service '\(name)' promises \(type.name), not \(result.kind)"))
  }
}
