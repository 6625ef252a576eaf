internal import Glibc

/// What befalls the calls by which handed-in files reach the disk.
extension Disturbance {
  func making(_ path: String) throws(FileFailure) {
    try meet(.write, doing: "making", path) { $0.opens(path) }
  }

  func writing(_ bytes: [UInt8], at place: Int, to path: String) throws(FileFailure) {
    try meet(.write, doing: "writing", path) { $0.writes(bytes, at: place, to: path) }
  }

  /// - Returns: Whether there is a real disk to be synced.
  func syncing(_ path: String) throws(FileFailure) -> Bool {
    try meet(.sync, doing: "syncing", path) { $0.syncs(path) }
    return memory == nil
  }

  func naming(_ path: String, _ place: String) throws(FileFailure) {
    try meet(.write, doing: "renaming", path) { $0.renames(path, to: place) }
  }

  func removing(_ path: String) throws(FileFailure) {
    try meet(.write, doing: "removing", path) { $0.removes(path) }
  }

  /// Notes that a passing file goes, and waits for nothing: what comes under its name later is another file.
  ///
  /// - Returns: Whether the disk takes it; without power it takes nothing.
  func givingUp(_ path: String) -> Bool {
    guard let memory else { return true }
    guard !memory.isOff else { return false }
    memory.removes(path)
    return true
  }

  /// - Returns: Whether there is a real disk to be synced.
  func syncing(folder: String) throws(FileFailure) -> Bool {
    try meet(.sync, doing: "syncing", folder) { $0.syncsFolder(folder) }
    return memory == nil
  }

  private func meet(
    _ kind: Call.Kind, doing: String, _ path: String, _ note: (VolatileDisk) -> Void
  ) throws(FileFailure) {
    guard case .fails(let failure) = meet(kind, .kept, note) else { return }
    throw FileFailure(number: failure == .full ? ENOSPC : EIO, doing: doing, path: path)
  }
}
