public import Dossiers
import Procedures
public import Text

extension DossierEvent {
  /// What happened to a payment on line; nil for any other event.
  var paymentWords: Words? {
    switch self {
    case .paymentBegun(let begun):
      Words(
        vi: "Bắt đầu nộp trực tuyến \(begun.amount.words.vi), mã tham chiếu \(begun.reference)",
        en: "Began to pay \(begun.amount.words.en) on line, reference \(begun.reference)")
    case .paymentConfirmed:
      Words(
        vi: "Nền tảng thanh toán xác nhận đã nhận tiền", en: "The payment platform confirms that the money is there")
    case .paymentFailed: Words(vi: "Lần nộp trực tuyến không thành công", en: "The payment on line was not made")
    case .paymentQuestioned(_, let doubt, let amount, _):
      Words(
        vi: "Cần đối soát: \(doubt.words.vi)" + (amount.map { " (\($0.words.vi))" } ?? ""),
        en: "To be looked into: \(doubt.words.en)" + (amount.map { " (\($0.words.en))" } ?? ""))
    case .paymentSettled: Words(vi: "Đã đối soát khoản nộp trực tuyến", en: "The payment on line was looked into")
    case .paymentReceipted: Words(vi: "Đã có biên lai nộp trực tuyến", en: "The receipt of the payment is here")
    default: nil
    }
  }
}

extension PaymentDoubt {
  /// Why money pays nothing by itself, in words.
  public var words: Words {
    switch self {
    case .partial: Words(vi: "nộp thiếu", en: "less than was owed")
    case .over: Words(vi: "nộp thừa", en: "more than was owed")
    case .currency: Words(vi: "sai loại tiền", en: "another currency")
    case .late: Words(vi: "tiền đến khi không còn phải nộp", en: "it came when nothing was owed any more")
    case .double: Words(vi: "nộp hai lần", en: "paid twice")
    case .unanswered: Words(vi: "nền tảng không trả lời", en: "the platform does not say what became of it")
    case .orphan: Words(vi: "không có lần nộp này", en: "nobody began such a payment")
    case .wrongSum: Words(vi: "tin báo sai mã xác thực", en: "what was told has a wrong check sum")
    }
  }
}

extension OnlinePayment.Status {
  /// How a payment stands, in words.
  public var words: Words {
    switch self {
    case .pending: Words(vi: "đang nộp", en: "under way")
    case .confirmed: Words(vi: "đã nhận tiền", en: "confirmed")
    case .failed: Words(vi: "không thành công", en: "not made")
    case .questioned: Words(vi: "chờ đối soát", en: "in question")
    case .settled: Words(vi: "đã đối soát", en: "looked into")
    }
  }
}
