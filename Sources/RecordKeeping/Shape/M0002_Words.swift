extension Migration {
  /// Words by the units whose officers may see them: a search reads what it may show, and nothing else.
  static let m0002 = Migration(
    2, "words by unit",
    """
    CREATE TABLE word (
      authority TEXT NOT NULL,
      unit TEXT NOT NULL,
      word TEXT NOT NULL,
      dossier TEXT NOT NULL,
      PRIMARY KEY (authority, unit, word, dossier)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO word (authority, unit, word, dossier)
      SELECT term.authority, sight.unit, term.word, term.dossier FROM term JOIN sight USING (authority, dossier);
    DROP TABLE term;
    ALTER TABLE word RENAME TO term;
    CREATE INDEX term_dossier ON term (authority, dossier, unit, word);
    """)
}
