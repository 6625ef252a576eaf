import Dossiers
import Text

extension OneStop {
  /// Subjects that are remembered at most as not rightly listed; beyond that nothing further is looked for.
  private static let mostUnlisted = 100_000
  /// Entries that are looked at together.
  private static let piece: Int64 = 500

  /// Holds the list of dossiers and documents against the log, from the last entry back to the first: whatever it knows nothing of is
  /// told, and made again from the entries.
  ///
  /// - Returns: What was told and is not mended: it need not be told again.
  func rebuildList(repairing: Bool, _ report: inout LogReport) throws -> Set<RecordSubject> {
    var end = try store.read(for: authority) { try $0.logSize() }
    var unlisted: Set<RecordSubject> = []
    var most = OneStop.piece
    while end > 0, unlisted.count < OneStop.mostUnlisted {
      let (first, last) = (max(1, end - most + 1), end)
      let entries: [StoredEntry]
      do {
        entries = try store.read(for: authority) { try $0.unlistedEntries(from: first, through: last) }
      } catch {
        // One that cannot be read is told, and left out; a store that reads nothing at all is a failure.
        guard try last <= store.read(for: authority, { try $0.logSize() }) else { throw error }
        if first == last {
          report.tellOnce(.unreadable(at: last))
          (end, most) = (last - 1, OneStop.piece)
        } else {
          most = 1
        }
        continue
      }
      for entry in entries where !unlisted.contains(entry.subject) {
        guard try relist(entry, repairing: repairing, &report) else { continue }
        unlisted.insert(entry.subject)
      }
      end = first - 1
    }
    try rebuildStrays(repairing: repairing, &report)
    return unlisted
  }

  /// Tells of the last entry of something that the list knows nothing of it, and puts it there.
  ///
  /// - Returns: Whether the list still does not have it.
  private func relist(_ entry: StoredEntry, repairing: Bool, _ report: inout LogReport) throws -> Bool {
    // What was mended with a later entry knows of this one now; so does what a server has just written.
    guard try !store.read(for: authority, { try isListed(entry, $0) }) else { return false }
    report.tell(
      of: entry.subject,
      Words(
        vi: "danh sách không có, hoặc không biết các mục của nó đến #\(entry.position)",
        en: "the list does not have it, or does not know of its entries up to #\(entry.position)"))
    guard repairing else { return true }
    do {
      return try store.write(for: authority) { record in
        guard try !self.isListed(entry, record) else { return false }
        // Something earlier is put in place of nothing that stands behind it.
        guard try record.listedVersion(of: entry.subject) <= entry.version else { return true }
        if let listed = try record.listedEntry(of: entry.subject), listed.version >= entry.version { return true }
        switch entry.subject {
        case .dossier(let code):
          let walk = try EntryWalk(record.entries(through: entry), of: code, self, record)
          guard walk.faults.isEmpty, let projection = walk.projection else { return true }
          try record.replace(projection)
        case .document(let key):
          let walk = try DocumentWalk(record.entries(through: entry), of: key, record)
          guard walk.faults.isEmpty, let projection = walk.projection else { return true }
          try record.replace(projection)
        }
        return false
      }
    } catch {
      report.tellFailure(of: entry.subject)
      return true
    }
  }

  private func isListed(_ entry: StoredEntry, _ record: any RecordReading) throws -> Bool {
    try (record.listedEntry(of: entry.subject)?.position ?? 0) >= entry.position
  }

  /// Tells of rows that belong to no dossier and no document, and takes them away.
  private func rebuildStrays(repairing: Bool, _ report: inout LogReport) throws {
    for table in try store.read(for: authority, { $0.derivedTables }) {
      let rows = try store.read(for: authority) { try $0.strayRows(in: table) }
      guard rows > 0 else { continue }
      report.tell(
        1,
        Words(
          vi: "bảng \(table) có \(rows) dòng không thuộc hồ sơ hay văn bản nào",
          en: "the table \(table) has \(rows) rows of no dossier and no document"))
      if repairing { try store.write(for: authority) { try $0.removeStrayRows(in: table) } }
    }
  }

  /// Tells of a dossier or document in the list of which the log says nothing, and takes it away unless the log has lost entries.
  func rebuildUnknown(_ subject: RecordSubject, repairing: Bool, _ report: inout LogReport) throws {
    report.tell(
      of: subject, Words(vi: "nhật ký không có mục nào về nó", en: "the log has no entry about it"))
    guard repairing else { return }
    try store.write(for: authority) { record in
      let size = try record.lastSignedHead()?.size ?? 0
      guard try record.listedEntry(of: subject) == nil, try size <= record.logSize(), try record.isUnknown(subject)
      else { return }
      try record.removeProjection(of: subject)
    }
  }
}
