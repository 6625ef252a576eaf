internal import Glibc
package import RecordKeeping

/// The record of one data folder: claimed, known to be ours, brought to this program's schema, and open.
package final class Record: Sendable {
  /// The folder and this process's claim to it.
  package let folder: DataFolder
  /// The one writer.
  package let pen: Pen
  /// Those who read.
  package let readers: Readers
  /// What people handed in.
  package let files: FileStore
  private let disturbance: Disturbance?

  /// Opens the record of a folder, or begins it.
  ///
  /// - Parameters:
  ///   - migrations: The schema, in the order of its numbers.
  ///   - time: When this happens, in milliseconds since 1970.
  /// - Throws: ``StoreFailure`` or ``FileFailure``.
  package init(
    _ folder: DataFolder, migrations: [Migration], time: Int64, limits: Limits = Limits(),
    disturbance: Disturbance? = nil
  ) throws {
    files = try FileStore(folder, disturbance: disturbance)
    self.disturbance = disturbance
    try Record.makeSafe(folder, disturbance)
    let connection = try Connection(folder.recordPath, mode: .writer, limits: limits, disturbance: disturbance)
    try Schema(migrations: migrations).prepare(connection, time: time)
    self.folder = folder
    pen = Pen(connection, limits: limits)
    readers = Readers(folder.recordPath, limits: limits, disturbance: disturbance)
  }

  /// Syncs what an earlier process had written ahead and died over before its sync. It is read from now on as if it were
  /// committed: a command that is repeated gets its first answer, and must not get it for something that a cut of the power
  /// would still take away.
  private static func makeSafe(_ folder: DataFolder, _ disturbance: Disturbance?) throws(FileFailure) {
    let path = folder.recordPath + "-wal"
    do throws(FileFailure) {
      // No lock of SQLite lies on this file, so closing it takes none away (https://www.sqlite.org/howtocorrupt.html).
      let ahead = try Descriptor(path, O_RDONLY | O_NOFOLLOW, doing: "opening")
      guard try disturbance?.syncing(path) ?? true else {
        _ = try disturbance?.syncing(folder: folder.path)
        return
      }
      try ahead.sync()
    } catch  where error.code == .missing {
      return
    }
    try syncFolder(folder.path)
  }

  /// Opens the record of a folder that another process has claimed: what is written here is in the record like all
  /// else, and that process alone checkpoints.
  ///
  /// - Throws: ``StoreFailure`` or ``FileFailure``.
  package init(visiting path: String, migrations: [Migration], time: Int64, limits: Limits = Limits()) throws {
    folder = DataFolder(visiting: path)
    files = try FileStore(folder)
    disturbance = nil
    let connection = try Connection(folder.recordPath, mode: .visitor, limits: limits)
    try Schema(migrations: migrations).prepare(connection, time: time, isVisiting: true)
    var limits = limits
    limits.checkpoints = false
    pen = Pen(connection, limits: limits)
    readers = Readers(folder.recordPath, limits: limits)
  }

  /// What SQLite finds wrong in the file: pages that cannot be read, indexes that lead to no row or not to one that is there.
  ///
  /// One table is looked through after the other, so that what is written ahead meanwhile can be carried over in between.
  ///
  /// - Parameter begin: Told before each table.
  func damages(_ begin: (_ name: String) -> Void) throws(StoreFailure) -> [String] {
    let most = 100
    let connection = try Connection(folder.recordPath, mode: .reader, disturbance: disturbance)
    let reading = Reading(connection: connection)
    let tables = try reading.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") { $0.text(0) }
    var damages: [String] = []
    for table in tables where damages.count < most {
      begin(table)
      do throws(StoreFailure) {
        damages += try reading.all(
          "SELECT integrity_check FROM pragma_integrity_check(?) WHERE integrity_check <> 'ok' LIMIT ?", table, most
        ) { "\(table): \($0.text(0))" }
      } catch  where error.code == .corrupt {
        damages.append("\(table): \(error.message)")
      }
    }
    return Array(damages.prefix(most))
  }

  /// Finishes what is waiting and closes the file; later work is refused. The folder stays claimed as long as this lives.
  package func close() throws(StoreFailure) {
    readers.close()
    try pen.close()
  }
}
