import Crypto
import OneStop
import Synchronization
import TestSupport

/// The hub between two offices, as a value: it is away at times, loses answers to what it has taken, hands out messages in
/// whatever order, and some of them again.
final class Hub: Sendable {
  private struct State {
    var chance: SeededGenerator
    /// What lies here, by the code of the office that has sent it.
    var mail: [String: [[UInt8]]] = [:]
    /// What every effect has sent.
    var sent: [String: [UInt8]] = [:]
    var trouble: [String] = []
    var isCalm = false
  }

  private let state: Mutex<State>

  init(seed: UInt64) {
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  /// What came with other bytes than before.
  var trouble: [String] { state.withLock(\.trouble) }

  /// From now on nothing is lost.
  func calm() { state.withLock { $0.isCalm = true } }

  /// Takes a message of an office.
  func take(_ bytes: [UInt8], _ identity: String, from code: String) -> EffectAnswer {
    state.withLock { state in
      let luck = state.isCalm ? 9 : Int.random(in: 0..<10, using: &state.chance)
      guard luck > 1 else { return .later("busy") }
      if let known = state.sent.updateValue(bytes, forKey: "\(code) \(identity)"), known != bytes {
        state.trouble.append("\(identity) of \(code) was sent with other bytes than before")
      }
      state.mail[code, default: []].append(bytes)
      return luck == 2 ? .later("answer-lost") : .sent(as: identity, sha256: SHA256(of: bytes).hex)
    }
  }

  /// A message that lies here for an office; nil when none does.
  func next(for code: String) -> [UInt8]? {
    state.withLock { state in
      let others = state.mail.keys.filter { $0 != code }.sorted().flatMap { state.mail[$0] ?? [] }
      return others.randomElement(using: &state.chance)
    }
  }

  /// Takes a message away that an office has, mostly.
  func forget(_ bytes: [UInt8], for code: String, isCalm: Bool) {
    state.withLock { state in
      guard isCalm || Int.random(in: 0..<4, using: &state.chance) > 0 else { return }
      for sender in state.mail.keys.sorted() where sender != code {
        guard let index = state.mail[sender]?.firstIndex(of: bytes) else { continue }
        state.mail[sender]?.remove(at: index)
        return
      }
    }
  }
}
