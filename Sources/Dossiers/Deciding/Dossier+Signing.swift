import JSON
import Procedures
import Text

/// What becomes of an action by the signed document that comes with it.
enum Signing {
  /// It is done.
  case settled
  /// Nothing at hand decides the signatures: somebody is asked before it is done.
  case waits(SignedDocument, Confirmer)
}

extension Dossier {
  /// The policy that a signed document has to meet which comes with an action now; nil when none is asked for.
  func signatureAsked(
    by action: Action, _ act: Act? = nil, in surroundings: Surroundings
  ) -> Key<SignaturePolicy>? {
    guard let demand = action.signature else { return nil }
    guard demand.when != nil else { return demand.policy }
    return demand.isMade(facts(in: surroundings, act: act)) ? demand.policy : nil
  }

  /// Takes the signed document that an action asks for, and nothing that it does not ask for: the one place where a document
  /// that was judged is held against what it has to be.
  ///
  /// An act cannot be half done. What is undecided neither counts nor is refused where the action names who decides; without
  /// that it is refused for now, in other words than what does not hold.
  func takeSigned(
    _ document: SignedDocument?, for action: Action, on task: OpenTask, asking policy: Key<SignaturePolicy>?,
    into draft: inout Draft
  ) throws(Refusal) -> Signing {
    guard let policy else {
      guard document == nil else { throw .signedUnasked(action.id) }
      return .settled
    }
    guard let document else { throw .signatureMissing(action.id) }
    guard let signature = document.signature, signature.policy == policy else {
      throw .documentUnjudged(action.id, name: document.name)
    }
    switch signature.verdict {
    case .valid: break
    case .invalid: throw .documentInvalid(action.id, name: document.name, reason: signature.reason)
    case .undecided:
      if let held = held(for: action.id, on: task.number),
        draft.surroundings.heldDocuments[held.entry]?.sha256 == document.sha256
      {
        guard held.isAccepted else { throw .documentWaits(action.id, name: document.name) }
        break
      }
      guard let confirmer = action.signature?.undecided else {
        throw .documentUndecided(action.id, name: document.name, reason: signature.reason)
      }
      return .waits(document, confirmer)
    }
    draft.content.values["signed"] = document.json
    draft.record(.documentSigned(DocumentSigned(action: action.id, policy: policy, isResult: action.issuesResult)))
    return .settled
  }

  /// Keeps an undecided document, and asks somebody whether it counts. The action is not done, and its task stays open: for
  /// another document, or to be done once this one is accepted.
  func hold(
    _ document: SignedDocument, for action: Action, on task: OpenTask, until confirmer: Confirmer, by actor: Actor,
    _ officer: ActingOfficer?, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    guard let policy = document.signature?.policy else { throw .documentUnjudged(action.id, name: document.name) }
    var draft = Draft(
      dossier: self, surroundings: surroundings, actor: actor, inPlaceOf: officer?.inPlaceOf)
    guard let duty = confirmer.duty(on: task.duty, draft.chosen, agency: unit) else {
      throw .documentUndecided(action.id, name: document.name, reason: document.signature?.reason ?? .plain(""))
    }
    draft.content.values["signed"] = document.json
    draft.record(
      .documentHeld(
        DocumentHeld(
          task: task.number, action: action.id, policy: policy,
          confirmation: OpenTask(
            number: taskCount + 1, step: task.step, duty: duty, openedAt: surroundings.now, due: task.due, endsAt: nil,
            assignment: nil))))
    return draft.decision
  }

  /// Decides about an undecided document, for a reason.
  func confirm(
    _ held: HeldDocument, on task: OpenTask, _ act: Act, by actor: Actor, _ officer: ActingOfficer?,
    in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let reason = try Limits.text(act.reason, required: true)
    guard act.signed == nil else { throw .signedUnasked(act.action) }
    var draft = Draft(
      dossier: self, surroundings: surroundings, actor: actor, inPlaceOf: officer?.inPlaceOf)
    draft.content.values["reason"] = .string(reason)
    draft.record(
      .documentConfirmed(
        DocumentConfirmed(
          confirmation: task.number, task: held.task, action: held.action,
          isAccepted: act.action == Action.acceptance.id)))
    return draft.decision
  }
}
