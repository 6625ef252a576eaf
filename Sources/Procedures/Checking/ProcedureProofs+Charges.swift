import Text
import YAML

/// Limits by branch, and fees.
extension ProcedureProofs {
  /// Whatever the answers are, the decision has a limit for them.
  func everyDossierHasALimit(_ findings: Findings) {
    let conditions = exploration.conditions
    guard let gap = conditions.ruled.limits.firstIndex(where: \.isEmpty) else { return }
    let seen = conditions.answers.words(
      of: conditions.answers.cases[gap], seenBy: RuledCases.timeGuards(of: procedure))
    findings.error(
      at: places.time,
      Words(
        vi: "quyết định thời hạn không cho thời hạn nào khi \(seen)", en: "the decision has no limit when \(seen)"))
  }

  /// Every fee has an amount in every case, is charged by somebody, and nothing is owed when a dossier ends.
  func feesAreSettled(_ findings: Findings) {
    let conditions = exploration.conditions
    let actions = procedure.steps.flatMap(\.actions)
    for (place, fee) in procedure.fees.enumerated() {
      if let gap = conditions.ruled.gaps[place] {
        let seen = conditions.answers.words(of: conditions.answers.cases[gap], seenBy: fee.guards)
        findings.error(
          at: places[fee.id],
          Words(
            vi: "quyết định về khoản thu `\(fee.id)` không cho số tiền nào khi \(seen)",
            en: "the decision has no amount of `\(fee.id)` when \(seen)"))
      }
      if !actions.contains(where: { $0.charge?.occasion == fee.occasion }) {
        findings.error(
          at: places[fee.id],
          Words(
            vi: "không thao tác nào thu khoản `\(fee.id)`; cần một thao tác có `charge: \(fee.occasion.rawValue)`",
            en: "no action charges `\(fee.id)`; one with `charge: \(fee.occasion.rawValue)` is needed"))
      }
    }
    chargesHaveFees(findings)
    for end in procedure.ends {
      guard let owing = exploration.ends[end.id]?.first(where: \.owes) else { continue }
      let action = exploration.step(of: owing.from).actions[owing.action].id
      let way = (exploration.way(to: owing.from) + [action]).map(\.text).joined(separator: ", ")
      findings.error(
        at: places[end.id],
        Words(
          vi: "hồ sơ kết thúc ở `\(end.id)` mà còn nợ khoản thu (đường đi: \(way))",
          en: "a dossier that ends at `\(end.id)` still owes a fee (the way there: \(way))"))
    }
  }

  private func chargesHaveFees(_ findings: Findings) {
    for step in procedure.steps {
      for action in step.actions {
        if let occasion = action.charge?.occasion, !procedure.fees.contains(where: { $0.occasion == occasion }) {
          findings.error(
            at: places[step.id, action.id],
            Words(
              vi:
                "thao tác `\(action.id)` thu phí (`charge: \(occasion.rawValue)`) nhưng không khoản thu nào thu lúc đó",
              en: "`\(action.id)` charges (`charge: \(occasion.rawValue)`), but no fee is charged then"))
        }
        settledByOfficers(action, at: step, findings)
        guard procedure.fees.isEmpty, action.settles || action.charge == .cancel else { continue }
        findings.error(
          at: places[step.id, action.id],
          Words(
            vi: "thao tác `\(action.id)` nói về khoản thu, nhưng thủ tục không thu gì (`fees: none`)",
            en: "`\(action.id)` speaks of fees, but the procedure has none"))
      }
    }
  }
}

extension ProcedureProofs {
  /// Payments are recorded and waived by officers, and waived for a reason.
  private func settledByOfficers(_ action: Action, at step: Step, _ findings: Findings) {
    if action.settles, action.by != .officer {
      findings.error(
        at: places[step.id, action.id],
        Words(
          vi: "thao tác `\(action.id)`: chỉ cán bộ ghi nhận nộp tiền hoặc miễn khoản thu",
          en: "`\(action.id)`: only an officer records a payment or waives a fee"))
    }
    if action.charge == .waive, !action.needs.contains(.reason) {
      findings.error(
        at: places[step.id, action.id],
        Words(
          vi: "thao tác `\(action.id)` miễn khoản thu nên phải có `needs: [reason]`",
          en: "`\(action.id)` waives what is owed, so it `needs: [reason]`"))
    }
  }
}

extension Action {
  /// Whether it settles what is owed, and so is possible only when something is.
  public var settles: Bool { needs.contains(.payment) || charge == .waive }
}
