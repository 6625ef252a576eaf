import Forms
import JSON
import Procedures
import Text
import WorkingTime

extension Procedure {
  /// The procedure in a list.
  func row(in authority: Authority) -> JSONValue { .object(JSONObject(rowMembers(in: authority))) }

  private func rowMembers(in authority: Authority) -> [(String, JSONValue)] {
    [
      ("id", .string(id.text)), ("code", .string(code)), ("name", name.json), ("summary", summary.json),
      ("level", JSONValue(level)), ("class", .string(serviceClass.rawValue)),
      ("unit", named(unit.text, authority.unit(unit)?.name ?? Words(vi: unit.text, en: unit.text))),
    ]
  }

  /// Everything that whoever wants to file has to know.
  ///
  /// - Parameters:
  ///   - intake: The intake that whoever comes now has to do with.
  ///   - now: The moment.
  func details(in authority: Authority, _ intake: Intake?, at now: Instant) -> JSONValue {
    let more: [(String, JSONValue)] = [
      ("revision", .string(revision.hash)), ("who", .array(who.map(\.json))),
      ("legal", .array(legal.map { .string($0) })), ("channels", .array(channels.map { .string($0.rawValue) })),
      ("field", ["code": .string(field.code), "name": field.name.json]),
      ("result", ["code": .string(result.code), "name": result.name.json]), ("time", timeJSON),
      ("fees", .array(fees.map { json(of: $0) })), ("parts", .array(parts.map(\.json))),
      ("form", form.json(offering(in: authority, intake))),
      ("byIntake", .bool(self.intake != nil)), ("intake", intake?.json(of: authority, at: now) ?? .null),
      ("points", .array(pointRows.map(\.json))),
    ]
    return .object(JSONObject(rowMembers(in: authority) + more))
  }
}

extension Procedure {
  fileprivate var timeJSON: JSONValue {
    [
      "limit": time.words.json,
      "cutOffs": .array(
        time.stated.flatMap(\.cutOffs).map { cutOff in
          ["after": .string(cutOff.after.description), "limit": cutOff.limit.words.json]
        }), "cases": .array(timeRows.map(\.json)),
    ]
  }

  fileprivate func json(of fee: Fee) -> JSONValue {
    var json = Members([
      "fee": named(fee.id.text, fee.name), "when": .string(fee.occasion.rawValue),
      "amount": fee.fixed.map { JSONValue($0.dong) } ?? .null, "cases": .array(rows(of: fee).map(\.json)),
    ])
    json.add("code", fee.code)
    json.add("legal", fee.legal)
    return json.json
  }
}

extension RulingRow {
  fileprivate var json: JSONValue { ["when": when.json, "result": result.json] }
}

extension Part {
  fileprivate var json: JSONValue {
    var part = Members(["part": .string(id.text), "name": name.json])
    part.add("code", code)
    switch required {
    case .always: part.add("required", JSONValue.bool(true))
    case .never: part.add("required", JSONValue.bool(false))
    case .when(let condition): part.add("required", condition.text)
    }
    part.add("when", when?.text)
    part.add("originals", JSONValue(originals))
    part.add("copies", JSONValue(copies))
    part.add("files", files.json)
    part.add("signature", signature?.json ?? .null)
    return part.json
  }
}

extension SignatureDemand {
  fileprivate var json: JSONValue {
    var signature = Members(["policy": .string(policy.text)])
    signature.add("when", when?.text)
    signature.add("signs", signs?.rawValue)
    return signature.json
  }
}

extension PartFiles {
  fileprivate var json: JSONValue {
    [
      "kinds": .array(taken.kindsInOrder.map { .string($0.rawValue) }), "size": .integer(taken.bytes),
      "most": JSONValue(most), "words": words.json,
    ]
  }
}

extension Form {
  fileprivate func json(_ offering: Offering) -> JSONValue {
    [
      "form": .string(id.text), "name": name.json,
      "sections": .array(
        sections.map { section in
          var json = Members(["section": .string(section.id.text), "name": section.name.json])
          json.add("hint", section.hint)
          json.add("fields", JSONValue.array(section.fields.map { $0.json(offering) }))
          return json.json
        }),
    ]
  }
}

extension Field {
  fileprivate func json(_ offering: Offering) -> JSONValue {
    var field = Members(["field": .string(id.text), "type": .string(kind.word), "label": label.json])
    field.add("hint", hint)
    switch need {
    case .optional: field.add("required", JSONValue.bool(false))
    case .required: field.add("required", JSONValue.bool(true))
    case .requiredWhen(let condition): field.add("required", condition.text)
    }
    field.add("when", when?.text)
    for (name, value) in kind.details(offering) { field.add(name, value) }
    return field.json
  }
}

extension FieldKind {
  /// What more there is to know of a kind.
  fileprivate func details(_ offering: Offering) -> [(String, JSONValue)] {
    switch self {
    case .text(let letters), .paragraph(let letters): return [("length", JSONValue(letters))]
    case .number(let number):
      return [
        ("least", number.least.map { .string($0.text) } ?? .null),
        ("most", number.most.map { .string($0.text) } ?? .null), ("decimals", JSONValue(number.decimals)),
      ]
    case .date(let date): return [("earliest", date.earliest.json), ("latest", date.latest.json)]
    case .money(let money):
      return [
        ("least", money.least.map { .string($0.text) } ?? .null),
        ("most", money.most.map { .string($0.text) } ?? .null),
      ]
    case .choice(let options): return [("options", options.json)]
    case .choices(let options, let count): return [("options", options.json)] + count.details
    case .ranking(let options, let wishes): return [("options", options.json)] + wishes.details
    case .yesNo(let field): return [("agree", .bool(field.mustAgree))]
    case .person(let person): return [("papers", .array(person.papers.map(\.rawValue).sorted().map { .string($0) }))]
    case .unit(let unit): return unit.details(offering)
    case .units(let unit, let wishes): return unit.details(offering) + wishes.details
    case .area:
      let areas = offering.areas ?? []
      return [("options", .array(areas.map { ["value": .string($0.id.text), "label": $0.name.json] }))]
    case .file(let file):
      return [
        ("kinds", .array(file.kinds.map(\.rawValue).sorted().map { .string($0) })), ("size", .integer(file.bytes)),
      ]
    case .group(let group):
      return [
        ("repeat", ["least": JSONValue(group.least), "most": JSONValue(group.most)]),
        ("fields", .array(group.fields.map { $0.json(offering) })),
      ]
    case .phone, .email: return []
    }
  }
}

extension [Option] {
  fileprivate var json: JSONValue { .array(map { ["value": .string($0.id.text), "label": $0.label.json] }) }
}

extension ChoiceCount {
  fileprivate var details: [(String, JSONValue)] {
    [("least", .string(String(least))), ("most", .string(String(most)))]
  }
}

extension Wishes {
  fileprivate var details: [(String, JSONValue)] { count.details + [("each", each.json)] }
}

extension UnitField {
  /// The kinds of unit, and the units themselves with what there is to know of them.
  fileprivate func details(_ offering: Offering) -> [(String, JSONValue)] {
    let options = offering.units(for: self).map { unit in
      var option = Members(["value": .string(unit.id.text), "label": unit.name.json])
      option.add("note", unit.note)
      return option.json
    }
    return [("kinds", .array(kinds.map(\.text).sorted().map { .string($0) })), ("options", .array(options))]
  }
}

extension DateField.Bound? {
  fileprivate var json: JSONValue {
    switch self {
    case nil: .null
    case .today?: "today"
    case .day(let day)?: .string(day.description)
    }
  }
}
