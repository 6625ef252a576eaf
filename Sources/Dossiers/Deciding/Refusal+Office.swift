import Procedures
import Text
import WorkingTime

extension Refusal {
  /// Refusals of what the office does besides the actions of a step: assign, give back, apologise, refund.
  func officeNotice(_ names: Names) -> Notice {
    switch self {
    case .notSupervisor(let unit):
      Notice(
        code: "not-supervisor",
        words: Words(
          vi: "Chỉ người phụ trách \(names.unit(unit).vi) mới được giao việc.",
          en: "Only whoever supervises \(names.unit(unit).en) assigns its work."))
    case .lacksPost(let officer, .officer(let role, let unit)):
      Notice(
        code: "lacks-post",
        words: Words(
          vi: """
            \(names.officer(officer).vi) hiện không có vị trí \(names.role(role).vi) ở \(names.unit(unit).vi), nên không làm \
            được việc này.
            """,
          en: """
            \(names.officer(officer).en) does not hold the post of \(names.role(role).en) in \(names.unit(unit).en), and could \
            not do this.
            """))
    case .notReturnable(let obstacle):
      Notice(code: "not-returnable", words: obstacle.words)
    case .noApology:
      Notice(
        code: "no-apology",
        words: Words(
          vi: "Thủ tục này không có việc xin lỗi và hẹn lại ngày trả.",
          en: "This procedure has no apology with a new date."))
    case .apologyTooLate(let due):
      Notice(
        code: "apology-too-late",
        words: Words(
          vi: "Hạn trả \(due.asPrinted) đã qua; chỉ được xin lỗi và hẹn lại trước hạn (NĐ 61/2018/NĐ-CP, điều 19).",
          en:
            "The date promised, \(due.asPrinted), has passed; an apology comes before it (Decree 61/2018, article 19).")
      )
    case .apologisedAlready:
      Notice(
        code: "apologised-already",
        words: Words(
          vi: "Đã xin lỗi và hẹn lại một lần, không được lần nữa (NĐ 61/2018/NĐ-CP, điều 19).",
          en: "A new date was promised once already, and may not be once more (Decree 61/2018, article 19)."))
    case .notANewDate(let day, let due):
      Notice(
        code: "not-a-new-date",
        words: Words(
          vi: "\(day.dayFirst) không phải là ngày làm việc sau hạn cũ \(due.asPrinted) (trong vòng một năm).",
          en: "\(day.dayFirst) is no working day after the old date, \(due.asPrinted) (within a year)."))
    case .nothingPaid:
      Notice(
        code: "nothing-paid",
        words: Words(
          vi: "Hồ sơ không có khoản nào đã nộp để hoàn trả.", en: "Nothing was paid that could be given back."))
    case .refundDiffers(let paid, let refunded):
      Notice(
        code: "refund-differs",
        words: Words(
          vi: "Đã nộp \(paid.words.vi), hoàn trả đúng số ấy, không phải \(refunded.words.vi).",
          en: "\(paid.words.en) was paid and is given back whole, not \(refunded.words.en)."))
    default:
      notice(naming: names)
    }
  }
}

extension ReturnObstacle {
  fileprivate var words: Words {
    switch self {
    case .noStepBefore:
      Words(
        vi: "Không có cán bộ nào vừa chuyển hồ sơ đến bước này để trả lại.",
        en: "No officer has just handed the dossier on to this step, to whom it could be given back.")
    case .several:
      Words(
        vi: "Ở bước này hoặc bước trước có nhiều người cùng làm; hãy dùng thao tác của bước.",
        en: "Several work on it at the same time, here or there; use an action of the step.")
    case .changedSince:
      Words(
        vi: "Từ lúc chuyển đến đã có thu phí, yêu cầu bổ sung hoặc kết quả; hãy dùng thao tác của bước.",
        en: "Something has been charged, asked for or issued since; use an action of the step.")
    }
  }
}
