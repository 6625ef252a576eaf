import Foundation

extension PostgresServer {
  /// How a statement was carried out.
  public struct Plan: Sendable {
    /// Its text.
    public let statement: String
    /// The tables that the server had to look at, parts by their own names.
    public let relations: [String]
    /// Those of them that it read from end to end.
    public let scanned: [String]
    /// Whether it was to find rows by an index wherever there is one.
    public let keepsToIndexes: Bool
  }

  /// Has the shared server note from now on how it carries out each statement of a database, those of triggers too.
  public static func notePlans(of address: String) throws {
    let settings = [
      "session_preload_libraries = 'auto_explain'", "log_min_messages = 'log'", "auto_explain.log_min_duration = 0",
      "auto_explain.log_format = 'json'", "auto_explain.log_nested_statements = on",
      "auto_explain.log_settings = on",
    ]
    for setting in settings {
      let order = "ALTER DATABASE %I SET " + setting.replacing("'", with: "''")
      try ask(address, "DO $$ BEGIN EXECUTE format('\(order)', current_database()); END $$")
    }
  }

  /// What was noted of a database so far.
  public static func plans(of address: String) throws -> [Plan] {
    let name = try ask(address, "SELECT current_database()").trimmingCharacters(in: .whitespacesAndNewlines)
    let said = try sharedLog()
    var plans: [Plan] = []
    var lines: [Substring] = []
    for line in said.split(separator: "\n") {
      if line.hasPrefix("\t") {
        lines.append(line.dropFirst())
        continue
      }
      if let plan = plan(lines) { plans.append(plan) }
      lines = []
      if line.hasPrefix(name + "|"), line.hasSuffix("plan:") { lines = [""] }
    }
    if let plan = plan(lines) { plans.append(plan) }
    return plans
  }

  /// A plan by its text; nil of what is none. What another database said begins with no empty line.
  private static func plan(_ lines: [Substring]) -> Plan? {
    guard lines.first == "",
      let read = try? JSONSerialization.jsonObject(with: Data(lines.joined(separator: "\n").utf8)),
      let object = read as? [String: Any], let text = object["Query Text"] as? String
    else { return nil }
    var (relations, scanned): ([String], [String]) = ([], [])
    func visit(_ node: Any?) {
      guard let node = node as? [String: Any] else { return }
      if let relation = node["Relation Name"] as? String, node["Node Type"] as? String != "ModifyTable" {
        relations.append(relation)
        if node["Node Type"] as? String == "Seq Scan" { scanned.append(relation) }
      }
      for child in node["Plans"] as? [Any] ?? [] { visit(child) }
    }
    visit(object["Plan"])
    let settings = object["Settings"] as? [String: String]
    return Plan(
      statement: text, relations: relations, scanned: scanned, keepsToIndexes: settings?["enable_seqscan"] == "off")
  }
}
