import Rules
import Text
import YAML

/// What the level of an online service promises (Nghị định 43/2011): from 3 a dossier is filed and followed on line, at
/// 4 it is paid for and its result is received on line too.
extension ProcedureProofs {
  func levelIsKept(_ findings: Findings) {
    if !procedure.channels.contains(.online) {
      findings.error(
        at: places.channels,
        Words(
          vi: "dịch vụ công mức độ \(procedure.level) phải nhận hồ sơ trực tuyến: `channels` thiếu `online`",
          en: "a service of level \(procedure.level) takes dossiers on line: `channels` lacks `online`"))
    }
    guard procedure.level == 4 else { return }
    if let receives = procedure.applicant.receives, receives.online == nil {
      findings.error(
        at: places.receives,
        Words(
          vi: "mức độ 4 nhưng mục `\(receives.field)` không có cách nhận kết quả trực tuyến (`truc-tuyen`)",
          en: "level 4, but the field `\(receives.field)` has no way to receive the result on line (`truc-tuyen`)"))
    }
    for step in procedure.steps {
      for action in step.actions where action.issuesResult && action.letters.isEmpty {
        findings.error(
          at: places[step.id, action.id],
          Words(
            vi: "mức độ 4 nhưng `\(action.id)` cấp kết quả mà không ban hành thư nào (`letter`) để nhận trực tuyến",
            en: "level 4, but `\(action.id)` issues the result without a `letter` that could be received on line"))
      }
    }
  }

  /// Who wants the result on line need not come for it; everybody else is handed it over, or acts on it; and no result is
  /// handed over that is not there.
  func resultIsReceived(_ findings: Findings) {
    handsOverWhatIsIssued(findings)
    let cases = exploration.conditions.answers
    let online = procedure.applicant.receives.flatMap { $0.online == nil ? nil : [$0.field.spoken] }
    // Answers that are not told apart say nothing of how the result is received.
    if let online, !cases.subjects.contains(online) { return }
    func isOnline(_ ending: Exploration.Ending) -> Bool {
      guard let receives = procedure.applicant.receives else { return procedure.level == 4 }
      guard let option = receives.online, let online else { return false }
      return cases.value(of: online, in: cases.cases[ending.answers]).text == option.text
    }
    for end in procedure.ends where end.outcome == .granted {
      let endings = exploration.ends[end.id] ?? []
      if let without = endings.first(where: { $0.hasResult && !$0.isCollected && !$0.isSeen && !isOnline($0) }) {
        let way = spoken(way: without)
        findings.error(
          at: places[end.id],
          Words(
            vi:
              "kết thúc `\(end.id)`: người không nhận trực tuyến chưa được trao kết quả, thiếu `result: collected` (đường đi: \(way))",
            en:
              "the end `\(end.id)`: who does not receive the result on line is not handed it, `result: collected` is missing (the way there: \(way))"
          ))
      }
      let received = endings.filter(isOnline)
      if procedure.level == 4, !received.isEmpty, received.allSatisfy(\.isCollected), let first = received.first {
        let way = spoken(way: first)
        findings.error(
          at: places[end.id],
          Words(
            vi: "mức độ 4 nhưng người nhận trực tuyến vẫn phải đến nhận kết quả (đường đi: \(way))",
            en: "level 4, but who receives the result on line has to collect it all the same (the way there: \(way))"))
      }
    }
  }

  private func handsOverWhatIsIssued(_ findings: Findings) {
    var told: Set<[Int]> = []
    for (situation, moves) in zip(exploration.situations, exploration.moves) where !situation.hasResult {
      let step = procedure.steps[situation.step]
      for move in moves where told.insert([situation.step, move.action]).inserted {
        let action = step.actions[move.action]
        guard action.result == .collected else { continue }
        findings.error(
          at: places[step.id, action.id],
          Words(
            vi: "thao tác `\(action.id)` trao kết quả, nhưng đến đây kết quả có thể chưa được cấp (`result: issued`)",
            en: "`\(action.id)` hands over the result, but it may not be issued here yet (`result: issued`)"))
      }
    }
  }

  /// The actions on the way to an end.
  private func spoken(way ending: Exploration.Ending) -> String {
    let action = exploration.step(of: ending.from).actions[ending.action].id
    return (exploration.way(to: ending.from) + [action]).map(\.text).joined(separator: ", ")
  }
}

extension Procedure {
  /// The condition under which the result is received on line; nil when it depends on nothing.
  var receivedOnline: Guard? {
    applicant.receives.flatMap { receives in
      receives.online.map { .compare(subject: [receives.field.spoken], .equal, .init(.string($0.text))) }
    }
  }
}
