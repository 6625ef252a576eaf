/// One numbered change of the schema. Once released it is never edited; a later one corrects it.
package struct Migration: Sendable {
  /// Its place in the row: 1, 2, 3, …
  package let number: Int
  /// What it does, in a few words.
  package let title: String
  /// Its statements.
  package let sql: String
  /// Its statements for PostgreSQL, where another word for SQLite's types and tables does not do; nil when it does.
  package let postgres: String?
  /// Its statements for a database of PostgreSQL on which no program of before ever worked, where those are less; nil when they are
  /// the same. It has no triggers: whoever writes a row writes what is counted of it.
  package let begun: String?

  /// A change of the schema.
  package init(_ number: Int, _ title: String, _ sql: String, postgres: String? = nil, begun: String? = nil) {
    self.number = number
    self.title = title
    self.sql = sql
    self.postgres = postgres
    self.begun = begun
  }

  /// All of them, in order.
  package static let all: [Migration] = [
    m0001, m0002, m0003, m0004, m0005, m0006, m0007, m0008, m0009, m0010, m0011, m0012, m0013, m0014, m0015,
    m0016, m0017, m0018, m0019, m0020, m0021, m0022, m0023, m0024, m0025, m0026, m0027, m0028, m0029,
    m0030, m0031, m0032, m0033, m0034, m0035, m0036, m0037, m0038, m0039, m0040, m0041, m0042, m0043,
  ]
}
