internal import Synchronization

/// So many places for those who need one for a while: of those who wait, who has waited longest has the next.
///
/// A place goes from hand to hand: whoever came late takes none from those who wait, and of those only one is woken.
package final class Places: Sendable {
  private struct State {
    var free: Int
    var waiting: [Signal] = []
  }

  private let state: Mutex<State>

  /// So many, at least one.
  package init(_ count: Int) {
    state = Mutex(State(free: max(count, 1)))
  }

  /// Waits for a place, no longer than so; whether there is one. Who has it gives it back by ``give()``.
  package func take(atMost limit: Duration) -> Bool {
    let turn: Signal? = state.withLock { state in
      guard state.free == 0 else {
        state.free -= 1
        return nil
      }
      let turn = Signal()
      state.waiting.append(turn)
      return turn
    }
    guard let turn, !turn.wait(atMost: limit) else { return true }
    return state.withLock { state in
      // Given when the time was over already: it is taken all the same.
      guard let place = state.waiting.firstIndex(where: { $0 === turn }) else { return true }
      state.waiting.remove(at: place)
      return false
    }
  }

  /// How many wait.
  package var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Gives a place back.
  package func give() {
    let next: Signal? = state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.give()
  }
}
