import Exchange
import Synchronization
import WorkingTime

/// The last messages that came, as they were read: whoever takes them a moment later need not read the files again.
///
/// What is not here is read from its file; after a restart nothing is.
final class JustRead: Sendable {
  private struct Kept {
    let sha256: String
    let day: Day
    let read: ReadMessage
  }

  /// Messages that are kept at most, and the bytes that one of them may have.
  private static let most = (messages: 4, bytes: 1 << 20)

  private let kept = Mutex<[Kept]>([])

  /// Keeps a message that was read from a file of that hash on a day.
  func keep(_ read: ReadMessage, _ sha256: String, bytes: Int, on day: Day) {
    guard bytes <= JustRead.most.bytes else { return }
    kept.withLock { kept in
      if kept.count == JustRead.most.messages { kept.removeFirst() }
      kept.append(Kept(sha256: sha256, day: day, read: read))
    }
  }

  /// The message of a hash, read on that day: as it is kept, which it then is no longer, or else read now.
  func take(_ sha256: String, on day: Day, reading read: (Day) throws -> ReadMessage) rethrows -> ReadMessage {
    let known = kept.withLock { kept in
      kept.firstIndex { $0.sha256 == sha256 && $0.day == day }.map { kept.remove(at: $0) }
    }
    if let known { return known.read }
    return try read(day)
  }
}
