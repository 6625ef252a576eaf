import TestSupport
import Testing

@testable import PostgresStore
@testable import RecordKeeping

/// While nodes are upgraded one after the other, those of the version before still write to the schema of the newer one.
@Suite(
  "A newer schema",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct RollingUpgradeTests {
  /// The first migration that has to hold to the rule.
  private static let since = 34

  /// What breaks the rule with a reason: no statement of any version names these keys, and the new ones forbid no more. (The
  /// triggers that write the counts were changed in the same migrations; by its name of before, uploads that wait are read, and
  /// written by triggers alone.) A trigger that runs at the commit is called a constraint, and forbids nothing.
  private static let excused = [
    "34: tally has no longer: PRIMARY KEY (authority, unit, day, procedure, channel)",
    "37: attachment has no longer: PRIMARY KEY (sha256, authority, subject)",
    "37: content has no longer: PRIMARY KEY (entry)",
    "39: upload forbids: TRIGGER DEFERRABLE INITIALLY DEFERRED",
    "43: waiting_uploads has no longer: PRIMARY KEY (authority)",
  ]

  @Test("takes whatever the version before writes: no column is gone, none asks for a value, nothing more is forbidden")
  func rule() throws {
    var found: [String] = []
    for migration in PostgresSchema.grown where migration.number >= Self.since { found += try faults(of: migration) }
    #expect(found == Self.excused)
  }

  @Test("tells of which authority content is that the version before writes or has written")
  func contentOfBefore() throws {
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: PostgresSchema.grown.filter { $0.number < 37 }).prepare(connection, time: 0)
    func write(_ authority: String) throws {
      let writing = Writing(connection: connection)
      // One that came in a copy has no row there.
      if authority != "d" {
        try writing.run("INSERT INTO writer (authority) VALUES (?) ON CONFLICT DO NOTHING", authority)
      }
      try writing.run(
        """
        INSERT INTO entry (authority, position, dossier, version, body, leaf)
        SELECT ?1, count(*) + 1, 'x', 1, '{}', '' FROM entry WHERE authority = ?1
        """, authority)
      try writing.run("INSERT INTO content (entry, salt, body) SELECT lastval(), '', ?", authority)
    }
    for authority in ["a", "b", "d", "a"] { try write(authority) }
    try PostgresSchema().prepare(connection, time: 1)
    for authority in ["b", "c", "a"] {
      // As a node of before does: another connection knows nothing of how statements are put today.
      try connection.script(
        """
        INSERT INTO writer (authority) VALUES ('\(authority)') ON CONFLICT DO NOTHING;
        INSERT INTO entry (authority, position, dossier, version, body, leaf)
        SELECT '\(authority)', count(*) + 1, 'x', 1, '{}', '' FROM entry WHERE authority = '\(authority)';
        INSERT INTO content (entry, salt, body) VALUES (lastval(), '', '\(authority)')
        """)
    }
    let found = try Writing(connection: connection).all(
      "SELECT body, authority FROM content ORDER BY entry"
    ) { row in (row.text(0), row.text(1)) }
    #expect(found.map(\.0) == ["a", "b", "d", "a", "b", "c", "a"])
    #expect(found.map(\.1) == found.map(\.0))
  }

  @Test("refuses a version that gives entries their places itself, once they are given behind the commit")
  func placedByBefore() throws {
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: PostgresSchema.grown).prepare(connection, time: 0)
    try connection.script("INSERT INTO writer (authority) VALUES ('a')")
    func place(_ position: Int) throws {
      try connection.script(
        "INSERT INTO entry (authority, position, dossier, version, body, leaf) VALUES ('a', \(position), 'x', \(position), '{}', '')"
      )
    }
    try place(1)
    try connection.script("UPDATE writer SET is_parallel = 1")
    #expect(throws: StoreFailure.self) { try place(2) }
  }

  @Test(
    "that would not is found out",
    arguments: [
      ("ALTER TABLE command DROP COLUMN at", "command has no longer: at bigint"),
      ("ALTER TABLE command ADD COLUMN node TEXT NOT NULL", "command asks for: node"),
      ("ALTER TABLE task ALTER COLUMN due TYPE NUMERIC", "task has no longer: due bigint"),
      ("ALTER TABLE task ADD CHECK (due > 0)", "task forbids: CHECK ((due > 0))"),
      ("CREATE UNIQUE INDEX one ON task (authority, dossier)", "task forbids: UNIQUE one"),
      ("DROP TABLE sequencer", "sequencer has no longer: authority text"),
    ])
  func broken(_ sql: String, _ fault: String) throws {
    let last = try #require(PostgresSchema.grown.last)
    let faults = try faults(of: Migration(last.number + 1, "trial", sql))
    #expect(faults.contains("\(last.number + 1): \(fault)"), "\(faults)")
  }

  /// Applies a migration behind all before it, and holds the schema against what it was.
  private func faults(of migration: Migration) throws -> [String] {
    let before = PostgresSchema.grown.filter { $0.number < migration.number }
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: before).prepare(connection, time: 0)
    let older = try Shape(connection)
    try connection.script(migration.sql)
    let newer = try Shape(connection)
    var faults: [String] = []
    for (table, columns) in older.columns {
      let there = newer.columns[table] ?? [:]
      for (name, column) in columns where there[name]?.kind != column.kind {
        faults.append("\(table) has no longer: \(name) \(column.kind)")
      }
      for (name, column) in there where column.isAsked && columns[name]?.isAsked != true {
        faults.append("\(table) asks for: \(name)")
      }
      let (rules, now) = (older.rules[table] ?? [], newer.rules[table] ?? [])
      // A key that is gone is missed by whoever writes ON CONFLICT on it.
      if newer.columns[table] != nil {
        for rule in rules.subtracting(now) where !rule.hasPrefix("CHECK") && !rule.hasPrefix("FOREIGN") {
          faults.append("\(table) has no longer: \(rule)")
        }
      }
      for rule in now.subtracting(rules)
      where !rule.hasPrefix("PRIMARY") || rules.allSatisfy({ !$0.hasPrefix("PRIMARY") }) {
        faults.append("\(table) forbids: \(rule)")
      }
    }
    return faults.sorted().map { "\(migration.number): \($0)" }
  }

  /// What a schema holds and forbids.
  private struct Shape {
    struct Column {
      let kind: String
      /// Whether whoever inserts a row has to give it a value.
      let isAsked: Bool
    }

    private(set) var columns: [String: [String: Column]] = [:]
    private(set) var rules: [String: Set<String>] = [:]

    init(_ connection: PostgresConnection) throws {
      let looking = Writing(connection: connection)
      let columns = try looking.all(
        """
        SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT),
          is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
        FROM information_schema.columns WHERE table_schema = current_schema()
        """
      ) { row in (row.text(0), row.text(1), row.text(2), row.bool(3)) }
      for (table, name, kind, isAsked) in columns {
        self.columns[table, default: [:]][name] = Column(kind: kind, isAsked: isAsked)
      }
      let rules = try looking.all(
        """
        SELECT CAST(relname AS TEXT), pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint
          JOIN pg_class ON pg_class.oid = conrelid WHERE relnamespace = CAST(current_schema() AS regnamespace)
        UNION ALL SELECT CAST(tablename AS TEXT), 'UNIQUE ' || CAST(indexname AS TEXT) FROM pg_indexes
        WHERE schemaname = current_schema() AND indexdef LIKE 'CREATE UNIQUE%' AND indexname NOT LIKE '%\\_pkey'
        """
      ) { row in (row.text(0), row.text(1)) }
      for (table, rule) in rules { self.rules[table, default: []].insert(rule) }
    }
  }
}
