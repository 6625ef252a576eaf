import JSON
import Text

/// An empty answers file of a form, and what the officer has to know to fill it in.
struct AnswersTemplate {
  let form: SeenForm

  /// The file: every question in the form's order, nothing answered.
  var file: [String] { object(form.fields, indent: "") }

  private func object(_ fields: [SeenForm.Field], indent: String) -> [String] {
    var lines = ["{"]
    for (number, field) in fields.enumerated() {
      let end = number == fields.count - 1 ? "" : ","
      let key = JSONValue.string(field.key).canonicalText
      let value = value(of: field, indent: indent + "  ")
      lines.append("\(indent)  \(key): \(value[0])")
      lines += value.dropFirst()
      lines[lines.count - 1] += end
    }
    return lines + [indent + "}"]
  }

  private func value(of field: SeenForm.Field, indent: String) -> [String] {
    switch field.type {
    case "person":
      let parts = (["ho-ten", "ngay-sinh"] + field.papers).map { JSONValue.string($0).canonicalText + ": null" }
      return ["{ \(parts.joined(separator: ", ")) }"]
    case "group":
      let row = object(field.fields, indent: indent)
      return ["[\(row[0])"] + row.dropFirst().dropLast() + ["\(row[row.count - 1])]"]
    case "choices", "ranking", "units": return ["[]"]
    default: return ["null"]
    }
  }

  /// The questions with their labels and what is taken, section by section.
  func help(for output: Output, _ language: Language) -> [String] {
    form.sections.flatMap { section in
      [section.name.in(language).harmless]
        + Table(rows: section.fields.flatMap { rows(of: $0, language, indent: "") }).lines(for: output)
    } + papers(for: output, language)
  }

  /// The papers with what is taken for each, as `--paper` names them.
  private func papers(for output: Output, _ language: Language) -> [String] {
    guard !form.parts.isEmpty else { return [] }
    let rows = form.parts.map { part -> [Table.Cell] in
      let need = AnswersTemplate.words(of: part.need)?.in(language)
      let about = [part.name.in(language), need, part.files.in(language)].compactMap(\.self).joined(separator: "; ")
      return [Table.Cell(part.key, .bold), Table.Cell(about)]
    }
    return [Words(vi: "Giấy tờ (--paper)", en: "Papers (--paper)").in(language)]
      + Table(rows: rows).lines(for: output)
  }

  private static func words(of need: SeenForm.Need) -> Words? {
    switch need {
    case .always: Words(vi: "bắt buộc", en: "required")
    case .when(let condition): Words(vi: "bắt buộc khi \(condition)", en: "required when \(condition)")
    case .never: nil
    }
  }

  private func rows(of field: SeenForm.Field, _ language: Language, indent: String) -> [[Table.Cell]] {
    let need = AnswersTemplate.words(of: field.need)
    let condition = field.when.map { Words(vi: "chỉ khi \($0)", en: "only when \($0)") }
    let bounds = [field.least.map { "≥ \($0)" }, field.most.map { "≤ \($0)" }].compactMap { $0 }
    let kind = kind(of: field).in(language) + bounds.map { " " + $0 }.joined()
    let about = [kind, condition?.in(language), need?.in(language), field.hint?.in(language)].compactMap { $0 }.joined(
      separator: "; ")
    let options = field.options.map { option in
      "\n\(option.value): \(option.label.in(language))" + (option.note.map { " – \($0.in(language))" } ?? "")
    }.joined()
    let row = [
      Table.Cell(indent + field.key), Table.Cell(paragraphs: "\(field.label.in(language)) (\(about))" + options),
    ]
    return [row] + field.fields.flatMap { rows(of: $0, language, indent: indent + "  ") }
  }

  private func kind(of field: SeenForm.Field) -> Words {
    switch field.type {
    case "text": Words(vi: "một dòng chữ", en: "a line of text")
    case "paragraph": Words(vi: "đoạn văn", en: "a paragraph")
    case "number": Words(vi: "số", en: "a number")
    case "date": Words(vi: "ngày dd/mm/yyyy", en: "a date dd/mm/yyyy")
    case "money": Words(vi: "số tiền, bằng đồng", en: "an amount in đồng")
    case "choice": Words(vi: "chọn một", en: "one of")
    case "choices": Words(vi: "danh sách, chọn nhiều mục", en: "a list, several of")
    case "ranking": Words(vi: "danh sách theo thứ tự ưu tiên", en: "a list, the most wanted first")
    case "yes-no": Words(vi: "true hoặc false", en: "true or false")
    case "person": Words(vi: "một người", en: "a person")
    case "phone": Words(vi: "số điện thoại", en: "a telephone number")
    case "email": Words(vi: "địa chỉ thư điện tử", en: "an e-mail address")
    case "unit": Words(vi: "mã một đơn vị", en: "the name of a unit")
    case "units": Words(vi: "danh sách mã đơn vị theo thứ tự nguyện vọng", en: "names of units, the most wanted first")
    case "area": Words(vi: "mã một khu vực", en: "the name of an area")
    case "file": Words(vi: "một tệp, nộp bằng --paper \(field.key)=TỆP", en: "a file, by --paper \(field.key)=FILE")
    case "group": Words(vi: "nhiều dòng", en: "rows")
    default: Words(vi: field.type, en: field.type)
    }
  }
}
