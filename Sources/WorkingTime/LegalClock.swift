/// The clock of a legal limit, with all that happened to it: it runs from the receipt, stands still while the
/// applicant or another agency is awaited, and may be extended on a legal ground.
///
/// The clock is a record. What it means, the due date above all, is worked out with a calendar, so that a corrected
/// calendar gives the corrected date of every clock (``standing(in:)``).
///
/// The time the applicant takes to supplement a dossier does not count against the office: what remained in working
/// time when the clock stopped is what is given back when it goes on. To a limit of working days that is whole
/// working days, counted from the day on which the clock goes on as from a receipt, that day not included; to a limit
/// of hours it is working time, to the millisecond. A clock that stops and goes on within one day therefore changes
/// no limit of days, and one that stops after its due date is not saved by it. Where the limit has a cut-off hour, a
/// supplement received after it gives no less time than a receipt after it would.
public struct LegalClock: Hashable, Sendable {
  /// A stretch of time in which the clock stands still.
  public struct Pause: Hashable, Sendable {
    /// When the clock stopped.
    public let from: Instant
    /// When it went on; nil while it stands.
    public internal(set) var to: Instant?

    /// A stretch of time that was recorded before.
    public init(from: Instant, to: Instant?) {
      self.from = from
      self.to = to
    }
  }

  /// More time, granted on a legal ground.
  public struct Extension: Hashable, Sendable {
    /// How much more, counted from the due date as the limit is from receipt.
    public let limit: TimeLimit
    /// The provision of law, or the written agreement, that allows it.
    public let ground: String
    /// When it was granted.
    public let at: Instant

    /// An extension that was recorded before.
    public init(limit: TimeLimit, ground: String, at: Instant) {
      self.limit = limit
      self.ground = ground
      self.at = at
    }
  }

  /// When the dossier was received, not yet moved into working time.
  public let received: Instant
  /// The limit by law.
  public let limit: LegalLimit
  /// The pauses, in order; only the last may still be open.
  public private(set) var pauses: [Pause]
  /// The extensions, in order.
  public private(set) var extensions: [Extension]

  /// A clock that starts with a receipt, with what is on record of it, in order.
  public init(received: Instant, limit: LegalLimit, pauses: [Pause] = [], extensions: [Extension] = []) {
    self.received = received
    self.limit = limit
    self.pauses = pauses
    self.extensions = extensions
  }

  /// Whether the clock stands still.
  public var isPaused: Bool {
    pauses.last.map { $0.to == nil } ?? false
  }

  /// The last moment at which anything happened to the clock.
  public var lastChange: Instant {
    let pause = pauses.last.map { $0.to ?? $0.from }
    return max(received, pause ?? received, extensions.last?.at ?? received)
  }

  /// Stops the clock.
  ///
  /// - Throws: ``ClockRefusal`` when it stands already, or the moment lies before the last change.
  public mutating func pause(at moment: Instant) throws(ClockRefusal) {
    guard !isPaused else { throw .alreadyPaused }
    try checkChange(at: moment)
    guard pauses.count + extensions.count < Limits.clockChanges else { throw .tooManyChanges }
    recordPause(at: moment)
  }

  /// Lets the clock go on.
  ///
  /// - Throws: ``ClockRefusal`` when it is running, or the moment lies before the last change.
  public mutating func resume(at moment: Instant) throws(ClockRefusal) {
    guard isPaused else { throw .notPaused }
    try checkChange(at: moment)
    recordResumption(at: moment)
  }

  /// Grants more time, before the limit has ended.
  ///
  /// - Parameters:
  ///   - more: How much more; at least one day or minute.
  ///   - ground: The provision of law, or the written agreement, that allows it.
  ///   - moment: When it is granted.
  ///   - calendar: The calendar by which the limit is counted.
  /// - Throws: ``ClockRefusal`` when there is no limit or it has ended, the ground is empty, or the extension is none.
  public mutating func extend(
    by more: TimeLimit, ground: String, at moment: Instant, in calendar: WorkingCalendar
  ) throws(ClockRefusal) {
    switch more {
    case .notStated, .workingDays(...0), .workingMinutes(...0), .days(...0): throw .notAnExtension(more)
    default: break
    }
    guard !ground.trimmed.isEmpty else { throw .groundMissing }
    try checkChange(at: moment)
    guard pauses.count + extensions.count < Limits.clockChanges else { throw .tooManyChanges }
    let current: Standing
    do { current = try standing(in: calendar) } catch { throw .calendar(error) }
    switch current {
    case .noLimit: throw .noLimit
    case .running(let due) where moment > due.moment: throw .ended(due.moment)
    case .paused(let since, let due) where since > due.moment: throw .ended(due.moment)
    case .running, .paused: break
    }
    record(Extension(limit: more, ground: ground, at: moment))
  }

  /// Takes in that the clock stopped. It never refuses, because it has happened.
  public mutating func recordPause(at moment: Instant) {
    pauses.append(Pause(from: moment, to: nil))
  }

  /// Takes in that the clock went on. It never refuses, because it has happened.
  public mutating func recordResumption(at moment: Instant) {
    guard isPaused else { return }
    pauses[pauses.count - 1].to = moment
  }

  /// Takes in that more time was granted. It never refuses, because it has happened.
  public mutating func record(_ more: Extension) {
    extensions.append(more)
  }

  private func checkChange(at moment: Instant) throws(ClockRefusal) {
    guard moment >= lastChange else { throw .beforeLastChange(lastChange) }
  }
}
