import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime

extension Lookup {
  /// Searches the register for what the answers ask, and compares field by field.
  ///
  /// The ways to find an entry are tried in the register's order; the first that finds any decides. Of several
  /// entries the one that agrees in most fields is taken. Texts are compared folded: without regard to case, marks
  /// and blanks.
  func search(_ register: Register, for answers: Answers, in record: any RecordReading) throws -> LookupFinding {
    let asked = Dictionary(
      match.compactMap { pair in answers[pair.asked].map { (pair.registered, $0.lookupText) } },
      uniquingKeysWith: { first, _ in first })
    for key in register.keys {
      let values = key.compactMap { asked[$0] }
      guard values.count == key.count, !values.contains(where: \.isEmpty) else { continue }
      let entries = try record.registerEntries(
        in: register.id, where: [RegisterKeyValue(key, values: values)], limit: 20)
      let found = entries.map { compare($0, register, asked) }
      if let best = found.max(by: { $0.agreeing < $1.agreeing }) { return best }
    }
    return LookupFinding(register: register.id, verdict: .none, entry: "", fields: [])
  }

  private func compare(
    _ entry: RegisterEntry, _ register: Register, _ asked: [Key<RegisterField>: String]
  ) -> LookupFinding {
    let fields = register.fields.compactMap { field -> ComparedField? in
      guard let registered = entry.values[field.id.text] else { return nil }
      let asked = asked[field.id]
      return ComparedField(
        field: field.id, registered: field.kind.printed(registered), asked: asked.map { field.kind.printed($0) },
        agrees: asked.map { $0.folded == field.kind.comparable(registered) } ?? true)
    }
    // As the register writes it: the identity by which the store knows it is folded.
    let name = register.identity.compactMap { entry.values[$0.text] }.joined(separator: ", ")
    return LookupFinding(
      register: register.id, verdict: fields.allSatisfy(\.agrees) ? .match : .differs, entry: name, fields: fields)
  }
}

extension LookupFinding {
  fileprivate var agreeing: Int { fields.count { $0.asked != nil && $0.agrees } }
}

extension RegisterKeyValue {
  /// The key of these fields and values, folded.
  init(_ fields: [Key<RegisterField>], values: [String]) {
    self.init(
      fields: fields.map(\.text).joined(separator: "+"), value: values.map(\.folded).joined(separator: "|"))
  }
}

extension RegisterField.Kind {
  /// A value as letters and lists print it: dates the day first.
  fileprivate func printed(_ value: String) -> String {
    switch self {
    case .date: (Day(value) ?? Day(dayFirst: value))?.dayFirst ?? value
    case .text, .number: value
    }
  }

  /// A registered value as it is compared: dates in ISO form, texts folded.
  func comparable(_ registered: String) -> String {
    switch self {
    case .date: (Day(registered) ?? Day(dayFirst: registered))?.description ?? registered.folded
    case .text, .number: registered.folded
    }
  }
}

extension Answer {
  /// The answer as registers compare it.
  fileprivate var lookupText: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.text
    case .day(let day): day.description
    case .choice(let key): key.text
    case .person(let person): person.name
    case .unit(let key): key.text
    case .choices(let keys): keys.map(\.text).joined(separator: ", ")
    case .units(let keys): keys.map(\.text).joined(separator: ", ")
    case .area(let key): key.text
    case .yesNo(let flag): flag ? "true" : "false"
    case .file, .rows: ""
    }
  }
}
