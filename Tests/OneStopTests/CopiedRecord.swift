import Dossiers
import Foundation
import JSON
import OneStop
import PostgresStore
import RecordKeeping
import SQLiteStore
import Text
import WorkingTime

/// An office as it stood at one moment, copied into a folder of its own, as a backup is.
final class CopiedRecord {
  let folder = FileManager.default.temporaryDirectory.path + "/motcua-copied-" + UUID().uuidString

  init(of office: Office) throws {
    let source: any WholeRecord =
      try office.store.address.map { try DatabaseRecord(reading: DatabaseAddress($0), at: office.now) }
      ?? FolderRecord(reading: office.folder.path, at: office.now)
    let copy = try RecordCopy(from: source, to: FolderRecord(filling: folder, at: office.now), keyPrint: nil)
    guard copy.isWhole else { throw OfficeFailure() }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What it holds, table by table.
  func sum(at now: Instant) throws -> RecordSum {
    try FolderRecord(reading: folder, at: now).look { try $0.sum() }
  }

  /// The files of people that it holds, by their hashes.
  func files(at now: Instant) throws -> Set<String> {
    var names: Set<String> = []
    try FolderRecord(reading: folder, at: now).eachFile { sha256, _ in names.insert(sha256) }
    return names
  }

  /// Changes it as somebody could who has the disk.
  func damage(_ sql: String) throws { try Connection(folder + "/record.sqlite", mode: .visitor).script(sql) }

  /// Works on it for a while, with the same world as the office it is of.
  func work<Value>(like office: Office, paying: OnlinePaying? = nil, _ work: (OneStop) throws -> Value) throws -> Value
  {
    let store = try SQLiteRecordStore(folder: folder, at: office.now)
    defer { try? store.close() }
    return try work(
      OneStop(
        definitions: office.oneStop.definitions, store: store, files: store.files, environment: office.environment,
        reach: [.mail], paying: paying))
  }
}
