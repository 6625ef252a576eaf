import Documents
import Dossiers
import Procedures

extension RecordReading {
  /// The documents that are erased with a dossier: those that are about nothing else. They opened it or were drafted for it, answer such
  /// a document, or stand in the place of one, and no dossier that is still kept has to do with them. What somebody only linked with it,
  /// or has filed in a work file, which says how long it is kept, is a document of its own, which its own law keeps (Luật Lưu trữ số
  /// 33/2024/QH15).
  func documentsGoing(with code: DossierCode) throws -> [StoredDocument] {
    var going: [DocumentKey: StoredDocument] = [:]
    // Of every dossier the document that opened it is among those that are linked with it.
    var next = try documentKeys(linkedTo: code).compactMap { try StoredDocument($0, self) }.filter {
      $0.document.isAboutDossier
    }
    while let stored = next.popLast() {
      let document = stored.document
      guard going[document.key] == nil, document.erasure == nil, document.workFile == nil,
        try document.dossiers.allSatisfy({ try $0 == code || isErased(.dossier($0)) })
      else { continue }
      going[document.key] = stored
      let around = document.answeredBy + [document.replaces, document.replacedBy].compactMap(\.self)
      next += try around.compactMap { try StoredDocument($0, self) }
    }
    return going.values.sorted { $0.document.key < $1.document.key }
  }
}

extension Writing {
  /// Erases the documents that were about a dossier which was just erased, in its commit.
  func eraseDocuments(about code: DossierCode, in definitions: Definitions) throws {
    for stored in try record.documentsGoing(with: code) {
      let recorder = DocumentRecorder(
        authority: office.authority, definitions: definitions, record: record, now: now, actor: actor
      ) { try office.environment.randomBytes(16) }
      let kept = try record.keptContent(of: .document(stored.document.key))
      _ = try recorder.record(stored.document.erase(with: code, stored.content, kept), before: stored)
    }
  }
}
