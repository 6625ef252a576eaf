public import Text

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
