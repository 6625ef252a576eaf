extension PostgresServer {
  /// The columns of a database in which one of some texts stands in some row, whatever the column's type, as `table.column`.
  ///
  /// Every column of every table is looked at, also those that a later version brings.
  public static func columns(of address: String, holding texts: [String]) throws -> [String] {
    func condition(_ one: (String) -> String) -> String {
      let quoted = texts.map { "'" + $0.replacing("'", with: "''") + "'" }
      return quoted.map(one).joined(separator: " OR ").replacing("%", with: "%%").replacing("#", with: "%2$I")
        .replacing("'", with: "''")
    }
    let asText = condition { "strpos(CAST(# AS TEXT), \($0)) > 0" }
    let asBytes = condition { "position(convert_to(\($0), 'UTF8') in #) > 0" }
    let found = try ask(
      address,
      """
      SELECT table_name || '.' || column_name FROM information_schema.columns
      WHERE table_schema = current_schema() AND CAST((xpath('/row/n/text()', query_to_xml(format(
        'SELECT count(*) AS n FROM %1$I WHERE '
          || CASE data_type WHEN 'bytea' THEN '\(asBytes)' ELSE '\(asText)' END, table_name, column_name),
        false, true, '')))[1] AS TEXT) <> '0' ORDER BY 1
      """)
    return found.split(separator: "\n").map(String.init)
  }
}
