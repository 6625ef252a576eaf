import Documents
import Dossiers
import JSON
import Procedures
import Text

extension OneStop {
  /// Makes every projection of a document again from the log, and compares it with the stored one.
  func rebuildDocuments(
    repairing: Bool, _ report: inout LogReport, _ progress: (Int) -> Void
  ) throws {
    var after: DocumentKey?
    while true {
      let keys = try store.read(for: authority) { try $0.documentKeys(after: after, limit: 500) }
      guard let last = keys.last else { return }
      for key in keys {
        do {
          try rebuild(key, repairing: repairing, &report)
        } catch {
          guard report.isTellingFailures else { throw error }
          report.tellFailure(of: .document(key))
        }
      }
      after = last
      progress(report.entries)
    }
  }

  private func rebuild(_ key: DocumentKey, repairing: Bool, _ report: inout LogReport) throws {
    let (projection, stored, count, faults) = try store.read(for: authority) { record in
      var faults: [RecordFault] = []
      let entries = try record.entries(of: key)
      for (index, stored) in entries.enumerated() {
        func tell(_ words: Words) {
          faults.append(RecordFault(position: stored.position, subject: stored.subject, words: words))
        }
        let entry = try DocumentEntryBody(reading: stored.body)
        if EntryBody.leaf(of: stored.body) != stored.leaf {
          tell(Words(vi: "mã băm không khớp nội dung", en: "the hash does not fit the text"))
        }
        if entry.version != index + 1 || entry.document != key {
          tell(Words(vi: "sai thứ tự hoặc sai văn bản", en: "out of order, or of another document"))
        }
        if let kept = try record.content(ofEntryAt: stored.position), kept.hash != entry.contentHash {
          tell(Words(vi: "nội dung mật không khớp mã băm", en: "the confidential content does not fit its hash"))
        }
      }
      let document = try StoredDocument(key, record)
      return (
        document.map { DocumentProjection(of: $0.document, $0.content) }, try record.documentProjection(of: key),
        entries.count, faults
      )
    }
    report.entries += count
    report.documents += 1
    for fault in faults where report.faults.count < 1000 { report.faults.append(fault) }
    guard let projection, projection != stored else { return }
    report.tell(of: .document(key), Words(vi: "bản chiếu khác với nhật ký", en: "the projection differs from the log"))
    if repairing { try store.write(for: authority) { try $0.replace(projection) } }
  }
}
