import OneStop
import Proofs
import WorkingTime

extension AuthorityRecord {
  func lastSignedHead() throws -> SignedHead? { try signedHeads(before: nil, limit: 1).first }

  func signedHead(atLeast size: Int64, stamped: Bool) throws -> SignedHead? {
    let sql: SQL =
      stamped
      ? """
      SELECT size, note, key, time_stamp FROM signed_head
      WHERE authority = ? AND size >= ? AND time_stamp IS NOT NULL ORDER BY size LIMIT 1
      """
      : """
      SELECT size, note, key, time_stamp FROM signed_head WHERE authority = ? AND size >= ? ORDER BY size LIMIT 1
      """
    return try first(sql, authority, size, read: columns).map { try signedHead($0) }
  }

  func signedHeads(before size: Int64?, limit: Int) throws -> [SignedHead] {
    try all(
      """
      SELECT size, note, key, time_stamp FROM signed_head WHERE authority = ? AND size < ? ORDER BY size DESC LIMIT ?
      """, authority, size ?? .max, limit, read: columns
    ).map { try signedHead($0) }
  }

  func keptHeads(after size: Int64, limit: Int) throws -> [KeptHead] {
    try all(
      """
      SELECT size, note, key, time_stamp FROM signed_head WHERE authority = ? AND size > ? ORDER BY size LIMIT ?
      """, authority, size, limit, read: columns)
  }

  func logKeys() throws -> [LogKey] {
    try all("SELECT id, public_key, since FROM log_key WHERE authority = ? ORDER BY since, id", authority) { row in
      LogKey(id: row.text(0), der: row.bytes(1), since: row.instant(2))
    }
  }

  func keep(_ head: SignedHead) throws {
    try run(
      """
      INSERT INTO signed_head (authority, size, note, key, time_stamp) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (authority, size) DO NOTHING
      """, authority, head.size, head.signed.note, head.key, head.timeStamp)
  }

  func note(timeStamp: [UInt8], ofHeadOver size: Int64) throws {
    try run(
      "UPDATE signed_head SET time_stamp = ? WHERE authority = ? AND size = ? AND time_stamp IS NULL", timeStamp,
      authority, size)
  }

  func keep(_ key: LogKey) throws {
    try run(
      """
      INSERT INTO log_key (authority, id, public_key, since) VALUES (?, ?, ?, ?)
      ON CONFLICT (authority, id) DO NOTHING
      """, authority, key.id, key.der, key.since)
  }

  private func columns(_ row: borrowing Row) -> KeptHead {
    KeptHead(size: row.int(0), note: row.text(1), key: row.text(2), timeStamp: row.bytesOrNil(3))
  }

  private func signedHead(_ kept: KeptHead) throws -> SignedHead {
    guard let signed = SignedCheckpoint(note: kept.note), signed.checkpoint.size == kept.size else {
      throw damaged("the signed head over \(kept.size) entries is none")
    }
    return SignedHead(signed, key: kept.key, timeStamp: kept.timeStamp)
  }
}
