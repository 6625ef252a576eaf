import OneStop
import Text
import WorkingTime

extension AuthorityRecord {
  func draft(hash: String, at now: Instant) throws -> KeptDraft? {
    let found = try first(
      "SELECT procedure, owner, body, bytes, expires_at FROM draft WHERE authority = ? AND hash = ? AND expires_at > ?",
      authority, hash, now
    ) { row in (row.text(0), row.text(1), row.text(2), Int(row.int(3)), row.instant(4)) }
    return try found.map { procedure, owner, body, bytes, expiresAt in
      KeptDraft(
        hash: hash, procedure: try key(procedure), owner: owner, body: body, bytes: bytes, expiresAt: expiresAt)
    }
  }

  func drafts(of owner: String?, besides hash: String) throws -> (count: Int, bytes: Int) {
    try first(
      """
      SELECT count(*), coalesce(sum(bytes), 0) FROM draft
      WHERE authority = ?1 AND owner >= coalesce(?2, '') AND owner <= coalesce(?2, char(1114111)) AND hash <> ?3
      """, authority, owner, hash
    ) { row in (count: Int(row.int(0)), bytes: Int(row.int(1))) } ?? (count: 0, bytes: 0)
  }

  func save(_ draft: KeptDraft) throws {
    try run(
      """
      INSERT INTO draft (authority, hash, procedure, owner, body, bytes, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, hash) DO UPDATE SET procedure = excluded.procedure, owner = excluded.owner,
        body = excluded.body, bytes = excluded.bytes, expires_at = excluded.expires_at
      """, authority, draft.hash, draft.procedure.text, draft.owner, draft.body, draft.bytes, draft.expiresAt)
  }

  func touchUpload(_ id: String, at moment: Instant) throws {
    try run("UPDATE upload SET at = ? WHERE authority = ? AND id = ?", moment, authority, id)
  }

  func eraseDraft(hash: String) throws {
    try run("DELETE FROM draft WHERE authority = ? AND hash = ?", authority, hash)
  }

  func eraseDrafts(until moment: Instant) throws {
    try run("DELETE FROM draft WHERE authority = ? AND expires_at <= ?", authority, moment)
  }
}
