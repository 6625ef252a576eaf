import Text
import YAML

/// `Workflows/registers/*.yaml`: what an entry of a register holds and how it is found.
enum RegisterFile {
  static func read(_ node: Node, name: String, _ findings: Findings) -> Register? {
    guard let draft = reading(node, findings) else { return nil }
    checkName(draft.id, file: name, findings)
    var fields = Declared<RegisterField>(Words(vi: "cột", en: "column"))
    for field in draft.fields { fields.declare(field.id, findings) }
    for key in draft.identity { fields.check(key, findings) }
    for key in draft.keys.joined() { fields.check(key, findings) }
    for key in draft.identity {
      guard let field = draft.fields.first(where: { $0.id.value == key.value }), !field.field.required else { continue }
      findings.error(
        at: key.place,
        Words(
          vi: "cột định danh `\(key.value)` phải có `required: true`",
          en: "the identifying column `\(key.value)` has to be `required: true`"))
    }
    if let numbering = draft.numbering {
      fields.check(numbering.field, findings)
      if draft.identity.map(\.value) != [numbering.field.value], let first = draft.identity.first {
        findings.error(
          at: first.place,
          Words(
            vi: "sổ có số thứ tự riêng: cột định danh phải là cột số `\(numbering.field.value)`",
            en:
              "the register numbers its entries: the identity has to be the column of the number, `\(numbering.field.value)`"
          ))
      }
      if let field = draft.fields.first(where: { $0.id.value == numbering.field.value }), field.field.kind != .text {
        findings.error(
          at: field.id.place,
          Words(
            vi: "cột số `\(numbering.field.value)` phải là kiểu `text`: số được viết như `\(numbering.pattern)`",
            en:
              "the column of the number, `\(numbering.field.value)`, has to be a `text`, written as `\(numbering.pattern)`"
          ))
      }
    }
    return Register(
      id: draft.id.value, name: draft.name, legal: draft.legal, fields: draft.fields.map(\.field),
      identity: draft.identity.map(\.value), keys: draft.keys.map { $0.map(\.value) },
      numbering: draft.numbering.map { Register.Numbering(field: $0.field.value, pattern: $0.pattern) })
  }

  private struct Draft {
    let id: Placed<Key<Register>>
    let name: Words
    let legal: String?
    let fields: [FieldDraft]
    let identity: [Placed<Key<RegisterField>>]
    let keys: [[Placed<Key<RegisterField>>]]
    let numbering: NumberingDraft?
  }

  private struct NumberingDraft {
    let field: Placed<Key<RegisterField>>
    let pattern: String
  }

  private struct FieldDraft {
    let id: Placed<Key<RegisterField>>
    let field: RegisterField
  }

  static var schema: Schema { Schema(of: reading) }

  private static var reading: Reading<Draft> {
    .mapping("register") { reader in
      let id = reader.required(
        "register", as: .key(of: Register.self), Words(vi: "tên sổ, như tên tệp", en: "its name, as the file's"))
      let name = reader.required("name", as: .words, Words(vi: "sổ gọi là gì", en: "what people call it"))
      let legal = reader.optional("legal", as: .text, Words(vi: "căn cứ của sổ", en: "the legal basis"))
      let fields = reader.required(
        "fields", as: .list(of: field, count: 1...200),
        Words(vi: "các cột", en: "what an entry holds, in the order of the columns"))
      let identity = reader.required(
        "identity", as: .list(of: .key(of: RegisterField.self), count: 1...8),
        Words(vi: "những cột cùng nhau chỉ đúng một mục", en: "the columns that together name one entry"))
      let keys = reader.required(
        "keys", as: .list(of: .list(of: .key(of: RegisterField.self), count: 1...8)),
        Words(vi: "các cách tìm, chắc chắn nhất trước", en: "the ways to find an entry, most certain first"))
      let numbering = reader.optional(
        "numbering", as: numbering,
        Words(vi: "cách đánh số mục do thủ tục ghi vào sổ", en: "how entries that procedures write are numbered"))
      guard let id, let name, let fields, let identity, let keys else { return nil }
      return Draft(
        id: id, name: name, legal: legal, fields: fields, identity: identity, keys: keys, numbering: numbering)
    }
  }

  private static var numbering: Reading<NumberingDraft> {
    .mapping("numbering") { reader in
      let field = reader.required(
        "field", as: .key(of: RegisterField.self), Words(vi: "cột ghi số vào sổ", en: "the column of the number"))
      let pattern = reader.required(
        "number", as: .numberPattern, Words(vi: "cách viết số", en: "how the number is written"))
      guard let field, let pattern else { return nil }
      return NumberingDraft(field: field, pattern: pattern)
    }
  }

  private static var field: Reading<FieldDraft> {
    .mapping("register field") { reader in
      let id = reader.required(
        "field", as: .key(of: RegisterField.self),
        Words(vi: "tên cột, cũng là dòng đầu của tệp CSV", en: "its name, also in the head line of the CSV file"))
      let kind = reader.required(
        "type", as: .choice(of: RegisterField.Kind.self), Words(vi: "loại giá trị", en: "what stands in it"))
      let required = reader.optional(
        "required", as: .flag, Words(vi: "mục nào cũng phải có", en: "whether every entry has it"))
      let name = reader.required("name", as: .words, Words(vi: "cột gọi là gì", en: "what people read"))
      guard let id, let kind, let name else { return nil }
      return FieldDraft(
        id: id, field: RegisterField(id: id.value, name: name, kind: kind, required: required ?? false))
    }
  }
}

/// A definition says the name of its file or folder, so that nobody looks for it in vain.
func checkName<Subject>(_ id: Placed<Key<Subject>>, file: String, _ findings: Findings) {
  guard id.value.text != file else { return }
  findings.error(
    at: id.place,
    Words(
      vi: "tên `\(id.value)` khác tên tệp hoặc thư mục `\(file)`",
      en: "the name `\(id.value)` is not that of the file or folder, `\(file)`"),
    suggestion: file)
}
