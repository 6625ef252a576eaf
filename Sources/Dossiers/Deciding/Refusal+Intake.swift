import Procedures
import Text
import WorkingTime

extension Refusal {
  /// Refusals of intakes, with their dates.
  func intakeNotice(_ names: Names) -> Notice {
    switch self {
    case .intakeNotOpen(let intake, let opens):
      Notice(
        code: "intake-not-open",
        words: Words(
          vi: "\(intake.vi) chưa mở: nhận hồ sơ từ \(opens.asPrinted).",
          en: "\(intake.en) is not open yet: dossiers are received from \(opens.asPrinted) on."))
    case .intakeClosed(let intake, let closed, let next, let opens):
      Notice(
        code: "intake-closed",
        words: Words(
          vi: "\(intake.vi) đã hết thời gian nhận hồ sơ lúc \(closed.asPrinted)."
            + Refusal.later(next?.vi, "nhận hồ sơ từ", opens),
          en: "\(intake.en) has closed: dossiers were received until \(closed.asPrinted)."
            + Refusal.later(next?.en, "opens at", opens)))
    case .schoolNotOffered(let unit):
      Notice(
        code: "school-not-offered",
        words: Words(
          vi: "\(names.unit(unit).vi) không có trong kế hoạch của đợt này; hãy chọn trường khác.",
          en: "\(names.unit(unit).en) is not in the plan of this intake; choose another school."))
    case .schoolFull(let unit, let seats):
      Notice(
        code: "school-full",
        words: Words(
          vi: "\(names.unit(unit).vi) đã đủ \(seats) chỉ tiêu. Hãy chuyển sang nguyện vọng tiếp theo.",
          en: "\(names.unit(unit).en) has no seat left of \(seats). Go on to the next choice."))
    default:
      Notice(
        code: "no-intake",
        words: Words(
          vi: "Thủ tục này nhận hồ sơ theo đợt và hiện chưa có kế hoạch đợt nào.",
          en: "This procedure receives dossiers by intakes, and none is planned."))
    }
  }

  private static func later(_ intake: String?, _ opens: String, _ moment: Instant?) -> String {
    guard let intake, let moment else { return "" }
    return " \(intake) \(opens) \(moment.asPrinted)."
  }
}
