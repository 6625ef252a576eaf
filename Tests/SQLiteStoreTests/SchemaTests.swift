import Foundation
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing

@Suite("The schema")
struct SchemaTests {
  /// The schema as it is meant to be after all migrations; a new migration comes with its change of this file.
  private let kept = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Schemas/sqlite.sql")

  @Test("is after all migrations what Tests/Schemas/sqlite.sql says")
  func dump() throws {
    let folder = OwnFolder()
    let record = try Record(DataFolder(folder.file("data")), migrations: Migration.all, time: 0)
    let statements = try record.readers.read { reading throws(StoreFailure) in
      try reading.all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name") {
        $0.text(0) + ";\n"
      }
    }
    let dump = statements.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["MOTCUA_WRITE_SCHEMA"] != nil {
      try dump.write(to: kept, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: kept, encoding: .utf8) == dump)
  }
}
