internal import Crypto
internal import Glibc
package import OneStop
package import RecordKeeping
package import WorkingTime

/// The whole record of a data folder.
package final class FolderRecord: WholeRecord {
  private let folder: DataFolder
  private let store: FileStore
  /// Writes into a folder that is being filled.
  private let connection: Connection?

  /// The files that people hand in.
  package var files: any FileKeeping { KeptFiles(store) }

  /// The record of a folder, to be copied elsewhere; whoever works on it goes on meanwhile.
  ///
  /// - Throws: ``FileFailure/Code/missing`` when there is none; ``StoreFailure``.
  package init(reading path: String, at now: Instant) throws {
    _ = try Descriptor(path + "/" + DataFolder.recordName, O_RDONLY | O_NOFOLLOW, doing: "opening the record")
    let schema = Schema(migrations: Migration.all)
    if let claimed = try FolderRecord.claimed(path) {
      folder = claimed
      try schema.prepare(Connection(folder.recordPath, mode: .writer), time: now.milliseconds)
    } else {
      folder = DataFolder(visiting: path)
      try schema.prepare(Connection(folder.recordPath, mode: .visitor), time: now.milliseconds, isVisiting: true)
    }
    store = try FileStore(folder)
    connection = nil
  }

  /// The folder, claimed; nil when another process has claimed it.
  private static func claimed(_ path: String) throws(FileFailure) -> DataFolder? {
    do throws(FileFailure) { return try DataFolder(path) } catch  where error.code == .inUse { return nil }
  }

  /// The record of a folder, to be filled; the folder is made when it is missing, and claimed by this process.
  ///
  /// - Throws: ``FileFailure/Code/inUse``; ``StoreFailure``.
  package init(filling path: String, at now: Instant) throws {
    folder = try DataFolder(path)
    let connection = try Connection(folder.recordPath, mode: .writer)
    try Schema(migrations: Migration.all).prepare(connection, time: now.milliseconds)
    store = try FileStore(folder)
    self.connection = connection
  }

  /// See ``WholeRecord``.
  package func look<Value>(_ work: (Tables) throws -> Value) throws -> Value {
    let connection = try Connection(folder.recordPath, mode: .reader)
    try connection.beginLook { false }
    defer { _ = connection.endLook() }
    return try work(tables(on: connection))
  }

  /// See ``WholeRecord``.
  package func fill(keyPrint: String?, _ work: (Tables) throws -> Void) throws {
    guard let connection else {
      throw StoreFailure(.misuse, doing: "filling the record", message: "it was opened to be read")
    }
    try connection.startTransaction("BEGIN IMMEDIATE")
    do {
      let tables = try tables(on: connection)
      if let name = try tables.occupied() {
        throw StoreFailure(.occupied, doing: "filling the record", message: "there is something in its table \(name)")
      }
      try work(tables)
      try connection.endTransaction("COMMIT")
    } catch {
      if !connection.isIdle { _ = try? connection.endTransaction("ROLLBACK") }
      throw error
    }
    _ = try connection.checkpoint(.truncate)
  }

  /// A column as the schema has it, with its place in the key, from 1; 0 outside.
  private struct Declared {
    let table: String
    let column: RecordTable.Column
    let key: Int64
  }

  private func tables(on connection: Connection) throws(StoreFailure) -> Tables {
    let declared: [Declared] = try Tables([], on: connection).all(
      """
      SELECT m.name, p.name, p.type, p.pk FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS p
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'migration' AND p.hidden = 0
      """
    ) { row in
      let column = RecordTable.Column(row.text(1), ValueKind(declared: row.text(2)))
      return Declared(table: row.text(0), column: column, key: row.int(3))
    }
    var tables: [RecordTable] = []
    for (name, columns) in Dictionary(grouping: declared, by: \.table) {
      let key = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.column.name)
      let stored = columns.map(\.column)
      tables.append(
        name == "content"
          ? RecordTable(
            name, columns: stored + [RecordTable.Column("authority", .text)], key: key, source: FolderRecord.content,
            derived: ["authority"])
          : RecordTable(name, columns: stored, key: key))
    }
    return Tables(tables.sorted { $0.name < $1.name }, on: connection)
  }

  /// Personal content as other databases have it: with the authority of its entry.
  private static let content: SQL = """
    SELECT coalesce(entry.authority, '') AS authority, content.entry AS entry, content.salt AS salt, content.body AS body
    FROM content LEFT JOIN entry ON entry.id = content.entry
    """

  /// See ``WholeRecord``.
  package func eachFile(_ visit: (_ sha256: String, _ bytes: Int) throws -> Void) throws {
    try store.each { file in
      try visit(file.sha256.hex, Int(file.bytes))
      return true
    }
  }

  /// See ``WholeRecord``.
  package func open(sha256: String, bytes: Int) throws -> (any ReadingFile)? {
    do { return try files.open(sha256: sha256, bytes: bytes) } catch let failure as FileFailure
      where [.missing, .damaged].contains(failure.code)
    { return nil }
  }
}

extension ValueKind {
  /// The kind of a column of a STRICT table.
  fileprivate init(declared type: String) {
    self =
      switch type {
      case "INTEGER": .integer
      case "BLOB": .bytes
      default: .text
      }
  }
}
