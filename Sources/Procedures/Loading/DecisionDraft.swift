import Rules
import Text
import YAML

/// A decision table as `procedure.yaml` writes it.
struct DecisionDraft {
  let id: Placed<Key<Ruling>>
  let name: Words?
  let table: TableText

  static var reading: Reading<DecisionDraft> {
    .mapping("decision") { reader in
      let id = reader.required("decision", as: .key(of: Ruling.self), Words(vi: "tên quyết định", en: "its name"))
      let name = reader.optional("name", as: .words, Words(vi: "quyết định gọi là gì", en: "what people call it"))
      let policy = reader.optional("policy", as: .policy, Words(vi: "quy tắc nào được tính", en: "which rules count"))
      let inputs = reader.required(
        "inputs", as: .list(of: .tableInput, count: 1...20),
        Words(vi: "biểu thức FEEL, mỗi cột một biểu thức", en: "expressions in FEEL, one for each column"))
      let outputs = reader.required(
        "outputs", as: .list(of: .tableOutput, count: 1...20),
        Words(vi: "các cột kết quả", en: "the columns of results"))
      let rules = reader.required(
        "rules", as: .list(of: .tableRule, count: 1...500), Words(vi: "các quy tắc", en: "the rules"))
      guard let id, let inputs, let outputs, let rules else { return nil }
      let (hit, aggregation) = policy ?? (.unique, nil)
      return DecisionDraft(
        id: id, name: name,
        table: TableText(
          id.value.text, hit, aggregation, inputs: inputs, outputs: outputs, rules: rules, line: id.place.line))
    }
  }
}

extension Reading where Value == (HitPolicy, Aggregation?) {
  fileprivate static var policy: Reading<(HitPolicy, Aggregation?)> {
    .choice(among: [
      ("unique", (.unique, nil)), ("any", (.any, nil)), ("first", (.first, nil)), ("priority", (.priority, nil)),
      ("collect", (.collect, nil)), ("rule-order", (.ruleOrder, nil)), ("output-order", (.outputOrder, nil)),
      ("sum", (.collect, .sum)), ("count", (.collect, .count)), ("min", (.collect, .min)), ("max", (.collect, .max)),
    ])
  }
}

extension Reading where Value == TableText.Input {
  /// `loai van bang`, or `{ input: loai van bang, label: Loại văn bằng }`.
  fileprivate static var tableInput: Reading<TableText.Input> {
    .either(
      text: Reading<Scalar>.scalar.map { TableText.Input($0.passage) },
      mapping: .mapping("input") { reader in
        let input = reader.required(
          "input", as: .scalar, Words(vi: "biểu thức FEEL của cột", en: "the expression in FEEL of the column"))
        let label = reader.optional("label", as: .text, Words(vi: "cột gọi là gì", en: "what people read"))
        let values = reader.optional(
          "values", as: .scalar, Words(vi: "những giá trị có thể có", en: "the values that are possible"))
        return input.map { TableText.Input(label: label, $0.passage, values: values?.passage) }
      })
  }
}

extension Reading where Value == TableText.Output {
  /// `{ output: le phi, type: number }`.
  fileprivate static var tableOutput: Reading<TableText.Output> {
    .mapping("output") { reader in
      let name = reader.required("output", as: .text, Words(vi: "tên cột", en: "the name of the column"))
      let type = reader.optional(
        "type",
        as: .choice(
          among: ["number", "string", "boolean", "date", "time", "date and time"].map { ($0, $0) }),
        Words(vi: "kiểu của kết quả", en: "the type of the results"))
      let values = reader.optional(
        "values", as: .scalar, Words(vi: "những giá trị có thể có", en: "the values that are possible"))
      let standard = reader.optional(
        "default", as: .scalar, Words(vi: "khi không quy tắc nào áp dụng", en: "when no rule fires"))
      guard let name else { return nil }
      return TableText.Output(name, type: type, values: values?.passage, standard: standard?.passage)
    }
  }
}

extension Reading where Value == TableText.Rule {
  /// `{ when: ['"thpt"', '> 2'], then: ['500000'], because: { vi: …, en: … } }`.
  fileprivate static var tableRule: Reading<TableText.Rule> {
    .mapping("rule") { reader in
      let tests = reader.required(
        "when", as: .oneOrMore(.scalar), Words(vi: "phép thử của từng cột", en: "a test for each column"))
      let results = reader.required(
        "then", as: .oneOrMore(.scalar), Words(vi: "kết quả của từng cột", en: "a result for each column"))
      let note = reader.optional(
        "because", as: .words, Words(vi: "trường hợp này là gì", en: "when it holds, in words"))
      guard let tests, let results else { return nil }
      return TableText.Rule(
        tests: tests.map(\.passage), results: results.map(\.passage), note: note, line: reader.place.line)
    }
  }
}

extension Scalar {
  /// The text with its place, as decisions read it.
  var passage: Passage {
    let (start, end) = (place(at: text.startIndex), place(at: text.endIndex))
    return Passage(text, line: start.line, column: end == place ? nil : start.column)
  }
}

/// What names a decision: `{ decision: thoi-han }`, `{ decision: le-phi.dmn, name: Lệ phí, output: so tien }`.
struct RulingReference {
  let id: Placed<String>
  let name: Placed<String>?
  let output: Placed<String>?

  /// The keys of a reference within the mapping of whoever uses it; nil when there is none.
  init?(_ reader: MappingReader, named key: String = "decision") {
    let id = reader.optional(
      key, as: .placed(.text),
      Words(vi: "quyết định trong `decisions`, hoặc tệp .dmn", en: "a decision of `decisions`, or a file *.dmn"))
    name = reader.optional("of", as: .placed(.text), Words(vi: "quyết định nào trong tệp", en: "which one of the file"))
    output = reader.optional("output", as: .placed(.text), Words(vi: "cột kết quả nào", en: "which column of results"))
    guard let id else { return nil }
    self.id = id
  }
}
