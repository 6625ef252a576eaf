import JSON
import Text

/// What a procedure's form asks, as the server describes it.
struct SeenForm {
  let sections: [Section]

  struct Section {
    let name: Words
    let fields: [Field]
  }

  /// One question.
  struct Field {
    let key: String
    let type: String
    let label: Words
    let hint: Words?
    /// Always, never, or under a condition (FEEL).
    let need: Need
    /// The options of a choice.
    let options: [(value: String, label: Words)]
    /// By what papers a person may be known.
    let papers: [String]
    let least: String?
    let most: String?
    /// The questions of a repeated group.
    let fields: [Field]
  }

  enum Need: Hashable {
    case always
    case never
    case when(String)
  }

  /// Reads the details of a procedure.
  init(ofProcedure field: JSONField) throws(JSONError) {
    let form = try field.anyObject().required("form").anyObject()
    sections = try form.required("sections").list { (field) throws(JSONError) in
      let section = try field.anyObject()
      return Section(
        name: try section.required("name").words(),
        fields: try section.required("fields").list { (field) throws(JSONError) in try Field(field) })
    }
  }

  var fields: [Field] { sections.flatMap(\.fields) }

  /// The question that a pointer below `/answers` is about: its label, and its keys.
  func label(at pointer: String, _ language: Language) -> String? {
    let tokens = pointer.split(separator: "/").map(String.init)
    guard tokens.first == "answers" else { return nil }
    var fields = self.fields
    var labels: [String] = []
    for token in tokens.dropFirst() {
      if let field = fields.first(where: { $0.key == token }) {
        labels.append(field.label.in(language))
        fields = field.fields
      } else if let row = Int(token) {
        labels.append(String(row + 1))
      } else {
        labels.append(token)
      }
    }
    return labels.isEmpty ? nil : labels.joined(separator: ", ")
  }
}

extension SeenForm.Field {
  fileprivate init(_ json: JSONField) throws(JSONError) {
    let field = try json.anyObject()
    key = try field.required("field").string()
    type = try field.required("type").string()
    label = try field.required("label").words()
    hint = try field.optional("hint")?.words()
    let required = try field.required("required")
    switch required.value {
    case .bool(let isRequired): need = isRequired ? .always : .never
    default: need = .when(try required.string())
    }
    let options = try field.optional("options")?.list { (field) throws(JSONError) in
      let option = try field.anyObject()
      return (value: try option.required("value").string(), label: try option.required("label").words())
    }
    self.options = options ?? []
    papers = try field.optional("papers")?.list { (field) throws(JSONError) in try field.string() } ?? []
    least = try field.optional("least")?.string()
    most = try field.optional("most")?.string()
    fields = try field.optional("fields")?.list { (field) throws(JSONError) in try SeenForm.Field(field) } ?? []
  }
}
