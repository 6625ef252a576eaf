import Text
import XML

/// Types of a model: those of FEEL, its own item definitions, those of imported models.
extension ModelReader {
  /// The type of a reference; Any when there is none, or none of that name.
  func type(_ reference: String?, _ source: ModelSource, _ spot: Spot, _ what: Words) -> ItemType {
    guard let reference, !reference.isEmpty else { return .any }
    if let known = lookUp(reference, source) { return known }
    find(
      spot, what, Words(vi: "không có kiểu '\(reference)'", en: "there is no type '\(reference)'"),
      suggestion: nearestWord(to: reference, among: Array(source.items.keys) + ValueType.named.keys.sorted()))
    return .any
  }

  /// All types of a model by the names that its expressions know them by.
  func types(_ source: ModelSource) -> [String: ValueType] {
    var types: [String: ValueType] = [:]
    for name in source.items.keys { types[name] = lookUp(name, source)?.type }
    for imported in source.imports {
      guard let other = self.source(imported.namespace) else { continue }
      let prefix = imported.name.isEmpty ? "" : imported.name + "."
      for name in other.items.keys { types[prefix + name] = lookUp(name, other)?.type }
    }
    return types
  }

  private func lookUp(_ reference: String, _ source: ModelSource) -> ItemType? {
    var name = reference
    // DMN 1.1 wrote types as qualified names: `feel:string`.
    for prefix in ["feel:", "sfeel:", "feel."] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    if let known = itemTypes[source.namespace]?[name] { return known }
    if let definition = source.items[name] {
      // A definition that speaks of itself is anything at that place.
      itemTypes[source.namespace, default: [:]][name] = .any
      let type = item(definition, source, name)
      itemTypes[source.namespace, default: [:]][name] = type
      return type
    }
    if let plain = ValueType.named[name] ?? ModelReader.editors[name] { return ItemType(name: name, type: plain) }
    for imported in source.imports {
      guard let other = self.source(imported.namespace) else { continue }
      let prefix = imported.name.isEmpty ? "" : imported.name + "."
      guard name.hasPrefix(prefix), other.items[String(name.dropFirst(prefix.count))] != nil else { continue }
      return lookUp(String(name.dropFirst(prefix.count)), other)
    }
    // DMN 1.1 also wrote the prefix of an import before a colon.
    if let colon = name.firstIndex(of: ":") { return lookUp(String(name[name.index(after: colon)...]), source) }
    return nil
  }

  /// Types that editors write though DMN does not know them.
  private static let editors: [String: ValueType] = ["integer": .number, "long": .number, "double": .number]

  private func item(_ element: Element, _ source: ModelSource, _ name: String) -> ItemType {
    let what = Words(vi: "kiểu '\(name)'", en: "item definition '\(name)'")
    var base: ItemType
    let components = element.all("itemComponent")
    if let function = element.first("functionItem") {
      let parameters = function.all("parameters").map { type($0["typeRef"], source, Spot(line: $0.line), what).type }
      let result = type(function["outputTypeRef"], source, Spot(line: function.line), what).type
      base = ItemType(name: name, type: .function(parameters, result))
    } else if !components.isEmpty {
      let parts = components.map { part in (name: part.ownName, type: item(part, source, name + "." + part.ownName)) }
      base = ItemType(
        name: name, type: .context(parts.map { .init($0.name, $0.type.type) }), shape: .components(parts))
    } else {
      let other = type(element.first("typeRef")?.text.trimmed, source, Spot(line: element.line), what)
      base = ItemType(name: name, type: other.type, shape: .other(other), words: other.words)
    }
    base = constrained(base, by: element.first("allowedValues"), source, what)
    if element["isCollection"] == "true" { base = ItemType(name: name, type: .list(base.type), shape: .list(base)) }
    return constrained(base, by: element.first("typeConstraint"), source, what)
  }

  /// The type narrowed by tests.
  private func constrained(_ base: ItemType, by element: Element?, _ source: ModelSource, _ what: Words) -> ItemType {
    guard let text = element?.first("text") ?? element, !text.text.trimmed.isEmpty,
      let (constraint, words) = constraint(text.passage, base.type, source, what)
    else { return base }
    let plain = words.compactMap { word in
      if case .string(let text) = word { text } else { nil }
    }
    let type = base.type == .string && !words.isEmpty && plain.count == words.count ? .choice(plain) : base.type
    return ItemType(name: base.name, type: type, shape: .other(base), constraint: constraint, words: words)
  }

  /// Tests of a value, and the constants they consist of when they are nothing but constants.
  func constraint(_ passage: Passage, _ type: ValueType, _ source: ModelSource, _ what: Words)
    -> (FunctionText, words: [Value])?
  {
    let frame = Frame(parent: nil)
    let slot = frame.newSlot()
    frame.layers = [.names(Parser.Names([("?", (meaning: .local(slot), type: type))]))]
    let subject = LocalName(slot, at: 0)
    do throws(SyntaxError) {
      var parser = try Parser(passage.text, in: frame, types: [:])
      let tests = try parser.unaryTests(of: type, subject: subject, slot: slot)
      guard parser.scanner.peek == nil else { throw parser.expected(Words(vi: "',' hoặc hết", en: "',' or the end")) }
      for problem in parser.problems {
        find(passage.spot(at: problem.offset), what, problem.message, suggestion: problem.suggestion)
      }
      return (FunctionText([], tests, slots: frame.slots, nesting: frame.nesting), tests.words)
    } catch {
      find(passage.spot(at: error.offset), what, error.words)
      return nil
    }
  }
}

extension Membership {
  /// The constants that are tested for, when nothing else is.
  var words: [Value] {
    let words = tests.compactMap { test in
      if case .matches(let node) = test { (node as? Constant)?.constant } else { nil }
    }
    let plain = words.allSatisfy { word in
      if case .range = word { false } else { true }
    }
    return !isNegated && plain && words.count == tests.count ? words : []
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !NameRules.isSpace($0) }),
      let last = scalars.lastIndex(where: { !NameRules.isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
