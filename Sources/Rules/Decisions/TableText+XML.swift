import Text
import XML

extension TableText {
  /// A table of a DMN model.
  init(_ element: Element, named name: String) {
    let notes = element.all("annotation").map { $0["name"] ?? "" }
    let outputs = element.all("output")
    self.init(
      name, label: element["outputLabel"], HitPolicy(rawValue: element["hitPolicy"] ?? "UNIQUE") ?? .unique,
      element["aggregation"].flatMap(Aggregation.init),
      inputs: element.all("input").map { Input($0) },
      outputs: outputs.map { Output($0, type: outputs.count == 1 ? element["typeRef"] : nil) },
      rules: element.all("rule").map { Rule($0, notes: notes) }, line: element.line)
  }
}

extension TableText.Input {
  fileprivate init(_ element: Element) {
    let holder = element.first("inputExpression")
    self.init(
      label: element["label"], holder?.first("text")?.passage ?? Passage("", line: element.line),
      type: holder?["typeRef"], values: element.first("inputValues").map { ($0.first("text") ?? $0).passage })
  }
}

extension TableText.Output {
  fileprivate init(_ element: Element, type: String?) {
    self.init(
      element["name"] ?? element["label"] ?? "", type: element["typeRef"] ?? type,
      values: element.first("outputValues").map { ($0.first("text") ?? $0).passage },
      standard: element.first("defaultOutputEntry")?.first("text")?.passage)
  }
}

extension TableText.Rule {
  fileprivate init(_ element: Element, notes: [String]) {
    func cells(_ name: String) -> [Passage] {
      element.all(name).map { $0.first("text")?.passage ?? Passage("", line: $0.line) }
    }
    self.init(
      tests: cells("inputEntry"), results: cells("outputEntry"),
      note: TableText.Rule.note(
        zip(notes, cells("annotationEntry").map(\.text.trimmed)).filter { !$1.isEmpty },
        description: element.first("description")?.text.trimmed), line: element.line)
  }

  /// Columns of notes called `vi` and `en` are the two languages; else the first one is both, as is the description
  /// into which editors of DMN 1.2 write.
  private static func note(_ notes: [(String, String)], description: String?) -> Words? {
    let vietnamese = notes.first { $0.0.lowercased() == "vi" }?.1
    let english = notes.first { $0.0.lowercased() == "en" }?.1
    guard let text = vietnamese ?? notes.first?.1 ?? description, !text.isEmpty else { return nil }
    return Words(vi: text, en: english ?? text)
  }
}

extension Element {
  /// What it says, with its place; libxml2 knows lines only.
  var passage: Passage { Passage(text, line: line) }
}
