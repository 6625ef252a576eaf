public import Text
internal import WorkingTime

extension Form {
  /// Shows answers: only what is answered, in the order of the form.
  ///
  /// - Parameters:
  ///   - answers: Answers of this form.
  ///   - offering: The units and areas, for their names; what is not among them shows its key.
  public func sheet(of answers: Answers, offering: Offering = .nothing) -> Sheet {
    let shown = sections.compactMap { section in
      let rows = rows(section.fields, answers.row, offering)
      return rows.isEmpty ? nil : Sheet.Section(id: section.id, name: section.name, rows: rows)
    }
    return Sheet(sections: shown)
  }

  private func rows(_ fields: [Field], _ row: AnswerRow, _ offering: Offering) -> [Sheet.Row] {
    fields.compactMap { field in
      row[field.id].map { answer in
        Sheet.Row(
          id: field.id, label: field.label, content: content(answer, field.kind, offering), isPersonal: field.isPersonal
        )
      }
    }
  }

  private func content(_ answer: Answer, _ kind: FieldKind, _ offering: Offering) -> Sheet.Content {
    switch (answer, kind) {
    case (.text(let text), _): .text(Words(vi: text, en: text))
    case (.number(let number), .money): .text(number.dongWords)
    case (.number(let number), _): .text(number.words)
    case (.day(let day), _): .text(Words(vi: day.dayFirst, en: day.dayFirst))
    case (.choice(let key), .choice(let options)): .text(options.label(of: key))
    case (.choice(let key), _): .text(.plain(key.text))
    case (.choices(let keys), .choices(let options, _)):
      .text(keys.map { options.label(of: $0) }.joined { _, words in words })
    case (.choices(let keys), .ranking(let options, _)): .text(keys.map { options.label(of: $0) }.numbered)
    case (.choices(let keys), _): .text(keys.map { .plain($0.text) }.numbered)
    case (.yesNo(let value), _): .text(value ? Words(vi: "Có", en: "Yes") : Words(vi: "Không", en: "No"))
    case (.person(let person), _): .text(person.words)
    case (.unit(let key), _): .text(offering.name(of: key))
    case (.units(let keys), _): .text(keys.map { offering.name(of: $0) }.numbered)
    case (.area(let key), _): .text(offering.name(of: key))
    case (.file(let file), _): .file(file)
    case (.rows(let all), .group(let group)): .groups(all.map { rows(group.fields, $0, offering) })
    case (.rows, _): .groups([])
    }
  }
}

extension [Option] {
  fileprivate func label(of key: Key<Option>) -> Words { first { $0.id == key }?.label ?? .plain(key.text) }
}

extension [Words] {
  /// One below the other.
  fileprivate func joined(_ line: (Int, String) -> String) -> Words {
    Words(
      vi: enumerated().map { line($0, $1.vi) }.joined(separator: "\n"),
      en: enumerated().map { line($0, $1.en) }.joined(separator: "\n"))
  }

  /// One below the other, each with its place.
  fileprivate var numbered: Words { joined { place, words in "\(place + 1). \(words)" } }
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
