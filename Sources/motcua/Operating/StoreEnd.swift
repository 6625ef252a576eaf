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
  ///
  /// - Throws: ``CommandError`` when there is none.
  func reading(at now: Instant) throws -> any WholeRecord {
    do {
      if let address { return try DatabaseRecord(reading: address, at: now) }
      return try FolderRecord(reading: text, at: now)
    } catch let failure as FileFailure where failure.code == .missing {
      throw nothingThere
    } catch let failure as StoreFailure where failure.code == .missing {
      throw nothingThere
    }
  }

  private var nothingThere: CommandError {
    CommandError.refused(
      Words(
        vi: "\(text.harmless): không có hồ sơ nào ở đây; hãy nêu thư mục dữ liệu hoặc cơ sở dữ liệu mà máy chủ đã dùng",
        en: "\(text.harmless): there is no record here; name the data folder or database that a server has used"))
  }

  /// The record of the database that it is or names; nil of a folder that keeps its record itself.
  func database(at now: Instant) throws -> DatabaseRecord? {
    try address.map { try DatabaseRecord(reading: $0, at: now) }
  }

  /// The database that it is or names, whose tables are made when there are none; nil of a folder that keeps its record itself.
  func emptyDatabase(at now: Instant) throws -> DatabaseRecord? {
    try address.map { try DatabaseRecord(filling: $0, at: now) }
  }

  /// The record that is to come there.
  ///
  /// - Throws: ``CommandError`` when a server works there.
  func filling(at now: Instant) throws -> any WholeRecord {
    if let address { return try DatabaseRecord(filling: address, at: now) }
    do { return try FolderRecord(filling: text, at: now) } catch let failure as FileFailure
      where failure.code == .inUse
    {
      throw CommandError(
        .tryAgain,
        Words(
          vi: "\(text.harmless): một máy chủ đang dùng thư mục này; hãy dừng nó hoặc chọn thư mục khác",
          en: "\(text.harmless): a server works on this folder; stop it or name another one"))
    }
  }

  /// What is said when something is there already that a record cannot be brought to.
  var isOccupied: CommandError {
    CommandError.refused(
      Words(
        vi: "\(text.harmless): đã có hồ sơ ở đây; hãy nêu thư mục chưa có hoặc cơ sở dữ liệu trống",
        en: "\(text.harmless): there is a record here already; name a folder that is not there or an empty database"))
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
