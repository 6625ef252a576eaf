import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func account(_ name: Key<Officer>) throws -> Account? {
    try first(
      """
      SELECT password, is_enabled, failures, locked_until, created_at FROM account WHERE authority = ? AND name = ?
      """, authority, name.text
    ) { row in
      Account(
        name: name, passwordHash: row.text(0), isEnabled: row.bool(1), failures: Int(row.int(2)),
        lockedUntil: row.instantOrNil(3), createdAt: row.instant(4))
    }
  }

  func save(_ account: Account) throws {
    try run(
      """
      INSERT INTO account (authority, name, password, is_enabled, failures, locked_until, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, name) DO UPDATE SET password = excluded.password, is_enabled = excluded.is_enabled,
        failures = excluded.failures, locked_until = excluded.locked_until
      """, authority, account.name.text, account.passwordHash, account.isEnabled, account.failures,
      account.lockedUntil, account.createdAt)
  }

  func token(hash: String) throws -> (token: AccessToken, isEnabled: Bool)? {
    let found = try first(
      """
      SELECT token.account, token.scopes, token.expires_at, account.is_enabled FROM token
        JOIN account ON account.authority = token.authority AND account.name = token.account
        WHERE token.authority = ? AND token.hash = ?
      """, authority, hash
    ) { row in (row.text(0), row.text(1), row.instant(2), row.bool(3)) }
    return try found.map { account, scopes, expiresAt, isEnabled in
      let token = AccessToken(
        hash: hash, account: try key(account),
        scopes: Set(scopes.split(separator: " ").compactMap { AccessToken.Scope(rawValue: String($0)) }),
        expiresAt: expiresAt)
      return (token, isEnabled)
    }
  }

  func save(_ token: AccessToken) throws {
    try run(
      """
      INSERT INTO token (authority, hash, account, scopes, expires_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (authority, hash) DO UPDATE SET scopes = excluded.scopes, expires_at = excluded.expires_at
      """, authority, token.hash, token.account.text,
      token.scopes.map(\.rawValue).sorted().joined(separator: " "), token.expiresAt)
  }

  func endTokens(of account: Key<Officer>, at now: Instant) throws {
    try run(
      "UPDATE token SET expires_at = ?3 WHERE authority = ?1 AND account = ?2 AND expires_at > ?3", authority,
      account.text, now)
  }

  func noteReading(_ reading: PersonalReading) throws {
    try run(
      "INSERT INTO reading (authority, at, officer, subject, what) VALUES (?, ?, ?, ?, ?)", authority, reading.at,
      reading.reader, reading.subject, reading.what)
  }
}
