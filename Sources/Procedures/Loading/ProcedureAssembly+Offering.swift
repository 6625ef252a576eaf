import Forms
import Text
import YAML

/// What the form offers to choose from beyond its own options.
extension ProcedureAssembly {
  /// A question for an area has areas to choose from, one for several units enough of them.
  func checkOffering() {
    for field in form.fields.flatMap(\.withRows) {
      switch field.kind {
      case .area where draft.intake == nil:
        findings.error(
          at: draft.form.place,
          Words(
            vi: "biểu mẫu hỏi khu vực (`\(field.id)`) nhưng thủ tục không có danh sách khu vực nào",
            en: "the form asks for an area (`\(field.id)`), but nothing supplies the procedure with areas"))
      case .units(let units, let wishes):
        let count = surrounds.authority.unitChoices.count { units.takes($0) }
        guard count < wishes.count.least else { continue }
        findings.error(
          at: draft.form.place,
          Words(
            vi: "mục `\(field.id)` cần ít nhất \(wishes.count.least) đơn vị nhưng chỉ có \(count) đơn vị để chọn",
            en: "the field `\(field.id)` needs at least \(wishes.count.least) units; there are \(count) to choose from"
          ))
      default: continue
      }
    }
  }
}

extension Field {
  /// The field, and those of its rows.
  fileprivate var withRows: [Field] {
    guard case .group(let group) = kind else { return [self] }
    return [self] + group.fields
  }
}
