import OneStop

extension AuthorityRecord {
  func files(named naming: FileNaming, after row: String?, limit: Int) throws -> [NamedFile] {
    switch naming {
    case .sent:
      try all(
        "SELECT effect, sha256, bytes FROM sent_file WHERE authority = ? AND effect > ? ORDER BY effect LIMIT ?",
        authority, row ?? "", limit, read: named)
    case .uploads:
      try all(
        """
        SELECT id, sha256, bytes FROM upload WHERE authority = ? AND id > ? AND scan IN ('', 'clean') ORDER BY id LIMIT ?
        """, authority, row ?? "", limit, read: named)
    case .received:
      try all(
        """
        SELECT id, sha256, bytes FROM inbox WHERE authority = ? AND id > ? AND state <> 'expired' ORDER BY id LIMIT ?
        """, authority, row.flatMap { Int64($0) } ?? .min, limit, read: numbered)
    case .held:
      try all(
        "SELECT id, sha256, bytes FROM held_message WHERE authority = ? AND id > ? ORDER BY id LIMIT ?", authority,
        row ?? "", limit, read: named)
    }
  }

  private func named(_ row: borrowing Row) -> NamedFile {
    NamedFile(row: row.text(0), sha256: row.text(1), bytes: Int(row.int(2)))
  }

  private func numbered(_ row: borrowing Row) -> NamedFile {
    NamedFile(row: String(row.int(0)), sha256: row.text(1), bytes: Int(row.int(2)))
  }
}
