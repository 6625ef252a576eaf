import Documents
import Text
import WorkingTime

extension OneStop {
  /// Whatever is kept of a draft that was handed over belongs to a document, and came when that began.
  ///
  /// - Parameter told: What was told before as wrongly listed, and is left out.
  func proveHandedDrafts(except told: Set<RecordSubject>, _ report: inout LogReport) throws {
    var after: String?
    while true {
      let behind = after
      let page = try store.read(for: authority) { record in
        try record.handedDrafts(after: behind, limit: 500).map { document in
          (document: document, isRight: try record.isOfBeginning(document))
        }
      }
      guard let last = page.last else { return }
      for draft in page where !draft.isRight {
        let subject = DocumentKey(written: draft.document).map { RecordSubject.document($0) }
        guard subject.map({ !told.contains($0) }) ?? true else { continue }
        report.tellOnce(
          RecordFault(
            position: nil, subject: subject,
            words: Words(
              vi: "những gì đến cùng dự thảo được chuyển “\(draft.document)” không phải của lúc một văn bản bắt đầu",
              en: "what came with the draft handed over as “\(draft.document)” is of no moment at which it began")))
      }
      after = last.document
    }
  }
}

extension RecordReading {
  /// Whether a document began when what was handed over with it came.
  fileprivate func isOfBeginning(_ document: String) throws -> Bool {
    guard let key = DocumentKey(written: document), let handOver = try OneStop.readable({ try handedDraft(of: key) }),
      try listedVersion(of: .document(key)) > 0
    else { return false }
    // Entries that cannot be read, or have lost their way back, are told by themselves.
    guard let first = try OneStop.readable({ try entries(of: key).first }),
      let entry = try? DocumentEntryBody(reading: first.body)
    else {
      return true
    }
    return entry.at == handOver.at
  }

  /// Whether a draft that was taken under an identifier is kept as it came.
  func isKept(_ key: DocumentKey, takenUnder command: CommandKey) throws -> Bool {
    guard let handOver = try OneStop.readable({ try handedDraft(of: key) }) else { return false }
    return command
      == CommandKey(
        takingDraftOf: handOver.partner, dossierID: handOver.dossierID, dossier: handOver.dossier,
        hidden: handOver.hidden)
  }
}
