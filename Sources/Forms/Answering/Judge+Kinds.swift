internal import JSON
internal import Rules
internal import Text

extension Judge {
  /// Reads an answer that is not blank as one of a kind; nil, with complaints, when it is not right.
  mutating func read(_ value: JSONValue, as kind: FieldKind, at pointer: JSONPointer, facts: [Value]) -> Answer? {
    switch kind {
    case .person(let field): return person(value, field, at: pointer)
    case .group(let field): return rows(value, field, at: pointer, facts: facts)
    case .choices(let options, let count):
      let chosen = several(value, count, at: pointer) { (value) throws(Wrong) in try options.read(value) }
      return chosen.map { chosen in .choices(options.map(\.id).filter(chosen.contains)) }
    case .ranking(let options, let wishes):
      return several(value, wishes.count, at: pointer) { (value) throws(Wrong) in try options.read(value) }
        .map { .choices($0) }
    case .units(let field, let wishes):
      let offering = offering
      return several(value, wishes.count, at: pointer) { (value) throws(Wrong) in
        try field.read(value, among: offering)
      }.map { .units($0) }
    default: break
    }
    do throws(Wrong) {
      return try simple(value, kind)
    } catch {
      complain(error, at: pointer)
      return nil
    }
  }

  private func simple(_ value: JSONValue, _ kind: FieldKind) throws(Wrong) -> Answer? {
    switch kind {
    case .text(let letters): .text(try CleanText.line(try text(value), letters: letters))
    case .paragraph(let letters): .text(try CleanText.paragraph(try text(value), letters: letters))
    case .number(let field): .number(try field.read(value))
    case .money(let field): .number(try field.readMoney(value))
    case .date(let field): .day(try field.read(value, on: today))
    case .choice(let options): .choice(try options.read(value))
    case .yesNo(let field): .yesNo(try field.read(value))
    case .phone(let field): .text(try PhoneNumber.read(try text(value), field))
    case .email: .text(try EmailAddress.read(try text(value)))
    case .unit(let field): .unit(try field.read(value, among: offering))
    case .area: .area(try AreaChoice.read(value, among: offering))
    case .file(let field): .file(try field.read(value))
    case .person, .group, .choices, .ranking, .units: nil
    }
  }

  private func text(_ value: JSONValue) throws(Wrong) -> String {
    guard case .string(let text) = value else { throw Wrong.text }
    return text
  }

  /// Reads the rows of a group; rows in which nothing was entered do not count.
  private mutating func rows(
    _ value: JSONValue, _ group: GroupField, at pointer: JSONPointer, facts: [Value]
  ) -> Answer? {
    guard case .array(let elements) = value else {
      complain(.rows, at: pointer)
      return nil
    }
    let filled = elements.indices.filter { !elements[$0].isBlank }
    guard filled.count <= group.most else {
      complain(group.tooMany(filled.count), at: pointer)
      return nil
    }
    if today != nil, filled.count < group.least { complain(group.tooFew(filled.count), at: pointer) }
    var rows: [AnswerRow] = []
    for index in filled {
      let place = pointer.appending(.index(index))
      guard case .object(let object) = elements[index] else {
        complain(.object, at: place)
        continue
      }
      var facts = facts
      rows.append(AnswerRow(judge(group.fields, of: object, at: place, facts: &facts)))
    }
    return .rows(rows)
  }
}
