import Documents
import Dossiers
import JSON
import Text

/// The entries of one document, read from the log and checked: hashes, order, content.
struct DocumentWalk: Sendable {
  /// What is derived of them; nil when they do not begin a document.
  private(set) var projection: DocumentProjection?
  private(set) var faults: [RecordFault] = []

  init(_ entries: [StoredEntry], of key: DocumentKey, _ record: any RecordReading) throws {
    var missing: [StoredEntry] = []
    for (index, stored) in entries.enumerated() {
      let entry = try DocumentEntryBody(reading: stored.body)
      if EntryBody.leaf(of: stored.body) != stored.leaf {
        tell(stored, Words(vi: "mã băm không khớp nội dung", en: "the hash does not fit the text"))
      }
      if entry.version != index + 1 || entry.version != stored.version || entry.document != key {
        tell(stored, Words(vi: "sai thứ tự hoặc sai văn bản", en: "out of order, or of another document"))
      }
      guard let hash = entry.contentHash else { continue }
      switch try record.content(of: stored)?.hash {
      case nil: missing.append(stored)
      case hash: break
      default:
        tell(stored, Words(vi: "nội dung mật không khớp mã băm", en: "the confidential content does not fit its hash"))
      }
    }
    let document = try StoredDocument(entries, record)
    if document?.document.erasure == nil { for stored in missing { tell(stored, ErasureProved.missing) } }
    guard let last = entries.last, let document else { return }
    projection = DocumentProjection(of: document.document, document.content, last: last.position)
  }

  private mutating func tell(_ stored: StoredEntry, _ words: Words) {
    faults.append(RecordFault(position: stored.position, subject: stored.subject, words: words))
  }
}
