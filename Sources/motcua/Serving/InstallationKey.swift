import Crypto
import Glibc
import Text

/// The secret of an installation, `installation.key` in its data folder: 32 random bytes that only its owner can read.
///
/// Secrets of receipts and seals of forms are made from it, so it belongs into every backup of the folder.
enum InstallationKey {
  static let name = "installation.key"
  static let count = 32

  /// The key of a data folder; made at the first start.
  ///
  /// - Throws: ``CommandError`` when it is missing from a folder that has a record, cannot be read, or is not one.
  static func open(in folder: String) throws -> [UInt8] {
    let path = folder + "/" + name
    if let key = try read(path) { return key }
    guard access(folder + "/record.sqlite", F_OK) != 0 else {
      throw CommandError.refused(
        Words(
          vi: "thư mục dữ liệu có hồ sơ nhưng thiếu \(name); hãy lấy lại tệp này từ bản sao lưu",
          en: "the data folder has a record but no \(name); bring it back from a backup"))
    }
    try make(path, in: folder)
    guard let key = try read(path) else { throw failure(path) }
    return key
  }

  private static func read(_ path: String) throws -> [UInt8]? {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      guard errno == ENOENT else { throw failure(path) }
      return nil
    }
    defer { close(file) }
    var key = [UInt8](repeating: 0, count: count + 1)
    let length = Glibc.read(file, &key, key.count)
    guard length == count else {
      throw CommandError.refused(
        Words(vi: "\(path.harmless) không phải khóa 32 byte", en: "\(path.harmless) is not a key of 32 bytes"))
    }
    return Array(key.prefix(count))
  }

  /// Writes a new key under another name first: nobody ever sees half of one, and of two that begin at the same time
  /// one wins.
  private static func make(_ path: String, in folder: String) throws {
    let draft = "\(path).\(getpid())"
    let file = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure(draft) }
    defer { unlink(draft) }
    let key = try randomBytes(count)
    let isWritten = write(file, key, key.count) == key.count && fsync(file) == 0
    close(file)
    guard isWritten else { throw failure(draft) }
    guard link(draft, path) == 0 || errno == EEXIST else { throw failure(path) }
    let folder = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> CommandError {
    let reason = String(cString: strerror(errno))
    return CommandError(
      .tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
  }
}
