internal import Glibc

/// An open file or folder of the operating system; closed when it goes.
struct Descriptor: ~Copyable {
  let number: Int32
  let path: String

  /// Opens with the flags of open(2); a file that is made is its owner's alone.
  init(_ path: String, _ flags: Int32, doing: String) throws(FileFailure) {
    number = try retried(doing: doing, path: path) { unsafe open(path, flags | O_CLOEXEC, 0o600) }
    self.path = path
  }

  deinit {
    close(number)
  }

  /// Writes all bytes at the present place.
  func write(_ bytes: [UInt8]) throws(FileFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try retried(doing: "writing", path: path) {
        unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads at the present place, at most so many bytes; none at the end.
  func read(upTo count: Int) throws(FileFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try retried(doing: "reading", path: path) {
      unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Reads so many bytes from a place; fewer only at the end.
  func read(at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = try retried(doing: "reading", path: path) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
          unsafe pread(number, buffer.baseAddress.map { unsafe $0 + filled }, count - filled, off_t(offset + filled))
        }
      }
      guard got > 0 else { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Waits until everything written is on the disk; of a folder: its entries.
  func sync() throws(FileFailure) {
    try retried(doing: "syncing", path: path) { fsync(number) }
  }

  /// Length in bytes and last change in milliseconds since 1970.
  func status() throws(FileFailure) -> (bytes: Int64, changed: Int64) {
    var status = stat()
    try retried(doing: "looking at", path: path) { unsafe fstat(number, &status) }
    return (Int64(status.st_size), Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
  }
}

/// The one funnel for calls of the operating system: repeats what a signal interrupted, and turns −1 into a failure.
@discardableResult
func retried<Count: SignedInteger>(
  doing: String, path: String, _ call: () -> Count
) throws(FileFailure) -> Count {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw FileFailure(number: errno, doing: doing, path: path) }
  }
}

/// Makes a folder that is its owner's alone, unless it exists.
///
/// - Returns: Whether it was made now.
@discardableResult
func makeFolder(_ path: String) throws(FileFailure) -> Bool {
  do throws(FileFailure) {
    try retried(doing: "making the folder", path: path) { unsafe mkdir(path, 0o700) }
    return true
  } catch  where error.number == EEXIST {
    return false
  }
}

/// Waits until the entries of a folder are on the disk.
func syncFolder(_ path: String) throws(FileFailure) {
  try Descriptor(path, O_RDONLY | O_DIRECTORY, doing: "opening the folder").sync()
}
