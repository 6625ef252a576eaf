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
  /// What a procedure lets its decisions speak of; nil for a model that stands alone.
  let facts: Scope?
  private(set) var findings: [ModelFinding] = []
  private var inputs: [String: InputElement] = [:]
  private var decisions: [String: DecisionElement] = [:]
  private var functions: [String: Function] = [:]
  private var services: [String: ServiceElement] = [:]
  /// The elements that are being read, the innermost last.
  private var path: [String] = []
  var itemTypes: [String: [String: ItemType]] = [:]

  init(_ library: [ModelSource], facts: Scope? = nil) {
    self.library = library
    self.facts = facts
  }

  /// Reads all parts of a model and what they need of others.
  func read(_ source: ModelSource) -> Parts {
    var parts = Parts()
    for missing in source.imports where self.source(missing.namespace) == nil {
      // Other kinds of imports (PMML, XML Schema) have no decisions to offer.
      find(
        .warning, Spot(line: missing.line), Words(vi: "nhập '\(missing.name)'", en: "import '\(missing.name)'"),
        Words(
          vi: "không mô hình nào có namespace '\(missing.namespace)'",
          en: "no model has the namespace '\(missing.namespace)'"))
    }
    for (id, element) in source.elements.sorted(by: { $0.value.line < $1.value.line }) {
      switch element.name {
      case "decision": parts.decisions[element.ownName] = decision(id, element, source)
      case "businessKnowledgeModel": parts.functions[element.ownName] = function(id, element, source)
      case "decisionService": parts.services[element.ownName] = service(id, element, source)
      default: parts.inputs.append(input(id, element, source))
      }
    }
    return parts
  }

  /// The findings in the order of the lines.
  var sortedFindings: [ModelFinding] { findings.sorted { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) } }

  func find(_ line: Int, _ element: Words, _ message: Words) { find(.error, Spot(line: line), element, message) }

  func find(_ spot: Spot, _ element: Words, _ message: Words, suggestion: String? = nil) {
    find(.error, spot, element, message, suggestion: suggestion)
  }

  func find(
    _ gravity: ModelFinding.Gravity, _ spot: Spot, _ element: Words, _ message: Words, suggestion: String? = nil
  ) {
    let finding = ModelFinding(gravity, at: spot, element, message, suggestion: suggestion)
    if !findings.contains(finding) { findings.append(finding) }
  }

  func source(_ namespace: String) -> ModelSource? {
    library.first { $0.namespace == namespace }
  }

  /// Reads an element once; nil when it needs itself.
  ///
  /// - Parameter again: What to tell of an element that is being read already.
  private func once<Made>(
    _ key: String, _ known: Made?, again: () -> Void, _ read: () -> Made?, keep: (Made) -> Void
  ) -> Made? {
    if let known { return known }
    guard !path.contains(key) else {
      again()
      return nil
    }
    path.append(key)
    defer { path.removeLast() }
    let made = read()
    if let made { keep(made) }
    return made
  }

  private func input(_ id: String, _ element: Element, _ source: ModelSource) -> InputElement {
    let key = source.namespace + "#" + id
    if let known = inputs[key] { return known }
    let what = Words(vi: "dữ liệu vào '\(element.ownName)'", en: "input data '\(element.ownName)'")
    let declared = type(element.first("variable")?["typeRef"], source, Spot(line: element.line), what)
    let input = InputElement(name: element.knownName, type: fitting(declared, element, what))
    inputs[key] = input
    return input
  }

  private func decision(_ id: String, _ element: Element, _ source: ModelSource) -> DecisionElement? {
    let key = source.namespace + "#" + id
    let what = Words(vi: "quyết định '\(element.ownName)'", en: "decision '\(element.ownName)'")
    return once(
      key, decisions[key],
      again: {
        find(
          element.line, what,
          Words(
            vi: "cần chính nó, trực tiếp hoặc qua quyết định khác", en: "needs itself, over other decisions or directly"
          ))
      }, { decision(element, source, what) }, keep: { decisions[key] = $0 })
  }

  private func decision(_ element: Element, _ source: ModelSource, _ what: Words) -> DecisionElement {
    let requirements = withFacts(requirements(of: element, source, what))
    let declared = element.first("variable")?["typeRef"]
    let type = type(declared, source, Spot(line: element.line), what)
    let frame = Frame(parent: nil)
    frame.layers = [.names(names(requirements, frame))]
    let boxed = BoxedReader(self, source, frame, what, line: element.line)
    var logic: FunctionText?
    var known = type
    if let typed = boxed.logic(of: element, named: element.ownName, type) {
      let body = declared == nil ? typed.node : Coerced(typed.node, type, what)
      logic = FunctionText([], body, slots: frame.slots, nesting: frame.nesting + 2)
      if declared == nil { known = ItemType(name: typed.type.description, type: typed.type) }
    } else {
      find(.warning, Spot(line: element.line), what, Words(vi: "không có nội dung", en: "has no logic"))
    }
    return DecisionElement(name: element.knownName, type: known, requirements: requirements, logic: logic)
  }

  private func function(_ id: String, _ element: Element, _ source: ModelSource) -> Function? {
    let key = source.namespace + "#" + id
    let what = Words(vi: "hàm '\(element.ownName)'", en: "business knowledge model '\(element.ownName)'")
    return once(
      key, functions[key],
      again: {
        // Its own name is known within it all the same.
        guard path.last != key else { return }
        find(element.line, what, Words(vi: "cần chính nó, qua mô hình khác", en: "needs itself, over other models"))
      }, { function(element, source, what) }, keep: { functions[key] = $0 })
  }

  private func function(_ element: Element, _ source: ModelSource, _ what: Words) -> Function? {
    let requirements = requirements(of: element, source, what)
    guard let logic = element.first("encapsulatedLogic") else {
      find(.warning, Spot(line: element.line), what, Words(vi: "không có nội dung", en: "has no logic"))
      return nil
    }
    let boxed = BoxedReader(self, source, Frame(parent: nil), what, line: element.line)
    let result = type(element.first("variable")?["typeRef"], source, Spot(line: element.line), what)
    guard let (text, _) = boxed.function(logic, named: element.knownName, requirements, result) else { return nil }
    var held: [(slot: Int, value: Value)] = []
    for (requirement, slot) in boxed.held {
      if case .function(let function) = requirement.source { held.append((slot, .function(function))) }
    }
    return Function(Closure(text, held: held))
  }

  private func service(_ id: String, _ element: Element, _ source: ModelSource) -> ServiceElement? {
    let key = source.namespace + "#" + id
    let what = Words(vi: "dịch vụ '\(element.ownName)'", en: "decision service '\(element.ownName)'")
    return once(
      key, services[key],
      again: { find(element.line, what, Words(vi: "cần chính nó", en: "needs itself")) },
      { service(element, source, what) }, keep: { services[key] = $0 })
  }

  private func service(_ element: Element, _ source: ModelSource, _ what: Words) -> ServiceElement {
    let given = references(element.all("inputData") + element.all("inputDecision"), source, what)
    let outputs = references(element.all("outputDecision"), source, what)
    let parameters = given.map { requirement in
      switch requirement.source {
      case .input(let input): Parameter(name: requirement.name, type: input.type.type, item: input.type)
      case .decision(let decision): Parameter(name: requirement.name, type: decision.type.type, item: decision.type)
      case .function: Parameter(name: requirement.name)
      }
    }
    var result = type(element.first("variable")?["typeRef"], source, Spot(line: element.line), what)
    if case .function(_, let value) = result.type { result = ItemType(name: value.description, type: value) }
    return ServiceElement(name: element.knownName, given: given, outputs: outputs, parameters: parameters, type: result)
  }

  private func requirements(of element: Element, _ source: ModelSource, _ what: Words) -> [Requirement] {
    let references = (element.all("informationRequirement") + element.all("knowledgeRequirement")).flatMap(\.elements)
    return self.references(references.filter { $0["href"] != nil }, source, what)
  }

  private func references(_ elements: [Element], _ source: ModelSource, _ what: Words) -> [Requirement] {
    elements.compactMap { requirement($0["href"] ?? "", source, $0.line, what) }
  }

  private func requirement(_ href: String, _ source: ModelSource, _ line: Int, _ what: Words) -> Requirement? {
    let mark = href.lastIndex(of: "#")
    let namespace = mark.map { String(href[..<$0]) } ?? ""
    let id = mark.map { String(href[href.index(after: $0)...]) } ?? ""
    let foreign = !namespace.isEmpty && namespace != source.namespace
    let through = foreign ? source.imports.first { $0.namespace == namespace }?.name ?? "" : nil
    guard let owner = foreign ? self.source(namespace) : source, let element = owner.elements[id]
    else {
      find(line, what, Words(vi: "'\(href)' không chỉ đến đâu", en: "'\(href)' refers to nothing"))
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

  func names(_ requirements: [Requirement], _ frame: Frame) -> Parser.Names {
    Parser.Names(
      requirements.map { requirement in
        (requirement.name, (meaning: .local(frame.newSlot()), type: requirement.source.type))
      })
  }
}

extension Source {
  /// What is known of its type.
  var type: ValueType {
    switch self {
    case .input(let input): input.type.type
    case .decision(let decision): decision.type.type
    case .function(let function): function.type
    }
  }
}
