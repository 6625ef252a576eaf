internal import Text
internal import YAML

/// Kinds that hold further things: options, and the fields of a row.
extension KindDraft {
  /// Reads the options of a choice; nil when there is nothing to choose from.
  static func choice(_ name: FieldKind.Name, _ reader: MappingReader, isKnown: Bool) -> [Option]? {
    let drafts = reader.optional(
      "options", as: .list(of: optionReading, count: 2...Limits.options),
      Words(vi: "choice, choices, ranking: các mục để chọn", en: "choice, choices, ranking: what to choose from"))
    if isKnown {
      let kind = Words(vi: "câu hỏi chọn (`\(name.rawValue)`)", en: "a `\(name.rawValue)`")
      needs(["options"], kind, reader)
    }
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

  /// Reads how many may be chosen.
  ///
  /// - Parameters:
  ///   - most: What `most` is when the field says nothing, and the most it may say.
  ///   - there: How many there are to choose from; nil when that is not known here.
  static func count(_ reader: MappingReader, most limit: Int, of there: Int?) -> ChoiceCount {
    let least =
      reader.optional(
        "least", as: .integer(in: 1...Limits.options),
        Words(vi: "choices, ranking, units: ít nhất bao nhiêu mục", en: "choices, ranking, units: the fewest")) ?? 1
    let most =
      reader.optional(
        "most", as: .integer(in: 1...limit),
        Words(vi: "choices, ranking, units: nhiều nhất bao nhiêu mục", en: "choices, ranking, units: the most"))
      ?? limit
    if least > most {
      let all = there.map { _ in Words(vi: " (có \(limit) mục)", en: " (of \(limit))") }
      reader.findings.error(
        at: reader.place(of: "least"),
        Words(
          vi: "`least` \(least) lớn hơn `most` \(most)\(all?.vi ?? ""); không chọn sao cho đúng được",
          en: "`least` \(least) is more than `most` \(most)\(all?.en ?? ""); no choice would be right"))
    }
    return ChoiceCount(least: least, most: most)
  }

  /// Reads what one of several choices in order is called.
  static func each(_ reader: MappingReader) -> Words {
    reader.optional(
      "each", as: .words,
      Words(
        vi: "ranking, units: tên của mỗi lựa chọn, trước số thứ tự", en: "ranking, units: what one choice is called"))
      ?? Words(vi: "Nguyện vọng", en: "Choice")
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
  static func needs(_ keys: [String], _ kind: Words, _ reader: MappingReader) {
    for key in keys where !reader.has(key) {
      reader.findings.error(at: reader.place, Words(vi: "\(kind.vi) cần `\(key)`", en: "\(kind.en) needs `\(key)`"))
    }
  }
}
