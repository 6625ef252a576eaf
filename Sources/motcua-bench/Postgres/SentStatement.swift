internal import JSON

/// A statement as the engine sent it, with its values, out of the server's log.
struct SentStatement {
  let sql: String
  /// The values as texts; nil for null.
  let values: [String?]

  /// The transactions that a log tells of, each of the statements of one session from BEGIN to COMMIT.
  static func transactions(in log: [String]) throws -> [[SentStatement]] {
    var open: [String: [SentStatement]] = [:]
    var ended: [[SentStatement]] = []
    for line in log {
      let entry = try JSONValue(reading: line)
      guard case .string(let session)? = entry["session_id"], case .string(let message)? = entry["message"] else {
        continue
      }
      var detail = ""
      if case .string(let text)? = entry["detail"] { detail = text }
      guard let statement = SentStatement(message, detail) else { continue }
      if statement.sql.hasPrefix("BEGIN") { open[session] = [] }
      open[session]?.append(statement)
      if statement.sql == "COMMIT", let all = open.removeValue(forKey: session) { ended.append(all) }
    }
    return ended
  }

  private init?(_ message: String, _ detail: String) {
    if message.hasPrefix("statement: ") {
      (sql, values) = (String(message.dropFirst(11)), [])
    } else if message.hasPrefix("execute "), let colon = message.firstIndex(of: ":") {
      (sql, values) = (String(message[colon...].dropFirst(2)), SentStatement.values(in: detail))
    } else {
      return nil
    }
  }

  /// `parameters: $1 = 'a', $2 = NULL`, with quotes doubled.
  private static func values(in detail: String) -> [String?] {
    var rest = detail[...]
    var values: [String?] = []
    while let start = rest.firstRange(of: "$\(values.count + 1) = ")?.upperBound {
      rest = rest[start...]
      guard rest.first == "'" else {
        values.append(nil)
        continue
      }
      rest.removeFirst()
      var value = ""
      while let character = rest.popFirst() {
        if character == "'" {
          guard rest.first == "'" else { break }
          rest.removeFirst()
        }
        value.append(character)
      }
      values.append(value)
    }
    return values
  }
}
