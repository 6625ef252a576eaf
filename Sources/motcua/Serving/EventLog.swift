import Dispatch
import Glibc
import JSON
import Synchronization
import Text
import WorkingTime

/// The log of a running server: one JSON object a line on standard error, without personal data.
///
/// Lines are written by a thread of the log's own; when whoever reads them is slower than the server, lines are left
/// out and counted, and no request waits.
final class EventLog: Sendable {
  private let queue = DispatchQueue(label: "log")
  private let state = Mutex(State())
  private let descriptor: Int32
  private let now: @Sendable () -> Instant

  private struct State {
    var waiting: [UInt8] = []
    var isWriting = false
    var leftOut = 0
  }

  /// How long the end of the program waits for who reads the log.
  private static let lastSeconds = 2
  /// How long lines that come often wait for others.
  private static let gatheringMilliseconds = 20
  /// Bytes that may wait to be written.
  private static let waitingBytes = 1_048_576

  init(descriptor: Int32 = STDERR_FILENO, now: @escaping @Sendable () -> Instant) {
    self.descriptor = descriptor
    self.now = now
  }

  /// Writes an event of a kind with its members, at once.
  func note(_ kind: String, _ members: KeyValuePairs<String, JSONValue>) {
    note(kind, members, gathering: 0)
  }

  /// Writes an event of which thousands come in a second together with those that come a moment later: to wake a thread for
  /// each would cost more than what it tells.
  func noteOften(_ kind: String, _ members: KeyValuePairs<String, JSONValue>) {
    note(kind, members, gathering: EventLog.gatheringMilliseconds)
  }

  private func note(_ kind: String, _ members: KeyValuePairs<String, JSONValue>, gathering milliseconds: Int) {
    let head: [(String, JSONValue)] = [("at", .string(now().description)), ("event", .string(kind))]
    let event = head + members.map { ($0.key, $0.value) }
    let line = JSONValue.object(JSONObject(event)).canonical + [UInt8(ascii: "\n")]
    let starts = state.withLock { state in
      guard state.waiting.count + line.count <= EventLog.waitingBytes else {
        state.leftOut += 1
        return false
      }
      state.waiting += line
      defer { state.isWriting = true }
      return !state.isWriting
    }
    guard starts else {
      if milliseconds == 0 { queue.async { self.write() } }
      return
    }
    queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { self.write() }
  }

  /// Waits until everything noted so far is written; when whoever reads it has stopped reading, not for long.
  func finish() {
    let isWritten = DispatchSemaphore(value: 0)
    queue.async {
      self.write()
      isWritten.signal()
    }
    _ = isWritten.wait(timeout: .now() + .seconds(EventLog.lastSeconds))
  }

  private func write() {
    while true {
      let (bytes, leftOut) = state.withLock { state in
        let taken = (state.waiting, state.leftOut)
        state.isWriting = !taken.0.isEmpty || taken.1 > 0
        state.waiting = []
        state.leftOut = 0
        return taken
      }
      guard !bytes.isEmpty || leftOut > 0 else { return }
      put(bytes[...])
      if leftOut > 0 {
        let event: JSONValue = [
          "at": .string(now().description), "event": "lines-left-out", "count": JSONValue(leftOut),
        ]
        put((event.canonical + [UInt8(ascii: "\n")])[...])
      }
    }
  }

  private func put(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
