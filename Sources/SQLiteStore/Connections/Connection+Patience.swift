internal import CSQLite
internal import RecordKeeping

extension Connection {
  /// From now on statements fail with ``StoreFailure/Code/tookTooLong`` once `isOver` says so; nil: they take their
  /// time.
  func end(when isOver: (@Sendable () -> Bool)?) {
    patience.isOver = isOver
    guard isOver != nil else {
      unsafe sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    let context = unsafe Unmanaged.passUnretained(patience).toOpaque()
    unsafe sqlite3_progress_handler(
      handle, Patience.steps,
      { context in
        guard let context = unsafe context else { return 0 }
        return unsafe Unmanaged<Patience>.fromOpaque(context).takeUnretainedValue().isAtEnd ? 1 : 0
      }, context)
  }

  /// Fails when the time is over already.
  func checkPatience() throws(StoreFailure) {
    guard patience.isAtEnd else { return }
    throw StoreFailure(.tookTooLong, doing: "reading", message: "the look at the record has taken its time")
  }
}

/// When the statements of a connection are to end.
final class Patience {
  /// Steps of SQLite's machine between two looks at the clock: about a tenth of a millisecond.
  static let steps: Int32 = 5000

  var isOver: (@Sendable () -> Bool)?

  var isAtEnd: Bool { isOver?() == true }
}
