import JSON
import Text

/// What a procedure's form asks, as the server describes it.
struct SeenForm {
  let sections: [Section]
  /// The papers that belong to a dossier.
  let parts: [Part]

  /// A paper.
  struct Part {
    let key: String
    let name: Words
    let need: Need
    /// Which files are taken for it.
    let files: Words
  }

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
    /// The condition under which it is asked at all (FEEL); nil for always.
    let when: String?
    /// What may be chosen: options, units, areas.
    let options: [Option]
    /// By what papers a person may be known.
    let papers: [String]
    let least: String?
    let most: String?
    /// The questions of a repeated group.
    let fields: [Field]
  }

  /// An option of a choice.
  struct Option {
    let value: String
    let label: Words
    /// What to know before choosing it.
    let note: Words?
  }

  enum Need: Hashable {
    case always
    case never
    case when(String)
  }

  /// Reads the details of a procedure.
  init(ofProcedure field: JSONField) throws(JSONError) {
    let procedure = try field.anyObject()
    sections = try procedure.required("form").anyObject().list("sections")
    parts = try procedure.list("parts")
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

extension SeenForm.Part: SeenValue {
  init(_ json: JSONField) throws(JSONError) {
    let part = try json.anyObject()
    key = try part.read("part")
    name = try part.read("name")
    need = try part.read("required")
    files = try part.required("files").anyObject().read("words")
  }
}

extension SeenForm.Section: SeenValue {
  init(_ json: JSONField) throws(JSONError) {
    let section = try json.anyObject()
    name = try section.read("name")
    fields = try section.list("fields")
  }
}

extension SeenForm.Option: SeenValue {
  init(_ json: JSONField) throws(JSONError) {
    let option = try json.anyObject()
    value = try option.read("value")
    label = try option.read("label")
    note = try option.maybe("note")
  }
}

extension SeenForm.Field: SeenValue {
  init(_ json: JSONField) throws(JSONError) {
    let field = try json.anyObject()
    key = try field.read("field")
    type = try field.read("type")
    label = try field.read("label")
    hint = try field.maybe("hint")
    need = try field.read("required")
    when = try field.maybe("when")
    options = try field.maybeList("options")
    papers = try field.maybeList("papers")
    least = try field.maybe("least")
    most = try field.maybe("most")
    fields = try field.maybeList("fields")
  }
}

extension SeenForm.Need: SeenValue {
  init(_ json: JSONField) throws(JSONError) {
    switch json.value {
    case .bool(let isRequired): self = isRequired ? .always : .never
    default: self = .when(try json.string())
    }
  }
}
