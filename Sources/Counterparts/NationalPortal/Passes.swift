import Synchronization

/// Sessions or tokens that the portal has given, each good for some calls.
final class Passes: Sendable {
  private let state: Mutex<(chance: Chance, left: [String: Int])>
  private let calls: Int

  init(seed: UInt64, calls: Int) {
    state = Mutex((Chance(seed: seed), [:]))
    self.calls = calls
  }

  /// A new one. The old ones are over once there are a thousand.
  func give() -> String {
    state.withLock { state in
      let pass = state.chance.hex(32)
      if state.left.count >= 1000 { state.left = [:] }
      state.left[pass] = calls
      return pass
    }
  }

  /// Uses one for a call; false when it is over or was never given.
  func use(_ pass: String) -> Bool {
    state.withLock { state in
      guard let left = state.left[pass], left > 0 else { return false }
      state.left[pass] = left - 1
      return true
    }
  }

  /// One of two ways in which programs in service answer the same.
  func either<Value>(_ one: Value, _ other: Value) -> Value {
    state.withLock { $0.chance.next(below: 2) } == 0 ? one : other
  }

  /// A number for a dossier.
  func number() -> String {
    state.withLock { state in "\(state.chance.hex(8))-0000-4000-8000-\(state.chance.hex(12))" }
  }
}
