extension FirstShape {
  /// Official documents and what is derived of them.
  static let documents = """
    CREATE TABLE document (
      authority TEXT COLLATE "C" NOT NULL,
      number BIGINT NOT NULL,
      direction TEXT COLLATE "C" NOT NULL,
      agency TEXT COLLATE "C" NOT NULL,
      unit TEXT COLLATE "C" NOT NULL,
      state TEXT COLLATE "C" NOT NULL,
      kind TEXT COLLATE "C",
      urgency BIGINT NOT NULL,
      secrecy TEXT COLLATE "C" NOT NULL,
      is_secret BIGINT NOT NULL,
      medium TEXT COLLATE "C" NOT NULL,
      version BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      due BIGINT,
      ended_at BIGINT,
      entry_year BIGINT,
      entry_number BIGINT,
      entry_text TEXT COLLATE "C",
      entry_day BIGINT,
      work_file BIGINT,
      handlers TEXT COLLATE "C" NOT NULL,
      last_position BIGINT NOT NULL,
      -- Confidential; null once erased.
      content TEXT COLLATE "C",
      PRIMARY KEY (authority, number)
    );
    CREATE INDEX document_open_in_file ON document (authority, work_file, number)
      WHERE work_file IS NOT NULL AND ended_at IS NULL;
    CREATE INDEX document_register
      ON document (authority, agency, direction, is_secret, entry_day, entry_number, number)
      WHERE entry_day IS NOT NULL;

    CREATE TABLE document_dossier (
      authority TEXT COLLATE "C" NOT NULL,
      dossier TEXT COLLATE "C" NOT NULL,
      document BIGINT NOT NULL,
      PRIMARY KEY (authority, dossier, document)
    );
    CREATE INDEX document_dossier_document ON document_dossier (authority, document);

    CREATE TABLE document_identity (
      authority TEXT COLLATE "C" NOT NULL,
      sender TEXT COLLATE "C" NOT NULL,
      identity TEXT COLLATE "C" NOT NULL,
      document BIGINT NOT NULL,
      PRIMARY KEY (authority, sender, identity, document)
    );
    CREATE INDEX document_identity_document ON document_identity (authority, document);

    CREATE TABLE document_sight (
      authority TEXT COLLATE "C" NOT NULL,
      viewer TEXT COLLATE "C" NOT NULL,
      document BIGINT NOT NULL,
      PRIMARY KEY (authority, viewer, document)
    );
    CREATE INDEX document_sight_document ON document_sight (authority, document);

    CREATE TABLE document_task (
      authority TEXT COLLATE "C" NOT NULL,
      viewer TEXT COLLATE "C" NOT NULL,
      due BIGINT NOT NULL,
      document BIGINT NOT NULL,
      task BIGINT NOT NULL,
      PRIMARY KEY (authority, viewer, due, document, task)
    );
    CREATE INDEX document_task_document ON document_task (authority, document);

    CREATE TABLE document_term (
      authority TEXT COLLATE "C" NOT NULL,
      viewer TEXT COLLATE "C" NOT NULL,
      word TEXT COLLATE "C" NOT NULL,
      document TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (authority, viewer, word, document)
    );
    CREATE INDEX document_term_document ON document_term (authority, document, viewer, word);

    CREATE TABLE handed_draft (
      authority TEXT COLLATE "C" NOT NULL,
      document TEXT COLLATE "C" NOT NULL,
      partner TEXT COLLATE "C" NOT NULL,
      dossier_id TEXT COLLATE "C" NOT NULL,
      dossier TEXT COLLATE "C" NOT NULL,
      hidden TEXT COLLATE "C" NOT NULL,
      answer_address TEXT COLLATE "C" NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (authority, document)
    );

    CREATE TABLE sent_file (
      authority TEXT COLLATE "C" NOT NULL,
      effect TEXT COLLATE "C" NOT NULL,
      sha256 TEXT COLLATE "C" NOT NULL,
      bytes BIGINT NOT NULL,
      PRIMARY KEY (authority, effect)
    );

    CREATE TABLE work_file (
      authority TEXT COLLATE "C" NOT NULL,
      number BIGINT NOT NULL,
      agency TEXT COLLATE "C" NOT NULL,
      title TEXT COLLATE "C" NOT NULL,
      years BIGINT,
      opened_at BIGINT NOT NULL,
      opened_by TEXT COLLATE "C" NOT NULL,
      closed_at BIGINT,
      PRIMARY KEY (authority, number)
    );
    CREATE INDEX work_file_agency ON work_file (authority, agency, number);
    """
}
