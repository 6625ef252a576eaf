import HTTPServing
import OneStop
import Text

extension Problem {
  /// Why something is not reported as asked.
  init(_ refusal: ReportRefusal) {
    func meant(_ nearest: String?) -> Words {
      guard let nearest else { return Words(vi: "", en: "") }
      return Words(vi: " Có phải “\(nearest)”?", en: " Did you mean “\(nearest)”?")
    }
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
      let list = own.map(\.text).joined(separator: ", ")
      self = .parameter(
        "unit", "foreign-unit",
        Words(
          vi: "Đơn vị “\(name)” không phải đơn vị của bạn hay cấp dưới, chỉ có: \(list).\(meant(nearest).vi)",
          en: "The unit “\(name)” is neither yours nor below it, only: \(list).\(meant(nearest).en)"),
        status: .unprocessable)
    case .unknownProcedure(let name, let nearest):
      self = .parameter(
        "procedure", "no-such-procedure",
        Words(
          vi: "Không có thủ tục “\(name)”.\(meant(nearest).vi)",
          en: "There is no procedure “\(name)”.\(meant(nearest).en)"),
        status: .unprocessable)
    }
  }
}
