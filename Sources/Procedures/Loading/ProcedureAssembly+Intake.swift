import Forms
import Rules
import Text
import YAML

/// What a procedure says of intakes.
extension ProcedureAssembly {
  /// How dossiers are received by intakes; nil, perhaps with a finding, when they are not.
  func intakeRule(_ rulings: Rulings) -> IntakeRule? {
    guard let rule = draft.intake else { return nil }
    checkField(rule.choices)
    if let asked = form[rule.choices.value], !asked.namesUnits {
      findings.error(
        at: rule.choices.place,
        Words(
          vi: "mục nguyện vọng `\(rule.choices.value)` phải là kiểu `units` hoặc `unit`, bắt buộc và luôn được hỏi",
          en: "the field of choices, `\(rule.choices.value)`, has to be `units` or `unit`, required and always asked"))
    }
    if let area = rule.area {
      checkField(area)
      if let asked = form[area.value], !asked.isArea {
        findings.error(
          at: area.place,
          Words(
            vi: "mục địa bàn `\(area.value)` phải là kiểu `area`",
            en: "the field of the area, `\(area.value)`, has to be of the type `area`"))
      }
    }
    return IntakeRule(
      choices: rule.choices.value, area: rule.area?.value, pointsRuling: rule.points.flatMap { points($0, rulings) })
  }

  private func points(_ reference: RulingReference, _ rulings: Rulings) -> Ruling? {
    guard let ruling = rulings.ruling(reference) else { return nil }
    guard let table = ruling.table, let results = ruling.model.results(of: ruling.decision) else { return ruling }
    for (row, values) in results.enumerated() {
      guard let value = values[ruling.outputPlace] else { continue }
      if case .number = value { continue }
      tell(
        row, of: table, ruling, reference,
        Words(vi: "kết quả phải là một số điểm", en: "the result has to be a number of points"))
    }
    return ruling
  }

  /// Words that mean nothing without intakes are findings where there are none.
  func checkIntakeWords() {
    if draft.intake == nil {
      if case .date(let date) = draft.time.value { tellNoIntake("date: \(date.rawValue)", draft.time.place) }
      for step in draft.steps {
        for until in step.assignments.compactMap(\.until) { tellNoIntake("until", until.place) }
        for case .choice(let relation)? in step.assignments.map(\.unit) { tellNoIntake("choice", relation.place) }
        if step.isHidden { tellNoIntake("hidden", step.id.place) }
        for seat in step.actions.compactMap(\.seat) { tellNoIntake("seat", seat.place) }
      }
      for seat in draft.shared.compactMap(\.action.seat) { tellNoIntake("seat", seat.place) }
    } else {
      checkHiding()
      checkDates()
    }
  }

  private func tellNoIntake(_ word: String, _ place: Place) {
    findings.error(
      at: place,
      Words(
        vi: "`\(word)` chỉ có nghĩa ở thủ tục nhận hồ sơ theo đợt; thiếu `intake`?",
        en: "`\(word)` means something only where dossiers are received by intakes; is `intake` missing?"))
  }

  /// What is hidden stays hidden until the results are published: a way out of a hidden step leads to another one,
  /// unless the clock goes it on that date, or the applicant takes the dossier back.
  private func checkHiding() {
    let hidden = Set(draft.steps.filter(\.isHidden).map(\.id.value.text))
    if let first = draft.steps.first, first.isHidden {
      findings.error(
        at: first.id.place,
        Words(
          vi: "bước đầu không thể có `hidden`: người nộp phải biết hồ sơ đã đến",
          en: "the first step cannot be `hidden`: the applicant has to see that the dossier has arrived"))
    }
    for step in draft.steps where step.isHidden {
      let waitsForResults = step.assignments.allSatisfy { $0.until?.value == .results }
      for action in draft.actions(of: step) {
        if action.by == .applicant || action.by == .clock && waitsForResults { continue }
        for route in action.routes + (action.opinion == nil ? [] : step.opinions.map { $0.agreed + $0.objected } ?? [])
        {
          let target = route.target.value
          guard target != "stay", target != "back" || !hidden.isEmpty, !hidden.contains(target) else { continue }
          findings.error(
            at: route.target.place,
            Words(
              vi:
                "từ bước kín `\(step.id.value)` dẫn đến `\(target)` là lộ kết quả trước ngày công bố; hãy dẫn đến một bước kín chờ `until: results`",
              en:
                "from the hidden step `\(step.id.value)` to `\(target)` the result is known before its date; lead to a hidden step that waits `until: results`"
            ))
        }
      }
    }
  }

  /// The dates that steps wait for stand in every plan.
  private func checkDates() {
    let untils = draft.steps.flatMap(\.assignments).compactMap(\.until)
    for until in untils where until.value == .confirmation {
      for intake in surrounds.intakes where intake.procedure == draft.id.value && intake.confirmation == nil {
        findings.error(
          at: until.place,
          Words(
            vi: "kế hoạch `\(intake.id)` không có hạn xác nhận (`confirmation`)",
            en: "the intake `\(intake.id)` has no `confirmation`"))
      }
    }
  }
}

extension Field {
  /// Whether every answer names one unit at least.
  fileprivate var namesUnits: Bool {
    guard case .required = need, when == nil else { return false }
    return kind.units != nil
  }

  fileprivate var isArea: Bool { if case .area = kind { true } else { false } }
}
