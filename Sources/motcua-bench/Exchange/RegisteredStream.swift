internal import Dispatch
internal import Documents
internal import Synchronization

/// Many messages one after the other, handled as a server handles them: one thread fetches and keeps them, one records what was
/// kept, and a clerk registers what was recorded.
struct RegisteredStream {
  let messages: RegisteredMessages

  /// Takes all messages to the register.
  func round(_ letters: [[UInt8]]) throws -> Contest.Round {
    let trouble = Mutex<(any Error)?>(nil)
    let (kept, recorded) = (Passage<Void>(), Passage<DocumentKey>())
    let start = ContinuousClock.now
    onThreads(3) { number in
      do {
        switch number {
        case 0:
          defer { kept.end() }
          for letter in letters {
            try messages.deliver(letter)
            kept.put(())
          }
        case 1:
          defer { recorded.end() }
          while kept.next() != nil { recorded.put(try messages.takeNext()) }
        default:
          while let key = recorded.next() { try messages.enter(key) }
        }
      } catch {
        trouble.withLock { $0 = error }
      }
    }
    if let error = trouble.withLock({ $0 }) { throw error }
    return Contest.Round(done: letters.count, seconds: seconds(start.duration(to: .now)))
  }
}

/// What one thread leaves for the next.
private final class Passage<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])
  private let count = DispatchSemaphore(value: 0)

  func put(_ value: Value) {
    values.withLock { $0.append(value) }
    count.signal()
  }

  /// Nothing comes any more.
  func end() { count.signal() }

  /// Waits for the next one; nil when nothing comes any more.
  func next() -> Value? {
    count.wait()
    return values.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
