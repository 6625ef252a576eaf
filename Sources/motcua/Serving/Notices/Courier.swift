import Dispatch
import JSON
import OneStop
import Synchronization

/// Carries out what stands in the outbox, each kind of effect on threads of its own.
final class Courier: Sendable {
  /// How effects of a kind are done.
  struct Way: Sendable {
    let kind: Effect.Kind
    /// How many are under way at once; of one lane never more than one.
    var hands = 1
    /// Does the one that is to be tried first.
    ///
    /// - Returns: What it came to; nil when nothing is to be done now.
    let next: @Sendable (OneStop) throws -> (row: OutboxRow, answer: EffectAnswer)?

    /// Sends notices of a kind.
    static func notices(_ kind: Effect.Kind, _ send: @escaping @Sendable (Sending) -> EffectAnswer) -> Way {
      Way(kind: kind) { office in try office.sendNext(kind, send) }
    }
  }

  private let office: OneStop
  private let log: EventLog
  private let ways: [(way: Way, queue: DispatchQueue)]
  private let isStopped = Atomic<Bool>(false)

  private let counted = Mutex<OutboxCounts?>(nil)
  private let counting = DispatchQueue(label: "outbox-counts")

  /// How often the rows are counted, in seconds: about as often as counts are asked for.
  private static let countSeconds = 10
  /// How long nothing of a kind is tried when the outside cannot be reached at all.
  private static let restSeconds = 30

  init(_ office: OneStop, _ log: EventLog, _ ways: [Way]) {
    self.office = office
    self.log = log
    self.ways = ways.flatMap { way in
      (1...way.hands).map { (way, DispatchQueue(label: "outbox-\(way.kind.rawValue)-\($0)")) }
    }
  }

  /// Begins to look at the outbox every second.
  func start() {
    for (way, queue) in ways { queue.async { self.beat(way, queue) } }
    if !ways.isEmpty { counting.async { self.count() } }
  }

  /// How many effects waited and how many were dead some seconds ago; nil where nothing is sent.
  var counts: OutboxCounts? { counted.withLock { $0 } }

  private func count() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      let counts = try office.outboxCounts()
      counted.withLock { $0 = counts }
    } catch {
      log.note("failure", ["doing": "outbox", "error": .string(FailureText(error).text)])
    }
    counting.asyncAfter(deadline: .now() + .seconds(Courier.countSeconds)) { self.count() }
  }

  /// Stops, and waits a little for the effects under way: one that is cut off is tried again once its time is over.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    finish(ways.map(\.queue) + [counting])
  }

  private func beat(_ way: Way, _ queue: DispatchQueue) {
    guard !isStopped.load(ordering: .relaxed) else { return }
    let isReached = round(way)
    queue.asyncAfter(deadline: .now() + .seconds(isReached ? 1 : Courier.restSeconds)) { self.beat(way, queue) }
  }

  /// Does all that is due.
  ///
  /// - Returns: False when the outside cannot be reached at all.
  private func round(_ way: Way) -> Bool {
    do {
      while !isStopped.load(ordering: .relaxed), let (row, answer) = try way.next(office) {
        switch answer {
        case .done: continue
        case .refused(let word): note("effect-refused", row, word)
        case .later(let word): note("effect-later", row, word)
        case .unreachable(let word):
          note("effect-unreachable", row, word)
          return false
        }
      }
    } catch {
      log.note("failure", ["doing": "outbox", "error": .string(FailureText(error).text)])
    }
    return true
  }

  private func note(_ event: String, _ row: OutboxRow, _ word: String) {
    log.note(
      event,
      [
        "row": .integer(row.id), "kind": .string(row.effect.kind.rawValue), "attempt": JSONValue(row.attempts),
        "answer": .string(word),
      ])
  }
}
