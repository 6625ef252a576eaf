import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func integrator(_ id: Key<Integrator>) throws -> Integrator? {
    try first(AuthorityRecord.integrator + " WHERE authority = ? AND id = ?", authority, id.text, read: columns)
      .map { try integrator($0) }
  }

  func integrator(tokenHash: String) throws -> Integrator? {
    try first(AuthorityRecord.integrator + " WHERE authority = ? AND token = ?", authority, tokenHash, read: columns)
      .map { try integrator($0) }
  }

  func integrators() throws -> [Integrator] {
    try all(AuthorityRecord.integrator + " WHERE authority = ? ORDER BY id", authority, read: columns)
      .map { try integrator($0) }
  }

  func save(_ integrator: Integrator) throws {
    try run(
      """
      INSERT INTO integrator
        (authority, id, name, scopes, procedures, token, made_at, expires_at, revoked_at, used_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, id) DO UPDATE SET name = excluded.name, scopes = excluded.scopes,
        procedures = excluded.procedures, token = excluded.token, made_at = excluded.made_at,
        expires_at = excluded.expires_at, revoked_at = excluded.revoked_at, used_at = excluded.used_at
      """, authority, integrator.id.text, integrator.name,
      integrator.scopes.map(\.rawValue).sorted().joined(separator: " "),
      integrator.procedures.map { $0.map(\.text).joined(separator: " ") }, integrator.tokenHash, integrator.madeAt,
      integrator.expiresAt, integrator.revokedAt, integrator.usedAt)
  }

  func noteUse(of id: Key<Integrator>, at moment: Instant) throws {
    try run("UPDATE integrator SET used_at = ? WHERE authority = ? AND id = ?", moment, authority, id.text)
  }

  private static let integrator: SQL = """
    SELECT id, name, scopes, procedures, token, made_at, expires_at, revoked_at, used_at FROM integrator
    """

  private typealias IntegratorColumns = (
    id: String, name: String, scopes: String, procedures: String?, token: String, madeAt: Instant, expiresAt: Instant,
    revokedAt: Instant?, usedAt: Instant?
  )

  private func columns(_ row: borrowing Row) -> IntegratorColumns {
    (
      row.text(0), row.text(1), row.text(2), row.textOrNil(3), row.text(4), row.instant(5), row.instant(6),
      row.instantOrNil(7), row.instantOrNil(8)
    )
  }

  private func integrator(_ row: IntegratorColumns) throws -> Integrator {
    let scopes = row.scopes.split(separator: " ").map { Integrator.Scope(rawValue: String($0)) }
    // A scope of a later program is none that this one could hold somebody to.
    guard !scopes.contains(nil) else { throw damaged("an integrator has a scope that is not known") }
    return Integrator(
      id: try key(row.id), name: row.name, scopes: Set(scopes.compactMap(\.self)),
      procedures: try row.procedures.map { try keys($0) }, tokenHash: row.token, madeAt: row.madeAt,
      expiresAt: row.expiresAt, revokedAt: row.revokedAt, usedAt: row.usedAt)
  }

  /// Keys that were written parted by blanks.
  func keys<Subject>(_ text: String) throws -> [Key<Subject>] {
    try text.split(separator: " ").map { try key(String($0)) }
  }
}
