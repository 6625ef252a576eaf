internal import RecordKeeping
internal import SQLiteStore
internal import Synchronization

/// The transition through the pen, as a store's code would write it.
final class PenTransitions {
  private let pen: Pen
  private let dossiers: Int
  private var seed: UInt64

  init(_ path: String, _ options: Options, _ disturbance: Disturbance?) throws {
    try BareTransitions.fill(path, dossiers: options.dossiers)
    pen = Pen(
      try Connection(path, mode: .writer, limits: options.limits, disturbance: disturbance), limits: options.limits)
    dossiers = options.dossiers
    seed = options.seed
  }

  deinit {
    try? pen.close()
  }

  func round(clients: Int, for time: Duration) throws -> Contest.Round {
    let total = Mutex(Contest.Round())
    let trouble = Mutex<(any Error)?>(nil)
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    seed += 1
    let (pen, dossiers, seed) = (pen, dossiers, seed)
    onThreads(clients) { client in
      var chance = SeededGenerator(seed: seed &* 1000 &+ UInt64(client))
      var waits: [Double] = []
      var now = ContinuousClock.now
      while now < end {
        let step = TransitionStep(&chance, dossiers: dossiers)
        do {
          _ = try pen.write { writing throws(StoreFailure) in try Self.transition(writing, step) }
        } catch {
          trouble.withLock { $0 = error }
          return
        }
        let after = ContinuousClock.now
        waits.append(seconds(now.duration(to: after)) * 1e6)
        now = after
      }
      total.withLock {
        $0.done += waits.count
        $0.waits += waits
      }
    }
    if let error = trouble.withLock({ $0 }) { throw error }
    return total.withLock { round in
      round.seconds = seconds(start.duration(to: .now))
      return round
    }
  }

  private static func transition(_ writing: borrowing Writing, _ step: TransitionStep) throws(StoreFailure) -> Int64 {
    let found = try writing.first(
      "SELECT version, state, role, due_at, content FROM dossier WHERE id = ?", step.dossier
    ) { row in
      (version: row.int(0), state: row.text(1), role: row.int(2), due: row.int(3), row.text(4))
    }
    guard let version = found?.version else {
      throw StoreFailure(.corrupt, doing: "reading a dossier", message: "there is none")
    }
    try writing.run(
      "INSERT INTO event (dossier, version, at, content, leaf) VALUES (?, ?, ?, ?, ?)", step.dossier, version + 1,
      step.dueAt, TransitionSchema.eventContent, leaf)
    try writing.run(
      "INSERT INTO command (id, pos, answer) VALUES (?, last_insert_rowid(), ?)", step.command, TransitionSchema.answer)
    try writing.run(
      "UPDATE dossier SET version = ?, state = ?, role = ?, due_at = ? WHERE id = ? AND version = ?", version + 1,
      "checked", step.role, step.dueAt, step.dossier, version)
    try writing.run("DELETE FROM task WHERE dossier = ?", step.dossier)
    try writing.run(
      "INSERT INTO task (dossier, role, due_at) VALUES (?, ?, ?)", step.dossier, step.role, step.dueAt)
    return version + 1
  }

  private static let leaf = [UInt8](repeating: 7, count: 32)
}
