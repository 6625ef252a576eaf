import Dossiers
import JSON
import Synchronization
import Text
import WorkingTime

extension OneStop {
  /// After how many days in which nobody saw the clock it is doubted.
  public static let unseenDays: Int64 = 60
  /// How many seconds it may go further, while somebody watches it, than the time that passes.
  public static let strayedSeconds: Int64 = 86_400

  /// Looks at the clock before anything is erased or swept by it, and notes what was seen. A doubt stands until ``trustClock()``, whatever the
  /// clock says later: by then work may have been recorded at times that never were.
  ///
  /// - Parameter passed: How much time has passed by the machine's own count since this program looked last; nil when it
  ///   has just begun.
  /// - Returns: Why nothing may be erased; nil when the clock is not doubted.
  @discardableResult
  public func watchClock(passed: Duration? = nil) throws -> ClockDoubt? {
    // What a clock says that is wrong on this machine alone is nothing that the office has seen.
    if let apart = store.clockDoubt { return apart }
    let now = environment.now()
    let most = passed.map { $0.components.seconds + OneStop.strayedSeconds } ?? OneStop.unseenDays * 86_400
    return try store.write(for: authority) { record in
      let watch = try record.clockWatch()
      if let doubt = watch?.doubt { return doubt }
      let seen = try watch?.seen ?? record.lastMoment() ?? now
      let isDoubtful = now > seen.advanced(bySeconds: most)
      let doubt = isDoubtful ? ClockDoubt(passed == nil ? .unseen : .strayed, since: seen, at: now) : nil
      try record.note(ClockWatch(seen: isDoubtful ? seen : max(seen, now), doubt: doubt))
      return doubt
    }
  }

  /// The same for all who look at the clock in one program, each at times of its own: the time that passed is counted from the last
  /// look of any of them, as is what was seen. Counted from its own last look, whoever looks once a day would let the clock be a day further
  /// ahead than whoever looks every hour has seen it.
  ///
  /// - Parameter count: What the machine's own count says, which nobody sets.
  @discardableResult
  public func watchClock(at count: ContinuousClock.Instant) throws -> ClockDoubt? {
    let doubt = try watchClock(passed: clockLookedAt.withLock { $0 }.map { $0.duration(to: count) })
    // A look that saw nothing leaves the time since the one before to the next.
    if doubt?.cause != .apart { clockLookedAt.withLock { $0 = count } }
    return doubt
  }

  /// Why nothing is erased or swept; nil when the clock is not doubted.
  public func clockDoubt() throws -> ClockDoubt? {
    try store.clockDoubt ?? store.read(for: authority) { try $0.clockWatch()?.doubt }
  }

  /// Why this machine begins nothing and records nothing: its clock is apart from that of the others who share the record. It ends by
  /// itself once they agree.
  public var standsBack: ClockDoubt? { store.clockDoubt }

  /// Ends all doubt: a person has said that the clock is right.
  public func trustClock() throws {
    let now = environment.now()
    try store.write(for: authority) { try $0.note(ClockWatch(seen: now)) }
  }
}

extension RecordReading {
  /// When the last entry of the log was made; nil when it has none.
  fileprivate func lastMoment() throws -> Instant? {
    try lastEntry().map { entry in
      try JSONField(JSONValue(reading: entry.body)).anyObject().required("at")
        .parsed(Words(vi: "thời điểm RFC 3339", en: "a moment, RFC 3339")) { Instant($0) }
    }
  }
}
