public import JSON
internal import Text
internal import WorkingTime

extension Answer {
  /// The answer as it is recorded and sent: dates as `1990-05-01`, choices by their name.
  public var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): number.json
    case .day(let day): .string(day.description)
    case .choice(let option): .string(option.text)
    case .choices(let options): .array(options.map { .string($0.text) })
    case .yesNo(let value): .bool(value)
    case .person(let person): .object(person.json)
    case .unit(let unit): .string(unit.text)
    case .units(let units): .array(units.map { .string($0.text) })
    case .area(let area): .string(area.text)
    case .file(let file): .object(file.json)
    case .rows(let rows): .array(rows.map { .object($0.json) })
    }
  }
}

extension AnswerRow {
  /// The answers by their fields' names; fields without an answer are left out.
  public var json: JSONObject {
    JSONObject(fields.compactMap { field in self[field].map { (field.text, $0.json) } })
  }
}

extension Person {
  var json: JSONObject {
    typealias Part = PersonField.Part
    var object: JSONObject = [Part.name: .string(name), Part.birth: .string(birth.description)]
    object[Part.number] = number.map { .string($0.text) }
    object[Part.passport] = passport.map { .string($0) }
    return object
  }
}

extension FileReference {
  var json: JSONObject {
    [Part.sha256: .string(sha256), Part.name: .string(name), Part.size: .integer(bytes)]
  }
}
