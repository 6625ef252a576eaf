import Forms
import Text
import YAML

/// Who is to act, looked up in the authority.
extension ProcedureAssembly {
  /// Every unit and role exists, and the agency has a code.
  func checkPosts() {
    let confirming = draft.steps.flatMap(confirming)
    let assignments = draft.steps.flatMap(\.assignments) + confirming
    for case .unit(let unit)? in [.unit(draft.unit)] + assignments.map(\.unit) {
      guard surrounds.authority.unit(unit.value) == nil else { continue }
      findings.error(
        at: unit.place,
        Words(vi: "không có đơn vị `\(unit.value)`", en: "there is no unit `\(unit.value)`"),
        suggestion: nearestWord(to: unit.value.text, among: surrounds.authority.units.map(\.id.text)))
    }
    for case .field(let field)? in assignments.map(\.unit) { checkUnitField(field) }
    for role in assignments.compactMap(\.role)
    where !surrounds.authority.roles.contains(where: { $0.id == role.value }) {
      findings.error(
        at: role.place,
        Words(vi: "không có vai trò `\(role.value)`", en: "there is no role `\(role.value)`"),
        suggestion: nearestWord(to: role.value.text, among: surrounds.authority.roles.map(\.id.text)))
    }
    for assignment in confirming { checkHolders(of: assignment) }
    for step in draft.steps {
      for assignment in step.assignments { checkHolders(of: assignment) }
      checkFourEyes(of: step)
    }
    checkPayingOnLine()
    guard let unit = surrounds.authority.unit(draft.unit.value), unit.code == nil else { return }
    findings.error(
      at: draft.unit.place,
      Words(
        vi: "đơn vị `\(unit.id)` chưa có mã định danh nên không cấp được mã hồ sơ",
        en: "the unit `\(unit.id)` has no identification code, so it cannot number dossiers"))
  }

  /// What a step may give to those who decide about undecided signatures.
  private func confirming(of step: StepDraft) -> [AssignmentDraft] {
    draft.actions(of: step).flatMap { action -> [AssignmentDraft] in
      guard let confirmer = action.signature?.undecided else { return [] }
      let own = step.assignments.filter { $0.role != nil }.map(\.unit)
      let units = confirmer.unit.map { [$0] } ?? (own.isEmpty || action.by == .applicant ? [nil] : own)
      return units.map { unit in
        AssignmentDraft(id: nil, name: nil, role: confirmer.role, unit: unit, members: 1, limit: nil, until: nil)
      }
    }
  }

  /// At level 4 the applicant pays on line: the agency has an account to which fees are transferred.
  private func checkPayingOnLine() {
    guard draft.level.value == 4, !draft.fees.isEmpty, let unit = surrounds.authority.unit(draft.unit.value),
      unit.bank == nil
    else { return }
    findings.error(
      at: draft.level.place,
      Words(
        vi: "mức độ 4 nhưng không nộp phí trực tuyến được: đơn vị `\(unit.id)` chưa có tài khoản (`bank`)",
        en: "level 4, but a fee cannot be paid on line: the unit `\(unit.id)` has no account (`bank`)"))
  }

  /// Money that the platform confirms goes to an agency that the platform knows.
  func checkPaidOnline(_ action: ActionDraft) {
    guard let online = action.online, online.value, let unit = surrounds.authority.unit(draft.unit.value),
      unit.paymentPartner == nil
    else { return }
    findings.error(
      at: online.place,
      Words(
        vi: "đơn vị `\(unit.id)` chưa có mã đối tác của nền tảng thanh toán (`payment-partner`)",
        en: "the unit `\(unit.id)` has no name at the payment platform (`payment-partner`)"))
  }

  /// The field by which the applicant chooses the unit always has an answer.
  private func checkUnitField(_ field: Placed<Key<Field>>) {
    checkField(field)
    guard let asked = form[field.value] else { return }
    guard asked.kind.units != nil, case .required = asked.need, asked.when == nil else {
      findings.error(
        at: field.place,
        Words(
          vi:
            "mục `\(field.value)` phải là kiểu `unit` hoặc `units`, bắt buộc và luôn được hỏi thì mới biết giao việc cho đơn vị nào",
          en:
            "the field `\(field.value)` has to be a `unit` or `units`, required and always asked, for the task to go somewhere"
        ))
      return
    }
  }

  /// As many as have to act hold, held or will hold the role, in every unit that may be meant.
  private func checkHolders(of assignment: AssignmentDraft) {
    guard let role = assignment.role, surrounds.authority.roles.contains(where: { $0.id == role.value }) else { return }
    for unit in units(of: assignment) where holders(of: role.value, in: unit).count < assignment.members {
      let count = holders(of: role.value, in: unit).count
      findings.warning(
        at: role.place,
        count == 0
          ? Words(
            vi: "không cán bộ nào giữ vai trò `\(role.value)` tại đơn vị `\(unit)`",
            en: "no officer holds the role `\(role.value)` in the unit `\(unit)`")
          : Words(
            vi:
              "việc này cần \(assignment.members) người nhưng chỉ \(count) cán bộ giữ vai trò `\(role.value)` tại `\(unit)`",
            en: "\(assignment.members) have to act, but \(count) hold the role `\(role.value)` in `\(unit)`"))
    }
  }

  /// Somebody else can act than who is controlled.
  private func checkFourEyes(of step: StepDraft) {
    for action in draft.actions(of: step) {
      for other in action.fourEyes {
        guard let controlled = draft.steps.first(where: { $0.id.value == other.value }) else { continue }
        let holders = holders(at: step)
        guard holders.count == 1, self.holders(at: controlled) == holders else { continue }
        findings.warning(
          at: other.place,
          Words(
            vi:
              "chỉ một cán bộ giữ vai trò của cả hai bước `\(step.id.value)` và `\(other.value)`: thao tác `\(action.id.value)` không ai làm được",
            en:
              "one officer alone holds the roles of the steps `\(step.id.value)` and `\(other.value)`: nobody can do `\(action.id.value)`"
          ))
      }
    }
  }

  private func holders(at step: StepDraft) -> Set<Key<Officer>> {
    step.assignments.reduce(into: []) { all, assignment in
      guard let role = assignment.role?.value else { return }
      for unit in units(of: assignment) { all.formUnion(holders(of: role, in: unit)) }
    }
  }

  private func holders(of role: Key<Role>, in unit: Key<Unit>) -> Set<Key<Officer>> {
    Set(
      surrounds.authority.officers.filter { officer in
        officer.positions.contains { $0.role == role && $0.unit == unit }
      }.map(\.id))
  }

  /// The units that an assignment may be for: one, or all that the applicant can choose.
  private func units(of assignment: AssignmentDraft) -> [Key<Unit>] {
    switch assignment.unit {
    case nil: return [draft.unit.value]
    case .unit(let unit): return surrounds.authority.unit(unit.value) == nil ? [] : [unit.value]
    case .field(let field):
      guard let choice = form[field.value]?.kind.units else { return [] }
      return surrounds.authority.units.filter { unit in
        choice.kinds.isEmpty || choice.kinds.contains { $0.text == unit.kind.rawValue }
      }.map(\.id)
    case .choice(let relation):
      let schools = surrounds.intakes.filter { $0.procedure == draft.id.value }.flatMap { $0.schools.map(\.unit) }
      let units = relation.value == .itself ? schools : schools.compactMap { surrounds.authority.unit($0)?.parent }
      return Set(units).sorted()
    }
  }
}
