import Dossiers
import JSON
import OneStop
import Synchronization

/// Tells in the log of a server which dossiers the clock could not move: each of them at once and then at most once an hour, however
/// often it is tried, and those that are found together in one line.
final class StuckLog: Sendable {
  private let note: @Sendable (String, KeyValuePairs<String, JSONValue>) -> Void
  private let now: @Sendable () -> ContinuousClock.Instant
  private let told = Mutex(Told())

  private struct Told {
    var since: ContinuousClock.Instant?
    var names: Set<String> = []
  }

  /// After how long all are told once more.
  private static let pause = Duration.seconds(3_600)
  /// How many codes a line has.
  private static let codes = 20

  init(
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    note: @escaping @Sendable (String, KeyValuePairs<String, JSONValue>) -> Void
  ) {
    (self.now, self.note) = (now, note)
  }

  convenience init(_ log: EventLog) {
    self.init(note: { kind, members in log.note(kind, members) })
  }

  /// Does something, and tells in one line of the dossiers that are stuck.
  func gathering(_ doing: String, _ work: ((StuckDossier) -> Void) throws -> Void) throws {
    var found: [StuckDossier] = []
    defer { tell(doing, found) }
    try work { found.append($0) }
  }

  private func tell(_ doing: String, _ found: [StuckDossier]) {
    guard !found.isEmpty else { return }
    let at = now()
    let new = told.withLock { told -> [StuckDossier] in
      let isLongAgo = told.since.map { $0.duration(to: at) >= StuckLog.pause } ?? true
      if isLongAgo { told = Told(since: at) }
      return found.filter { told.names.insert("\(doing) \($0.code?.text ?? "")").inserted }
    }
    guard let first = new.first else { return }
    note(
      "failure",
      [
        "doing": .string(doing), "dossiers": JSONValue(new.count),
        "codes": .array(new.compactMap(\.code).prefix(StuckLog.codes).map { .string($0.text) }),
        "error": .string(FailureText(first.error).text),
      ])
  }
}
