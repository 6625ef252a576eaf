import Dossiers
import OneStop
import WorkingTime

extension AuthorityRecord {
  func ownDossiers(_ query: OwnQuery) throws -> [OwnCursor] {
    // Each hash by its own way through the index, so that a page costs the same however many dossiers somebody has.
    let each = try query.hashes.map { hash in
      try all(
        """
        SELECT submitted_at, dossier FROM person
        WHERE authority = ?1 AND hash = ?2 AND (submitted_at, dossier) < (?3, ?4)
        ORDER BY submitted_at DESC, dossier DESC LIMIT ?5
        """, authority, hash, query.after?.submittedAt.milliseconds ?? .max, query.after?.code.text ?? "", query.limit
      ) { row in (row.instant(0), row.text(1)) }
    }
    var seen: Set<String> = []
    let places = each.joined().filter { seen.insert($0.1).inserted }.sorted { ($0.0, $0.1) > ($1.0, $1.1) }
    return try places.prefix(query.limit).map { OwnCursor(submittedAt: $0.0, code: try code($0.1)) }
  }

  func dossiersWithoutPersons(after code: DossierCode?, limit: Int) throws -> [DossierCode] {
    try all(
      "SELECT dossier FROM without_persons WHERE authority = ? AND dossier > ? ORDER BY dossier LIMIT ?", authority,
      code?.text ?? "", limit
    ) { row in row.text(0) }.compactMap { DossierCode($0) }
  }

  /// The hashes of a dossier; nil when nobody has looked for them yet.
  func persons(of code: DossierCode) throws -> [String]? {
    let isOld = try first(
      "SELECT 1 FROM without_persons WHERE authority = ? AND dossier = ?", authority, code.text
    ) { row in row.int(0) }
    guard isOld == nil else { return nil }
    return try all(
      "SELECT hash FROM person WHERE authority = ? AND dossier = ? ORDER BY hash", authority, code.text
    ) { row in row.text(0) }
  }

  func note(persons: [String], of code: DossierCode) throws {
    try run("DELETE FROM without_persons WHERE authority = ? AND dossier = ?", authority, code.text)
    try run("DELETE FROM person WHERE authority = ? AND dossier = ?", authority, code.text)
    for hash in persons {
      try run(
        """
        INSERT INTO person (authority, hash, submitted_at, dossier)
        SELECT authority, ?, submitted_at, code FROM dossier WHERE authority = ? AND code = ?
        """, hash, authority, code.text)
    }
  }

  func logIn(hash: String) throws -> KeptLogIn? {
    try first("SELECT sealed, seen_at, expires_at FROM log_in WHERE authority = ? AND hash = ?", authority, hash) {
      row in KeptLogIn(hash: hash, sealed: row.bytes(0), seenAt: row.instant(1), expiresAt: row.instant(2))
    }
  }

  func save(_ logIn: KeptLogIn) throws {
    try run(
      """
      INSERT INTO log_in (authority, hash, sealed, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (authority, hash) DO UPDATE SET seen_at = excluded.seen_at
      """, authority, logIn.hash, logIn.sealed, logIn.seenAt, logIn.expiresAt)
  }

  func eraseLogIn(hash: String) throws {
    try run("DELETE FROM log_in WHERE authority = ? AND hash = ?", authority, hash)
  }

  func eraseLogIns(expiredBy now: Instant, seenBefore: Instant) throws {
    try run(
      "DELETE FROM log_in WHERE authority = ? AND (expires_at <= ? OR seen_at < ?)", authority, now, seenBefore)
  }
}
