import Documents
import Dossiers
import Procedures
import Text

extension OneStop {
  /// Makes every projection of a document again from the log, and compares it with the stored one.
  ///
  /// - Parameter told: What was told before, and is left out.
  func rebuildDocuments(
    except told: Set<RecordSubject>, repairing: Bool, _ spreading: Spreading?, _ report: inout LogReport,
    _ progress: (Int) -> Void
  ) throws {
    var after: DocumentKey?
    while true {
      let keys = try store.read(for: authority) { try $0.documentKeys(after: after, limit: 500) }
      guard let last = keys.last else { return }
      let wanted = keys.filter { !told.contains(.document($0)) }
      let made = wanted.spread(by: spreading) { key in
        Result { try self.store.read(for: self.authority) { try RemadeDocument(key, $0) } }
      }
      for (key, made) in zip(wanted, made) {
        do {
          try take(made.get(), of: key, repairing: repairing, &report)
        } catch {
          report.tellFailure(of: .document(key))
        }
      }
      after = last
      progress(report.entries)
    }
  }

  private func take(
    _ remade: RemadeDocument?, of key: DocumentKey, repairing: Bool, _ report: inout LogReport
  ) throws {
    guard let remade else { return try rebuildUnknown(.document(key), repairing: repairing, &report) }
    report.entries += remade.entries
    report.documents += 1
    for fault in remade.walk.faults where report.faults.count < 1000 { report.faults.append(fault) }
    guard let projection = remade.walk.projection, projection != remade.stored else { return }
    report.tell(of: .document(key), Words(vi: "bản chiếu khác với nhật ký", en: "the projection differs from the log"))
    // What is wrong in the log is not carried on into what is derived of it.
    guard repairing, remade.walk.faults.isEmpty else { return }
    try store.write(for: authority) { record in
      guard let now = try RemadeDocument(key, record), now.walk.faults.isEmpty, let projection = now.walk.projection
      else { return }
      if projection != now.stored { try record.replace(projection) }
    }
  }
}

/// What one document is when it is made again from the log, beside what is stored.
private struct RemadeDocument: Sendable {
  let walk: DocumentWalk
  let stored: DocumentProjection?
  let entries: Int

  /// - Returns: Nil when the log has no entry about it.
  init?(_ key: DocumentKey, _ record: any RecordReading) throws {
    guard try record.listedEntry(of: .document(key)) != nil else { return nil }
    let entries = try record.entries(of: key)
    self.entries = entries.count
    walk = try DocumentWalk(entries, of: key, record)
    stored = try record.documentProjection(of: key)
  }
}
