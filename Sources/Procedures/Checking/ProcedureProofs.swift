import Forms
import Text
import WorkingTime
import YAML

/// What is proved of a procedure before any dossier is filed under it, over its definition alone.
///
/// Every step can be reached; every dossier can end; nobody is left without an action; limits of steps fit the limit of
/// the law. A proof that fails shows the way to the fault.
struct ProcedureProofs {
  let procedure: Procedure
  let places: ProcedurePlaces
  private let graph: StepGraph
  private let ways: [StepGraph.Node: [Key<Action>]]

  init(_ procedure: Procedure, places: ProcedurePlaces) {
    self.procedure = procedure
    self.places = places
    graph = StepGraph(procedure)
    ways = graph.waysFromStart()
  }

  func check(_ findings: Findings) {
    everyPlaceIsReached(findings)
    everyDossierCanEnd(findings)
    nobodyIsStuck(findings)
    waitsEnd(findings)
    clockIsStarted(findings)
    stepsFitTheLaw(findings)
  }

  private func everyPlaceIsReached(_ findings: Findings) {
    for step in procedure.steps where ways[.step(step.id)] == nil {
      findings.error(
        at: places[step.id],
        Words(
          vi: "không có đường nào từ bước đầu `\(graph.first)` đến bước `\(step.id)`",
          en: "no way leads from the first step `\(graph.first)` to the step `\(step.id)`"))
    }
    for end in procedure.ends where ways[.end(end.id)] == nil {
      findings.error(
        at: places[end.id],
        Words(vi: "không có đường nào đến kết thúc `\(end.id)`", en: "no way leads to the end `\(end.id)`"))
    }
  }

  private func everyDossierCanEnd(_ findings: Findings) {
    let ending = graph.stepsWithAnEnd()
    for step in procedure.steps where !ending.contains(step.id) {
      guard let way = ways[.step(step.id)] else { continue }
      findings.error(
        at: places[step.id],
        Words(
          vi: "hồ sơ đến bước `\(step.id)` thì không bao giờ kết thúc được\(shown(way).vi)",
          en: "a dossier that comes to the step `\(step.id)` can never end\(shown(way).en)"))
    }
  }

  /// Whatever the answers are, somebody can do something. Guards are decided exactly where they speak of choices, yes
  /// or no, and constants; where they do not, there has to be an action without one.
  private func nobodyIsStuck(_ findings: Findings) {
    for step in procedure.steps {
      let open = step.actions.filter {
        $0.by != .clock && $0.extend == nil && !$0.routes.allSatisfy { $0.target == .stay }
      }
      let duty = open.filter { ($0.by == .applicant) == (step.duty == .applicant) }
      if duty.isEmpty {
        findings.error(
          at: places[step.id],
          Words(
            vi: "bước `\(step.id)` không có thao tác nào cho người phải làm\(shown(ways[.step(step.id)] ?? []).vi)",
            en:
              "nobody whose turn it is can do anything at the step `\(step.id)`\(shown(ways[.step(step.id)] ?? []).en)")
        )
        continue
      }
      guard let gap = GuardCover(duty.map(\.when), scope: procedure.scope, present: present(at: step)).gap else {
        continue
      }
      findings.error(
        at: places[step.id],
        Words(
          vi: "ở bước `\(step.id)` không thao tác nào làm được khi \(gap.vi)",
          en: "no action is possible at the step `\(step.id)` when \(gap.en)"))
    }
  }

  /// What always has a value at a step: answers that everybody has to give, and what its own search found.
  private func present(at step: Step) -> Set<[String]> {
    var names: Set<[String]> = []
    for field in procedure.form.fields where field.when == nil {
      if case .required = field.need { names.insert([field.key.spoken]) }
    }
    if step.lookup != nil { names.insert([FactNames.lookup.rawValue, "ket qua"]) }
    return names
  }

  private func waitsEnd(_ findings: Findings) {
    for step in procedure.steps {
      let clockActions = step.actions.filter { $0.by == .clock }
      if clockActions.count > 1 {
        findings.error(
          at: places[step.id],
          Words(vi: "chỉ một thao tác `by: clock` mỗi bước", en: "one action `by: clock` a step is enough"))
      }
      if !clockActions.isEmpty, step.limit == nil || step.limit == .notStated {
        findings.error(
          at: places[step.id],
          Words(
            vi: "bước `\(step.id)` có thao tác `by: clock` nhưng không có `limit`",
            en: "the step `\(step.id)` has an action `by: clock` but no `limit`"))
      }
      if step.duty == .applicant, clockActions.isEmpty {
        findings.error(
          at: places[step.id],
          Words(
            vi: "bước `\(step.id)` chờ người nộp mà không có thao tác `by: clock` khi hết hạn: hồ sơ có thể chờ mãi",
            en: "the step `\(step.id)` waits for the applicant, and no action `by: clock` ends the wait"))
      }
      for action in clockActions where action.when != nil || action.routes.contains(where: { $0.when != nil }) {
        findings.error(
          at: places[step.id],
          Words(
            vi: "thao tác `\(action.id)` của đồng hồ không được có điều kiện",
            en: "the clock's action `\(action.id)` cannot have conditions"))
      }
    }
  }

  private func clockIsStarted(_ findings: Findings) {
    let starts = procedure.steps.contains { $0.clock == .start || $0.actions.contains { $0.clock == .start } }
    if !starts, procedure.time.limit != .notStated {
      findings.error(
        at: places.time,
        Words(
          vi: "thời hạn được nêu nhưng không bước hay thao tác nào có `clock: start`",
          en: "a limit is stated, but no step or action has `clock: start`"))
    }
  }

  /// The longest way through the steps that count, waits excluded, fits the limit of the law.
  private func stepsFitTheLaw(_ findings: Findings) {
    guard let legal = LongestWay.workingMinutes(of: procedure.time.longest) else { return }
    let way = LongestWay(procedure)
    guard way.minutes > legal else { return }
    let path = way.steps.map(\.text).joined(separator: " → ")
    findings.error(
      at: places.time,
      Words(
        vi: "thời hạn các bước cộng lại (\(way.minutes) phút làm việc: \(path)) vượt thời hạn theo luật (\(legal))",
        en: "the limits of the steps add up to \(way.minutes) working minutes (\(path)), beyond the legal \(legal)"))
  }

  private func shown(_ way: [Key<Action>]) -> Words {
    guard !way.isEmpty else { return Words(vi: "", en: "") }
    let path = way.map(\.text).joined(separator: ", ")
    return Words(vi: " (đường đi: \(path))", en: " (the way there: \(path))")
  }
}

extension LegalLimit {
  /// The longest of the limit and its cut-offs.
  var longest: TimeLimit {
    ([limit] + cutOffs.map(\.limit)).max {
      (LongestWay.workingMinutes(of: $0) ?? .max) < (LongestWay.workingMinutes(of: $1) ?? .max)
    } ?? limit
  }
}
