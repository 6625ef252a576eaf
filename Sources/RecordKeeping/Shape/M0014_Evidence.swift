extension Migration {
  /// What findings about signatures stand on, each thing once by its hash: one revocation list serves thousands of dossiers.
  /// The documents themselves are files. And the findings that newer revocation lists may decide.
  static let m0014 = Migration(
    14, "evidence",
    """
    CREATE TABLE evidence (
      authority TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      kind TEXT NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (authority, sha256)
    ) STRICT;
    CREATE TABLE undecided_finding (
      authority TEXT NOT NULL,
      -- The manifest of the finding.
      evidence TEXT NOT NULL,
      dossier TEXT NOT NULL,
      PRIMARY KEY (authority, evidence, dossier)
    ) STRICT, WITHOUT ROWID;
    """)
}
