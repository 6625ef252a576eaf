extension Migration {
  /// To which day dossiers are kept, so that those whose day has passed are found; and what is on its way out after an
  /// erasure: files that nothing names any more, and evidence with what no other evidence shares.
  ///
  /// What evidence names that is there already is looked up by the office afterwards: no statement can read it.
  static let m0029 = Migration(
    29, "erasures",
    """
    -- Days since 1970; NULL before the end, for ever, and once it was erased.
    ALTER TABLE dossier ADD COLUMN kept_until INTEGER;
    UPDATE dossier SET kept_until = CAST(julianday(json_extract(state, '$.kept')) - 2440587.5 AS INTEGER)
      WHERE json_extract(state, '$.kept') LIKE '____-__-__';
    CREATE INDEX dossier_kept ON dossier (authority, kept_until, code) WHERE kept_until IS NOT NULL;
    CREATE INDEX attachment_subject ON attachment (authority, subject, sha256);
    -- Names stand in what officers searched for; their words are forgotten after a time, that they searched is not.
    CREATE INDEX reading_words ON reading (authority, at) WHERE what = 'search' AND subject <> '';
    CREATE TABLE leaving_file (
      authority TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (authority, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE leaving_evidence (
      authority TEXT NOT NULL,
      manifest TEXT NOT NULL,
      PRIMARY KEY (authority, manifest)
    ) STRICT, WITHOUT ROWID;
    -- What manifests of evidence name besides their documents.
    CREATE TABLE evidence_part (
      authority TEXT NOT NULL,
      part TEXT NOT NULL,
      manifest TEXT NOT NULL,
      PRIMARY KEY (authority, part, manifest)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_part_manifest ON evidence_part (authority, manifest, part);
    -- Manifests of which that is not noted yet.
    CREATE TABLE unlinked_evidence (
      authority TEXT NOT NULL,
      manifest TEXT NOT NULL,
      PRIMARY KEY (authority, manifest)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO unlinked_evidence (authority, manifest)
      SELECT authority, sha256 FROM evidence WHERE kind = 'manifest';
    """,
    postgres: """
      -- Days since 1970; NULL before the end, for ever, and once it was erased.
      ALTER TABLE dossier ADD COLUMN kept_until BIGINT;
      UPDATE dossier SET kept_until = CAST(CAST(state AS json) ->> 'kept' AS date) - DATE '1970-01-01'
        WHERE CAST(state AS json) ->> 'kept' LIKE '____-__-__';
      CREATE INDEX dossier_kept ON dossier (authority, kept_until, code) WHERE kept_until IS NOT NULL;
      CREATE INDEX attachment_subject ON attachment (authority, subject, sha256);
      -- Names stand in what officers searched for; their words are forgotten after a time, that they searched is not.
      CREATE INDEX reading_words ON reading (authority, at) WHERE what = 'search' AND subject <> '';
      CREATE TABLE leaving_file (
        authority TEXT COLLATE "C" NOT NULL,
        sha256 TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (authority, sha256)
      );
      CREATE TABLE leaving_evidence (
        authority TEXT COLLATE "C" NOT NULL,
        manifest TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (authority, manifest)
      );
      -- What manifests of evidence name besides their documents.
      CREATE TABLE evidence_part (
        authority TEXT COLLATE "C" NOT NULL,
        part TEXT COLLATE "C" NOT NULL,
        manifest TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (authority, part, manifest)
      );
      CREATE INDEX evidence_part_manifest ON evidence_part (authority, manifest, part);
      -- Manifests of which that is not noted yet.
      CREATE TABLE unlinked_evidence (
        authority TEXT COLLATE "C" NOT NULL,
        manifest TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (authority, manifest)
      );
      INSERT INTO unlinked_evidence (authority, manifest)
        SELECT authority, sha256 FROM evidence WHERE kind = 'manifest';
      """)
}
