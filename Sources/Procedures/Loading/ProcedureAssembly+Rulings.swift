import Rules
import Text
import WorkingTime
import YAML

/// Limits and fees: what is written out, and what is left to decisions.
extension ProcedureAssembly {
  func legalTime(_ rulings: Rulings) -> LegalTime? {
    switch draft.time.value {
    case .limit(let limit): return LegalTime(limit)
    case .date(let date): return LegalTime(date)
    case .branches(let branches): return LegalTime(checked(branches).map(branch))
    case .channels(let limits):
      return LegalTime(self.branches(of: limits, at: draft.time.place).map(branch))
    case .ruling(let reference):
      guard let ruling = rulings.ruling(reference), let limits = limits(of: ruling, reference) else { return nil }
      return LegalTime(ruling, stated: limits)
    }
  }

  private func branch(_ draft: LegalTimeDraft.Branch) -> LegalTime.Branch {
    LegalTime.Branch(when: condition(draft.when), limit: LegalLimit(draft.limit), because: draft.because)
  }

  /// Makes sure that the last branch, and only that one, is without a condition.
  func checked(_ branches: [LegalTimeDraft.Branch]) -> [LegalTimeDraft.Branch] {
    for (place, branch) in branches.enumerated() where (branch.when == nil) != (place == branches.count - 1) {
      findings.error(
        at: branch.when?.place ?? branch.place,
        Words(
          vi: "nhánh cuối cùng, và chỉ nhánh ấy, không có điều kiện: hồ sơ nào cũng phải có thời hạn",
          en: "the last branch, and only that one, is without a condition: every dossier has a limit"))
    }
    return branches
  }

  /// Every limit that a decision may answer; they have to be written out, so that they can be shown and proved.
  private func limits(of ruling: Ruling, _ reference: RulingReference) -> [LegalLimit]? {
    guard let table = ruling.table, let results = ruling.model.results(of: ruling.decision) else {
      findings.error(
        at: reference.id.place,
        Words(
          vi: "thời hạn phải do một bảng quyết định, để biết trước mọi thời hạn có thể có",
          en: "a limit is decided by a table, so that every limit that may come is known beforehand"))
      return nil
    }
    var limits: [LegalLimit] = []
    var isRight = true
    for (row, values) in results.enumerated() {
      if let value = values[ruling.outputPlace], let limit = LegalLimit(value) {
        if !limits.contains(limit) { limits.append(limit) }
      } else {
        isRight = false
        tell(
          row, of: table, ruling, reference,
          Words(
            vi: "kết quả phải là một thời hạn viết sẵn, như \"20 working days\"",
            en: "the result has to be a limit written out, such as \"20 working days\""))
      }
    }
    return isRight ? limits : nil
  }

  func fees(_ rulings: Rulings) -> [Fee] {
    var known = Declared<Fee>(Words(vi: "khoản thu", en: "fee"))
    return draft.fees.compactMap { fee in
      known.declare(fee.id, findings)
      return amount(of: fee, rulings).map {
        Fee(
          id: fee.id.value, name: fee.name, code: fee.code, occasion: fee.occasion, amount: $0, legal: fee.legal,
          waivers: waivers(of: fee))
      }
    }
  }

  private func waivers(of fee: FeeDraft) -> [Waiver] {
    var known = Declared<Waiver>(Words(vi: "trường hợp miễn", en: "waiver"))
    return fee.waivers.compactMap { waiver in
      known.declare(waiver.id, findings)
      return condition(waiver.when).map {
        Waiver(id: waiver.id.value, name: waiver.name, when: $0, legal: waiver.legal)
      }
    }
  }

  private func amount(of fee: FeeDraft, _ rulings: Rulings) -> Fee.Amount? {
    switch fee.amount {
    case .computed(let scalar):
      let whole = scalar.text.startIndex..<scalar.text.endIndex
      guard let expression = Condition.parse(scalar, whole, scope: scope, findings) else { return nil }
      guard [.number, .any].contains(expression.type), expression.constant.map({ Money($0) != nil }) ?? true else {
        findings.error(at: scalar.place, .notAnAmount)
        return nil
      }
      return .computed(expression)
    case .ruling(let reference):
      guard let ruling = rulings.ruling(reference) else { return nil }
      guard let table = ruling.table, let results = ruling.model.results(of: ruling.decision) else {
        return .ruling(ruling)
      }
      for (row, values) in results.enumerated() {
        guard let value = values[ruling.outputPlace], Money(value) == nil else { continue }
        tell(row, of: table, ruling, reference, .notAnAmount)
      }
      return .ruling(ruling)
    }
  }

  /// Tells of a result at its cell.
  func tell(
    _ row: Int, of table: TableText, _ ruling: Ruling, _ reference: RulingReference, _ message: Words
  ) {
    let column = ruling.outputPlace
    let passage =
      table.rules.indices.contains(row)
      ? table.rules[row].results.dropFirst(column).first : table.outputs[column].standard
    let file = ruling.id.hasSuffix(".dmn") ? folder + ruling.id : draft.id.place.file
    findings.error(
      at: passage.map { Place(file: file, line: $0.line, column: $0.column ?? 1) } ?? reference.id.place, message)
  }

  private var folder: String { String(draft.id.place.file.dropLast("procedure.yaml".count)) }
}
