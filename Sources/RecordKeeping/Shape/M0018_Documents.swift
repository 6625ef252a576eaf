extension Migration {
  /// Official documents: what is derived of them, by what they are found, and their files of work. Their entries stand in the
  /// log beside those of dossiers.
  static let m0018 = Migration(
    18, "documents",
    """
    -- Derived of the log, one row a document.
    CREATE TABLE document (
      authority TEXT NOT NULL,
      number INTEGER NOT NULL,
      direction TEXT NOT NULL,
      agency TEXT NOT NULL,
      unit TEXT NOT NULL,
      state TEXT NOT NULL,
      kind TEXT,
      urgency INTEGER NOT NULL,
      secrecy TEXT NOT NULL,
      is_secret INTEGER NOT NULL,
      medium TEXT NOT NULL,
      version INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      due INTEGER,
      ended_at INTEGER,
      entry_year INTEGER,
      entry_number INTEGER,
      entry_text TEXT,
      entry_day INTEGER,
      work_file INTEGER,
      handlers TEXT NOT NULL,
      last_position INTEGER NOT NULL,
      -- Confidential; null once erased.
      content TEXT,
      PRIMARY KEY (authority, number)
    ) STRICT;
    CREATE INDEX document_register
      ON document (authority, agency, direction, is_secret, entry_day, entry_number, number)
      WHERE entry_day IS NOT NULL;

    -- Who may see a document.
    CREATE TABLE document_sight (
      authority TEXT NOT NULL,
      viewer TEXT NOT NULL,
      document INTEGER NOT NULL,
      PRIMARY KEY (authority, viewer, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_sight_document ON document_sight (authority, document);

    -- Who has to do something on a document; no due date counts as the last, task 0 is the document as a whole.
    CREATE TABLE document_task (
      authority TEXT NOT NULL,
      viewer TEXT NOT NULL,
      due INTEGER NOT NULL,
      document INTEGER NOT NULL,
      task INTEGER NOT NULL,
      PRIMARY KEY (authority, viewer, due, document, task)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_task_document ON document_task (authority, document);

    -- Folded words by which a document is found, by those who may see it; documents as fifteen figures, in order.
    CREATE TABLE document_term (
      authority TEXT NOT NULL,
      viewer TEXT NOT NULL,
      word TEXT NOT NULL,
      document TEXT NOT NULL,
      PRIMARY KEY (authority, viewer, word, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_term_document ON document_term (authority, document, viewer, word);

    -- With which dossiers a document has to do.
    CREATE TABLE document_dossier (
      authority TEXT NOT NULL,
      dossier TEXT NOT NULL,
      document INTEGER NOT NULL,
      PRIMARY KEY (authority, dossier, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_dossier_document ON document_dossier (authority, document);

    -- By what other offices name a document: who sent it, and its identifier there.
    CREATE TABLE document_identity (
      authority TEXT NOT NULL,
      sender TEXT NOT NULL,
      identity TEXT NOT NULL,
      document INTEGER NOT NULL,
      PRIMARY KEY (authority, sender, identity, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_identity_document ON document_identity (authority, document);

    CREATE TABLE work_file (
      authority TEXT NOT NULL,
      number INTEGER NOT NULL,
      agency TEXT NOT NULL,
      title TEXT NOT NULL,
      years INTEGER,
      opened_at INTEGER NOT NULL,
      opened_by TEXT NOT NULL,
      closed_at INTEGER,
      PRIMARY KEY (authority, number)
    ) STRICT;
    CREATE INDEX work_file_agency ON work_file (authority, agency, number);
    """)
}
