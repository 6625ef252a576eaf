import Procedures
import Text

extension Dossier {
  /// The policy that a signed document has to meet which comes with an action now; nil when none is asked for.
  func signatureAsked(
    by action: Action, _ act: Act? = nil, in surroundings: Surroundings
  ) -> Key<SignaturePolicy>? {
    guard let demand = action.signature else { return nil }
    guard demand.when != nil else { return demand.policy }
    return demand.isMade(facts(in: surroundings, act: act)) ? demand.policy : nil
  }

  /// Takes the signed document that an action asks for, and nothing that it does not ask for.
  func takeSigned(
    _ document: SignedDocument?, for action: Action, asking policy: Key<SignaturePolicy>?, into draft: inout Draft
  ) throws(Refusal) {
    guard let policy else {
      guard document == nil else { throw .signedUnasked(action.id) }
      return
    }
    guard let document else { throw .signatureMissing(action.id) }
    try document.check(against: policy, for: action.id)
    draft.content.values["signed"] = document.json
    draft.record(.documentSigned(DocumentSigned(action: action.id, policy: policy, isResult: action.issuesResult)))
  }
}

extension SignedDocument {
  /// Whether it may stand for an action: the one place where a document that was judged is held against what it has to be.
  ///
  /// An act cannot be half done, so that what is undecided is refused for now, in other words than what does not hold.
  fileprivate func check(against policy: Key<SignaturePolicy>, for action: Key<Action>) throws(Refusal) {
    guard let signature, signature.policy == policy else { throw .documentUnjudged(action, name: name) }
    switch signature.verdict {
    case .valid: break
    case .undecided: throw .documentUndecided(action, name: name, reason: signature.reason)
    case .invalid: throw .documentInvalid(action, name: name, reason: signature.reason)
    }
  }
}
