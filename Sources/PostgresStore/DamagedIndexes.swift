internal import RecordKeeping

/// What the server finds wrong in the indexes of the record.
///
/// It looks where PostgreSQL's own module amcheck is installed in the database and may be called; elsewhere nobody can know.
/// https://www.postgresql.org/docs/current/amcheck.html
struct DamagedIndexes {
  private let connection: PostgresConnection

  init(_ connection: PostgresConnection) {
    self.connection = connection
  }

  /// What is wrong, index by index, each with the rows of its table.
  ///
  /// - Parameter begin: Told before each index.
  func found(most: Int, _ begin: (_ name: String) -> Void) throws(StoreFailure) -> [String] {
    guard let check = try check() else { return [] }
    var damages: [String] = []
    for index in try indexes() where damages.count < most {
      begin(index.name)
      do throws(StoreFailure) {
        try connection.script("SELECT \(check)(CAST(\(index.id) AS oid), true)")
      } catch  where error.code == .corrupt {
        damages.append("\(index.name): \(error.message)")
      }
    }
    return damages
  }

  /// The function that checks an index, as the server writes its name; nil when there is none for us.
  private func check() throws(StoreFailure) -> String? {
    try Writing(connection: connection).first(
      """
      SELECT format('%I.%I', n.nspname, p.proname)
      FROM pg_catalog.pg_extension e
      JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
      JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.proname = 'bt_index_check' AND p.pronargs = 2
      WHERE e.extname = 'amcheck' AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')
      """
    ) { row throws(StoreFailure) in row.text(0) }
  }

  private func indexes() throws(StoreFailure) -> [(id: Int64, name: String)] {
    try Writing(connection: connection).all(
      """
      SELECT CAST(c.oid AS bigint), CAST(c.relname AS text)
      FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid AND c.relkind = 'i'
      JOIN pg_catalog.pg_am a ON a.oid = c.relam AND a.amname = 'btree'
      JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = current_schema() AND i.indisvalid ORDER BY c.relname
      """
    ) { row throws(StoreFailure) in (row.int(0), row.text(1)) }
  }
}
