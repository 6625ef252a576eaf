internal import Glibc

/// The folder that holds the record, and the claim of this process to it.
///
/// `record.sqlite` is the database, `files` what people handed in, `incoming` what is still arriving, `lock` the claim.
package final class DataFolder: Sendable {
  /// Where the folder is.
  package let path: String
  private let lock: Descriptor?

  static let recordName = "record.sqlite"
  static let lockName = "lock"

  /// Claims the folder for this process until it is let go or the process ends, however it ends. A folder that is missing
  /// is made, readable by its owner only.
  ///
  /// - Throws: ``FileFailure/Code/inUse`` when another process has claimed it.
  package init(_ path: String) throws(FileFailure) {
    self.path = path
    if try makeFolder(path) { try syncFolder(parent(of: path)) }
    let lock = try Descriptor(path + "/" + DataFolder.lockName, O_RDWR | O_CREAT, doing: "opening the lock")
    do throws(FileFailure) {
      try retried(doing: "locking", path: lock.path) { flock(lock.number, LOCK_EX | LOCK_NB) }
    } catch  where error.number == EWOULDBLOCK {
      let holder = try lock.holder().map { "process \($0)" } ?? "another process"
      throw FileFailure(
        .inUse, doing: "claiming", path: path,
        message: "\(holder) works on this data folder; stop it first or choose another folder")
    }
    // Whoever finds the folder claimed can say by whom.
    try retried(doing: "writing", path: lock.path) { ftruncate(lock.number, 0) }
    try lock.write(Array("\(getpid())\n".utf8))
    self.lock = consume lock
    for folder in [filesPath, incomingPath] { try makeFolder(folder) }
    // SQLite gives its side files the permissions of the database file.
    _ = try Descriptor(recordPath, O_RDWR | O_CREAT, doing: "making the database file")
    try syncFolder(path)
  }

  deinit {
    // A child that is just being started on another thread has the descriptor too, for a wink: it is let go for all.
    switch lock {
    case .some(let lock): flock(lock.number, LOCK_UN)
    case .none: break
    }
  }

  /// A folder that another process has claimed, to be visited.
  package init(visiting path: String) {
    self.path = path
    lock = nil
  }

  /// The database file.
  package var recordPath: String { path + "/" + DataFolder.recordName }
  /// The folder of what people handed in.
  package var filesPath: String { path + "/files" }
  /// The folder of what is still arriving.
  package var incomingPath: String { path + "/incoming" }
}

extension Descriptor {
  fileprivate func holder() throws(FileFailure) -> String? {
    let digits = try read(upTo: 16).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }
}

/// The folder in which a path lies.
func parent(of path: String) -> String {
  let trimmed = path.reversed().drop { $0 == "/" }
  let rest = trimmed.drop { $0 != "/" }.drop { $0 == "/" }
  if rest.isEmpty { return path.hasPrefix("/") ? "/" : "." }
  return String(String(rest).reversed())
}
