internal import Text

/// Complaints that any kind of answer can meet.
extension Wrong {
  static let required = Wrong(
    .required, vi: "Chưa có câu trả lời; mục này bắt buộc.", en: "Nothing is entered here; an answer is required.")

  static func wrongType(_ expected: Words) -> Wrong {
    Wrong(.wrongType, vi: "Ở đây cần \(expected.vi).", en: "\(expected.en) is expected here.")
  }

  static let text = wrongType(Words(vi: "một chuỗi ký tự", en: "A text"))
  static let object = wrongType(Words(vi: "một nhóm thông tin (đối tượng JSON)", en: "A JSON object"))
  static let rows = wrongType(Words(vi: "một danh sách các dòng", en: "A list of rows"))

  static func unknownField(_ name: String, among known: [String]) -> Wrong {
    let shown = shortened(name)
    let near = nearestWord(to: shown, among: known)
    return Wrong(
      .unknownField,
      vi: "Biểu mẫu không hỏi `\(shown)`" + (near.map { "; ý bạn là `\($0)`?" } ?? "."),
      en: "The form asks nothing called `\(shown)`" + (near.map { "; did you mean `\($0)`?" } ?? "."))
  }

  static let notAsked = Wrong(
    .notAsked, vi: "Mục này không nằm trong phần được bổ sung; không thể sửa lúc này.",
    en: "This is not among what may be changed now.")

  /// A name from outside, fit to be shown: short, on one line, without hidden characters.
  private static func shortened(_ name: String) -> String {
    let visible = name.unicodeScalars.prefix(60).filter {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
      default: !$0.properties.isDefaultIgnorableCodePoint
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: visible)
    return name.unicodeScalars.count > 60 ? text + "…" : text
  }
}
