import Exchange
import OneStop
import Synchronization
import TestSupport
import Text
import WorkingTime

/// What is outside of a simulated office: gateways of mail and messages, and the national portal. They fail by chance, and
/// lose answers to what they have done.
///
/// They remember what reached them, by its identity: each effect has to come, to mean the same whenever it comes again, and
/// to come again only as long as the office cannot know that it came.
final class Outside: PortalTelling {
  private struct State {
    var chance: SeededGenerator
    /// What reached somebody, and what it meant.
    var heard: [String: String] = [:]
    /// What the office holds for done.
    var over: Set<String> = []
    /// The last change that the office holds for told, of each dossier.
    var told: [String: Int] = [:]
    var trouble: [String] = []
    var repeats = 0
  }

  /// What is done here.
  static let kinds: [Effect.Kind] = [.mail, .message, .portal, .payment, .paymentReceipt]

  private let state: Mutex<State>

  init(seed: UInt64) {
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  /// What was done twice, out of its order, or never.
  var trouble: [String] { state.withLock(\.trouble) }

  /// Effects that the office holds for done.
  var effects: Int { state.withLock(\.over.count) }

  /// How often something came again, because its answer was lost.
  var repeats: Int { state.withLock(\.repeats) }

  /// Does an effect of each kind that is due.
  ///
  /// - Returns: Whether there was any.
  func work(for office: OneStop) throws -> Bool {
    var isAny = false
    for kind in [Effect.Kind.mail, .message] {
      if let (row, answer) = try office.sendNext(
        kind, { self.answer(to: $0.identity, meaning: "\($0.code): \($0.notice)") })
      {
        note(row, answer)
        isAny = true
      }
    }
    if let (row, answer) = try office.tellPortal(self) {
      note(row, answer)
      isAny = true
    }
    // What the platform answers is told by the platform.
    for asked in [try office.askAboutPayment(), try office.fetchPaymentReceipt()] where asked != nil { isAny = true }
    return isAny
  }

  func tell(_ news: PortalNews, _ memory: any PortalMemory) throws -> PortalVerdict {
    switch answer(to: "portal/\(news.step.code)/\(news.version)", meaning: "\(news.step)") {
    case .done: .done
    case .later(let word), .unreachable(let word): .later(word)
    case .refused(let word): .refused(word)
    }
  }

  private func answer(to identity: String, meaning: String) -> EffectAnswer {
    state.withLock { state in
      if state.over.contains(identity) { state.trouble.append("\(identity) came again after it was done") }
      let luck = Int.random(in: 0..<20, using: &state.chance)
      guard luck > 1 else { return .later("busy") }
      if let known = state.heard.updateValue(meaning, forKey: identity) {
        state.repeats += 1
        if known != meaning { state.trouble.append("\(identity) said \(known), and then \(meaning)") }
      }
      return luck == 2 ? .later("answer-lost") : .done("sent")
    }
  }

  /// Notes what the office holds for done: nobody hears of it again.
  private func note(_ row: OutboxRow, _ answer: EffectAnswer) {
    guard case .done = answer else { return }
    state.withLock { state in
      let identity = row.effect.identity
      if !state.over.insert(identity).inserted { state.trouble.append("\(identity) was done twice") }
      guard row.effect.kind == .portal else {
        if state.heard[identity] == nil { state.trouble.append("\(identity) was never sent") }
        return
      }
      let last = state.told.updateValue(row.effect.version, forKey: row.effect.lane)
      if let last, last >= row.effect.version {
        state.trouble.append("\(row.effect.lane): change \(row.effect.version) was told after \(last)")
      }
    }
  }
}
