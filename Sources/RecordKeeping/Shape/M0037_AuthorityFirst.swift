extension Migration {
  /// On PostgreSQL the authority stands first in the keys of personal content and of attachments too, as it does in all others: a
  /// database that keeps each authority in a part of its own finds every row by it. And no two that count at the same time wait
  /// for each other. SQLite is one file, and nothing changes.
  static let m0037 = Migration(
    37, "authority-first",
    "-- Content is found by its entry.",
    postgres: """
      -- One that came in a copy and has not written since has no row there.
      INSERT INTO writer (authority)
        WITH RECURSIVE found AS (
          SELECT min(authority) AS authority FROM entry
          UNION ALL
          SELECT (SELECT min(entry.authority) FROM entry WHERE entry.authority > found.authority) FROM found
          WHERE found.authority IS NOT NULL)
        SELECT authority FROM found WHERE authority IS NOT NULL
        ON CONFLICT DO NOTHING;
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

      \(attachments)

      -- Of connections whose numbers give the same share, the later one takes another: else each would wait for the commit of
      -- the other, and two that count in two orders for ever.
      CREATE OR REPLACE FUNCTION count_in_share(counted tally) RETURNS void LANGUAGE plpgsql AS $body$
      DECLARE chosen INT := pg_backend_pid() % 16;
      BEGIN
        FOR turn IN 0 .. 15 LOOP
          IF pg_try_advisory_xact_lock(hashtext(counted.authority), (pg_backend_pid() + turn) % 16) THEN
            chosen := (pg_backend_pid() + turn) % 16;
            EXIT;
          END IF;
        END LOOP;
        INSERT INTO tally VALUES (counted.authority, counted.unit, counted.day, counted.procedure, counted.channel,
            counted.received, counted.lapsed, counted.on_time, counted.late, counted.unrated, counted.stars_1,
            counted.stars_2, counted.stars_3, counted.stars_4, counted.stars_5, chosen)
          ON CONFLICT (authority, unit, day, procedure, channel, share) DO UPDATE SET
            received = tally.received + excluded.received, lapsed = tally.lapsed + excluded.lapsed,
            on_time = tally.on_time + excluded.on_time, late = tally.late + excluded.late,
            unrated = tally.unrated + excluded.unrated, stars_1 = tally.stars_1 + excluded.stars_1,
            stars_2 = tally.stars_2 + excluded.stars_2, stars_3 = tally.stars_3 + excluded.stars_3,
            stars_4 = tally.stars_4 + excluded.stars_4, stars_5 = tally.stars_5 + excluded.stars_5;
      END $body$;
      """,
    begun: """
      ALTER TABLE content ADD COLUMN authority TEXT COLLATE "C" NOT NULL;
      ALTER TABLE content DROP CONSTRAINT content_pkey;
      ALTER TABLE content ADD PRIMARY KEY (authority, entry);
      \(attachments)
      DROP INDEX command_age;
      """)

  private static let attachments = """
    ALTER TABLE attachment DROP CONSTRAINT attachment_pkey;
    ALTER TABLE attachment ADD PRIMARY KEY (authority, subject, sha256);
    DROP INDEX attachment_subject;
    -- A file stands once for all authorities: before it goes, all are asked whether they name it.
    CREATE INDEX attachment_file ON attachment (sha256);
    """
}
