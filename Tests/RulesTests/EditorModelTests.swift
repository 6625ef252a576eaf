import Rules
import Testing
import Text
import WorkingTime
import XML

@Suite("A model drawn in another editor")
struct EditorModelTests {
  /// As dmn-js writes: DMN 1.3, no variables, inputs that are named but not drawn as needed, widths of columns,
  /// descriptions as notes of rules, types that only editors know, a diagram part with edges and an annotation.
  static let drawn = """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" \
    xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" \
    xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_0gqz3yo" name="DRD" \
    namespace="http://camunda.org/schema/1.0/dmn" exporter="dmn-js (https://demo.bpmn.io/dmn)" \
    exporterVersion="16.1.0">
      <decision id="Decision_1yzy1ww" name="Lệ phí">
        <informationRequirement id="InformationRequirement_0b0m9ks">
          <requiredInput href="#InputData_1c9izqk" />
        </informationRequirement>
        <authorityRequirement id="AuthorityRequirement_02">
          <requiredAuthority href="#KnowledgeSource_01" />
        </authorityRequirement>
        <decisionTable id="DecisionTable_1k5ad1c" biodi:annotationsWidth="400">
          <input id="Input_1" label="Số bản" biodi:width="192">
            <inputExpression id="InputExpression_1" typeRef="integer">
              <text>so ban</text>
            </inputExpression>
          </input>
          <input id="InputClause_0yrv6ob" label="Đối tượng" biodi:width="192">
            <inputExpression id="LiteralExpression_15qv1ea" typeRef="string" expressionLanguage="feel">
              <text>doi tuong</text>
            </inputExpression>
            <inputValues id="UnaryTests_0b2ct9w">
              <text>"thuong","ho-ngheo"</text>
            </inputValues>
          </input>
          <output id="Output_1" label="Số tiền" name="so_tien" typeRef="number" biodi:width="192" />
          <rule id="DecisionRule_0ljr9j3">
            <description>Hộ nghèo được miễn</description>
            <inputEntry id="UnaryTests_0osjvqp">
              <text></text>
            </inputEntry>
            <inputEntry id="UnaryTests_1h2k07p">
              <text>"ho-ngheo"</text>
            </inputEntry>
            <outputEntry id="LiteralExpression_1tkw4ae">
              <text>0</text>
            </outputEntry>
          </rule>
          <rule id="DecisionRule_1ys2m4x">
            <inputEntry id="UnaryTests_1w4m6fy">
              <text>&lt;= 2</text>
            </inputEntry>
            <inputEntry id="UnaryTests_0qcmwz1">
              <text>"thuong"</text>
            </inputEntry>
            <outputEntry id="LiteralExpression_0wsc5bl">
              <text>3000 * so ban</text>
            </outputEntry>
          </rule>
          <rule id="DecisionRule_02">
            <inputEntry id="UnaryTests_021">
              <text>&gt; 2</text>
            </inputEntry>
            <inputEntry id="UnaryTests_022">
              <text>"thuong"</text>
            </inputEntry>
            <outputEntry id="LiteralExpression_023">
              <text>10000</text>
            </outputEntry>
          </rule>
        </decisionTable>
      </decision>
      <inputData id="InputData_1c9izqk" name="so ban">
        <variable id="InformationItem_0xgkfo3" name="so ban" typeRef="integer" />
      </inputData>
      <knowledgeSource id="KnowledgeSource_01" name="Thông tư" />
      <textAnnotation id="TextAnnotation_1"><text>Theo quy định</text></textAnnotation>
      <association id="Association_1">
        <sourceRef href="#Decision_1yzy1ww" />
        <targetRef href="#TextAnnotation_1" />
      </association>
      <dmndi:DMNDI>
        <dmndi:DMNDiagram id="DMNDiagram_0jsjsxe">
          <dmndi:DMNShape id="DMNShape_1bw3hmr" dmnElementRef="Decision_1yzy1ww">
            <dc:Bounds height="80" width="180" x="150" y="150" />
          </dmndi:DMNShape>
          <dmndi:DMNShape id="DMNShape_0r9vyvv" dmnElementRef="InputData_1c9izqk">
            <dc:Bounds height="45" width="125" x="177" y="328" />
          </dmndi:DMNShape>
          <dmndi:DMNEdge id="DMNEdge_1u5o8lw" dmnElementRef="InformationRequirement_0b0m9ks">
            <di:waypoint xsi:type="dc:Point" x="240" y="328" />
            <di:waypoint xsi:type="dc:Point" x="240" y="230" />
          </dmndi:DMNEdge>
        </dmndi:DMNDiagram>
      </dmndi:DMNDI>
    </definitions>
    """

  static let facts = Scope(["so ban": .number, "doi tuong": .choice(["thuong", "ho-ngheo"])])

  @Test("loads unchanged beside a procedure, and tells the note of the rule that fired")
  func loads() throws {
    let model = try Model(Document(Array(Self.drawn.utf8)), facts: Self.facts)
    #expect(model.findings.map(\.words.en) == [])
    #expect(model.topDecisions == ["Lệ phí"])
    func decided(_ copies: Int, _ who: String) -> Outcome? {
      model.evaluate(
        "Lệ phí", Context([.init("so ban", .number(copies)), .init("doi tuong", .string(who))]), at: noon,
        explaining: true)
    }
    #expect(decided(2, "thuong")?.value.text == "6000")
    #expect(decided(9, "thuong")?.value.text == "10000")
    let free = try #require(decided(2, "ho-ngheo"))
    #expect(free.value.text == "0")
    let notes = free.tables.first?.rules.map { $0.note?.vi }
    #expect(notes == ["Hộ nghèo được miễn"])
  }

  @Test("standing alone, is told what it names without drawing that it needs it")
  func alone() throws {
    let model = try Model(Document(Array(Self.drawn.utf8)))
    #expect(model.findings.map(\.message.en) == ["nothing is called 'doi tuong'"])
    #expect(model.findings.map(\.line) == [18])
  }

  @Test("is told what the procedure does not know, and what is of another type there")
  func facts() throws {
    let other = Scope(["so ban": .date, "doi tuong": .choice(["thuong", "khac"])])
    let model = try Model(Document(Array(Self.drawn.utf8)), facts: other)
    let told = model.findings.map { "\($0.line) \($0.message.en)" }
    #expect(told.contains("61 the model declares number, the procedure's fact is date"), "\(told)")
    #expect(told.contains { $0.contains("\"ho-ngheo\" is none of the known values") }, "\(told)")
  }
}

@Suite("A table that is not DMN")
struct TableTextTests {
  private func table(_ rules: [(String, String)], _ policy: HitPolicy = .unique) -> TableText {
    TableText(
      "thoi-han", policy, inputs: [.init(Passage("so ban", line: 3, column: 12))],
      outputs: [.init("han", type: "string")],
      rules: rules.enumerated().map { place, rule in
        .init(
          tests: [Passage(rule.0, line: 6 + place, column: 10)],
          results: [Passage(rule.1, line: 6 + place, column: 30)], note: .plain("n\(place + 1)"), line: 6 + place)
      }, line: 1)
  }

  private let facts = Scope(["so ban": .number, "ngay nop": .date])

  @Test("decides as one that is")
  func decides() {
    let model = Model([table([("<= 2", #""ngắn""#), ("> 2", #""dài""#)])], facts: facts)
    #expect(model.findings.isEmpty)
    let outcome = model.evaluate("thoi-han", Context([.init("so ban", .number(3))]), at: noon, explaining: true)
    #expect(outcome?.value.text == "dài")
    #expect(outcome?.tables.first?.rules.map(\.number) == [2])
    #expect(outcome?.tables.first?.rules.first?.note?.en == "n2")
    #expect(model.conditions(of: "thoi-han").map(\.isDecidable) == [true, true])
    let results = model.results(of: "thoi-han")?.map { row in row.map { $0?.text } }
    #expect(results == [["ngắn"], ["dài"]])
  }

  @Test("has its faults told at line and column")
  func faults() {
    func told(_ rules: [(String, String)]) -> [String] {
      Model([table(rules)], facts: facts).findings.map { "\($0.line):\($0.column ?? 0) \($0.message.en)" }
    }
    #expect(told([("<= 2", "so bna"), ("> 2", #""b""#)]) == ["6:30 nothing is called 'so bna'"])
    #expect(told([("<= 2", "7"), ("> 2", #""b""#)]) == ["6:30 the result is number, not string"])
    #expect(told([("<= ngay nop", #""a""#), ("-", #""b""#)]).contains("6:10 number is compared with date"))
    let overlapping = told([("<= 2", #""a""#), (">= 2", #""b""#)])
    #expect(overlapping.contains { $0.contains("overlap under UNIQUE") })
    #expect(told([("< 2", #""a""#), ("> 2", #""b""#)]) == ["1:0 no rule fires where so ban = 2"])
    #expect(told([("< ", #""a""#), (">= 2", #""b""#)]).contains("6:12 an expression expected, found the end"))
  }
}
