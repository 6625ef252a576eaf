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
    return Register(
      id: draft.id.value, name: draft.name, legal: draft.legal, fields: draft.fields.map(\.field),
      identity: draft.identity.map(\.value), keys: draft.keys.map { $0.map(\.value) })
  }

  private struct Draft {
    let id: Placed<Key<Register>>
    let name: Words
    let legal: String?
    let fields: [FieldDraft]
    let identity: [Placed<Key<RegisterField>>]
    let keys: [[Placed<Key<RegisterField>>]]
  }

  private struct FieldDraft {
    let id: Placed<Key<RegisterField>>
    let field: RegisterField
  }

  private static var reading: Reading<Draft> {
    .mapping("register") { reader in
      let id = reader.required("register", as: .key(of: Register.self))
      let name = reader.required("name", as: .words)
      let legal = reader.optional("legal", as: .text)
      let fields = reader.required("fields", as: .list(of: field, count: 1...200))
      let identity = reader.required("identity", as: .list(of: .key(of: RegisterField.self), count: 1...8))
      let keys = reader.required("keys", as: .list(of: .list(of: .key(of: RegisterField.self), count: 1...8)))
      guard let id, let name, let fields, let identity, let keys else { return nil }
      return Draft(id: id, name: name, legal: legal, fields: fields, identity: identity, keys: keys)
    }
  }

  private static var field: Reading<FieldDraft> {
    .mapping("register field") { reader in
      let id = reader.required("field", as: .key(of: RegisterField.self))
      let kind = reader.required("type", as: .choice(of: RegisterField.Kind.self))
      let required = reader.optional("required", as: .flag)
      let name = reader.required("name", as: .words)
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
