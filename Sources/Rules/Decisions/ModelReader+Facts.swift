import Text
import XML

/// Decisions of a procedure: what they may ask is what the procedure knows.
extension ModelReader {
  /// The type of an input of a model, narrowed to what the fact of its name can be; told when there is no such fact.
  func fitting(_ declared: ItemType, _ element: Element, _ what: Words) -> ItemType {
    guard let facts else { return declared }
    guard let place = facts.place(of: element.knownName) else {
      find(
        Spot(line: element.line), what,
        Words(
          vi: "thủ tục không có thông tin nào tên là '\(element.knownName)'",
          en: "the procedure knows nothing called '\(element.knownName)'"),
        suggestion: nearestWord(to: element.knownName, among: facts.entries.map(\.name)))
      return declared
    }
    let known = facts.entries[place].type
    guard known.mayBecome(declared.type) else {
      find(
        element.line, what,
        Words(
          vi: "mô hình khai là \(declared.type), còn thông tin của thủ tục là \(known)",
          en: "the model declares \(declared.type), the procedure's fact is \(known)"))
      return declared
    }
    return ItemType(name: declared.name, type: known, shape: .other(declared))
  }

  /// What a decision needs, and every fact besides: editors let authors name facts without drawing them.
  func withFacts(_ requirements: [Requirement]) -> [Requirement] {
    guard let facts else { return requirements }
    return requirements
      + ModelReader.needs(facts).filter { fact in !requirements.contains { $0.name.isSame(as: fact.name) } }
  }

  /// All facts as inputs.
  private static func needs(_ facts: Scope) -> [Requirement] {
    facts.entries.map { entry in
      // What comes in was made of answers and records of these types.
      let type = ItemType(name: entry.type.description, type: entry.type, shape: .other(.any))
      return Requirement(name: entry.name, source: .input(InputElement(name: entry.name, type: type)), through: nil)
    }
  }

  /// Tables that are not of a DMN model: each is a decision over the facts.
  func read(_ tables: [TableText], _ facts: Scope) -> Parts {
    var parts = Parts()
    let requirements = ModelReader.needs(facts)
    let source = ModelSource(named: "")
    for text in tables {
      let what = Words(vi: "quyết định '\(text.name)'", en: "decision '\(text.name)'")
      let frame = Frame(parent: nil)
      frame.layers = [.names(names(requirements, frame))]
      let typed = BoxedReader(self, source, frame, what, line: text.line).table(text, .any)
      parts.decisions[text.name] = DecisionElement(
        name: text.name, type: ItemType(name: typed.type.description, type: typed.type), requirements: requirements,
        logic: FunctionText([], typed.node, slots: frame.slots, nesting: frame.nesting + 2))
    }
    parts.inputs = requirements.compactMap { if case .input(let input) = $0.source { input } else { nil } }
    return parts
  }
}
