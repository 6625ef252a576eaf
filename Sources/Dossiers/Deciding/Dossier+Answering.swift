import Procedures
import Text

/// Answers of other agencies that come as official documents: where the definition says so, they do what an officer would do
/// who enters them by hand.
extension Dossier {
  /// Does the action that waits for the answer of another agency. Where nothing waits for one, or what waits cannot be done now,
  /// nothing happens here: the document is for a person.
  func answer(
    by document: AnsweringDocument, _ actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let nothing = Decision(events: [], content: nil)
    guard actor == .engine, case .step(let id) = place, let step = surroundings.procedure.step(id),
      let task = tasks.first(where: { $0.step == id })
    else { return nothing }
    let reason = String(document.words.prefix(Limits.textCharacters))
    let acts = step.actions.filter(\.isDoneByDocument).map { action in
      (action, Act(task: task.number, action: action.id, reason: reason, answer: document))
    }
    for (action, act) in acts where action.when?.holds(facts(in: surroundings, act: act)) ?? true {
      let answered = DossierEvent.answered(AnsweredByDocument(document: document.document, standing: document.standing))
      return (try? carryOut(action, of: step, act, on: task, by: actor, nil, after: answered, in: surroundings))
        ?? nothing
    }
    return nothing
  }
}
