internal import Rules
internal import Text
internal import YAML

/// Makes a form from what stands in its file: names once, conditions only about what was asked before.
struct FormBuilder {
  let findings: Findings
  /// What conditions may speak of so far.
  private(set) var scope = Scope()
  /// The names of fields that cannot be spoken of yet: the present one and those still to come, in the order of the file.
  private(set) var later: [Key<Field>] = []
  private var firsts: [Key<Field>: Place] = [:]
  private var count = 0

  init(findings: Findings) {
    self.findings = findings
  }

  mutating func sections(_ drafts: [SectionDraft]) -> [Section] {
    later = drafts.flatMap(\.fields).compactMap(\.id?.value)
    var firsts: [Key<Section>: Place] = [:]
    var sections: [Section] = []
    for draft in drafts {
      let key = draft.id.value
      if let first = firsts[key] {
        repeated(key.text, at: draft.id.place, first: first)
      } else {
        firsts[key] = draft.id.place
      }
      let fields = fields(draft.fields, inGroup: false)
      sections.append(Section(id: key, name: draft.name, hint: draft.hint, fields: fields))
    }
    return sections
  }

  private mutating func fields(_ drafts: [FieldDraft], inGroup: Bool) -> [Field] {
    var fields: [Field] = []
    for draft in drafts {
      guard let key = draft.id else { continue }
      if let field = field(draft, key, inGroup: inGroup) { fields.append(field) }
      if later.first == key.value { later.removeFirst() }
    }
    return fields
  }

  private mutating func field(_ draft: FieldDraft, _ key: Placed<Key<Field>>, inGroup: Bool) -> Field? {
    count += 1
    if count == Limits.fields + 1 {
      findings.error(
        at: key.place,
        Words(
          vi: "biểu mẫu hỏi hơn \(Limits.fields) câu; hãy chia ra",
          en: "the form asks more than \(Limits.fields) questions; divide it"))
    }
    let when = draft.when.flatMap { condition($0) }
    let need = need(draft)
    let kind = kind(draft, inGroup: inGroup)
    if let first = firsts[key.value] {
      repeated(key.value.text, at: key.place, first: first)
      return nil
    }
    firsts[key.value] = key.place
    let field = kind.map {
      Field(
        id: key.value, label: draft.label, hint: draft.hint, kind: $0, need: need, when: when,
        isPersonal: draft.isPersonal ?? $0.isPersonalByItself)
    }
    if !canBeSpoken(key.value) {
      findings.error(
        at: key.place,
        Words(
          vi: "tên `\(key.value)` không dùng được trong điều kiện FEEL; hãy bắt đầu bằng chữ cái, tránh từ của FEEL",
          en: "the name `\(key.value)` cannot be used in FEEL conditions; begin with a letter, avoid words of FEEL"))
    }
    // What is wrong with a field is told once, not again at each condition that speaks of it.
    scope.declare(key.value.spoken, field?.factType ?? .any)
    return field
  }

  private mutating func kind(_ draft: FieldDraft, inGroup: Bool) -> FieldKind? {
    switch draft.kind {
    case nil: return nil
    case .simple(let kind): return kind
    case .group(let least, let most, let drafts, let place):
      guard !inGroup else {
        findings.error(
          at: place,
          Words(
            vi: "nhóm lặp trong nhóm lặp chưa được hỗ trợ ở phiên bản này",
            en: "a group inside a group is not supported by this version yet"))
        return nil
      }
      // The fields of a row see what was asked before the group, and nobody outside sees them by their bare names.
      let outside = (scope, firsts, later)
      later = drafts.compactMap(\.id?.value) + later
      let fields = fields(drafts, inGroup: true)
      (scope, firsts, later) = outside
      return fields.isEmpty ? nil : .group(GroupField(least: least, most: most, fields: fields))
    }
  }

  private func need(_ draft: FieldDraft) -> Field.Need {
    guard let required = draft.required else {
      if case .group(let least, _, _, _)? = draft.kind, least > 0 { return .required }
      return .optional
    }
    switch (required.text, required.style) {
    case ("true", .plain): return .required
    case ("false", .plain): return .optional
    default: return condition(required).map { .requiredWhen($0) } ?? .optional
    }
  }

  private func repeated(_ name: String, at place: Place, first: Place) {
    findings.error(
      at: place,
      Words(
        vi: "tên `\(name)` đã dùng ở dòng \(first.line); mỗi tên chỉ dùng một lần",
        en: "the name `\(name)` is taken since line \(first.line); each name is used once"))
  }
}
