import Glibc
import PostgresStore
import RecordKeeping
import SQLiteStore
import Text
import WorkingTime

/// One end of a copy as it is named on the command line: a data folder, whose record is in itself or in the database that its
/// file `store` names, or a database alone.
struct StoreEnd {
  /// As it was named.
  let text: String
  private let address: DatabaseAddress?
  private let folder: DataPlace?

  /// - Throws: ``CommandError`` when it looks like the address of a database and is none, or names a password.
  init(_ text: String) throws {
    self.text = text
    guard !text.contains("://") else {
      (address, folder) = (try StorePlace.address(text), nil)
      return
    }
    let place = DataPlace(path: text)
    (address, folder) = (try StorePlace.address(in: place), place)
  }

  /// Whether it has a place for keys.
  var isFolder: Bool { folder != nil }

  /// The record that is there.
  func reading(at now: Instant) throws -> any WholeRecord {
    if let address { return try DatabaseRecord(reading: address, at: now) }
    return try FolderRecord(reading: text, at: now)
  }

  /// The record that is to come there.
  func filling(at now: Instant) throws -> any WholeRecord {
    if let address { return try DatabaseRecord(filling: address, at: now) }
    return try FolderRecord(filling: text, at: now)
  }

  /// The print of the secret that lies in the folder; nil when none does.
  ///
  /// - Throws: ``CommandError`` when it is no secret.
  func keyPrint() throws -> String? {
    guard let folder, access(folder.path + "/" + InstallationKey.name, F_OK) == 0 else { return nil }
    return try StorePlace.print(of: InstallationKey.open(in: folder.path))
  }

  /// Brings the keys of another folder here, where both are folders.
  func takeKeys(of other: StoreEnd) throws {
    guard let folder, let other = other.folder else { return }
    try Secrets(of: other.path).copy(into: folder.path)
  }
}
