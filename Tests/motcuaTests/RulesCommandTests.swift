import Foundation
import Testing

private let table = """
  <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="urn:le-phi" name="le-phi" id="d">
    <inputData name="ngay" id="i"><variable name="ngay" typeRef="date"/></inputData>
    <inputData name="so ban" id="n"><variable name="so ban" typeRef="number"/></inputData>
    <decision name="Lệ phí" id="p">
      <variable name="Lệ phí" typeRef="number"/>
      <informationRequirement><requiredInput href="#i"/></informationRequirement>
      <informationRequirement><requiredInput href="#n"/></informationRequirement>
      <decisionTable hitPolicy="UNIQUE">
        <input label="ngày nộp"><inputExpression typeRef="date"><text>ngay</text></inputExpression></input>
        <input><inputExpression typeRef="number"><text>so ban</text></inputExpression></input>
        <output typeRef="number"/>
        <rule><inputEntry><text>&lt; date("2026-01-01")</text></inputEntry><inputEntry><text>-</text></inputEntry>
          <outputEntry><text>0</text></outputEntry></rule>
        <rule><inputEntry><text>&gt;= date("2026-01-01")</text></inputEntry><inputEntry><text>[1..5]</text></inputEntry>
          <outputEntry><text>3000 * so ban</text></outputEntry></rule>
      </decisionTable>
    </decision>
  </definitions>
  """

private func cases(_ expected: String) -> String {
  """
  <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <modelName>le-phi.dmn</modelName>
    <testCase id="hai-ban">
      <inputNode name="ngay"><value xsi:type="xsd:date">2026-03-01</value></inputNode>
      <inputNode name="so ban"><value xsi:type="xsd:decimal">2</value></inputNode>
      <resultNode name="Lệ phí"><expected><value xsi:type="xsd:decimal">\(expected)</value></expected></resultNode>
    </testCase>
  </testCases>
  """
}

@Suite("motcua rules")
struct RulesCommandTests {
  @Test(
    "eval writes the value in JSON, dates and durations as their texts",
    arguments: [
      ("1/3", "0.3333333333333333333333333333333333"), ("-1 + 2", "1"),
      (#"@"2026-01-31" + duration("P1M")"#, #""2026-02-28""#),
      ("[1, null, true]", "[1,null,true]"), (#"{"a b": "ệ"}"#, #"{"a b":"ệ"}"#), ("10**20", "100000000000000000000"),
    ])
  func eval(text: String, expected: String) throws {
    let run = try motcua("rules", "eval", text)
    #expect(run.status == 0 && run.output == expected + "\n", "\(run.output) \(run.errors)")
  }

  @Test("eval takes names and their values, and the moment of now()")
  func context() throws {
    let run = try motcua(
      "rules", "eval", #"quan he.ten + " " + string(today())"#, "--context", #"{"quan he": {"ten": "Đức"}}"#, "--at",
      "2026-11-22T09:00")
    #expect(run.output == "\"Đức 2026-11-22\"\n")
  }

  @Test("eval tells why there is null, refuses what is no expression, and stops what has no end")
  func errors() throws {
    let null = try motcua("rules", "eval", "quan he + 1")
    #expect(null.status == 0 && null.output == "null\n" && null.errors.contains("quan he"))
    let wrong = try motcua("rules", "eval", "1 +", "--lang", "en")
    #expect(wrong.status == 1 && wrong.errors.contains("character 4") && wrong.output.isEmpty)
    let endless = try motcua("rules", "eval", "for i in 1..10**12 return i")
    #expect(endless.status == 1 && endless.output.isEmpty)
    #expect(try motcua("rules", "eval", "1", "--context", "[1]").status == 64)
  }

  @Test("test runs every case below a folder and writes what each came to")
  func test() throws {
    let folder = try TemporaryFolder()
    try folder.write(table, to: "phi/le-phi.dmn")
    try folder.write(cases("6000"), to: "phi/le-phi-test-01.xml")
    try folder.write("<other/>", to: "phi/khac.xml")
    let good = try motcuaList(["rules", "test", folder.url.path])
    #expect(good.status == 0 && good.output == "1 passed, 0 failed\n", "\(good.output)")

    try folder.write(cases("1"), to: "phi/sai.xml")
    try folder.write("<testCases", to: "hong.xml")
    let csv = folder.url.appending(path: "ket-qua.csv")
    let mixed = try motcuaList(["rules", "test", folder.url.path + "/", "--csv", csv.path, "--lang", "en"])
    #expect(mixed.status == 1 && mixed.lines.last == "1 passed, 2 failed")
    let rows = try String(contentsOf: csv, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 3 && rows[0].hasPrefix(#"".","hong","","ERROR","hong.xml: line 1"#), "\(rows)")
    #expect(rows[1] == #""phi","le-phi-test-01","hai-ban","SUCCESS","""#)
    #expect(rows[2] == #""phi","sai","hai-ban","ERROR","Lệ phí: 1 expected, 6000 found""#)
    #expect(try motcua("rules", "test", "/nowhere").status == 64)
  }

  @Test("test runs the cases of the tables that ship, those written in a procedure included")
  func shipped() throws {
    let run = try motcuaList(["rules", "test", projectRoot.appending(path: "Workflows").path])
    #expect(run.status == 0 && run.lines.last == "12 passed, 0 failed", "\(run.output)")
  }

  @Test("explain shows which rules fired, for people and for scripts")
  func explain() throws {
    let folder = try TemporaryFolder()
    try folder.write(table, to: "le-phi.dmn")
    let model = folder.url.appending(path: "le-phi.dmn").path
    let input = #"{"ngay": "2026-03-01", "so ban": 3}"#
    let people = try motcua("rules", "explain", model, "Lệ phí", "--input", input)
    #expect(people.output.hasPrefix("Lệ phí = 9000\n"), "\(people.output) \(people.errors)")
    #expect(people.output.contains("quy tắc được áp dụng: 2 (dòng 14)"), "\(people.output)")
    let scripts = try motcua("rules", "explain", model, "Lệ phí", "--input", input, "--json")
    #expect(
      scripts.output
        == #"{"value":9000,"tables":[{"table":"Lệ phí","policy":"UNIQUE","inputs":[{"name":"ngày nộp","value":"2026-03-01"},"#
        + #"{"name":"so ban","value":3}],"rules":[{"number":2,"line":14}]}],"reasons":[]}"# + "\n")
    let unknown = try motcua("rules", "explain", model, "Le phi")
    #expect(unknown.status == 64 && unknown.errors.contains("Lệ phí"))
  }
}
