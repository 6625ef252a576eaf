import Glibc
import Text

/// `serve.pid` in the data folder: the number of the process that serves, for whoever wants to send it a signal. It is
/// there from when the server is ready until it has stopped.
struct ProcessFile {
  private let path: String

  /// Writes the number of this process; what a killed server left behind is replaced.
  init(in place: DataPlace) throws {
    path = place.path + "/serve.pid"
    try NewFile(path, overwrites: true).write(Array("\(getpid())\n".utf8))
  }

  /// Takes the file away.
  func remove() { unlink(path) }
}
