import Glibc
import Synchronization

/// A file without a name that holds a body while its request is answered; it is gone with the last who holds it, and
/// nothing is left behind even when the program is killed.
final class SpooledFile: Sendable {
  private let descriptor: Int32
  private let room: SpoolRoom
  private let size = Atomic<Int>(0)

  /// - Throws: ``SpoolFailure`` when the folder takes no file.
  init(in room: SpoolRoom) throws(SpoolFailure) {
    self.room = room
    descriptor = try SpooledFile.open(room.folder)
  }

  deinit {
    close(descriptor)
    room.give(back: size.load(ordering: .relaxed))
  }

  private static func open(_ folder: String) throws(SpoolFailure) -> Int32 {
    // O_TMPFILE has no constant in Swift: it is 0o20000000 with O_DIRECTORY on every Linux.
    let unnamed = unsafe Glibc.open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
    if unnamed >= 0 { return unnamed }
    // Some file systems (NFS, older overlays) have no unnamed files: a name for a moment does it too.
    var template = Array("\(folder)/.body-XXXXXX".utf8CString)
    let named = unsafe mkstemp(&template)
    guard named >= 0 else { throw SpoolFailure(errno: errno) }
    unsafe unlink(&template)
    _ = fcntl(named, F_SETFD, FD_CLOEXEC)
    return named
  }

  /// Writes at the end.
  func append(_ bytes: borrowing RawSpan) throws(SpoolFailure) {
    guard room.take(bytes.byteCount) else { throw .noRoom }
    let start = size.wrappingAdd(bytes.byteCount, ordering: .relaxed).oldValue
    var written = 0
    while written < bytes.byteCount {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe pwrite(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written, off_t(start + written))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw SpoolFailure(errno: errno) }
      written += count
    }
  }

  /// Reads up to `maximum` bytes from a place; empty at the end.
  func read(at offset: Int, maximum: Int) throws(SpoolFailure) -> [UInt8] {
    while true {
      var failure: Int32 = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: maximum) { buffer, count in
        let got = unsafe pread(descriptor, buffer.baseAddress, maximum, off_t(offset))
        failure = got < 0 ? errno : 0
        count = max(got, 0)
      }
      if failure == EINTR { continue }
      guard failure == 0 else { throw SpoolFailure(errno: failure) }
      return bytes
    }
  }

  /// A descriptor of one's own for the same file.
  func duplicate() -> Int32 {
    fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  }
}

/// The folder where bodies wait, and how much of it they may fill together.
final class SpoolRoom: Sendable {
  let folder: String
  private let limit: Int
  private let used = Atomic<Int>(0)

  /// - Throws: ``ServerFailure`` when the folder takes no file.
  init(folder: String, limit: Int) throws(ServerFailure) {
    self.folder = folder
    self.limit = limit
    do throws(SpoolFailure) { _ = try SpooledFile(in: self) } catch {
      throw ServerFailure(.disk, doing: "keeping bodies in \(folder)", errno: error.errno)
    }
  }

  /// Bytes on disk at the moment.
  var bytes: Int { used.load(ordering: .relaxed) }

  func take(_ count: Int) -> Bool {
    if used.wrappingAdd(count, ordering: .relaxed).newValue <= limit { return true }
    give(back: count)
    return false
  }

  func give(back count: Int) {
    used.wrappingSubtract(count, ordering: .relaxed)
  }
}

/// Why a body could not be kept on disk.
struct SpoolFailure: Error {
  let errno: Int32

  /// The bodies of all requests together are at their limit.
  static let noRoom = SpoolFailure(errno: EDQUOT)

  var isLackOfRoom: Bool { errno == EDQUOT || errno == ENOSPC || errno == EFBIG }
}
