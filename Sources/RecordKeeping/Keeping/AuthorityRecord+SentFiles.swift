import OneStop

extension AuthorityRecord {
  func sentFile(of effect: Effect) throws -> SentFile? {
    try first(
      "SELECT sha256, bytes FROM sent_file WHERE authority = ? AND effect = ?", authority, effect.identity
    ) { row in SentFile(sha256: row.text(0), bytes: Int(row.int(1))) }
  }

  func note(_ file: SentFile, of effect: Effect) throws -> SentFile {
    try run(
      "INSERT INTO sent_file (authority, effect, sha256, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", authority,
      effect.identity, file.sha256, file.bytes)
    return try sentFile(of: effect) ?? file
  }
}
