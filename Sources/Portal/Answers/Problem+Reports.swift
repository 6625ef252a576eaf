import HTTPServing
import OneStop
import Text

extension Problem {
  /// Why something is not reported as asked.
  init(_ refusal: ReportRefusal) {
    switch refusal {
    case .period:
      self = .parameter(
        "from", "report-period",
        Words(
          vi: "Kỳ báo cáo phải kết thúc sau khi bắt đầu, đã bắt đầu, và dài nhất \(ReportFilters.mostDays) ngày.",
          en:
            "The period has to end after it begins, to have begun, and to be of at most \(ReportFilters.mostDays) days."
        ),
        status: .unprocessable)
    case .foreignUnit(let name, let own, let nearest):
      let words = Words(
        vi: "Đơn vị “\(name)” không phải đơn vị của bạn hay cấp dưới",
        en: "The unit “\(name)” is neither yours nor below it")
      self = .foreignUnit(words, own: own.map(\.text), nearest: nearest)
    case .unknownProcedure(let name, let nearest): self = .unknownProcedure(name, nearest: nearest)
    }
  }
}
