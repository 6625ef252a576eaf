import Forms
import Text
import YAML

/// What becomes of a dossier beside its steps: entries in registers, and its withdrawal.
extension ProcedureAssembly {
  /// The entry that an action writes: the register numbers its entries, and every column that it needs has a value.
  func entry(_ draft: WrittenEntryDraft) -> EntryRule? {
    guard let register = surrounds.registers[draft.register.value] else {
      guard !surrounds.has(register: draft.register.value) else { return nil }
      findings.error(
        at: draft.register.place,
        Words(vi: "không có sổ `\(draft.register.value)`", en: "there is no register `\(draft.register.value)`"),
        suggestion: nearestWord(to: draft.register.value.text, among: surrounds.registers.keys.map(\.text)))
      return nil
    }
    guard let numbering = register.numbering else {
      findings.error(
        at: draft.register.place,
        Words(
          vi: "sổ `\(register.id)` không có `numbering` nên không ghi mục mới vào được",
          en: "the register `\(register.id)` has no `numbering`, so nothing can be written into it"))
      return nil
    }
    for (field, _) in draft.values {
      if field.value == numbering.field {
        findings.error(
          at: field.place,
          Words(
            vi: "cột `\(field.value)` là số vào sổ, hệ thống tự cấp",
            en: "the column `\(field.value)` is the number of the entry, which the register gives"))
      } else if !register.fields.contains(where: { $0.id == field.value }) {
        findings.error(
          at: field.place,
          Words(
            vi: "sổ `\(register.id)` không có cột `\(field.value)`",
            en: "the register `\(register.id)` has no column `\(field.value)`"),
          suggestion: nearestWord(to: field.value.text, among: register.fields.map(\.id.text)))
      }
    }
    for field in register.fields where field.required && field.id != numbering.field {
      guard !draft.values.contains(where: { $0.field.value == field.id }) else { continue }
      findings.error(
        at: draft.register.place,
        Words(
          vi: "sổ `\(register.id)` bắt buộc có cột `\(field.id)`; hãy ghi nó trong `values`",
          en: "the register `\(register.id)` requires the column `\(field.id)`; give it among the `values`"))
    }
    return EntryRule(
      register: register.id,
      values: draft.values.map { field, value in
        (
          field.value,
          Phrase(
            vi: Phrase.pieces(of: value.vi, form, scope: scope, findings),
            en: Phrase.pieces(of: value.en, form, scope: scope, findings))
        )
      })
  }

  /// The registers that actions write into.
  func registersWritten() -> [Key<Register>: Register] {
    draft.registersWritten.reduce(into: [:]) { $0[$1] = surrounds.registers[$1] }
  }

  /// A withdrawal leads to an end at which the applicant took the dossier back.
  func checkWithdrawal() {
    guard let withdrawal = draft.withdrawal, let route = withdrawal.action.routes.first else { return }
    guard let end = draft.ends.first(where: { $0.id.value.text == route.target.value }) else { return }
    if end.end.outcome != .withdrawn {
      findings.error(
        at: route.target.place,
        Words(
          vi:
            "rút hồ sơ phải dẫn đến kết thúc có `outcome: withdrawn`, còn `\(end.id.value)` là `\(end.end.outcome.rawValue)`",
          en:
            "a withdrawal leads to an end with `outcome: withdrawn`, but `\(end.id.value)` is `\(end.end.outcome.rawValue)`"
        ))
    }
  }
}

extension ProcedureDraft {
  /// The registers that its actions write into, each once.
  var registersWritten: Set<Key<Register>> {
    Set(everyAction.compactMap { $0.entry?.register.value })
  }

  /// Its actions, each once.
  var everyAction: [ActionDraft] {
    steps.flatMap(\.actions) + shared.map(\.action) + [withdrawal?.action].compactMap(\.self)
  }
}
