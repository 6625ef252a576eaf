import Text
import WorkingTime

extension Refusal {
  /// Refusals of payments on line.
  func paymentNotice(_ names: Names) -> Notice {
    switch self {
    case .notPayableOnline:
      Notice(
        code: "not-payable-online",
        words: Words(
          vi: "Khoản này lúc này không nộp trực tuyến được; hãy nộp tại bộ phận một cửa hoặc chuyển khoản.",
          en: "This cannot be paid on line now; pay at the desk or by a transfer."))
    case .paymentUnderWay(let reference, let until):
      Notice(
        code: "payment-under-way",
        words: Words(
          vi: """
            Người nộp đang nộp trực tuyến (\(reference)). Hãy hỏi lại nền tảng bằng motcua payment reconcile, hoặc chờ đến \
            \(until.asPrinted).
            """,
          en: """
            The applicant is paying on line (\(reference)). Ask the platform with motcua payment reconcile, or wait until \
            \(until.asPrinted).
            """))
    case .paymentInQuestion(let reference):
      Notice(
        code: "payment-in-question",
        words: Words(
          vi: "Lần nộp \(reference) đang được đối soát; bộ phận một cửa sẽ trả lời trước khi nộp tiếp.",
          en: "The payment \(reference) is being looked into; the office will answer before anything more is paid."))
    case .tooManyPayments(let limit):
      Notice(
        code: "too-many-payments",
        words: Words(
          vi: "Đã bắt đầu nộp trực tuyến \(limit) lần; hãy nộp tại bộ phận một cửa.",
          en: "A payment was begun \(limit) times; pay at the desk."))
    default: notice(naming: names)
    }
  }
}
