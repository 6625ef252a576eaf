internal import Text
internal import YAML

/// Kinds that hold further things: options, and the fields of a row.
extension KindDraft {
  /// Reads the options of a choice; nil when there is nothing to choose from.
  static func choice(_ reader: MappingReader, isKnown: Bool) -> [Option]? {
    let drafts = reader.optional(
      "options", as: .list(of: optionReading, count: 2...Limits.options),
      Words(vi: "choice: các mục để chọn", en: "choice: what to choose from"))
    if isKnown { needs(["options"], Words(vi: "câu hỏi chọn (`choice`)", en: "a `choice`"), reader) }
    var options: [Option] = []
    for draft in drafts ?? [] {
      if options.contains(where: { $0.id == draft.id.value }) {
        reader.findings.error(
          at: draft.id.place,
          Words(vi: "mục `\(draft.id.value)` lặp lại", en: "the option `\(draft.id.value)` stands here twice"))
      } else {
        options.append(Option(id: draft.id.value, label: draft.label))
      }
    }
    return options.isEmpty ? nil : options
  }

  private typealias OptionDraft = (id: Placed<Key<Option>>, label: Words)

  private static var optionReading: Reading<OptionDraft> {
    .mapping("option") { reader in
      let key: Placed<Key<Option>>? = reader.required(
        "value", as: .placed(.key()), Words(vi: "tên của mục", en: "the name of the option"))
      let label = reader.required("label", as: .words, Words(vi: "chữ người dân đọc", en: "what people read"))
      guard let key, let label else { return nil }
      return (id: key, label: label)
    }
  }

  /// Reads the fields of a repeated group.
  static func group(_ reader: MappingReader, isKnown: Bool) -> KindDraft? {
    let count = reader.optional(
      "repeat", as: countReading, Words(vi: "group: số dòng", en: "group: how many rows"))
    let fields = reader.optional(
      "fields", as: .list(of: FieldDraft.reading, count: 1...Limits.fields),
      Words(vi: "group: các câu hỏi của mỗi dòng", en: "group: the questions of each row"))
    if isKnown { needs(["repeat", "fields"], Words(vi: "nhóm lặp (`group`)", en: "a `group`"), reader) }
    guard let fields, !fields.isEmpty else { return nil }
    return .group(
      least: count?.least ?? 0, most: count?.most ?? Limits.rows, fields: fields, place: reader.place(of: "type"))
  }

  /// Tells the keys that a kind cannot do without.
  private static func needs(_ keys: [String], _ kind: Words, _ reader: MappingReader) {
    for key in keys where !reader.has(key) {
      reader.findings.error(at: reader.place, Words(vi: "\(kind.vi) cần `\(key)`", en: "\(kind.en) needs `\(key)`"))
    }
  }
}
