import OneStop

/// References: by what a row names an entry. It is the position of the entry or, where positions are given behind the commit, a
/// ticket made of the number of its row. Tickets are larger than any position, and of two entries about the same subject the
/// later one has the larger reference.
extension AuthorityRecord {
  /// How the transaction that is open holds this record.
  var hold: Hold { connection.hold(of: authority) }

  /// The reference of an entry that has no place yet, by the number of its row.
  static func ticket(ofRow id: Int64) -> Int64 { StoredEntry.firstTicket + id }

  /// The number of the row that a reference names as a ticket; nil when it is a position.
  static func row(of reference: Int64) -> Int64? {
    reference >= StoredEntry.firstTicket ? reference - StoredEntry.firstTicket : nil
  }

  /// By what rows name the entry of a position, or of the reference that it is given: as they were given it when it was written.
  func reference(ofEntryAt position: Int64) throws -> Int64 {
    guard hold.placesLater, AuthorityRecord.row(of: position) == nil,
      let row = try first(
        "SELECT id FROM entry WHERE authority = ? AND position = ?", authority, position, read: { $0.int(0) })
    else { return position }
    return AuthorityRecord.ticket(ofRow: row)
  }

  func entriesToPlace(limit: Int) throws -> [StoredEntry] {
    let rows = try all(
      """
      SELECT id, dossier, version, body, leaf FROM entry WHERE authority = ? AND position IS NULL ORDER BY id LIMIT ?
      """, authority, limit
    ) { row in (row.int(0), row.text(1), row.int(2), row.text(3), row.bytes(4)) }
    return try rows.map { try entry(AuthorityRecord.ticket(ofRow: $0.0), $0.1, $0.2, $0.3, $0.4) }
  }
}

extension Queries where Self: ~Copyable {
  /// Gives places to entries that are committed and have none, in the order in which they were written, behind the last
  /// one, and lets the tree grow over them. Whoever does it is the only one until the transaction ends.
  ///
  /// Rows are numbered as they are written, and whoever writes about a subject holds it: of two entries where one rests on the
  /// other, the other has the smaller number, and was committed before.
  ///
  /// - Returns: How many were given one.
  package func placeEntries(of authority: String, limit: Int) throws -> Int {
    let record = AuthorityRecord(connection: connection, authority: authority)
    let last = try record.logSize()
    let count = try record.run(
      """
      UPDATE entry SET position = placed.position FROM (
        SELECT id, ?2 + row_number() OVER (ORDER BY id) AS position FROM entry
        WHERE authority = ?1 AND position IS NULL ORDER BY id LIMIT ?3) AS placed
      WHERE entry.authority = ?1 AND entry.id = placed.id
      """, authority, last, limit)
    if count > 0 { try record.growTree(through: last + Int64(count)) }
    return count
  }
}
