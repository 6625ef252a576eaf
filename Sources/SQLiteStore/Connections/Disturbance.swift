internal import Glibc
internal import Synchronization

/// A disk that misbehaves on purpose, for tests and benchmarks: slow syncs, failing writes, a full disk, sudden death.
///
/// It is SQLite's own file layer with the calls that read, write and sync counted and disturbed, and the same for what is written of
/// the files that people hand in. Connections opened through it keep it alive.
package final class Disturbance: Sendable {
  /// A call of SQLite on one of its files.
  package struct Call: Sendable {
    /// What is asked of the file.
    package enum Kind: Sendable { case read, write, sync }
    /// Which file it is.
    package enum File: Sendable { case database, writtenAhead, other, kept }

    /// What is asked.
    package let kind: Kind
    /// Of which file.
    package let file: File
    /// Its place among all writes and syncs, from 1; of a read, that of the last one before it.
    package let number: Int
  }

  /// What happens to a call.
  package enum Happening: Sendable {
    /// There is no room left.
    case full
    /// The disk answers with an error.
    case error
    /// It takes so much longer, and is done then.
    case delay(Duration)
    /// The process dies at once, as by `kill -9`.
    case death
    /// The power is cut in the midst of it; only of a ``VolatileDisk``.
    case powerCut
  }

  private struct State {
    var reads = 0
    var writes = 0
    var syncs = 0
    var rule: (@Sendable (Call) -> Happening?)?
  }

  private let state = Mutex(State())
  private let layer = Mutex<DisturbedLayer?>(nil)

  /// What is safe when the power is cut; nil on a disk whose power is not.
  let memory: VolatileDisk?

  /// How the time goes by that a call is late.
  private let pass: @Sendable (Duration) -> Void

  /// A disk that works as it should until told otherwise.
  ///
  /// - Parameters:
  ///   - memory: What is safe when its power is cut; nil for a disk whose power is not.
  ///   - pass: Lets the time go by that a call is late: whoever simulates time has its own clock go on, and nobody waits.
  package init(
    _ memory: VolatileDisk? = nil, lettingPass pass: @escaping @Sendable (Duration) -> Void = Disturbance.wait
  ) {
    self.memory = memory
    self.pass = pass
  }

  /// Reads counted so far.
  package var reads: Int { state.withLock { $0.reads } }

  /// Writes counted so far.
  package var writes: Int { state.withLock { $0.writes } }

  /// Syncs counted so far.
  package var syncs: Int { state.withLock { $0.syncs } }

  /// From now on `rule` says what happens to each call; nil: what it asks for.
  package func disturb(_ rule: @escaping @Sendable (Call) -> Happening?) {
    state.withLock { $0.rule = rule }
  }

  /// From now on the disk works as it should.
  package func calm() {
    state.withLock { $0.rule = nil }
  }

  /// What comes of a call.
  enum Fate: Equatable {
    case goesOn
    case fails(Failure)
  }

  /// How a call fails.
  enum Failure { case full, error }

  /// Counts a call, and says what comes of it.
  ///
  /// - Parameter note: What the call does to a disk whose power may be cut.
  func meet(_ kind: Call.Kind, _ file: Call.File, _ note: (VolatileDisk) -> Void = { _ in }) -> Fate {
    // What is read when the power is gone serves nobody: whoever reads is gone with it.
    if memory?.isOff == true { return kind == .read ? .goesOn : .fails(.error) }
    let happening = state.withLock { state in
      switch kind {
      case .read: state.reads += 1
      case .write: state.writes += 1
      case .sync: state.syncs += 1
      }
      return state.rule?(Call(kind: kind, file: file, number: state.writes + state.syncs))
    }
    switch happening {
    case .full: return .fails(.full)
    case .error: return .fails(.error)
    case .death: kill(getpid(), SIGKILL)
    case .powerCut:
      guard let memory else { preconditionFailure("only the power of a volatile disk can be cut") }
      // What was being written may be there in part; what was being synced is not safe yet.
      if kind == .write { note(memory) }
      memory.cutPower()
      return .fails(.error)
    case .delay(let duration): pass(duration)
    case nil: break
    }
    if let memory { note(memory) }
    return .goesOn
  }

  /// Stands still for so long.
  package static func wait(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    var pause = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    unsafe nanosleep(&pause, nil)
  }

  /// The name under which SQLite finds the disturbed layer.
  package func layerName() -> String {
    layer.withLock { layer in
      let known = layer ?? DisturbedLayer(self)
      layer = known
      return known.name
    }
  }
}
