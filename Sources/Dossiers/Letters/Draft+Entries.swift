import Forms
import JSON
import Procedures
import Text
import WorkingTime

extension Draft {
  /// Writes an entry into a register: it gets its number, and what stands in it goes into the content of the entry.
  ///
  /// - Throws: ``Refusal/entryUnfit(_:_:)`` when a column that the register requires stays empty, or is not what the
  ///   register takes there.
  mutating func register(_ rule: EntryRule, act: Act?) throws(Refusal) {
    guard let register = surroundings.procedure.registers[rule.register], let numbering = register.numbering else {
      preconditionFailure("a checked action writes into a register that numbers its entries")
    }
    let year = LocalTime(surroundings.now).day.civil.year
    let number = surroundings.nextEntries[rule.register] ?? 1
    let text = numbering.pattern.numbered(number, year: year)
    let facts = dossier.facts(in: surroundings, answers: answers, reason: act?.reason, dueBefore: nil)
    let sheet = sheet
    var values: [(String, JSONValue)] = [(numbering.field.text, .string(text))]
    for field in register.fields where field.id != numbering.field {
      let written = rule.values.first { $0.field == field.id }?.value.filled(with: facts, sheet).vi ?? ""
      if written.isEmpty, !field.required { continue }
      guard let value = field.kind.value(written) else { throw .entryUnfit(register.id, field.name) }
      values.append((field.id.text, .string(value)))
    }
    var entries =
      content.values["entries"].flatMap { if case .object(let kept) = $0 { kept } else { nil } } ?? JSONObject()
    entries[register.id.text] = .object(JSONObject(values))
    content.values["entries"] = .object(entries)
    record(.registered(register: register.id, year: year, number: number, text: text))
  }
}

extension RegisterField.Kind {
  /// A value as registers keep it: days in ISO form; nil when it is none of this kind, or empty.
  fileprivate func value(_ written: String) -> String? {
    guard !written.isEmpty else { return nil }
    switch self {
    case .text: return written
    case .number: return Int(written).map { "\($0)" }
    case .date: return (Day(written) ?? Day(dayFirst: written))?.description
    }
  }
}
