public import Text

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
  }

  /// More time, granted on a legal ground.
  public struct Extension: Hashable, Sendable {
    /// How much more, counted from the due date as the limit is from receipt.
    public let limit: TimeLimit
    /// The provision of law, or the written agreement, that allows it.
    public let ground: String
    /// When it was granted.
    public let at: Instant
  }

  /// When the dossier was received, not yet moved into working time.
  public let received: Instant
  /// The limit by law.
  public let limit: LegalLimit
  /// The pauses, in order; only the last may still be open.
  public private(set) var pauses: [Pause] = []
  /// The extensions, in order.
  public private(set) var extensions: [Extension] = []

  /// A clock that starts with a receipt.
  public init(received: Instant, limit: LegalLimit) {
    self.received = received
    self.limit = limit
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
    pauses.append(Pause(from: moment))
  }

  /// Lets the clock go on.
  ///
  /// - Throws: ``ClockRefusal`` when it is running, or the moment lies before the last change.
  public mutating func resume(at moment: Instant) throws(ClockRefusal) {
    guard isPaused else { throw .notPaused }
    try checkChange(at: moment)
    pauses[pauses.count - 1].to = moment
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
    extensions.append(Extension(limit: more, ground: ground, at: moment))
  }

  private func checkChange(at moment: Instant) throws(ClockRefusal) {
    guard moment >= lastChange else { throw .beforeLastChange(lastChange) }
  }
}

/// Why a clock does not do what was asked.
public enum ClockRefusal: Error, Hashable, Sendable {
  /// The clock stands still already.
  case alreadyPaused
  /// The clock is running.
  case notPaused
  /// The moment lies before what last happened to the clock.
  case beforeLastChange(Instant)
  /// No limit is stated, so there is nothing to extend.
  case noLimit
  /// The limit ended at this moment; it can be extended only before.
  case ended(Instant)
  /// This is no more time at all.
  case notAnExtension(TimeLimit)
  /// An extension needs a legal ground.
  case groundMissing
  /// Nothing more can happen to this clock.
  case tooManyChanges
  /// The calendar does not reach far enough.
  case calendar(CalendarRefusal)

  /// The refusal as a person reads it.
  public var words: Words {
    switch self {
    case .alreadyPaused: Words(vi: "thời hạn đang tạm dừng", en: "the clock is paused already")
    case .notPaused: Words(vi: "thời hạn không tạm dừng", en: "the clock is not paused")
    case .beforeLastChange(let moment):
      Words(vi: "thời điểm này trước thay đổi gần nhất (\(moment))", en: "this is before the last change (\(moment))")
    case .noLimit: Words(vi: "không có thời hạn để gia hạn", en: "there is no limit to extend")
    case .ended(let moment):
      Words(
        vi: "thời hạn đã hết lúc \(moment), chỉ được gia hạn trước khi hết hạn",
        en: "the limit ended at \(moment), it can be extended only before")
    case .notAnExtension(let limit):
      Words(vi: "“\(limit.words.vi)” không phải là gia hạn", en: "“\(limit)” is not an extension")
    case .groundMissing: Words(vi: "gia hạn phải có căn cứ", en: "an extension needs a legal ground")
    case .tooManyChanges:
      Words(
        vi: "thời hạn đã thay đổi \(Limits.clockChanges) lần", en: "the clock has changed \(Limits.clockChanges) times")
    case .calendar(let refusal): refusal.words
    }
  }
}
