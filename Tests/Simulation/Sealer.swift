import Dossiers
import OneStop
import SQLiteStore
import Synchronization
import TestSupport

/// Who puts the authority's seal on letters of a simulated office. By chance a letter cannot be made, nobody stamps the time or trusts the
/// certificate, it takes so long that another worker begins with the same, or the office dies before what was sealed is recorded.
///
/// It remembers what the office has said to be sealed: each letter once, and always the same file.
final class Sealer: Sendable {
  /// What befalls a try.
  private enum Course {
    /// It is done after so many seconds.
    case good(seconds: Int64)
    /// The seal lacks something.
    case lacking(SimulatedSeal.Lack)
    /// The file of the letter cannot be made.
    case unmade
    /// It is given up before it is done, and another worker seals.
    case overtaken
    /// The office dies within so many writes and syncs.
    case fatal(calls: Int)

    init(by chance: inout SeededGenerator) {
      switch Int.random(in: 0..<20, using: &chance) {
      case 0: self = .lacking(.timeStamp)
      case 1: self = .unmade
      case 2: self = .lacking(.trust)
      case 3, 4: self = .overtaken
      case 5..<8: self = .fatal(calls: Int.random(in: 1...40, using: &chance))
      case 8..<11: self = .good(seconds: Int64.random(in: 1...240, using: &chance))
      default: self = .good(seconds: 0)
      }
    }

    /// Whether nothing may come of it.
    var isFailure: Bool {
      switch self {
      case .lacking, .unmade: true
      case .good, .overtaken, .fatal: false
      }
    }

    /// What the seal lacks in it.
    var lack: SimulatedSeal.Lack? { if case .lacking(let lack) = self { lack } else { nil } }
  }

  /// What came of tries.
  struct Counts: Equatable {
    var sealed = 0
    /// Tries that failed, and were answered so.
    var failed = 0
    /// Tries that were given up, and ended after another worker had sealed.
    var overtaken = 0
    /// Tries in which something was sealed, and that ended with the office or its disk.
    var lost = 0
    /// Tries that found the seal there already: the office had died between recording it and knowing that it was done.
    var found = 0

    static func + (a: Self, b: Self) -> Self {
      Counts(
        sealed: a.sealed + b.sealed, failed: a.failed + b.failed, overtaken: a.overtaken + b.overtaken,
        lost: a.lost + b.lost, found: a.found + b.found)
    }
  }

  private struct State {
    var chance: SeededGenerator
    /// What the office holds for sealed, by the effects that asked for it.
    var over: Set<String> = []
    /// The seals that were seen, by dossiers, and the dossiers in the order in which they got them.
    var seen: [DossierCode: [AffixedSeal]] = [:]
    var order: [DossierCode] = []
    var trouble: [String] = []
    var counts = Counts()
  }

  private let world: World
  private let seal: SimulatedSeal
  private let calls = SimulatedSeal.FatalCalls()
  private let state: Mutex<State>

  init(seed: UInt64, in world: World) throws {
    self.world = world
    seal = try SimulatedSeal(in: world)
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  /// What was sealed twice, changed, lost, or answered otherwise than it went.
  var trouble: [String] { state.withLock(\.trouble) }
  var counts: Counts { state.withLock(\.counts) }

  /// The office begins anew.
  func begin() { calls.set(nil) }

  /// Whether the office dies with a call of its disk.
  func isFatal(_ call: Disturbance.Call) -> Bool { calls.isFatal(call) }
}

extension Sealer {
  /// A letter cannot be made.
  private struct Unmade: Error {}

  /// Seals what is to be sealed first.
  ///
  /// - Returns: Whether there was anything.
  func work(for office: OneStop) throws -> Bool {
    let course = state.withLock { Course(by: &$0.chance) }
    let visit = SimulatedSeal.Visit()
    let done: (row: OutboxRow, answer: EffectAnswer)?
    do {
      let press = SimulatedSeal.Press(making: { try self.make(course, visit, office) })
      done = try seal.work(for: office, lacking: course.lack, press)
    } catch {
      if visit.isBegun { state.withLock { $0.counts.lost += 1 } }
      throw error
    }
    // What befell the other worker looks to this one as if the letter could not be made.
    if let failure = visit.failure { throw failure }
    guard let (row, answer) = done else { return false }
    note(row, answer, course, visit)
    try look(at: row, office)
    return true
  }

  /// What happens while a letter is made.
  private func make(_ course: Course, _ visit: SimulatedSeal.Visit, _ office: OneStop) throws {
    visit.begin()
    switch course {
    case .good(let seconds): world.wait(seconds: seconds)
    case .lacking: break
    case .unmade: throw Unmade()
    case .fatal(let calls): self.calls.set(calls)
    case .overtaken:
      do {
        let other = SimulatedSeal.Visit()
        let press = SimulatedSeal.Press(making: { other.begin() })
        guard let (row, answer) = try seal.overtake(for: office, press) else { return }
        note(row, answer, .good(seconds: 0), other)
        if case .done = answer { visit.note(inner: row.effect.identity) }
      } catch {
        visit.note(error)
        throw error
      }
    }
  }

  private func note(_ row: OutboxRow, _ answer: EffectAnswer, _ course: Course, _ visit: SimulatedSeal.Visit) {
    let (identity, isBegun, inner) = (row.effect.identity, visit.isBegun, visit.inner)
    state.withLock { state in
      switch (course, answer) {
      case (_, .done("sealed")):
        if isBegun, course.isFailure { state.trouble.append("\(identity) was sealed by what cannot seal: \(course)") }
        if identity == inner {
          state.counts.overtaken += 1
        } else if state.over.insert(identity).inserted {
          state.counts.sealed += 1
          if !isBegun { state.counts.found += 1 }
        } else {
          state.trouble.append("\(identity) was sealed twice")
        }
      case (.lacking(.timeStamp), .unreachable("time-stamp")), (.unmade, .later("press")): state.counts.failed += 1
      case (.lacking(.trust), .unreachable(let word)) where word.hasPrefix("seal-"): state.counts.failed += 1
      default: state.trouble.append("\(identity), \(course): \(answer)")
      }
    }
  }

  /// Remembers the seals that a dossier has once something of it was sealed.
  private func look(at row: OutboxRow, _ office: OneStop) throws {
    guard let code = row.effect.subject.dossier else { return }
    let seals = try office.view(code, for: .engine).dossier.seals
    let lost = self.lost(of: code, among: seals)
    state.withLock { state in
      state.trouble += lost
      if state.seen[code]?.count != seals.count { state.order.append(code) }
      state.seen[code] = seals
    }
  }

  /// The seals of a dossier that were seen, and are not there or others.
  private func lost(of code: DossierCode, among seals: [AffixedSeal]) -> [String] {
    let known = state.withLock { $0.seen[code] ?? [] }
    return known.filter { !seals.contains($0) }.map { "the seal on entry \($0.entry) of \(code) is lost" }
  }
}

extension Sealer {
  /// What of the last dossiers that got seals is lost.
  func differences(at office: OneStop) throws -> [String] {
    try state.withLock { $0.order.suffix(20) }.flatMap { code in
      try lost(of: code, among: office.view(code, for: .engine).dossier.seals)
    }
  }

  /// What seals of a dossier are not as they have to be, once everything has come to rest.
  func differences(in view: DossierView) -> [String] {
    let (code, seals) = (view.dossier.code, view.dossier.seals)
    var found = lost(of: code, among: seals)
    if view.seals.contains(.waiting) { found.append("a letter of \(code) waits for its seal for ever") }
    if Set(seals.map { "\($0.entry) \($0.subject)" }).count != seals.count {
      found.append("a letter of \(code) is sealed twice")
    }
    return found
  }
}
