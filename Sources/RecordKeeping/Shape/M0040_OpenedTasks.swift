extension Migration {
  /// Since when tasks are open, so that the oldest of a role in a unit is found.
  ///
  /// The previous version writes tasks without it: they are open since nobody knows when until the next act on their dossier, and
  /// `log verify` finds no fault in that.
  static let m0040 = Migration(
    40, "opened-tasks",
    """
    ALTER TABLE task ADD COLUMN opened_at INTEGER;
    UPDATE task SET opened_at = (
      SELECT json_extract(open.value, '$.openedAt') FROM dossier, json_each(dossier.state, '$.tasks') AS open
      WHERE dossier.authority = task.authority AND dossier.code = task.dossier
        AND json_extract(open.value, '$.number') = task.number);
    CREATE INDEX task_opened ON task (authority, unit, role, opened_at) WHERE opened_at IS NOT NULL;
    """,
    postgres: """
      ALTER TABLE task ADD COLUMN opened_at BIGINT;
      UPDATE task SET opened_at = CAST(open.value ->> 'openedAt' AS BIGINT)
        FROM dossier, json_array_elements(CAST(dossier.state AS json) -> 'tasks') AS open (value)
        WHERE dossier.authority = task.authority AND dossier.code = task.dossier
          AND CAST(open.value ->> 'number' AS BIGINT) = task.number;
      CREATE INDEX task_opened ON task (authority, unit, role, opened_at) WHERE opened_at IS NOT NULL;
      """)
}
