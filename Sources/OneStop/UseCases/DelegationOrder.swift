public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// That an officer's work is to be done by a colleague while the officer is absent.
public struct DelegationOrder: Sendable, Hashable {
  /// Who is absent.
  public let giver: Key<Officer>
  /// Who acts in the place of the giver.
  public let receiver: Key<Officer>
  /// One post of the giver's; nil for all.
  public let post: Post?
  /// The first day, today or later.
  public let from: Day
  /// The last day, which still counts.
  public let until: Day
  /// Why.
  public let reason: String

  /// An order.
  public init(
    giver: Key<Officer>, receiver: Key<Officer>, post: Post?, from: Day, until: Day, reason: String
  ) {
    self.giver = giver
    self.receiver = receiver
    self.post = post
    self.from = from
    self.until = until
    self.reason = reason
  }

  /// The longest delegation, in days: who is away for longer than a year is replaced in the definitions.
  public static let days = 366
  /// The longest reason, in characters.
  public static let reasonCharacters = 1000
}

/// Why work is not handed over, or a delegation not ended.
public enum DelegationRefusal: Error, Hashable, Sendable {
  /// The definitions know no such officer.
  case unknownOfficer(Key<Officer>)
  /// Giver and receiver are the same person.
  case toOneself
  /// The last day is before the first.
  case daysReversed
  /// The first day has passed already.
  case begunAlready(today: Day)
  /// It is longer than ``DelegationOrder/days``.
  case tooLong
  /// A reason is missing, or too long.
  case badReason
  /// The giver does not hold the post on the first day, or none at all.
  case notHeld(Post?, on: Day)
  /// It is neither the giver's own order, nor that of somebody who supervises the giver's work.
  case notYours(Key<Officer>)
  /// The same work is handed over already in that time.
  case overlaps(Int, until: Day)
  /// The receiver is absent too in that time, or the giver stands in for somebody: there is no chain.
  case chained(Int, Key<Officer>, until: Day)
  /// The work needs a second factor, which the receiver does not have.
  case secondFactorMissing(Key<Officer>)
  /// There is no such delegation, or not for these eyes.
  case noSuchDelegation(Int)
  /// It is over already.
  case overAlready(Int)
}

extension DelegationRefusal {
  /// The refusal as it is told.
  public func notice(in authority: Authority) -> Notice {
    func name(_ id: Key<Officer>) -> String { authority.officer(id)?.name ?? id.text }
    switch self {
    case .unknownOfficer(let id):
      return Notice(
        code: "unknown-officer",
        words: Words(vi: "Không có cán bộ \(id) trong định nghĩa.", en: "The definitions know no officer \(id)."))
    case .toOneself:
      return Notice(
        code: "delegation-to-oneself",
        words: Words(vi: "Không thể ủy quyền cho chính mình.", en: "Nobody delegates to oneself."))
    case .daysReversed:
      return Notice(
        code: "delegation-days",
        words: Words(vi: "Ngày kết thúc ở trước ngày bắt đầu.", en: "The last day is before the first."))
    case .begunAlready(let today):
      return Notice(
        code: "delegation-begun",
        words: Words(
          vi: "Ngày bắt đầu đã qua; sớm nhất là hôm nay, \(today.dayFirst).",
          en: "The first day has passed; today, \(today.dayFirst), is the earliest."))
    case .tooLong:
      return Notice(
        code: "delegation-too-long",
        words: Words(
          vi: "Ủy quyền dài nhất \(DelegationOrder.days) ngày.",
          en: "A delegation lasts \(DelegationOrder.days) days at most."))
    case .badReason:
      return Notice(
        code: "reason-missing",
        words: Words(
          vi: "Hãy ghi lý do, nhiều nhất \(DelegationOrder.reasonCharacters) ký tự.",
          en: "Give a reason, of \(DelegationOrder.reasonCharacters) characters at most."))
    case .notHeld(nil, let day):
      return Notice(
        code: "post-not-held",
        words: Words(
          vi: "Cán bộ này không giữ vị trí nào vào ngày \(day.dayFirst).",
          en: "The officer holds no post on \(day.dayFirst)."))
    case .notHeld(let post?, let day):
      return Notice(
        code: "post-not-held",
        words: Words(
          vi: "Cán bộ này không giữ vị trí \(post.role) ở \(post.unit) vào ngày \(day.dayFirst).",
          en: "The officer does not hold \(post.role) in \(post.unit) on \(day.dayFirst)."))
    case .notYours(let giver):
      return Notice(
        code: "not-yours",
        words: Words(
          vi: "Chỉ \(name(giver)) hoặc người phụ trách đơn vị mới ủy quyền được việc của \(name(giver)).",
          en: "Only \(name(giver)), or who supervises the unit, may delegate this work."))
    case .overlaps(let number, let until):
      return Notice(
        code: "delegation-overlaps",
        words: Words(
          vi: "Việc này đã được ủy quyền (số \(number), đến \(until.dayFirst)). Hãy kết thúc ủy quyền đó trước.",
          en: "This work is delegated already (number \(number), until \(until.dayFirst)). End that one first."))
    case .chained(let number, let officer, let until):
      return Notice(
        code: "delegation-chain",
        words: Words(
          vi: """
            \(name(officer)) đã có ủy quyền số \(number) trong thời gian này (đến \(until.dayFirst)); không ủy quyền nối \
            tiếp: một người hoặc vắng mặt, hoặc làm thay.
            """,
          en: """
            \(name(officer)) has delegation \(number) in that time (until \(until.dayFirst)); there is no chain: one is \
            absent, or stands in for others.
            """))
    case .secondFactorMissing(let receiver):
      return Notice(
        code: "second-factor-missing",
        words: Words(
          vi: "Vị trí này đòi hỏi xác thực hai lớp, \(name(receiver)) chưa bật: motcua totp enable.",
          en: "The post needs a second factor, which \(name(receiver)) has not switched on: motcua totp enable."))
    case .noSuchDelegation(let number):
      return Notice(
        code: "no-such-delegation",
        words: Words(vi: "Không có ủy quyền số \(number).", en: "There is no delegation number \(number)."))
    case .overAlready(let number):
      return Notice(
        code: "delegation-over",
        words: Words(vi: "Ủy quyền số \(number) đã kết thúc.", en: "Delegation number \(number) is over already."))
    }
  }
}
