import Rules
import Testing
import Text
import XML

/// A model of DMN 1.5 with these parts.
func model(_ parts: String, namespace: String = "urn:m", others: [Document] = []) throws -> Model {
  try Model(document(parts, namespace: namespace), others: others)
}

func document(_ parts: String, namespace: String = "urn:m") throws -> Document {
  try Document(
    """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="\(namespace)" name="m">\(parts)</definitions>
    """)
}

@Suite("A decision model")
struct ModelTests {
  private func value(_ model: Model, _ decision: String, _ inputs: Context = Context()) throws -> String {
    let outcome = try #require(model.evaluate(decision, inputs, at: noon))
    return outcome.value.text ?? "null"
  }

  @Test("is read in every version from 1.2 to 1.5, whatever it says about its drawing")
  func versions() throws {
    for version in ["20180521", "20191111", "20211108", "20230324"] {
      let scheme = version == "20180521" ? "http" : "https"
      let document = try Document(
        """
        <definitions xmlns="\(scheme)://www.omg.org/spec/DMN/\(version)/MODEL/" namespace="u" name="n" id="d"
          xmlns:dmndi="\(scheme)://www.omg.org/spec/DMN/\(version)/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
          xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" exporter="dmn-js (https://demo.bpmn.io/dmn)">
          <decision id="x" name="X"><decisionTable id="t"><input id="i" biodi:width="192"><inputExpression id="e" typeRef="string">
            <text>1 + 1</text></inputExpression></input><output id="o" name="" typeRef="string"/></decisionTable></decision>
          <decision id="y" name="Y"><literalExpression><text>1 + 1</text></literalExpression></decision>
          <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="y"><dc:Bounds height="80" width="180" x="160" y="100"/>
          </dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
        </definitions>
        """)
      #expect(try value(Model(document), "Y") == "2")
    }
    #expect(throws: ModelError.self) { try Model(Document("<definitions/>")) }
    #expect(throws: ModelError.self) {
      try Model(Document("<other xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'/>"))
    }
  }

  @Test("gives an imported model its inputs by the way on which it was imported")
  func imports() throws {
    let a = try document(
      """
      <inputData id="n" name="ten"><variable name="ten" typeRef="string"/></inputData>
      <decision id="g" name="Chào"><variable name="Chào" typeRef="string"/>
        <informationRequirement><requiredInput href="#n"/></informationRequirement>
        <literalExpression><text>"Chào " + ten</text></literalExpression></decision>
      """, namespace: "urn:a")
    let b = try document(
      """
      <import name="a" namespace="urn:a" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      <decision id="h" name="Hai"><informationRequirement><requiredDecision href="urn:a#g"/></informationRequirement>
        <literalExpression><text>a.Chào + "!"</text></literalExpression></decision>
      """, namespace: "urn:b")
    let c = try model(
      """
      <import name="mô hình b" namespace="urn:b" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      <decision id="k" name="Ba"><informationRequirement><requiredDecision href="urn:b#h"/></informationRequirement>
        <literalExpression><text>mô hình b.Hai + "?"</text></literalExpression></decision>
      """, others: [a, b])
    #expect(c.findings == [])
    let inner = Context([.init("a", .context(Context([.init("ten", .string("Đức"))])))])
    #expect(try value(c, "Ba", Context([.init("mô hình b", .context(inner))])) == "Chào Đức!?")
    #expect(try value(c, "Ba", Context([.init("ten", .string("An"))])) == "Chào An!?")
  }

  @Test("knows logic that calls itself, and refuses decisions that need themselves")
  func recursion() throws {
    let fact = try model(
      """
      <businessKnowledgeModel id="f" name="giai thừa"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
        <literalExpression><text>if n &lt;= 1 then 1 else n * giai thừa(n - 1)</text></literalExpression></encapsulatedLogic>
        <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement></businessKnowledgeModel>
      <decision id="d" name="D"><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
        <literalExpression><text>giai thừa(10)</text></literalExpression></decision>
      """)
    #expect(fact.findings == [])
    #expect(try value(fact, "D") == "3628800")
    #expect(fact.call("giai thừa", Context([.init("n", .number(5))]), at: noon)?.value.text == "120")

    let cyclic = try model(
      """
      <decision id="a" name="A"><informationRequirement><requiredDecision href="#b"/></informationRequirement>
        <literalExpression><text>B</text></literalExpression></decision>
      <decision id="b" name="B"><informationRequirement><requiredDecision href="#a"/></informationRequirement>
        <literalExpression><text>A</text></literalExpression></decision>
      """)
    #expect(cyclic.findings.contains { $0.message.en.hasPrefix("needs itself") })
    #expect(try value(cyclic, "A") == "null")
  }

  @Test("finds wrong names, types and references with their lines")
  func findings() throws {
    let model = try model(
      """
      <inputData id="n" name="so ban"><variable name="so ban" typeRef="nubmer"/></inputData>
      <decision id="d" name="D"><informationRequirement><requiredInput href="#n"/></informationRequirement>
        <informationRequirement><requiredInput href="#zz"/></informationRequirement>
        <literalExpression><text>
          1 +
          so bna</text></literalExpression></decision>
      <decision id="e" name="E"><literalExpression><text>1 +</text></literalExpression></decision>
      <decision id="f" name="F"><literalExpression expressionLanguage="java"><text>x</text></literalExpression></decision>
      """)
    let found = model.findings.map {
      "\($0.line) \($0.message.en)\($0.suggestion.map { "; did you mean '\($0)'?" } ?? "")"
    }
    #expect(
      found == [
        "1 there is no type 'nubmer'; did you mean 'number'?", "3 '#zz' refers to nothing",
        "6 nothing is called 'so bna'; did you mean 'so ban'?",
        "7 an expression expected, found the end", "8 the expression language 'java' is not read here",
      ], "\(found)")
  }

  @Test("takes a component that an input leaves out as null, and an input of the wrong type as null with the reason")
  func incomplete() throws {
    let model = try model(
      """
      <itemDefinition name="tNgười"><itemComponent name="tên"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="tuổi"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemComponent>
      </itemDefinition>
      <inputData id="n" name="người"><variable name="người" typeRef="tNgười"/></inputData>
      <decision id="d" name="D"><informationRequirement><requiredInput href="#n"/></informationRequirement>
        <literalExpression><text>{tên: người.tên, thiếu: người.tuổi = null}</text></literalExpression></decision>
      """)
    let name = Context.Entry("tên", .string("Đức"))
    func answer(_ entries: Context.Entry...) throws -> String {
      try value(model, "D", Context([.init("người", .context(Context(entries)))]))
    }
    #expect(try answer(name) == #"{tên: "Đức", thiếu: true}"#)
    #expect(try answer(name, .init("tuổi", .number(20))) == #"{tên: "Đức", thiếu: false}"#)
    #expect(try answer(name, .init("tuổi", .number(200))) == "{tên: null, thiếu: true}")
  }

  @Test("asks a decision service for what it takes and answers")
  func services() throws {
    let model = try model(
      """
      <inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>
      <decision id="x" name="x"><variable name="x" typeRef="number"/><literalExpression><text>1</text></literalExpression></decision>
      <decision id="s" name="s"><informationRequirement><requiredInput href="#n"/></informationRequirement>
        <informationRequirement><requiredDecision href="#x"/></informationRequirement>
        <literalExpression><text>n + x</text></literalExpression></decision>
      <decisionService id="ds" name="ds"><outputDecision href="#s"/><inputDecision href="#x"/><inputData href="#n"/></decisionService>
      <decisionService id="two" name="two"><outputDecision href="#s"/><outputDecision href="#x"/><inputData href="#n"/></decisionService>
      <decision id="d" name="d"><knowledgeRequirement><requiredKnowledge href="#ds"/></knowledgeRequirement>
        <literalExpression><text>ds(n: 5, x: 10)</text></literalExpression></decision>
      """)
    #expect(model.findings == [])
    #expect(try value(model, "d") == "15")
    #expect(
      model.evaluate(service: "ds", Context([.init("n", .number(1)), .init("x", .number(2))]), at: noon)?.value.text
        == "3")
    #expect(model.evaluate(service: "two", Context([.init("n", .number(1))]), at: noon)?.value.text == "{s: 2, x: 1}")
    #expect(model.evaluate(service: "three", Context(), at: noon) == nil)
  }
}
