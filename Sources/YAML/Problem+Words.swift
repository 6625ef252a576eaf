internal import Text

extension SourceText {
  /// What libyaml could not read, in the author's words.
  func finding(_ problem: Parser.Problem) -> Finding {
    if tabbedLines.contains(problem.mark.line) { return tab(at: problem.mark.line) }
    return Finding(.error, at: place(problem.mark), words(problem))
  }

  private func words(_ problem: Parser.Problem) -> Words {
    switch problem.problem {
    case "found character that cannot start any token":
      let sign = character(at: problem.mark).map(String.init) ?? ""
      return Words(
        vi: "giá trị không thể bắt đầu bằng `\(sign)`; hãy đặt nó trong dấu nháy",
        en: "a value cannot begin with `\(sign)`; put it in quotes")
    case "mapping values are not allowed in this context":
      return Words(
        vi: "không thể có `:` ở đây; kiểm tra thụt lề, hoặc đặt câu chứa `: ` trong dấu nháy",
        en: "a `:` cannot stand here; check the indentation, or put a text that holds `: ` in quotes")
    case "could not find expected ':'":
      return Words(
        vi: "thiếu `:` sau khóa ở dòng này hoặc dòng trước",
        en: "a `:` is missing after the key, here or the line above")
    case "block sequence entries are not allowed in this context":
      return Words(
        vi: "mục `-` không thể đứng ở đây; hãy xuống dòng và thụt lề dưới khóa",
        en: "a list item `-` cannot stand here; begin a new line, indented below its key")
    case "did not find expected key" where character(at: problem.mark) == ":":
      return Words(vi: "thiếu khóa trước dấu `:`", en: "there is no key before the `:`")
    case "did not find expected key", "did not find expected '-' indicator":
      return Words(
        vi: "thụt lề không khớp với các dòng cùng nhóm phía trên",
        en: "the indentation does not match the lines of the same group above")
    case "did not find expected ',' or ']'":
      return Words(vi: "danh sách `[` thiếu `,` hoặc `]`", en: "a `,` or `]` is missing in the list that `[` began")
    case "did not find expected ',' or '}'":
      return Words(vi: "nhóm `{` thiếu `,` hoặc `}`", en: "a `,` or `}` is missing in the group that `{` began")
    case "found unexpected end of stream", "found unexpected document indicator":
      return Words(vi: "thiếu dấu nháy đóng", en: "the closing quote is missing")
    case "found unknown escape character":
      return Words(
        vi: "dấu `\\` này không hợp lệ trong nháy kép; hãy viết `\\\\` hoặc dùng nháy đơn",
        en: "this `\\` means nothing in double quotes; write `\\\\` or use single quotes")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab(at: problem.mark.line).message
    case "did not find expected <document start>":
      return Words(
        vi: "nội dung này nằm ngoài định nghĩa; kiểm tra thụt lề",
        en: "this stands outside the definition; check the indentation")
    default:
      let told = [problem.context, problem.problem].filter { !$0.isEmpty }.joined(separator: ", ")
      return Words(vi: "không đọc được như YAML: \(told)", en: "cannot be read as YAML: \(told)")
    }
  }
}
