import Foundation
import RecordKeeping
import TestSupport
import Testing

@testable import PostgresStore

/// What distributed databases do not take of PostgreSQL's words, and where they stand all the same: README's page about such
/// databases names each place and says why.
@Suite("Statements in PostgreSQL's words that others do not know")
struct PortableStatementTests {
  private var words: [(name: String, pattern: Regex<Substring>)] {
    [
      ("NOTIFY", /\bpg_notify\b|\bnotify\s+[a-z_"]/), ("LISTEN", /\blisten\s+[a-z_"]/),
      ("SERIAL", /\b(?:big|small)?serial[248]?\b/),
      ("numbers of the server", /\b(?:ctid|[cx]min|[cx]max)\b|\btxid_|\bpg_current_(?:xact|snapshot)/),
      ("advisory lock", /\bpg_[a-z_]*advisory/),
      ("LOCK", /\block\s+table\b|\block\s+[%a-z_",\s]+\bin\s+[a-z\s]+mode\b/),
      ("TRIGGER", /\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b/), ("IDENTITY", /\bas\s+identity\b/),
      ("FUNCTION", /\bcreate\s+(?:or\s+replace\s+)?function\b/),
    ].map { ($0.0, $0.1.wordBoundaryKind(.simple)) }
  }

  /// How often each stands in a text, comments left out.
  private func counts(in text: String) -> [String: Int] {
    let said = text.split(separator: "\n").filter { line in
      let start = line.drop { $0 == " " }
      return !start.hasPrefix("//") && !start.hasPrefix("--")
    }.joined(separator: "\n").lowercased()
    return Dictionary(
      uniqueKeysWithValues: words.map { ($0.name, said.matches(of: $0.pattern).count) }.filter { $0.1 > 0 })
  }

  @Test(
    "are found",
    arguments: [
      ("SELECT a.ctid FROM a WHERE a.xmin::text = '1'", ["numbers of the server": 2]),
      ("select pg_catalog.txid_current()", ["numbers of the server": 1]),
      ("LOCK migration IN EXCLUSIVE MODE; LOCK TABLE a", ["LOCK": 2]),
      ("CREATE OR REPLACE TRIGGER a AFTER INSERT ON b\n  FOR EACH ROW EXECUTE FUNCTION c()", ["TRIGGER": 1]),
      ("CREATE TABLE a (b bigserial)", ["SERIAL": 1]), ("NOTIFY a; LISTEN b", ["NOTIFY": 1, "LISTEN": 1]),
      ("-- LISTEN a\nSELECT 1", [:]),
    ])
  func found(text: String, expected: [String: Int]) {
    #expect(counts(in: text) == expected)
  }

  private func counts(in migrations: [Migration]) -> [Int: [String: Int]] {
    let found = migrations.map { ($0.number, counts(in: $0.sql)) }.filter { !$0.1.isEmpty }
    return Dictionary(uniqueKeysWithValues: found)
  }

  @Test("stand in no migration of a database that begins today, but for the numbers of rows")
  func migrations() {
    #expect(counts(in: PostgresSchema.all) == [26: ["IDENTITY": 9]])
  }

  @Test("stand in these migrations of a database that began before")
  func grownMigrations() {
    // Counts, and what keeps nodes of an earlier version right; numbers of rows; a share of a count that nobody else has.
    #expect(
      counts(in: PostgresSchema.grown) == [
        26: ["TRIGGER": 3, "FUNCTION": 2, "IDENTITY": 9], 31: ["TRIGGER": 6, "FUNCTION": 4],
        34: ["TRIGGER": 1, "FUNCTION": 3], 35: ["LOCK": 1, "FUNCTION": 3],
        37: ["TRIGGER": 1, "FUNCTION": 2, "advisory lock": 1], 39: ["TRIGGER": 2],
        43: ["TRIGGER": 10, "FUNCTION": 1],
      ])
  }

  @Test("stand in these files of statements")
  func statements() throws {
    var found: [String: [String: Int]] = [:]
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for room in ["RecordKeeping", "PostgresStore"] {
      let folder = root.appending(path: "Sources/\(room)")
      for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
      where name.hasSuffix(".swift") && !name.hasPrefix("Shape/") && !name.hasPrefix("Schema/FirstShape") {
        let counts = try counts(in: String(contentsOf: folder.appending(path: name), encoding: .utf8))
        if !counts.isEmpty { found["\(room)/\(name)"] = counts }
      }
    }
    let expected = [
      // In front of the row that keeps others out, so that whoever wants it alone has his turn; and for a share of counts that
      // nobody else has, without which one is taken by the number of the session.
      "PostgresStore/Writing/PostgresDesk.swift": ["advisory lock": 4],
      // While empty tables are made anew in parts.
      "PostgresStore/Copying/DatabaseRecord.swift": ["LOCK": 1],
      // In migrations.
      "PostgresStore/Connections/Dialect.swift": ["IDENTITY": 1],
    ]
    #expect(found == expected)
  }
}
