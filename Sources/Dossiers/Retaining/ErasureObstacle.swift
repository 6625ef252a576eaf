public import Text
public import WorkingTime

/// Why a dossier is not erased now.
public enum ErasureObstacle: Hashable, Sendable {
  /// It has not ended.
  case notEnded
  /// Its procedure keeps it for ever, or does not say how long.
  case noTerm
  /// It is kept to this day, that one included.
  case kept(until: Day)
  /// An officer holds it back.
  case held
  /// Something is still to be paid.
  case owed
  /// What became of a payment on line is not known, or is in question.
  case payment(reference: String)
  /// Nobody has answered the applicant.
  case messageWaits
  /// So many messages about it are on their way.
  case undelivered(Int)
  /// The applicant has not been told yet.
  case notAnnounced
  /// The applicant was told, and has until this day, that one included.
  case announced(until: Day)

  /// By what programs know it; it never changes.
  public var code: String {
    switch self {
    case .notEnded: "not-ended"
    case .noTerm: "no-term"
    case .kept: "kept"
    case .held: "held"
    case .owed: "owed"
    case .payment: "payment"
    case .messageWaits: "message-waits"
    case .undelivered: "undelivered"
    case .notAnnounced: "not-announced"
    case .announced: "announced"
    }
  }

  /// What people read.
  public var words: Words {
    switch self {
    case .notEnded: Words(vi: "hồ sơ chưa kết thúc", en: "the dossier has not ended")
    case .noTerm: Words(vi: "hồ sơ không có ngày hết hạn lưu trữ", en: "there is no last day to which it is kept")
    case .kept(let day):
      Words(vi: "hồ sơ được lưu đến hết ngày \(day.dayFirst)", en: "it is kept to the end of \(day.dayFirst)")
    case .held: Words(vi: "cán bộ đang giữ lại hồ sơ", en: "an officer holds it back")
    case .owed: Words(vi: "còn khoản phải nộp", en: "something is still to be paid")
    case .payment(let reference):
      Words(
        vi: "giao dịch thanh toán \(reference) chưa rõ kết quả",
        en: "what became of the payment \(reference) is not clear")
    case .messageWaits: Words(vi: "tin nhắn của người nộp chưa được trả lời", en: "the applicant waits for an answer")
    case .undelivered(let count):
      Words(
        vi: "còn \(count) tin hoặc văn bản đang gửi đi hoặc đang xử lý",
        en: "\(count) message(s) or document(s) about it are on their way")
    case .notAnnounced:
      Words(vi: "người nộp chưa được báo trước 30 ngày", en: "the applicant has not been told thirty days before")
    case .announced(let day):
      Words(
        vi: "đã báo người nộp, còn giữ đến hết ngày \(day.dayFirst)",
        en: "the applicant was told; it stays to the end of \(day.dayFirst)")
    }
  }
}
