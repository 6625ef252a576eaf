import Documents
import Dossiers
import Exchange
import JSON
import Procedures
import Text

extension Writing {
  /// Begins the official document that carries a result to the agency whose document opened the dossier, in the commit that issues
  /// the result: whoever issued it has let it out; it gets its number, its seal, and leaves by the hands of the clerks.
  ///
  /// Where it cannot be begun (the document was erased, the agency keeps no registers any more) the result stands all the same,
  /// and a clerk answers by hand.
  func sendResult(of decision: Decision, _ dossier: Dossier, _ procedure: Procedure, in definitions: Definitions) throws
  {
    let subjects = decision.events.compactMap { event -> String? in
      guard case .acted(let acted) = event else { return nil }
      return procedure.step(acted.step)?.action(acted.action)?.sentDocument
    }
    guard let subject = subjects.first, let asking = dossier.document.flatMap({ DocumentKey($0) }),
      let asked = try StoredDocument(asking, record), let sender = asked.content?.sender
    else { return }
    var content = DocumentContent(subject: subject, receivers: [sender])
    if let signed = try decision.content?.values["signed"].map({ try SignedDocument(JSONField($0)) }) {
      content.files = [DocumentFile(sha256: signed.sha256, name: signed.name, bytes: signed.bytes, type: signed.type)]
    }
    let agency = asked.document.agency
    let draft = DraftedDocument(
      agency: agency, unit: agency, kind: .officialLetter, urgency: asked.document.urgency,
      secrecy: asked.document.secrecy, answers: asking, dossier: dossier.code, content: content)
    let commit = DocumentCommit(office: office, definitions: definitions, record: record, now: now, actor: .engine)
    do {
      _ = try commit.record(OfficialDocument.issue(draft, in: commit.surroundings(at: agency)), before: nil)
    } catch is DocumentRefusal {
      return
    }
  }
}
