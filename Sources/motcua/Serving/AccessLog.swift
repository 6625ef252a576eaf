import Dispatch
import HTTPServing
import JSON
import Synchronization

/// Requests in the log of a running server: one line each, never with a path, only with its route.
///
/// Of requests that the server turns away because too many come, the first of a second have a line each, and the others are
/// counted in one: tens of thousands come in a second, and their lines would fill the disk and take the time of those
/// who get in. Metrics count each.
final class AccessLog: Sendable {
  private let log: EventLog
  private let queue = DispatchQueue(label: "access-log")
  private let second = Mutex(Second())

  /// What came in the second under way.
  private struct Second {
    var isOpen = false
    var told = 0
    var counted: [HTTPRefusal.Code: Int] = [:]
  }

  /// How many that were turned away have a line of their own within a second.
  static let toldInASecond = 10

  init(_ log: EventLog) {
    self.log = log
  }

  /// Notes a request that is over.
  func note(_ entry: AccessEntry) {
    if let code = entry.refusal, AccessLog.comesInFloods(code), counts(code) { return }
    log.noteOften(
      "request",
      [
        "id": .string(entry.requestID), "method": entry.method.map { .string($0.rawValue) } ?? .null,
        "route": entry.route.map { .string($0) } ?? .null,
        "status": entry.status.map { JSONValue($0.rawValue) } ?? .null,
        "refusal": entry.refusal.map { .string($0.rawValue) } ?? .null, "microseconds": .integer(entry.microseconds),
        "in": JSONValue(entry.bytesIn), "out": JSONValue(entry.bytesOut), "complete": .bool(entry.isComplete),
      ])
  }

  /// Notes what is counted and not told yet.
  func finish() {
    let counted = second.withLock { second in
      defer { second = Second() }
      return second.counted
    }
    for (code, count) in counted.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      log.note("requests-turned-away", ["count": JSONValue(count), "refusal": .string(code.rawValue)])
    }
  }

  private static func comesInFloods(_ code: HTTPRefusal.Code) -> Bool { code == .busy || code == .tooManyRequests }

  /// Whether one that was turned away is only counted.
  private func counts(_ code: HTTPRefusal.Code) -> Bool {
    let (isCounted, opens) = second.withLock { second in
      defer { second.isOpen = true }
      guard second.told == AccessLog.toldInASecond else {
        second.told += 1
        return (false, !second.isOpen)
      }
      second.counted[code, default: 0] += 1
      return (true, !second.isOpen)
    }
    if opens { queue.asyncAfter(deadline: .now() + .seconds(1)) { self.finish() } }
    return isCounted
  }
}
