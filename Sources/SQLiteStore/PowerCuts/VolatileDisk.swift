internal import Glibc
internal import Synchronization

/// A disk that remembers what was synced, so that its power can be cut: what was only written is then lost, torn or there
/// after all, by chance, and so are names of files in folders that were not synced.
///
/// The files themselves stand where the program puts them, and it reads them there; once the power is cut nothing reaches
/// them any more, and ``powerUp(_:)`` leaves them as they would be found. Syncs cost nothing meanwhile.
package final class VolatileDisk: Sendable {
  /// What a name in a folder stands for: the file that is safe, and what became of the name since the folder was synced.
  private struct Name {
    let folder: String
    var safe: Int?
    var unsynced: [Int?] = []

    var file: Int? { unsynced.last ?? safe }
  }

  private struct State {
    var files: [VolatileFile] = []
    var names: [String: Name] = [:]
    var isOff = false
  }

  /// What a disk does when it is asked to sync.
  package enum Honesty: Sendable {
    /// It makes safe what was written.
    case honest
    /// It answers at once, and makes safe only what the sync before this one asked for.
    case late
    /// It answers at once, and makes nothing safe: all is in a cache without a battery.
    case lying
  }

  private let state = Mutex(State())
  private let honesty: Honesty

  /// A disk with power.
  package init(_ honesty: Honesty = .honest) {
    self.honesty = honesty
  }

  /// Whether the power has been cut.
  package var isOff: Bool { state.withLock(\.isOff) }

  /// Cuts the power: from now on every write and sync fails.
  package func cutPower() {
    state.withLock { $0.isOff = true }
  }

  /// Lets the program start again after it has died, and not its disk: what it wrote is there, and not safer than it was.
  package func restart() {
    state.withLock { $0.isOff = false }
  }

  /// Leaves the files as they are found when there is power again. Whoever worked on them has let go of them by then.
  ///
  /// - Parameter chance: What else than the synced is there.
  package func powerUp(_ chance: inout some RandomNumberGenerator) throws {
    let (files, names) = state.withLock { ($0.files, $0.names) }
    for (path, name) in names.sorted(by: { $0.key < $1.key }) {
      let states = [name.safe] + name.unsynced
      unsafe unlink(path)
      // What connections share in memory does not outlive them.
      unsafe unlink(path + "-shm")
      guard let file = states[Int(chance.next(upperBound: UInt(states.count)))] else { continue }
      let descriptor = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, doing: "putting back")
      try descriptor.write(files[file].found(by: &chance))
    }
  }
}

extension VolatileDisk {
  /// A file is about to be opened, and made if it is not there.
  func opens(_ path: String) {
    guard !isThere(path) else { return }
    state.withLock { state in
      state.files.append(VolatileFile())
      state.names[path, default: Name(folder: parent(of: path))].unsynced.append(state.files.count - 1)
    }
  }

  /// Whether there is such a file; what was there before the disk was watched is safe.
  private func isThere(_ path: String) -> Bool {
    if let name = state.withLock({ $0.names[path] }) { return name.file != nil }
    guard let content = contentOfFile(path) else { return false }
    state.withLock { state in
      state.files.append(VolatileFile(safe: content))
      state.names[path] = Name(folder: parent(of: path), safe: state.files.count - 1)
    }
    return true
  }

  func writes(_ bytes: [UInt8], at place: Int, to path: String) {
    change(path) { $0.take(.bytes(bytes, at: place)) }
  }

  func resizes(_ path: String, to bytes: Int) {
    change(path) { $0.take(.size(bytes)) }
  }

  func syncs(_ path: String) {
    switch honesty {
    case .honest: change(path) { $0.sync() }
    case .late: change(path) { $0.syncLate() }
    case .lying: break
    }
  }

  /// As SQLite syncs a file that it has made: its folder with it, the first time.
  func syncsWithName(_ path: String) {
    syncs(path)
    if state.withLock({ $0.names[path]?.unsynced.isEmpty }) == false { syncsFolder(parent(of: path)) }
  }

  private func change(_ path: String, _ change: (inout VolatileFile) -> Void) {
    state.withLock { state in
      guard let file = state.names[path]?.file else { return }
      change(&state.files[file])
    }
  }

  /// A file is about to be removed.
  func removes(_ path: String) {
    guard isThere(path) else { return }
    state.withLock { $0.names[path]?.unsynced.append(nil) }
  }

  /// A file is about to get another name, and to take the place of what has it.
  func renames(_ path: String, to place: String) {
    guard isThere(path) else { return }
    _ = isThere(place)
    state.withLock { state in
      state.names[place, default: Name(folder: parent(of: place))].unsynced.append(state.names[path]?.file)
      state.names[path]?.unsynced.append(nil)
    }
  }

  /// The names in a folder are safe from now on.
  func syncsFolder(_ folder: String) {
    guard honesty != .lying else { return }
    state.withLock { state in
      for (path, name) in state.names where name.folder == folder && !name.unsynced.isEmpty {
        state.names[path] = Name(folder: folder, safe: name.file)
      }
    }
  }

  /// All of a file, or nil when it is not there.
  private func contentOfFile(_ path: String) -> [UInt8]? {
    do throws(FileFailure) {
      let descriptor = try Descriptor(path, O_RDONLY | O_NOFOLLOW, doing: "reading")
      return try descriptor.read(at: 0, count: Int(descriptor.status().bytes))
    } catch {
      return nil
    }
  }
}
