import Rules
import Testing
import Text

@Suite("The check of a decision table")
struct TableAnalysisTests {
  private func findings(
    _ policy: String, _ types: [String], _ rules: [([String], String)], extra: String = ""
  ) throws -> [String] {
    let names = ["tuổi", "đối tượng", "ngày"]
    let inputs = types.indices.map { place in
      "<inputData id='i\(place)' name='\(names[place])'><variable name='\(names[place])' typeRef='\(types[place])'/></inputData>"
    }
    let needs = types.indices.map { "<informationRequirement><requiredInput href='#i\($0)'/></informationRequirement>" }
    let columns = types.indices.map { place in
      "<input><inputExpression typeRef='\(types[place])'><text>\(names[place])</text></inputExpression></input>"
    }
    let rows = rules.map { tests, result in
      "<rule>" + tests.map { "<inputEntry><text>\($0.replacing("<", with: "&lt;"))</text></inputEntry>" }.joined()
        + "<outputEntry><text>\(result)</text></outputEntry></rule>"
    }
    let model = try model(
      """
      <itemDefinition name="tĐốiTượng"><typeRef>string</typeRef><allowedValues><text>"nghèo","cận nghèo","khác"</text></allowedValues></itemDefinition>
      \(inputs.joined())
      <decision id="d" name="D">\(needs.joined())<decisionTable hitPolicy="\(policy)">\(columns.joined())<output>\(extra)</output>
      \(rows.joined(separator: "\n"))
      </decisionTable></decision>
      """)
    return model.findings.map { "\($0.gravity.rawValue) \($0.line) \($0.message.en)" }
  }

  @Test("finds rules that overlap under UNIQUE, with an example")
  func overlap() throws {
    #expect(
      try findings("UNIQUE", ["number"], [(["< 18"], "1"), (["[18..60]"], "2"), ([">= 60"], "3")])
        == ["error 6 the rules 2 and 3 overlap under UNIQUE, for example where tuổi = 60"])
    #expect(try findings("UNIQUE", ["number"], [(["< 18"], "1"), (["[18..60)"], "2"), ([">= 60"], "3")]) == [])
    #expect(try findings("FIRST", ["number"], [(["< 18"], "1"), (["-"], "2")]) == [])
  }

  @Test("finds a missing case, over several inputs")
  func gaps() throws {
    #expect(
      try findings("UNIQUE", ["number"], [(["< 18"], "1"), (["> 18"], "2")])
        == ["warning 3 no rule fires where tuổi = 18"])
    let rules = [
      (["< 18", "\"nghèo\""], "1"), (["< 18", "not(\"nghèo\")"], "2"), ([">= 18", "\"nghèo\", \"khác\""], "3"),
    ]
    #expect(
      try findings("UNIQUE", ["number", "tĐốiTượng"], rules)
        == ["warning 3 no rule fires where tuổi = 18, đối tượng = \"cận nghèo\""])
    #expect(
      try findings("UNIQUE", ["number", "tĐốiTượng"], rules + [([">= 18", "\"cận nghèo\""], "4")]) == [])
    #expect(
      try findings("UNIQUE", ["string"], [(["\"a\""], "1")]) == ["warning 3 no rule fires where tuổi is anything else"])
  }

  @Test("accepts a gap where a default stands ready or the policy collects")
  func allowed() throws {
    let defaulted = "<defaultOutputEntry><text>0</text></defaultOutputEntry>"
    #expect(try findings("UNIQUE", ["number"], [(["< 18"], "1")], extra: defaulted) == [])
    #expect(try findings("COLLECT", ["number"], [(["< 18"], "1"), (["< 20"], "2")]) == [])
  }

  @Test("finds what differs under ANY and what never fires under FIRST")
  func otherPolicies() throws {
    #expect(try findings("ANY", ["boolean"], [(["true"], "1"), (["-"], "1")]) == [])
    #expect(
      try findings("ANY", ["boolean"], [(["true"], "1"), (["-"], "2")])
        == ["error 5 the rules 1 and 2 overlap and differ under ANY, for example where tuổi = true"])
    #expect(
      try findings("FIRST", ["date"], [(["-"], "1"), (["< date(\"2026-01-01\")"], "2")])
        == ["warning 5 the rule 2 never fires: the rule 1 comes before it in every case"])
  }

  @Test("says nothing about tests that must be run to be known")
  func undecidable() throws {
    #expect(try findings("UNIQUE", ["number"], [(["? * 2 > 10"], "1"), (["< 5"], "2")]) == [])
  }
}
