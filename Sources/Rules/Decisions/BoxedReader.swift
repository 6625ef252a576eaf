import Text
import XML

/// Understands boxed expressions (DMN 1.5, 7.3): each becomes a node within the frame of its decision.
final class BoxedReader {
  let model: ModelReader
  let source: ModelSource
  var frame: Frame
  let what: Words
  /// Where the element begins that is being read.
  let line: Int
  /// The requirements of a function and where their values will stand.
  private(set) var held: [(Requirement, slot: Int)] = []
  private lazy var types = model.types(source)
  private var nesting = 0

  init(_ model: ModelReader, _ source: ModelSource, _ frame: Frame, _ what: Words, line: Int) {
    self.model = model
    self.source = source
    self.frame = frame
    self.what = what
    self.line = line
  }

  private static let kinds: Set<String> = [
    "literalExpression", "decisionTable", "context", "invocation", "relation", "list", "functionDefinition",
    "conditional", "filter", "for", "some", "every",
  ]

  /// The expression that an element holds; nil when it holds none.
  func logic(of element: Element, named name: String, _ type: ItemType) -> Typed? {
    element.elements.first { BoxedReader.kinds.contains($0.name) && $0.namespace == element.namespace }
      .map { expression($0, named: name, type) }
  }

  /// The expression within an element such as `<then>`; null when there is none.
  func part(_ name: String, of element: Element) -> Typed {
    guard let holder = element.first(name), let typed = logic(of: holder, named: "", .any) else {
      return failing(element, Words(vi: "<\(element.name)> thiếu <\(name)>", en: "<\(element.name)> has no <\(name)>"))
    }
    return typed
  }

  func failing(_ element: Element, _ message: Words) -> Typed { failing(element.line, message) }

  func failing(_ line: Int, _ message: Words) -> Typed {
    model.find(line, what, message)
    return Typed(Failing(message, at: 0), .any)
  }

  /// Any boxed expression; where it has a type of its own its value must be of it.
  func expression(_ element: Element, named name: String, _ outer: ItemType) -> Typed {
    guard nesting < Limits.nesting else {
      return failing(element, Words(vi: "biểu thức lồng nhau quá sâu", en: "expressions nest too deep"))
    }
    nesting += 1
    defer { nesting -= 1 }
    frame.nesting += 1
    let typed = plain(element, named: name, outer)
    guard let reference = element["typeRef"], element.name != "decisionTable" else { return typed }
    let type = model.type(reference, source, Spot(line: element.line), what)
    return Typed(Coerced(typed.node, type, what), type.type)
  }

  private func plain(_ element: Element, named name: String, _ outer: ItemType) -> Typed {
    switch element.name {
    case "literalExpression": literal(element)
    case "decisionTable": table(element, named: name, outer)
    case "context": context(element)
    case "invocation": invocation(element)
    case "relation": relation(element)
    case "list": list(element)
    case "functionDefinition": definition(element)
    case "conditional": conditional(element)
    case "filter": filter(element)
    case "for": loop(element)
    default: quantified(element)
    }
  }

  private func literal(_ element: Element) -> Typed {
    if let language = element["expressionLanguage"], !language.lowercased().contains("feel") {
      return failing(
        element,
        Words(
          vi: "không hỗ trợ ngôn ngữ biểu thức '\(language)'",
          en: "the expression language '\(language)' is not read here"))
    }
    guard let text = element.first("text") else { return Typed(Constant(.null, at: 0), .null) }
    return expression(text.passage)
  }

  /// The FEEL text of an element.
  func expression(_ passage: Passage) -> Typed {
    guard !passage.text.trimmed.isEmpty else { return Typed(Constant(.null, at: 0), .null) }
    return read(passage) { (parser) throws(SyntaxError) in try parser.expression() }
      ?? Typed(Failing(Words(vi: "không đọc được biểu thức", en: "the expression could not be read"), at: 0), .any)
  }

  /// Reads a text to its end; nil, with a finding, when it is not right.
  func read<Result>(_ passage: Passage, _ reading: (inout Parser) throws(SyntaxError) -> Result) -> Result? {
    let layers = frame.layers
    do throws(SyntaxError) {
      var parser = try Parser(passage.text, in: frame, types: types)
      let result = try reading(&parser)
      guard parser.scanner.peek == nil else {
        throw parser.expected(Words(vi: "một phép tính hoặc hết biểu thức", en: "an operator or the end"))
      }
      for problem in parser.problems {
        model.find(passage.spot(at: problem.offset), what, problem.message, suggestion: problem.suggestion)
      }
      return result
    } catch {
      frame.layers = layers
      model.find(passage.spot(at: error.offset), what, error.words)
      return nil
    }
  }

  /// Binds names while something is read.
  func within<Result>(_ names: Parser.Names, _ read: () -> Result) -> Result {
    frame.layers.append(.names(names))
    defer { frame.layers.removeLast() }
    return read()
  }

  // Functions.

  /// The logic of a business knowledge model, whose requirements are held from outside.
  func function(_ element: Element, named name: String, _ requirements: [Requirement], _ result: ItemType)
    -> (FunctionText, ValueType)?
  {
    let parameters = parameters(element)
    let own = frame.newSlots(parameters)
    var outer = Parser.Names()
    let ownSlot = frame.newSlot()
    outer.add(name, (meaning: .local(ownSlot), type: .function(parameters.map(\.type), .any)))
    for requirement in requirements {
      let slot = frame.newSlot()
      held.append((requirement, slot))
      outer.add(requirement.name, (meaning: .local(slot), type: requirement.source.type))
    }
    frame.layers = [.names(outer), .names(own)]
    if let kind = element["kind"], kind != "FEEL" {
      _ = failing(
        element,
        Words(
          vi: "không hỗ trợ hàm loại \(kind) (Java, PMML)",
          en: "functions of kind \(kind) (Java, PMML) are out of scope"))
      return nil
    }
    var wanted = result
    if case .function(_, let value) = result.type { wanted = ItemType(name: value.description, type: value) }
    guard let body = logic(of: element, named: name, wanted) else { return nil }
    let node = wanted.type == .any ? body.node : Coerced(body.node, wanted, what)
    let text = FunctionText(
      parameters, knownResult: wanted.type == .any ? body.type : wanted.type, node, slots: frame.slots,
      nesting: frame.nesting + 2, ownSlot: ownSlot)
    return (text, wanted.type == .any ? body.type : wanted.type)
  }

  func parameters(_ element: Element) -> [Parameter] {
    element.all("formalParameter").map { parameter in
      let type = model.type(parameter["typeRef"], source, Spot(line: parameter.line), what)
      return Parameter(name: parameter.ownName, type: type.type, item: type)
    }
  }

  private func definition(_ element: Element) -> Typed {
    if let kind = element["kind"], kind != "FEEL" {
      return failing(
        element,
        Words(
          vi: "không hỗ trợ hàm loại \(kind) (Java, PMML)",
          en: "functions of kind \(kind) (Java, PMML) are out of scope"))
    }
    let parameters = parameters(element)
    let outer = frame
    let inner = Frame(parent: outer)
    inner.layers = [.names(inner.newSlots(parameters))]
    frame = inner
    let body =
      logic(of: element, named: "", .any)
      ?? failing(element, Words(vi: "hàm không có thân", en: "the function has no body"))
    frame = outer
    let text = FunctionText(
      parameters, knownResult: body.type, body.node, slots: inner.slots, nesting: inner.nesting + 2)
    return Typed(Definition(text, held: inner.held, at: 0), .function(parameters.map(\.type), body.type))
  }
}

extension Frame {
  /// Places for parameters, the first ones of the frame.
  func newSlots(_ parameters: [Parameter]) -> Parser.Names {
    Parser.Names(parameters.map { ($0.name, (meaning: .local(newSlot()), type: $0.type)) })
  }
}
