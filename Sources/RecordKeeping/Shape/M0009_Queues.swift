extension Migration {
  /// Queues by kind of task and by officer, what applicants are waited for by unit, and the queues that officers save.
  static let m0009 = Migration(
    9, "queues",
    """
    CREATE TABLE task_new (
      authority TEXT NOT NULL,
      unit TEXT NOT NULL,
      -- Empty: for the applicant, once for each unit that may see the dossier.
      role TEXT NOT NULL,
      due INTEGER NOT NULL,
      dossier TEXT NOT NULL,
      number INTEGER NOT NULL,
      step TEXT NOT NULL,
      officer TEXT,
      procedure TEXT NOT NULL,
      PRIMARY KEY (authority, unit, role, due, dossier, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO task_new
      SELECT task.authority, task.unit, task.role, task.due, task.dossier, task.number, task.step, task.officer,
        dossier.procedure
      FROM task JOIN dossier ON dossier.authority = task.authority AND dossier.code = task.dossier
      WHERE task.role <> '';
    INSERT INTO task_new
      SELECT task.authority, sight.unit, '', task.due, task.dossier, task.number, task.step, task.officer,
        dossier.procedure
      FROM task JOIN dossier ON dossier.authority = task.authority AND dossier.code = task.dossier
        JOIN sight ON sight.authority = task.authority AND sight.dossier = task.dossier
      WHERE task.role = '';
    DROP TABLE task;
    ALTER TABLE task_new RENAME TO task;
    CREATE INDEX task_dossier ON task (authority, dossier);
    CREATE INDEX task_kind ON task (authority, unit, role, procedure, step, due, dossier, number);
    CREATE INDEX task_officer ON task (authority, officer, unit, role, due, dossier, number) WHERE officer IS NOT NULL;

    CREATE TABLE saved_queue (
      authority TEXT NOT NULL,
      officer TEXT NOT NULL,
      name TEXT NOT NULL,
      filters TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY (authority, officer, name)
    ) STRICT, WITHOUT ROWID;
    """)
}
