/// A table of the record as the database has it: what copying needs to know of it.
package struct RecordTable: Sendable {
  /// A column that is stored; what the database derives of others is none.
  package struct Column: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// What it holds.
    package let kind: ValueKind

    /// A column.
    package init(_ name: String, _ kind: ValueKind) {
      self.name = name
      self.kind = kind
    }
  }

  /// Its name.
  package let name: String
  /// Its columns in the order of their names, which is the same in every database.
  package let columns: [Column]
  /// The columns by which the database tells rows apart, in the order of its index.
  package let key: [String]
  /// What its rows are read from, where they are not copied as they stand: a query that has all its columns.
  package let source: SQL?
  /// Columns that such a query has and the table has not: other databases store them.
  package let derived: Set<String>

  /// A table; its columns in any order.
  package init(
    _ name: String, columns: [Column], key: [String], source: SQL? = nil, derived: Set<String> = []
  ) {
    self.name = name
    self.source = source
    self.derived = derived
    self.columns = columns.sorted { $0.name < $1.name }
    self.key = key
  }
}

extension RecordTable {
  /// The rows behind a key, or from the first one on: what is asked of them, so many rows.
  ///
  /// It takes the values of the key, unless it begins, and the number of rows.
  func rows(_ asked: SQL, isFirst: Bool) -> SQL {
    let names = key.map { SQL.name($0) }.listed
    let marks = key.map { _ in "?" as SQL }.listed
    let behind: SQL = isFirst ? "" : " WHERE (" + names + ") > (" + marks + ")"
    let from: SQL = source.map { "(" + $0 + ") AS " + .name(name) } ?? .name(name)
    return "SELECT " + asked + " FROM " + from + behind + " ORDER BY " + names + " LIMIT ?"
  }

  /// All that is read.
  var read: SQL { columns.map { SQL.name($0.name) }.listed }

  /// The columns that it has itself.
  var stored: [Column] { columns.filter { !derived.contains($0.name) } }

  /// About how much a row holds beside its numbers: of texts their characters, of bytes their number.
  var volume: SQL {
    columns.filter { $0.kind != .integer }.reduce("0") { $0 + " + coalesce(length(" + .name($1.name) + "), 0)" }
  }

  /// Takes in so many rows at a time.
  func insertion(of rows: Int) -> SQL {
    let row: SQL = "(" + stored.map { _ in "?" as SQL }.listed + ")"
    return "INSERT INTO " + .name(name) + " (" + stored.map { SQL.name($0.name) }.listed + ") VALUES "
      + Array(repeating: row, count: rows).listed
  }
}

extension [SQL] {
  /// One after the other, parted by commas.
  var listed: SQL {
    dropFirst().reduce(first ?? "") { $0 + ", " + $1 }
  }
}
