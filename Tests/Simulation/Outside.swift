import Exchange
import OneStop
import Synchronization
import Text
import WorkingTime

/// What is outside of a simulated office: gateways of mail and messages, and the national portal. They fail by chance, and
/// lose answers to what they have done.
final class Outside: PortalTelling {
  private struct State {
    var chance: Chance
    var heard: Set<String> = []
    /// The last change that the office holds for told, of each dossier.
    var told: [String: Int] = [:]
    var trouble: [String] = []
    var effects = 0
  }

  /// What is done here.
  static let kinds: [Effect.Kind] = [.mail, .message, .portal]

  private let state: Mutex<State>

  init(seed: UInt64) {
    state = Mutex(State(chance: Chance(seed: seed)))
  }

  /// What was done twice, out of its order, or never.
  var trouble: [String] { state.withLock(\.trouble) }

  /// Effects that the office holds for done.
  var effects: Int { state.withLock(\.effects) }

  /// Does an effect of each kind that is due.
  ///
  /// - Returns: Whether there was any.
  func work(for office: OneStop) throws -> Bool {
    var isAny = false
    for kind in [Effect.Kind.mail, .message] {
      if let (row, answer) = try office.sendNext(kind, { self.answer(to: $0.identity) }) {
        note(row, answer)
        isAny = true
      }
    }
    if let (row, answer) = try office.tellPortal(self) {
      note(row, answer)
      isAny = true
    }
    return isAny
  }

  func tell(_ news: PortalNews, _ memory: any PortalMemory) throws -> PortalVerdict {
    switch answer(to: "portal/\(news.step.code)/\(news.step.at.milliseconds)") {
    case .done: .done
    case .later(let word), .unreachable(let word): .later(word)
    case .refused(let word): .refused(word)
    }
  }

  private func answer(to identity: String) -> EffectAnswer {
    state.withLock { state in
      switch Int.random(in: 0..<20, using: &state.chance) {
      case 0, 1: return .later("busy")
      case 2:
        state.heard.insert(identity)
        return .later("answer-lost")
      default:
        state.heard.insert(identity)
        return .done("sent")
      }
    }
  }

  private func note(_ row: OutboxRow, _ answer: EffectAnswer) {
    guard case .done = answer else { return }
    state.withLock { state in
      state.effects += 1
      guard row.effect.kind == .portal else {
        if !state.heard.contains(row.effect.identity) { state.trouble.append("\(row.effect.identity) was never sent") }
        return
      }
      let last = state.told.updateValue(row.effect.version, forKey: row.effect.lane)
      if let last, last >= row.effect.version {
        state.trouble.append("\(row.effect.lane): change \(row.effect.version) was told after \(last)")
      }
    }
  }
}
