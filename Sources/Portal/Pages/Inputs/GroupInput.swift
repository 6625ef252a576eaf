import Forms
import HTML
import JSON
import Text

/// The same questions several times, with buttons to add and to remove a row.
struct GroupInput: Speaking {
  let field: FieldInput
  let group: GroupField

  var language: Language { field.language }

  var node: Node {
    let count = field.setting.rows(field.field, group)
    return Asked(
      language: language, name: field.name, label: field.label, hint: field.hint, flaws: field.flaws
    ).several(
      .group(
        .input(.type(.hidden), .name(AnswerDraft.rowsName + field.name), .value(String(count))),
        .each(0..<count) { row($0, of: count) },
        .when(
          count < group.most,
          .button(
            .id(InputID(field.name).text), .class("second"), .type(.submit), .name("_di"), .value("them:\(field.name)"),
            say("Thêm một dòng", "Add another one")))))
  }

  private func row(_ index: Int, of count: Int) -> Node {
    var value: JSONValue?
    if case .array(let rows)? = field.value, index < rows.count { value = rows[index] }
    return .fieldset(
      .class("row"),
      .legend(.text("\(field.field.label.in(language)) \(index + 1)")),
      .each(group.fields) { inner in
        FieldInput(
          language: language, field: inner, name: "\(field.name)[\(index)].\(inner.id)", value: value?[inner.id.text],
          flaws: field.flaws, setting: field.setting
        ).node
      },
      .when(
        count > max(group.least, 1),
        .button(
          .class("link"), .type(.submit), .name("_di"), .value("bot:\(index):\(field.name)"),
          say("Bỏ dòng \(index + 1)", "Remove number \(index + 1)"))))
  }
}
