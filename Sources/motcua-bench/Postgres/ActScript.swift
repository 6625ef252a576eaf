internal import OneStop
internal import RecordKeeping

/// The statements of acts that the engine sent, as a script of `pgbench`: the same on dossiers drawn at random, with what one
/// statement answers in the next.
struct ActScript {
  private(set) var lines: [String]
  /// How many statements there are.
  private(set) var statements = 0

  /// - Parameters:
  ///   - dossiers: How many dossiers there are to draw from; those of the same length of code are.
  init(dossiers: Int) {
    lines = ["\\set n random(1000, \(dossiers))", "\\set i :i + 1"]
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Adds an act.
  ///
  /// - Throws: It is none, or writes what no script is made of.
  mutating func add(_ act: [SentStatement]) throws {
    guard let entry = act.first(where: { $0.sql.hasPrefix("INSERT INTO entry ") }), entry.values.count == 6,
      let code = entry.values[1], let version = entry.values[2].flatMap({ Int($0) }), version > 20,
      let previous = entry.values[3],
      let change = act.first(where: { $0.sql.hasPrefix("UPDATE dossier ") }),
      let command = act.first(where: { $0.sql.hasPrefix("INSERT INTO command ") }), let key = command.values[2],
      let mark = act.first(where: { $0.sql.contains("node_batch") }), let node = mark.values[1],
      let place = ActScript.value(of: "last_position", in: change)
    else { throw Trouble("this is not what an act sends: \(act.map(\.sql))") }
    // Numbers that are told apart by what they are: the version, and what stands for places.
    let drawn = [
      code: "('H56.06-261118-' || CAST(:n AS TEXT))",
      key: "('f' || :seed || '/' || :client_id || '/' || :i || '\(key)')",
      node: "('floor-' || :client_id)", "\(version)": "CAST(:version AS BIGINT) + 1",
      "\(version - 1)": "CAST(:version AS BIGINT)",
      previous: "CAST(:last_position AS BIGINT)", place: "CAST(:entry_row AS BIGINT) + \(ActScript.tickets)",
    ]
    var isRead = (before: false, row: false)
    for statement in act {
      var sql = ActScript.sql(of: statement, drawn)
      if statement.sql.contains("SELECT"), statement.sql.contains("last_position"), statement.sql.contains("version") {
        sql += " \\gset"
        isRead.before = true
      } else if statement.sql.hasSuffix(" RETURNING id") {
        sql += " AS entry_row \\gset"
        isRead.row = true
      } else {
        sql += ";"
      }
      lines.append(sql)
      statements += 1
    }
    guard isRead == (true, true) else { throw Trouble("an act does not read what it changes") }
  }

  /// What stands for a place in the log is this and the number of the row.
  private static let tickets = 1 << 40

  /// What a column is set to.
  private static func value(of column: String, in statement: SentStatement) -> String? {
    guard let start = statement.sql.firstRange(of: " \(column) = $")?.upperBound,
      let number = Int(statement.sql[start...].prefix { $0.isNumber }), statement.values.indices.contains(number - 1)
    else { return nil }
    return statement.values[number - 1]
  }

  private static func sql(of statement: SentStatement, _ drawn: [String: String]) -> String {
    var result = ""
    var rest = statement.sql.replacing("\n", with: " ")[...]
    while let character = rest.popFirst() {
      let digits = character == "$" ? rest.prefix { $0.isNumber } : ""
      guard let number = Int(digits), statement.values.indices.contains(number - 1) else {
        result.append(character)
        continue
      }
      rest.removeFirst(digits.count)
      result += statement.values[number - 1].map { drawn[$0] ?? quoted($0) } ?? "NULL"
    }
    return result
  }

  /// A constant, in which `pgbench` sees no variables of its own.
  private static func quoted(_ value: String) -> String {
    let isPlain = !value.contains { $0 == ":" || $0 == "\\" }
    let text = value.replacing("'", with: "''")
    return isPlain ? "'\(text)'" : "E'\(text.replacing("\\", with: "\\\\").replacing(":", with: "\\x3a"))'"
  }
}
