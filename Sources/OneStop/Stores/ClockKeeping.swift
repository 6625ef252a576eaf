public import Text
public import WorkingTime

/// By which moments the office has worked, and whether a person has to look at its clock.
public struct ClockWatch: Hashable, Sendable {
  /// The latest moment at which the clock was not doubted.
  public let seen: Instant
  /// Why it is doubted; nil while it is not.
  public let doubt: ClockDoubt?

  /// A clock as it was seen.
  public init(seen: Instant, doubt: ClockDoubt? = nil) {
    self.seen = seen
    self.doubt = doubt
  }
}

/// A clock that may have run ahead. By one that is years ahead, all that is kept for years would be erased at once; so nothing is
/// until a person has said that the day is right.
public struct ClockDoubt: Hashable, Sendable {
  /// Why a clock is doubted, as stable text.
  public enum Cause: String, Sendable {
    /// Nobody has seen it for long: the office was shut, or the clock has run ahead.
    case unseen
    /// It went further than the time that passed by the machine's own count.
    case strayed
  }

  /// Why.
  public let cause: Cause
  /// The latest moment before, at which it was not doubted.
  public let since: Instant
  /// What it said when the doubt came up.
  public let at: Instant

  /// A doubt.
  public init(_ cause: Cause, since: Instant, at: Instant) {
    self.cause = cause
    self.since = since
    self.at = at
  }

  /// What people read, with what ends it.
  public var words: Words {
    let (since, at) = (LocalTime(since).day.dayFirst, LocalTime(at).day.dayFirst)
    let (vi, en) =
      switch cause {
      case .unseen:
        (
          "từ \(since) đến \(at) không ai thấy đồng hồ của máy chủ chạy",
          "nobody saw the server's clock go from \(since) to \(at)"
        )
      case .strayed:
        (
          "đồng hồ của máy chủ đã nhảy từ \(since) đến \(at) khi đang phục vụ",
          "the server's clock jumped from \(since) to \(at) while it served"
        )
      }
    return Words(
      vi: """
        chưa xóa hồ sơ nào: \(vi), có thể nó chạy nhanh hơn thật; hãy chỉnh đồng hồ cho đúng, rồi chạy \
        motcua retention erase --today NGÀY với ngày hôm nay
        """,
      en: """
        nothing is erased: \(en), and it may have run ahead; set it right, then run motcua retention erase --today DAY with \
        the day that it is
        """)
  }
}
