import Dossiers
import JSON
import OneStop
import Synchronization

/// Tells in the log of a server which dossiers the clock could not move, however often it is tried: up to twenty that are found together
/// in one line, each of them once, and every hour all once more.
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
  /// Of how many a line tells.
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

  private func name(_ doing: String, _ stuck: StuckDossier) -> String { "\(doing) \(stuck.code?.text ?? "")" }

  private func tell(_ doing: String, _ found: [StuckDossier]) {
    guard !found.isEmpty else { return }
    let at = now()
    let new = told.withLock { told -> [StuckDossier] in
      let isLongAgo = told.since.map { $0.duration(to: at) >= StuckLog.pause } ?? true
      if isLongAgo { told = Told(since: at) }
      // Those that are not written are told the next time.
      return found.filter { !told.names.contains(name(doing, $0)) }.prefix(StuckLog.codes)
        .filter { told.names.insert(name(doing, $0)).inserted }
    }
    guard let first = new.first else { return }
    note(
      "failure",
      [
        "doing": .string(doing), "dossiers": JSONValue(new.count),
        "codes": .array(new.compactMap(\.code).map { .string($0.text) }),
        "error": .string(FailureText(first.error).text),
      ])
  }
}
