public import Crypto
internal import FoundationEssentials
internal import Glibc
internal import Synchronization
internal import Text

/// What people handed in and what was issued to them, each content once, under its hash: `files/ab/cdef…`.
///
/// A file is on the disk, and so is its name, before ``IncomingFile/keep()`` returns; only then may a commit speak of it.
public final class FileStore: Sendable {
  let folder: DataFolder
  private let arrivals = Atomic<Int>(0)
  /// Held while a file gets or loses its name, so that nobody removes what somebody else has just brought again.
  private let naming = Mutex(())
  /// What befalls the disk; nil for nothing.
  let disturbance: Disturbance?

  /// The files of a data folder.
  package init(_ folder: DataFolder, disturbance: Disturbance? = nil) throws(FileFailure) {
    self.folder = folder
    self.disturbance = disturbance
    var isNew = false
    for first in 0...UInt8.max {
      let made = try makeFolder(folder.filesPath + "/" + [first].hex)
      isNew = isNew || made
    }
    if isNew { try syncFolder(folder.filesPath) }
  }

  /// A place for a file that is about to arrive.
  ///
  /// - Parameter known: Its hash, when whoever brings it knows it; nil has it hashed on the way.
  public func receive(hashedAs known: SHA256? = nil) throws(FileFailure) -> IncomingFile {
    while true {
      let path = "\(folder.incomingPath)/\(getpid())-\(arrivals.add(1, ordering: .relaxed).newValue)"
      do throws(FileFailure) {
        return try IncomingFile(path, for: self, hashedAs: known)
      } catch  where error.number == EEXIST {
        continue  // left behind by an earlier process of the same number
      }
    }
  }

  /// Opens a file that was kept.
  ///
  /// - Throws: ``FileFailure/Code/missing``; ``FileFailure/Code/damaged`` when its length is not what the record says.
  public func open(_ file: StoredFile) throws(FileFailure) -> OutgoingFile {
    try OutgoingFile(path(of: file.sha256), bytes: file.bytes)
  }

  /// Removes a file that nothing in the record names any more, unless it was brought again since a moment or somebody holds the
  /// files.
  ///
  /// - Returns: Whether it is gone.
  @discardableResult
  func remove(_ hash: SHA256, untouchedSince moment: Int64) throws(FileFailure) -> Bool {
    try unlessHeld { () throws(FileFailure) in try removeNow(hash, untouchedSince: moment) } ?? false
  }

  private func removeNow(_ hash: SHA256, untouchedSince moment: Int64) throws(FileFailure) -> Bool {
    let path = path(of: hash)
    do throws(FileFailure) {
      let isOld = try naming.withLock { _ throws(FileFailure) in
        guard try Descriptor(path, O_RDONLY | O_NOFOLLOW, doing: "opening").status().changed < moment else {
          return false
        }
        try disturbance?.removing(path)
        try retried(doing: "removing", path: path) { unsafe unlink(path) }
        return true
      }
      guard isOld else { return false }
    } catch  where error.code == .missing {
      return true
    }
    try syncNames(beside: path)
    return true
  }

  /// Gives what has arrived its name. The same content may have it already: then the newer copy takes its place.
  func name(_ arrived: String, _ hash: SHA256) throws(FileFailure) {
    let place = path(of: hash)
    try naming.withLock { _ throws(FileFailure) in
      try disturbance?.naming(arrived, place)
      _ = try retried(doing: "renaming", path: arrived) { unsafe rename(arrived, place) }
    }
    try syncNames(beside: place)
  }

  private func syncNames(beside path: String) throws(FileFailure) {
    let folder = String(path.dropLast(63))
    guard try disturbance?.syncing(folder: folder) ?? true else { return }
    try syncFolder(folder)
  }

  /// Visits every kept file as the disk has it; one that goes meanwhile is left out.
  ///
  /// - Parameters:
  ///   - moments: Milliseconds since 1970; what was brought last at another time is left out.
  ///   - visit: Whether to go on with the next one.
  func each(broughtWithin moments: Range<Int64> = .min ..< .max, _ visit: (StoredFile) throws -> Bool) throws {
    for first in 0...UInt8.max {
      for name in try names(in: folder.filesPath + "/" + [first].hex) {
        guard let hash = SHA256(hex: [first].hex + name), let status = try status(of: hash),
          moments.contains(status.changed)
        else { continue }
        guard try visit(StoredFile(sha256: hash, bytes: status.bytes)) else { return }
      }
    }
  }

  /// How long a file is, and when it was brought; nil when there is none.
  private func status(of hash: SHA256) throws(FileFailure) -> (bytes: Int64, changed: Int64)? {
    do throws(FileFailure) {
      return try Descriptor(path(of: hash), O_RDONLY | O_NOFOLLOW, doing: "opening").status()
    } catch  where error.code == .missing {
      return nil
    }
  }

  func path(of hash: SHA256) -> String {
    let name = hash.hex
    return "\(folder.filesPath)/\(name.prefix(2))/\(name.dropFirst(2))"
  }

  /// Removes what began to arrive and was neither kept nor touched since a moment: a crash left it behind.
  ///
  /// - Parameter moment: Milliseconds since 1970; choose it well before the longest upload that is allowed.
  /// - Returns: How many were removed.
  @discardableResult
  public func sweep(untouchedSince moment: Int64) throws(FileFailure) -> Int {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder.incomingPath) } catch {
      throw FileFailure(.disk, doing: "listing", path: folder.incomingPath, message: "it cannot be read")
    }
    var removed = 0
    for name in names {
      let path = folder.incomingPath + "/" + name
      do throws(FileFailure) {
        guard try Descriptor(path, O_RDONLY | O_NOFOLLOW, doing: "opening").status().changed < moment else { continue }
        guard disturbance?.givingUp(path) ?? true else { continue }
        try retried(doing: "removing", path: path) { unsafe unlink(path) }
        removed += 1
      } catch  where error.code == .missing {
        continue  // kept or given up meanwhile
      }
    }
    return removed
  }
}
