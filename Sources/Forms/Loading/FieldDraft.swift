internal import Text
internal import YAML

/// A field as it stands in the file: its conditions are not yet compared with the fields before it.
struct FieldDraft {
  let id: Placed<Key<Field>>?
  let kind: KindDraft?
  let label: Words
  let hint: Words?
  let required: Scalar?
  let when: Scalar?
  let isPersonal: Bool?

  static var reading: Reading<FieldDraft> {
    .mapping("field") { reader in
      let key: Placed<Key<Field>>? = reader.required(
        "field", as: .placed(.key()), Words(vi: "tên của câu trả lời", en: "the name of the answer"))
      let type = reader.required(
        "type", as: .choice(of: FieldKind.Name.self), Words(vi: "loại câu trả lời", en: "the kind of answer"))
      let label = reader.required("label", as: .words, Words(vi: "câu hỏi", en: "the question"))
      let hint = reader.optional("hint", as: .words, Words(vi: "giải thích thêm", en: "help beside the question"))
      let required = reader.optional(
        "required", as: .scalar,
        Words(vi: "true, false hoặc điều kiện FEEL", en: "true, false or a condition in FEEL"))
      let when = reader.optional(
        "when", as: .scalar,
        Words(vi: "chỉ hỏi khi điều kiện FEEL đúng", en: "asked only when the FEEL condition holds"))
      let isPersonal = reader.optional(
        "personal", as: .flag, Words(vi: "là dữ liệu cá nhân", en: "whether the answer is personal data"))
      let kind = KindDraft.read(type, reader)
      return FieldDraft(
        id: key, kind: kind, label: label ?? Words(vi: "", en: ""), hint: hint, required: required, when: when,
        isPersonal: isPersonal)
    }
  }
}
