import Text
import XML

/// Understands models: finds what each part needs, in the order in which they need each other.
final class ModelReader {
  struct Parts {
    var decisions: [String: DecisionElement] = [:]
    var services: [String: ServiceElement] = [:]
    var functions: [String: Function] = [:]
    var inputs: [InputElement] = []
  }

  let library: [ModelSource]
  private(set) var findings: [ModelFinding] = []
  private var inputs: [String: InputElement] = [:]
  private var decisions: [String: DecisionElement] = [:]
  private var functions: [String: Function] = [:]
  private var services: [String: ServiceElement] = [:]
  private var inProgress: Set<String> = []
  /// The business knowledge models being read, the innermost last.
  private var path: [String] = []
  var itemTypes: [String: [String: ItemType]] = [:]

  init(_ library: [ModelSource]) { self.library = library }

  /// Reads all parts of a model and what they need of others.
  func read(_ source: ModelSource) -> Parts {
    var parts = Parts()
    for missing in source.imports where self.source(missing.namespace) == nil {
      // Other kinds of imports (PMML, XML Schema) have no decisions to offer.
      find(.warning, missing.line, "import '\(missing.name)'", "no model has the namespace '\(missing.namespace)'")
    }
    for (id, element) in source.elements.sorted(by: { $0.value.line < $1.value.line }) {
      switch element.name {
      case "decision": parts.decisions[element.ownName] = decision(id, element, source)
      case "businessKnowledgeModel": parts.functions[element.ownName] = function(id, element, source)
      case "decisionService": parts.services[element.ownName] = service(id, element, source)
      default: parts.inputs.append(input(id, element, source))
      }
    }
    findings.sort { $0.line < $1.line }
    return parts
  }

  func find(_ line: Int, _ element: String, _ message: String) { find(.error, line, element, message) }

  func find(_ gravity: ModelFinding.Gravity, _ line: Int, _ element: String, _ message: String) {
    let finding = ModelFinding(gravity, line: line, element: element, message: message)
    if !findings.contains(finding) { findings.append(finding) }
  }

  func source(_ namespace: String) -> ModelSource? {
    library.first { $0.namespace == namespace }
  }

  private func input(_ id: String, _ element: Element, _ source: ModelSource) -> InputElement {
    let key = source.namespace + "#" + id
    if let known = inputs[key] { return known }
    let type = type(element.first("variable")?["typeRef"], source, element.line, "input data '\(element.ownName)'")
    let input = InputElement(name: element.knownName, type: type)
    inputs[key] = input
    return input
  }

  private func decision(_ id: String, _ element: Element, _ source: ModelSource) -> DecisionElement? {
    let key = source.namespace + "#" + id
    if let known = decisions[key] { return known }
    let what = "decision '\(element.ownName)'"
    guard inProgress.insert(key).inserted else {
      find(element.line, what, "needs itself, over other decisions or directly")
      return nil
    }
    defer { inProgress.remove(key) }
    let requirements = requirements(of: element, source, what)
    let declared = element.first("variable")?["typeRef"]
    let type = type(declared, source, element.line, what)
    let frame = Frame(parent: nil)
    frame.layers = [.names(names(requirements, frame))]
    let boxed = BoxedReader(self, source, frame, what)
    var logic: FunctionText?
    var known = type
    if let typed = boxed.logic(of: element, named: element.ownName, type) {
      let body = declared == nil ? typed.node : Coerced(typed.node, type, what)
      logic = FunctionText([], body, slots: frame.slots, nesting: frame.nesting + 2)
      if declared == nil { known = ItemType(name: typed.type.description, type: typed.type) }
    } else {
      find(.warning, element.line, what, "has no logic")
    }
    let decision = DecisionElement(
      name: element.knownName, type: known, requirements: requirements, logic: logic)
    decisions[key] = decision
    return decision
  }

  private func function(_ id: String, _ element: Element, _ source: ModelSource) -> Function? {
    let key = source.namespace + "#" + id
    if let known = functions[key] { return known }
    let what = "business knowledge model '\(element.ownName)'"
    guard inProgress.insert(key).inserted else {
      // Its own name is known within it all the same.
      if path.last != key { find(element.line, what, "needs itself, over other models") }
      return nil
    }
    path.append(key)
    defer { path.removeLast() }
    defer { inProgress.remove(key) }
    let requirements = requirements(of: element, source, what)
    guard let logic = element.first("encapsulatedLogic") else {
      find(.warning, element.line, what, "has no logic")
      return nil
    }
    let frame = Frame(parent: nil)
    let boxed = BoxedReader(self, source, frame, what)
    let result = type(element.first("variable")?["typeRef"], source, element.line, what)
    guard let (text, _) = boxed.function(logic, named: element.knownName, requirements, result) else { return nil }
    var held: [(slot: Int, value: Value)] = []
    for (requirement, slot) in boxed.held {
      if case .function(let function) = requirement.source { held.append((slot, .function(function))) }
    }
    let function = Function(Closure(text, held: held))
    functions[key] = function
    return function
  }

  private func service(_ id: String, _ element: Element, _ source: ModelSource) -> ServiceElement? {
    let key = source.namespace + "#" + id
    if let known = services[key] { return known }
    let what = "decision service '\(element.ownName)'"
    guard inProgress.insert(key).inserted else {
      find(element.line, what, "needs itself")
      return nil
    }
    defer { inProgress.remove(key) }
    let given = references(element.all("inputData") + element.all("inputDecision"), source, what)
    let outputs = references(element.all("outputDecision"), source, what)
    let parameters = given.map { requirement in
      switch requirement.source {
      case .input(let input): Parameter(name: requirement.name, type: input.type.type, item: input.type)
      case .decision(let decision): Parameter(name: requirement.name, type: decision.type.type, item: decision.type)
      case .function: Parameter(name: requirement.name)
      }
    }
    var result = type(element.first("variable")?["typeRef"], source, element.line, what)
    if case .function(_, let value) = result.type { result = ItemType(name: value.description, type: value) }
    let service = ServiceElement(
      name: element.knownName, given: given, outputs: outputs, parameters: parameters, type: result)
    services[key] = service
    return service
  }

  private func requirements(of element: Element, _ source: ModelSource, _ what: String) -> [Requirement] {
    let references = (element.all("informationRequirement") + element.all("knowledgeRequirement")).flatMap(\.elements)
    return self.references(references.filter { $0["href"] != nil }, source, what)
  }

  private func references(_ elements: [Element], _ source: ModelSource, _ what: String) -> [Requirement] {
    elements.compactMap { requirement($0["href"] ?? "", source, $0.line, what) }
  }

  private func requirement(_ href: String, _ source: ModelSource, _ line: Int, _ what: String) -> Requirement? {
    guard let mark = href.lastIndex(of: "#") else {
      find(line, what, "'\(href)' refers to nothing")
      return nil
    }
    let namespace = String(href[..<mark])
    let id = String(href[href.index(after: mark)...])
    let foreign = !namespace.isEmpty && namespace != source.namespace
    let through = foreign ? source.imports.first { $0.namespace == namespace }?.name ?? "" : nil
    guard let owner = foreign ? self.source(namespace) : source, let element = owner.elements[id] else {
      find(line, what, "'\(href)' refers to nothing")
      return nil
    }
    let prefix = through.map { $0.isEmpty ? "" : $0 + "." } ?? ""
    let name = prefix + element.knownName
    let found: Source? =
      switch element.name {
      case "decision": decision(id, element, owner).map(Source.decision)
      case "businessKnowledgeModel": function(id, element, owner).map(Source.function)
      case "decisionService": service(id, element, owner).map { .function(Function($0)) }
      default: .input(input(id, element, owner))
      }
    return found.map { Requirement(name: name, source: $0, through: through) }
  }

  /// The names of requirements, whose values stand in the first places of the frame.
  private func names(_ requirements: [Requirement], _ frame: Frame) -> Parser.Names {
    Parser.Names(
      requirements.map { requirement in
        (requirement.name, (meaning: .local(frame.newSlot()), type: requirement.source.type))
      })
  }
}

extension Source {
  /// What is known about the value's type.
  var type: ValueType {
    switch self {
    case .input(let input): input.type.type
    case .decision(let decision): decision.type.type
    case .function(let function): function.type
    }
  }
}
