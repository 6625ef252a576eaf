import Documents
import Procedures
import Text
import WorkingTime

extension DocumentProjection {
  /// What is derived of a document: from its entries and content alone, so that it can be made again.
  init(of document: OfficialDocument, _ content: DocumentContent?, last: Int64? = nil) {
    let lead = document.tasks.sorted { $0.isLead && !$1.isLead }
    var handlers: [Key<Procedures.Unit>] = []
    for task in lead where !handlers.contains(task.unit) { handlers.append(task.unit) }
    self.init(
      row: DocumentRow(
        key: document.key, direction: document.direction, agency: document.agency, unit: document.unit,
        state: document.state, kind: document.kind, urgency: document.urgency, secrecy: document.secrecy,
        medium: document.medium, version: document.version, createdAt: document.createdAt, due: document.due,
        endedAt: document.endedAt, entry: document.entry, workFile: document.workFile, handlers: handlers,
        content: content),
      viewers: document.viewers, waits: document.waitsFor, dossiers: document.dossiers,
      identity: content.flatMap { DocumentIdentity(of: document, $0) },
      terms: content.map { DocumentProjection.terms(of: document, $0) } ?? [], last: last)
  }

  /// The folded words by which a document is found: key, numbers, subject, parties, signer.
  private static func terms(of document: OfficialDocument, _ content: DocumentContent) -> [String] {
    var terms: Set<String> = [document.key.text.folded]
    let texts =
      [
        content.code, document.entry?.text, content.sender?.name, content.sender?.code, content.signer,
      ].compactMap(\.self) + content.receivers.prefix(20).flatMap { [$0.name, $0.code].compactMap(\.self) }
    for text in texts { terms.formUnion(SearchWords(text).words) }
    terms.formUnion(content.subject.folded.split(separator: " ").prefix(60).map { String($0.prefix(64)) })
    return terms.sorted()
  }
}

extension DocumentIdentity {
  /// What other offices call a document; an identifier of our own begins with the code of the agency that gave it.
  init?(of document: OfficialDocument, _ content: DocumentContent) {
    guard let id = content.documentID else { return nil }
    let sender: String? =
      switch document.direction {
      case .incoming: content.sender?.code
      case .outgoing: id.split(separator: ",").first.map { String($0) }
      }
    guard let sender else { return nil }
    self.init(sender: sender, id: id)
  }
}
