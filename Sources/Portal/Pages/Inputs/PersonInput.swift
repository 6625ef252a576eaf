import Forms
import HTML
import JSON
import Text
import WorkingTime

/// A person: name, date of birth, and the number of a paper.
struct PersonInput: Speaking {
  let field: FieldInput
  let person: PersonField

  var language: Language { field.language }

  /// What the parts of a person are called.
  static let labels = [
    "ho-ten": Words(vi: "Họ và tên", en: "Full name"), "ngay-sinh": Words(vi: "Ngày sinh", en: "Date of birth"),
    "so-dinh-danh": Words(vi: "Số định danh cá nhân", en: "Personal number"),
    "ho-chieu": Words(vi: "Số hộ chiếu", en: "Passport number"),
  ]

  var node: Node {
    Asked(language: language, name: field.name, label: field.label, hint: field.hint, flaws: field.flaws).several(
      .group(
        part("ho-ten", hint: nil),
        part(
          "ngay-sinh",
          hint: Words(vi: "Ngày/tháng/năm, ví dụ 27/03/1998", en: "Day/month/year, for example 27/03/1998"),
          width: "short"),
        .when(person.papers.count > 1, either),
        .when(
          person.papers.contains(.personalNumber),
          part(
            "so-dinh-danh",
            hint: Words(
              vi: "12 chữ số, ghi trên thẻ căn cước hoặc trong VNeID",
              en: "12 digits, on the citizen card or in VNeID"), width: "medium", inputmode: "numeric")),
        .when(
          person.papers.contains(.passport),
          part("ho-chieu", hint: nil, width: "medium"))))
  }

  private var either: Node {
    .p(
      .class("hint"),
      say("Nhập số định danh cá nhân hoặc số hộ chiếu.", "Enter the personal number or the passport number."))
  }

  private func part(_ key: String, hint: Words?, width: String? = nil, inputmode: String? = nil) -> Node {
    let name = "\(field.name).\(key)"
    return Asked(
      language: language, name: name, label: say(Self.labels[key] ?? field.field.label), hint: hint?.in(language),
      flaws: field.flaws
    ).line(
      .input(
        .id(InputID(name).text), .name(name), .type(.text), .value(typed(key)), .with(inputmode) { .inputmode($0) },
        .with(width) { .class($0) }, .autocomplete(field.setting.autocomplete[name] ?? "off"),
        Asked.described(name, hasHint: hint != nil, field.flaws)))
  }

  private func typed(_ key: String) -> String {
    guard case .string(let text)? = field.value?[key] else { return "" }
    return Day(text)?.dayFirst ?? text
  }
}
