internal import Text
internal import YAML

/// The kind of a field as it stands in the file.
enum KindDraft {
  case simple(FieldKind)
  case group(least: Int, most: Int, fields: [FieldDraft], place: Place)

  /// Reads the keys that belong to one kind of field; nil, with findings, when the kind cannot be made.
  ///
  /// Without a kind the keys of all kinds are asked for, so that none of them is called unknown for want of the kind,
  /// and the schema shows them all.
  static func read(_ name: FieldKind.Name?, _ reader: MappingReader) -> KindDraft? {
    if let name { return read(name, reader, isKnown: true) }
    // Kinds that share their keys with another are left out; `each` alone belongs to none of the others.
    let shared: Set<FieldKind.Name> = [.text, .money, .choices, .ranking, .units]
    for name in FieldKind.Name.allCases where !shared.contains(name) { _ = read(name, reader, isKnown: false) }
    _ = each(reader)
    return nil
  }

  private static func read(_ name: FieldKind.Name, _ reader: MappingReader, isKnown: Bool) -> KindDraft? {
    switch name {
    case .text: return .simple(.text(letters: letters(reader, Limits.longestText) ?? Limits.textLetters))
    case .paragraph:
      return .simple(.paragraph(letters: letters(reader, Limits.longestParagraph) ?? Limits.paragraphLetters))
    case .number: return .simple(.number(number(reader)))
    case .money: return .simple(.money(money(reader)))
    case .date: return .simple(.date(date(reader)))
    case .choice: return choice(name, reader, isKnown: isKnown).map { .simple(.choice($0)) }
    case .choices:
      return choice(name, reader, isKnown: isKnown).map { options in
        .simple(.choices(options, count(reader, most: options.count, of: options.count)))
      }
    case .ranking:
      return choice(name, reader, isKnown: isKnown).map { options in
        let count = count(reader, most: min(options.count, Limits.wishes), of: options.count)
        return .simple(.ranking(options, Wishes(count: count, each: each(reader))))
      }
    case .yesNo:
      let mustAgree = reader.optional(
        "agree", as: .flag, Words(vi: "yes-no: chỉ nhận câu trả lời có", en: "yes-no: only yes is taken"))
      return .simple(.yesNo(YesNoField(mustAgree: mustAgree ?? false)))
    case .person: return .simple(.person(person(reader)))
    case .phone:
      let takesAbroad = reader.optional(
        "abroad", as: .flag, Words(vi: "phone: nhận cả số nước ngoài", en: "phone: numbers of other countries too"))
      return .simple(.phone(PhoneField(takesAbroad: takesAbroad ?? false)))
    case .email: return .simple(.email)
    case .unit: return .simple(.unit(unit(reader)))
    case .units:
      let units = unit(reader)
      if isKnown { needs(["most"], Words(vi: "câu hỏi chọn nhiều đơn vị (`units`)", en: "`units`"), reader) }
      let count = count(reader, most: Limits.wishes, of: nil)
      return .simple(.units(units, Wishes(count: count, each: each(reader))))
    case .area: return .simple(.area)
    case .file: return .simple(.file(file(reader)))
    case .group: return group(reader, isKnown: isKnown)
    }
  }

  private static func letters(_ reader: MappingReader, _ most: Int) -> Int? {
    reader.optional(
      "length", as: .integer(in: 1...most),
      Words(vi: "text, paragraph: số ký tự nhiều nhất", en: "text, paragraph: the most letters"))
  }

  private static func unit(_ reader: MappingReader) -> UnitField {
    let kinds: [Key<UnitChoice.Kind>] = reader.list(
      "kinds", of: .key(),
      Words(vi: "unit, units: loại đơn vị được chọn", en: "unit, units: the kinds of unit to choose from"))
    return UnitField(kinds: Set(kinds))
  }

  private static func person(_ reader: MappingReader) -> PersonField {
    let papers = reader.optional(
      "papers", as: .list(of: .choice(of: PersonField.Paper.self), count: 1...2),
      Words(vi: "person: giấy tờ được nhận", en: "person: the papers that are taken"))
    return PersonField(papers: papers.flatMap { $0.isEmpty ? nil : Set($0) } ?? [.personalNumber])
  }

  private static func file(_ reader: MappingReader) -> FileField {
    let kinds = reader.optional(
      "kinds", as: .list(of: .choice(of: FileKindWord.self), count: 1...FileKindWord.allCases.count),
      Words(vi: "file: loại tệp được nhận", en: "file: the kinds of file that are taken"))
    let bytes = reader.optional(
      "size", as: .fileSize, Words(vi: "file: dung lượng lớn nhất", en: "file: the largest size"))
    return FileField(
      kinds: kinds.flatMap { $0.isEmpty ? nil : $0.kinds } ?? FileKind.scans, bytes: bytes ?? Limits.fileBytes)
  }
}
