internal import Glibc

/// Does work during which no file goes that the record named when it began, though it is named no more meanwhile.
///
/// A lock of the operating system lies on the folder of the files: it counts between processes, many may hold it, and it ends
/// with whoever holds it, however that ends.
///
/// - Parameter folder: The folder of the files.
func holdingFiles<Value>(in folder: String, _ work: () throws -> Value) throws -> Value {
  let lock = try Descriptor(folder, O_RDONLY | O_DIRECTORY, doing: "opening the folder")
  // Whoever removes files has it for a file at a time.
  try retried(doing: "holding the files", path: folder) { flock(lock.number, LOCK_SH) }
  defer { flock(lock.number, LOCK_UN) }
  return try work()
}

extension FileStore {
  /// See ``holdingFiles(in:_:)``.
  func holding<Value>(_ work: () throws -> Value) throws -> Value {
    try holdingFiles(in: folder.filesPath, work)
  }

  /// Does work that removes files; nil when somebody holds them, and then nothing is done.
  func unlessHeld<Value>(_ work: () throws(FileFailure) -> Value) throws(FileFailure) -> Value? {
    let lock = try Descriptor(folder.filesPath, O_RDONLY | O_DIRECTORY, doing: "opening the folder")
    do throws(FileFailure) {
      try retried(doing: "holding the files", path: lock.path) { flock(lock.number, LOCK_EX | LOCK_NB) }
    } catch  where error.number == EWOULDBLOCK {
      return nil
    }
    defer { flock(lock.number, LOCK_UN) }
    return try work()
  }
}
