extension Migration {
  /// On PostgreSQL the authority stands first in the keys of personal content and of attachments too, as it does in all others: a
  /// database that keeps each authority in a part of its own finds every row by it. SQLite is one file, and nothing changes.
  static let m0037 = Migration(
    37, "authority-first",
    "-- Content is found by its entry.",
    postgres: """
      -- Of what nodes of the version before write meanwhile the authority is looked up: each entry has its number once.
      CREATE FUNCTION name_authority_of_content() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        SELECT entry.authority INTO NEW.authority FROM writer
          JOIN entry ON entry.authority = writer.authority AND entry.id = NEW.entry;
        NEW.authority := coalesce(NEW.authority, '');
        RETURN NEW;
      END $body$;
      DO $body$
      DECLARE most TEXT;
      BEGIN
        SELECT authority INTO most FROM writer
          ORDER BY (SELECT max(id) FROM entry WHERE entry.authority = writer.authority) DESC NULLS LAST LIMIT 1;
        -- A column with a default is added without writing the rows anew: those of other authorities alone are.
        EXECUTE format('ALTER TABLE content ADD COLUMN authority TEXT COLLATE "C" NOT NULL DEFAULT %L', coalesce(most, ''));
        ALTER TABLE content ALTER COLUMN authority SET DEFAULT '';
        UPDATE content SET authority = entry.authority
          FROM writer JOIN entry ON entry.authority = writer.authority
          WHERE writer.authority IS DISTINCT FROM most AND entry.id = content.entry;
      END $body$;
      CREATE TRIGGER content_named BEFORE INSERT ON content FOR EACH ROW WHEN (NEW.authority = '')
        EXECUTE FUNCTION name_authority_of_content();
      ALTER TABLE content DROP CONSTRAINT content_pkey;
      ALTER TABLE content ADD PRIMARY KEY (authority, entry);
      -- The version before finds content by it.
      CREATE INDEX content_entry ON content (entry);

      ALTER TABLE attachment DROP CONSTRAINT attachment_pkey;
      ALTER TABLE attachment ADD PRIMARY KEY (authority, subject, sha256);
      DROP INDEX attachment_subject;
      -- A file stands once for all authorities: before it goes, all are asked whether they name it.
      CREATE INDEX attachment_file ON attachment (sha256);
      """)
}
