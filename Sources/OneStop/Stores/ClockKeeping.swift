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

/// A clock by which the office is not to go.
///
/// By one that is years ahead, all that is kept for years would be erased at once; so nothing is until a person has said that the day
/// is right. By one that is minutes apart from those of the other nodes, what another node is just doing would be done again, and
/// times would be recorded that never were; so a node whose clock is does nothing, until it agrees again by itself.
///
/// It is thrown to whoever wants something that goes by the clock.
public struct ClockDoubt: Error, Hashable, Sendable {
  /// Why a clock is doubted, as stable text.
  public enum Cause: String, Sendable {
    /// Nobody has seen it for long: the office was shut, or the clock has run ahead.
    case unseen
    /// It went further than the time that passed by the machine's own count.
    case strayed
    /// It is apart from the clock of the database, by which the nodes that share it are held together.
    case apart
  }

  /// Why.
  public let cause: Cause
  /// The latest moment before, at which it was not doubted; for a clock that is ``Cause/apart``, what the database's said.
  public let since: Instant
  /// What it said when the doubt came up.
  public let at: Instant

  /// A doubt.
  public init(_ cause: Cause, since: Instant, at: Instant) {
    self.cause = cause
    self.since = since
    self.at = at
  }

  /// How far it is ahead of ``since``, in whole seconds; negative when it is behind.
  public var aheadSeconds: Int64 { (at.milliseconds - since.milliseconds) / 1000 }

  /// What people read, with what ends it.
  public var words: Words {
    let (since, at) = (LocalTime(since).day.dayFirst, LocalTime(at).day.dayFirst)
    switch cause {
    case .unseen:
      return waiting(
        "từ \(since) đến \(at) không ai thấy đồng hồ của máy chủ chạy",
        "nobody saw the server's clock go from \(since) to \(at)")
    case .strayed:
      return waiting(
        "đồng hồ của máy chủ đã nhảy từ \(since) đến \(at) khi đang phục vụ",
        "the server's clock jumped from \(since) to \(at) while it served")
    case .apart:
      let (vi, en) = aheadSeconds < 0 ? ("chậm", "behind") : ("nhanh", "ahead of")
      return Words(
        vi: """
          đồng hồ của máy này \(vi) \(abs(aheadSeconds)) giây so với đồng hồ của cơ sở dữ liệu, nên máy này không nhận việc gì; \
          hãy chỉnh hai đồng hồ cho đúng (NTP)
          """,
        en: """
          this machine's clock is \(abs(aheadSeconds)) s \(en) the database's, so nothing is done here; set both right (NTP)
          """)
    }
  }

  /// What waits until a person has looked at the clock.
  private func waiting(_ vi: String, _ en: String) -> Words {
    Words(
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
