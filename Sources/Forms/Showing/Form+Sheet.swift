public import Text
internal import WorkingTime

extension Form {
  /// Shows answers: only what is answered, in the order of the form.
  ///
  /// - Parameters:
  ///   - answers: Answers of this form.
  ///   - units: The units of the authority, for their names; a unit that is not among them shows its key.
  public func sheet(of answers: Answers, units: [UnitChoice] = []) -> Sheet {
    let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let shown = sections.compactMap { section in
      let rows = rows(section.fields, answers.row, names)
      return rows.isEmpty ? nil : Sheet.Section(id: section.id, name: section.name, rows: rows)
    }
    return Sheet(sections: shown)
  }

  private func rows(_ fields: [Field], _ row: AnswerRow, _ units: [Key<UnitChoice>: Words]) -> [Sheet.Row] {
    fields.compactMap { field in
      row[field.id].map { answer in
        Sheet.Row(
          id: field.id, label: field.label, content: content(answer, field.kind, units), isPersonal: field.isPersonal)
      }
    }
  }

  private func content(_ answer: Answer, _ kind: FieldKind, _ units: [Key<UnitChoice>: Words]) -> Sheet.Content {
    switch (answer, kind) {
    case (.text(let text), _): .text(Words(vi: text, en: text))
    case (.number(let number), _): .text(number.words)
    case (.day(let day), _): .text(Words(vi: day.dayFirst, en: day.dayFirst))
    case (.choice(let key), .choice(let options)):
      .text(options.first { $0.id == key }?.label ?? Words(vi: key.text, en: key.text))
    case (.choice(let key), _): .text(Words(vi: key.text, en: key.text))
    case (.yesNo(let value), _): .text(value ? Words(vi: "Có", en: "Yes") : Words(vi: "Không", en: "No"))
    case (.person(let person), _): .text(person.words)
    case (.unit(let key), _): .text(units[key] ?? Words(vi: key.text, en: key.text))
    case (.file(let file), _): .file(file)
    case (.rows(let all), .group(let group)): .groups(all.map { rows(group.fields, $0, units) })
    case (.rows, _): .groups([])
    }
  }
}

extension Person {
  /// The person in one line: `Nguyễn Văn An, sinh ngày 01/05/1990, số định danh 038090001234`.
  public var words: Words {
    var vi = "\(name), sinh ngày \(birth.dayFirst)"
    var en = "\(name), born \(birth.dayFirst)"
    if let number {
      vi += ", số định danh \(number.text)"
      en += ", personal number \(number.text)"
    }
    if let passport {
      vi += ", hộ chiếu \(passport)"
      en += ", passport \(passport)"
    }
    return Words(vi: vi, en: en)
  }
}

extension FileReference {
  /// The file in one line: `giay-uy-quyen.pdf (1,2 MB)`.
  public var words: Words {
    let size = ByteCount.words(bytes)
    return Words(vi: "\(name) (\(size.vi))", en: "\(name) (\(size.en))")
  }
}
