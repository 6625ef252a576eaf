/// A decision table of twenty rules and four inputs, such as points of priority at an admission; every cell tests.
enum PriorityTable {
  static let decision = "diem_uu_tien"
  static let subjects = ["con_liet_si", "con_thuong_binh", "dan_toc", "khuyet_tat", "khac"]
  static let zones = ["kv1", "kv2"]

  /// Plain DMN 1.3, in words that FEEL and Python's peer both read: comparisons, texts, one rule for every case.
  static let xml = """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="uu_tien" name="Ưu tiên" namespace="bench">
    \(columns.map(input).joined(separator: "\n"))
    <decision id="\(decision)" name="\(decision)"><variable name="\(decision)" typeRef="number"/>
    \(columns.map { "<informationRequirement><requiredInput href=\"#\($0.name)\"/></informationRequirement>" }.joined(separator: "\n"))
    <decisionTable id="bang" hitPolicy="UNIQUE">
    \(columns.map { "<input id=\"cot_\($0.name)\" label=\"\($0.name)\"><inputExpression id=\"x_\($0.name)\" typeRef=\"\($0.type)\"><text>\($0.name)</text></inputExpression></input>" }.joined(separator: "\n"))
    <output id="diem" label="diem" name="diem" typeRef="number"/>
    \(rules.joined(separator: "\n"))
    </decisionTable></decision></definitions>
    """

  private static let columns = [
    (name: "doi_tuong", type: "string"), (name: "khu_vuc", type: "string"), (name: "tuoi", type: "number"),
    (name: "km", type: "number"),
  ]

  private static func input(_ name: String, _ type: String) -> String {
    "<inputData id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\" typeRef=\"\(type)\"/></inputData>"
  }

  private static var rules: [String] {
    var rules: [String] = []
    for (row, subject) in subjects.enumerated() {
      for (column, zone) in zones.enumerated() {
        for (half, test) in ["&lt; ", "&gt;= "].enumerated() {
          // The half that decides is age for some, distance for the others; the fourth cell always holds.
          let isByAge = row.isMultiple(of: 2)
          let cells = [
            "\"\(subject)\"", "\"\(zone)\"", isByAge ? "\(test)18" : "&gt;= 0", isByAge ? "&gt;= 0" : "\(test)10",
          ]
          let entries = cells.enumerated().map { place, text in
            "<inputEntry id=\"o\(rules.count)_\(place)\"><text>\(text)</text></inputEntry>"
          }
          rules.append(
            "<rule id=\"luat\(rules.count)\">\(entries.joined())<outputEntry id=\"k\(rules.count)\"><text>"
              + "\(row * 4 + column * 2 + half + 1)</text></outputEntry></rule>")
        }
      }
    }
    return rules
  }
}
