internal import Rules
internal import Text

extension Field {
  /// What a condition sees of the answer; null when there is none.
  func fact(of answer: Answer?) -> Value {
    guard let answer else { return .null }
    switch (answer, kind) {
    case (.rows(let rows), .group(let group)):
      return .list(
        rows.map { row in
          .context(Context(group.fields.map { Context.Entry($0.id.spoken, $0.fact(of: row[$0.id])) }))
        })
    default: return answer.fact
    }
  }

  /// The type of that fact.
  var factType: ValueType {
    switch kind {
    case .text, .paragraph, .phone, .email, .unit, .area: .string
    case .number, .money: .number
    case .date: .date
    case .choice(let options): .choice(options.map(\.id.text))
    case .choices(let options, _), .ranking(let options, _): .list(.choice(options.map(\.id.text)))
    case .units: .list(.string)
    case .yesNo: .boolean
    case .person(let person): .context(person.factFields)
    case .file: .context([.init(FileReference.Part.name, .string), .init(FileReference.Part.size, .number)])
    case .group(let group): .list(.context(group.fields.map { .init($0.id.spoken, $0.factType) }))
    }
  }
}

extension Answer {
  /// The fact of an answer that stands for itself; rows need their group.
  fileprivate var fact: Value {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): Decimal128(number.text).map { .number($0) } ?? .null
    case .day(let day): .date(day)
    case .choice(let option): .string(option.text)
    case .choices(let options): .list(options.map { .string($0.text) })
    case .yesNo(let value): .boolean(value)
    case .person(let person): .context(person.fact)
    case .unit(let unit): .string(unit.text)
    case .units(let units): .list(units.map { .string($0.text) })
    case .area(let area): .string(area.text)
    case .file(let file): .context(file.fact)
    case .rows: .null
    }
  }
}

extension Person {
  fileprivate var fact: Context {
    typealias Part = PersonField.Part
    return Context([
      Context.Entry(spoken(Part.name), .string(name)),
      Context.Entry(spoken(Part.number), number.map { .string($0.text) } ?? .null),
      Context.Entry(spoken(Part.passport), passport.map { .string($0) } ?? .null),
      Context.Entry(spoken(Part.birth), .date(birth)),
    ])
  }
}

extension PersonField {
  fileprivate var factFields: [ValueType.Field] {
    [.init(spoken(Part.name), .string), .init(spoken(Part.birth), .date)]
      + Paper.allCases.filter(papers.contains).map { .init(spoken($0.rawValue), .string) }
  }
}

extension FileReference {
  fileprivate var fact: Context {
    Context([
      Context.Entry(Part.name, .string(name)),
      Context.Entry(Part.size, Decimal128(String(bytes)).map { .number($0) } ?? .null),
    ])
  }
}

/// The part's name as conditions write it: `ho-ten` is `ho ten`.
private func spoken(_ part: String) -> String {
  Scope.name(ofField: part)
}
