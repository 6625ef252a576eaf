import Glibc
import Text

/// A file that is to be written whole: half a file never stays, and nothing is overwritten unless that was asked for.
struct NewFile {
  let path: String
  private let overwrites: Bool

  /// - Parameter overwrites: Whether a file of this path may be there, and is replaced.
  /// - Throws: ``CommandError`` when there is a file already, or a folder.
  init(_ path: String, overwrites: Bool = false) throws(CommandError) {
    self.path = path
    self.overwrites = overwrites
    guard access(path, F_OK) == 0 else { return }
    guard overwrites, !NewFile.isFolder(path) else {
      throw .refused(
        Words(
          vi: "đã có \(path.harmless), không ghi đè", en: "\(path.harmless) exists and is not overwritten"))
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var state = stat()
    return stat(path, &state) == 0 && state.st_mode & S_IFMT == S_IFDIR
  }

  /// Writes the whole file.
  ///
  /// - Throws: ``CommandError`` when it cannot be written.
  func write(_ bytes: [UInt8]) throws(CommandError) {
    // What is replaced stays until all of the new is on the disk.
    let draft = overwrites ? "\(path).\(getpid())" : path
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWritten = rest.isEmpty && fsync(file) == 0
    var error = failure()
    close(file)
    if isWritten {
      guard overwrites, rename(draft, path) != 0 else { return }
      error = failure()
    }
    unlink(draft)
    throw error
  }

  private func failure() -> CommandError {
    let reason = String(cString: strerror(errno))
    return CommandError(.tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
  }
}
