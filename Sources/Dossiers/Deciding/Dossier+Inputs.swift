import Forms
import JSON
import Procedures
import Text

extension Dossier {
  /// Checks what came with an action against what it needs, and puts it into the content of the entry.
  func takeInputs(of action: Action, _ act: Act, into draft: inout Draft) throws(Refusal) {
    let reason = try Limits.text(act.reason, required: action.needs.contains(.reason))
    if !reason.isEmpty { draft.content.values["reason"] = .string(reason) }
    if action.needs.contains(.items) { try ask(act.items, into: &draft) }
    if action.needs.contains(.supplement) { try accept(act.supplement, into: &draft) }
    if action.needs.contains(.payment) { try draft.pay(act.payment) }
  }

  private func ask(_ items: [AskedItem], into draft: inout Draft) throws(Refusal) {
    guard !items.isEmpty else { throw .itemsMissing }
    guard items.count <= Limits.items else { throw .textTooLong(limit: Limits.items) }
    var asked: [JSONValue] = []
    for item in items {
      switch item.item {
      case .field(let name):
        guard Key(name).flatMap({ draft.surroundings.procedure.form[$0] }) != nil else {
          throw .unknownItem(item.item.text)
        }
      case .part(let id):
        guard draft.surroundings.procedure.parts.contains(where: { $0.id == id }) else {
          throw .unknownItem(item.item.text)
        }
      }
      let remark = try Limits.text(item.remark, required: false)
      asked.append(.object(["item": .string(item.item.text), "remark": .string(remark)]))
    }
    draft.content.values["items"] = .array(asked)
    draft.record(.supplementAsked(items.map(\.item)))
  }

  private func accept(_ supplement: Supplement?, into draft: inout Draft) throws(Refusal) {
    let asked = supplements.last?.items ?? []
    guard let supplement else { throw .supplementIncomplete(asked) }
    let askedParts = Set(asked.compactMap { if case .part(let id) = $0 { id } else { nil } })
    for paper in supplement.papers where !askedParts.contains(paper.part) { throw .unknownPart(paper.part) }
    let missing = asked.filter { item in
      guard case .part(let id) = item else { return false }
      return !supplement.papers.contains { $0.part == id }
    }
    guard missing.isEmpty else { throw .supplementIncomplete(missing) }
    let kept = draft.surroundings.papers.filter { !askedParts.contains($0.part) }
    let papers = kept + supplement.papers
    try Paper.refuseTwins(papers)
    // What is in the dossier already was taken under the rule of its day.
    try Paper.check(supplement.papers, against: draft.surroundings.procedure.parts)
    let facts = Facts(
      form: draft.surroundings.procedure.form, answers: supplement.answers, at: draft.surroundings.now)
    try Paper.checkSignatures(
      supplement.papers, against: draft.surroundings.procedure.parts, channel: channel, facts: facts)
    draft.content.values["answers"] = JSONValue.object(supplement.answers.json)
    draft.content.values["papers"] = .array(papers.map(\.json))
    let before = draft.answers
    draft.answers = supplement.answers
    draft.papers = papers
    draft.record(.supplemented)
    draft.content.values["zone"] = draft.surroundings.zone(of: supplement.answers)
    try draft.followChoices(before: before)
  }
}
