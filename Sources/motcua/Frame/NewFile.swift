import Glibc
import Text

/// A file that is to be written and does not exist yet: nothing is ever overwritten, and half a file never stays.
struct NewFile {
  let path: String

  /// - Throws: ``CommandError`` when there is a file already.
  init(_ path: String) throws(CommandError) {
    self.path = path
    guard access(path, F_OK) != 0 else {
      throw .refused(
        Words(vi: "đã có tệp \(path.harmless), không ghi đè", en: "\(path.harmless) exists and is not overwritten"))
    }
  }

  /// Writes the whole file.
  ///
  /// - Throws: ``CommandError`` when it cannot be written.
  func write(_ bytes: [UInt8]) throws(CommandError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWritten = rest.isEmpty && fsync(file) == 0
    let error = failure()
    close(file)
    guard isWritten else {
      unlink(path)
      throw error
    }
  }

  private func failure() -> CommandError {
    let reason = String(cString: strerror(errno))
    return CommandError(.tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
  }
}
