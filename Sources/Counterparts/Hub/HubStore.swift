import Crypto
import Exchange
import JSON
import Synchronization
import WorkingTime

/// What the hub holds, in memory.
final class HubStore: Sendable {
  private let held = Mutex<[HeldFile]>([])

  /// Messages that are held: a trial has hundreds.
  static let mostMessages = 10_000
  /// Bytes of all of them.
  static let mostBytes = 512 * 1_024 * 1_024

  /// Holds a message for each of its receivers; by what it is known to the first one, nil when there is no room.
  func hold(_ files: [HeldFile]) -> String? {
    held.withLock { held in
      let bytes = (held + files).reduce(0) { $0 + $1.bytes.count }
      guard held.count + files.count <= HubStore.mostMessages, bytes <= HubStore.mostBytes else { return nil }
      held += files.enumerated().map { place, file in file.numbered(held.count + place + 1) }
      return held.suffix(files.count).first?.id
    }
  }

  func all(where isWanted: (HeldFile) -> Bool) -> [HeldFile] {
    held.withLock { $0.filter(isWanted) }
  }

  /// Changes a message that is held for a system; nil when there is none.
  func change(_ id: String, for system: String, _ change: (inout HeldFile) -> Void) -> HeldFile? {
    held.withLock { held in
      guard let place = held.firstIndex(where: { $0.id == id && $0.receiver.system == system }) else { return nil }
      change(&held[place])
      return held[place]
    }
  }
}

extension HeldFile {
  fileprivate func numbered(_ number: Int) -> HeldFile {
    HeldFile(
      id: "TD-\(number)", kind: kind, sender: sender, receiver: receiver, bytes: bytes, sha256: sha256, at: at,
      status: status, updatedAt: updatedAt)
  }
}
