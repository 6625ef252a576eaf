internal import Dossiers
internal import OneStop
internal import Procedures
internal import Synchronization
internal import Text

/// Officers' acts through the whole engine, durable: load, decide, apply, record, project, answer.
final class EngineTransitions: Sendable {
  /// What the clients do.
  enum Work: Sendable {
    /// Take a task, give it back: the smallest durable transition.
    case takeAndRelease
    /// Accept a dossier: the clock starts, a numbered letter is issued, the register is searched.
    case accept
  }

  private let engine: BenchOffice
  private let dossiers: Int
  private let work: Work
  /// How far each client has come in its own share of the dossiers.
  private let progress = Mutex<[Int: Int]>([:])
  private let rounds = Mutex(0)

  init(_ office: BenchOffice, dossiers: Int, work: Work) {
    engine = office
    self.dossiers = dossiers
    self.work = work
  }

  func round(clients: Int, for time: Duration) throws -> Contest.Round {
    let total = Mutex(Contest.Round())
    let trouble = Mutex<(any Error)?>(nil)
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    let round = rounds.withLock { round in
      round += 1
      return round
    }
    onThreads(clients) { client in
      var waits: [Double] = []
      var now = ContinuousClock.now
      var chance = SeededGenerator(seed: UInt64(round * 1000 + client))
      do {
        while now < end {
          let done = try self.step(client, of: clients, round, waits.count, &chance)
          let after = ContinuousClock.now
          guard done else { break }
          waits.append(seconds(now.duration(to: after)) * 1e6)
          now = after
        }
      } catch {
        trouble.withLock { $0 = error }
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

  /// One act; false when the client's share of the dossiers is used up.
  private func step(
    _ client: Int, of clients: Int, _ round: Int, _ count: Int, _ chance: inout SeededGenerator
  ) throws -> Bool {
    let share = dossiers / clients
    let key = CommandKey(owner: "officer/lan", id: "\(round)/\(client)/\(count)")
    switch work {
    case .takeAndRelease:
      // The same dossier is taken and then given back, so that it is free for whoever draws it next.
      if count.isMultiple(of: 2) {
        let drawn = Int(chance.next() % UInt64(share)) * clients + client + 1
        progress.withLock { $0[client] = drawn }
        return try done(.take(task: 1), drawn, key)
      }
      return try done(.release(task: 1), progress.withLock { $0[client] ?? 1 }, key)
    case .accept:
      // Each dossier once, in an order that jumps through the whole table.
      let next = progress.withLock { progress in
        progress[client, default: 0] += 1
        return progress[client, default: 0]
      }
      guard next < share else { return false }
      let drawn = (next &* 7919) % share * clients + client + 1
      return try done(.act(Act(task: 1, action: "tiep-nhan")), drawn, key)
    }
  }

  private func done(_ command: Command, _ number: Int, _ key: CommandKey) throws -> Bool {
    let outcome = try engine.office.perform(
      command, on: BenchOffice.code(number), CommandRequest(key: key, digest: "x", caller: .officer("lan")))
    guard case .done = outcome else { throw Trouble("refused: \(outcome)") }
    return true
  }
}
