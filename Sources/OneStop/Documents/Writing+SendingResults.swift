import Documents
import Dossiers
import Exchange
import JSON
import Procedures
import Text

extension Writing {
  /// Begins the official document that carries a result to the agency whose document opened the dossier, in the commit that issues
  /// the result: whoever issued it has let it out. It gets its number, its seal, and leaves by the hands of the clerks (Nghị định
  /// 30/2020, articles 15 to 18), or by itself where the action says `release: true` and its signed file holds.
  ///
  /// Where it cannot be begun (the document was erased, the agency keeps no registers any more) the result stands all the same,
  /// and a clerk answers by hand.
  func sendResult(of decision: Decision, _ dossier: Dossier, _ procedure: Procedure, in definitions: Definitions) throws
  {
    let actions = decision.events.compactMap { event -> Action? in
      guard case .acted(let acted) = event else { return nil }
      return procedure.step(acted.step)?.action(acted.action)
    }
    guard let action = actions.first(where: { $0.sentDocument != nil }), let subject = action.sentDocument,
      let asking = dossier.document.flatMap({ DocumentKey($0) }),
      let asked = try StoredDocument(asking, record), let sender = asked.content?.sender
    else { return }
    var content = DocumentContent(subject: subject, receivers: [sender])
    var sealed: SealedFile?
    if let signed = try decision.content?.values["signed"].map({ try SignedDocument(JSONField($0)) }) {
      let file = DocumentFile(sha256: signed.sha256, name: signed.name, bytes: signed.bytes, type: signed.type)
      content.files = [file]
      sealed = signed.signature.flatMap { found in
        guard found.verdict == .valid else { return nil }
        return SealedFile(
          file: file, authenticity: .valid, policy: found.policy, signer: found.signers.first, evidence: found.evidence)
      }
    }
    // On paper, or with a file that a person has accepted, it is for the clerks.
    let leaves = action.isReleased && sender.code != nil && sealed != nil
    let agency = asked.document.agency
    let draft = DraftedDocument(
      agency: agency, unit: agency, kind: .officialLetter, urgency: asked.document.urgency,
      secrecy: asked.document.secrecy, answers: asking, dossier: dossier.code, leavesByItself: leaves,
      content: content)
    let commit = DocumentCommit(office: office, definitions: definitions, record: record, now: now, actor: .engine)
    do {
      let begun = try commit.record(OfficialDocument.issue(draft, in: commit.surroundings(at: agency)), before: nil)
      if leaves, let sealed, case .done(let key, _) = begun { try commit.letOut(key, sealed) }
    } catch is DocumentRefusal {
      return
    }
  }
}
