extension Migration {
  /// On PostgreSQL entries may get their places in the log behind the commit, so that no commit waits for another: dossiers are
  /// written beside each other, and counts in shares. A record that is there goes on as it was until somebody says otherwise; a
  /// node that knows nothing of it is refused then. SQLite has one writer, and nothing changes.
  static let m0034 = Migration(
    34, "placed-later",
    "-- Places are given in the commit.",
    postgres: """
      \(placing)

      CREATE FUNCTION refuse_placed_entry() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF EXISTS (SELECT 1 FROM writer WHERE authority = NEW.authority AND is_parallel = 1) THEN
          RAISE EXCEPTION 'this node is older than the record; start the program of today' USING ERRCODE = '55000';
        END IF;
        RETURN NEW;
      END $body$;
      CREATE TRIGGER entry_placed BEFORE INSERT ON entry FOR EACH ROW WHEN (NEW.position IS NOT NULL)
        EXECUTE FUNCTION refuse_placed_entry();

      \(sharing)
      CREATE FUNCTION count_in_share(counted tally) RETURNS void LANGUAGE plpgsql AS $body$
      BEGIN
        INSERT INTO tally VALUES (counted.authority, counted.unit, counted.day, counted.procedure, counted.channel,
            counted.received, counted.lapsed, counted.on_time, counted.late, counted.unrated, counted.stars_1,
            counted.stars_2, counted.stars_3, counted.stars_4, counted.stars_5, pg_backend_pid() % 16)
          ON CONFLICT (authority, unit, day, procedure, channel, share) DO UPDATE SET
            received = tally.received + excluded.received, lapsed = tally.lapsed + excluded.lapsed,
            on_time = tally.on_time + excluded.on_time, late = tally.late + excluded.late,
            unrated = tally.unrated + excluded.unrated, stars_1 = tally.stars_1 + excluded.stars_1,
            stars_2 = tally.stars_2 + excluded.stars_2, stars_3 = tally.stars_3 + excluded.stars_3,
            stars_4 = tally.stars_4 + excluded.stars_4, stars_5 = tally.stars_5 + excluded.stars_5;
      END $body$;
      CREATE OR REPLACE FUNCTION count_dossier() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM count_in_share((NEW.authority, NEW.unit, (NEW.submitted_at + 25200000) / 86400000, NEW.procedure,
            NEW.channel, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)::tally);
          RETURN NULL;
        END IF;
        IF OLD.late_after IS DISTINCT FROM NEW.late_after THEN
          IF OLD.late_after IS NOT NULL THEN
            PERFORM count_in_share((OLD.authority, OLD.unit, (OLD.late_after + 25200000) / 86400000, OLD.procedure,
              OLD.channel, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0)::tally);
          END IF;
          IF NEW.late_after IS NOT NULL THEN
            PERFORM count_in_share((NEW.authority, NEW.unit, (NEW.late_after + 25200000) / 86400000, NEW.procedure,
              NEW.channel, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)::tally);
          END IF;
        END IF;
        IF (OLD.handled_at IS NOT NULL OR NEW.handled_at IS NOT NULL)
          AND (OLD.late_after IS NULL, OLD.handled_at, OLD.is_rated, OLD.rating)
            IS DISTINCT FROM (NEW.late_after IS NULL, NEW.handled_at, NEW.is_rated, NEW.rating) THEN
          IF OLD.handled_at IS NOT NULL THEN
            PERFORM count_in_share((OLD.authority, OLD.unit, (OLD.handled_at + 25200000) / 86400000, OLD.procedure,
              OLD.channel, 0, 0, CASE WHEN OLD.late_after IS NULL THEN -OLD.is_rated ELSE 0 END,
              CASE WHEN OLD.late_after IS NULL THEN 0 ELSE -OLD.is_rated END, OLD.is_rated - 1,
              -CAST(OLD.rating IS NOT DISTINCT FROM 1 AS INTEGER), -CAST(OLD.rating IS NOT DISTINCT FROM 2 AS INTEGER),
              -CAST(OLD.rating IS NOT DISTINCT FROM 3 AS INTEGER), -CAST(OLD.rating IS NOT DISTINCT FROM 4 AS INTEGER),
              -CAST(OLD.rating IS NOT DISTINCT FROM 5 AS INTEGER), 0)::tally);
          END IF;
          IF NEW.handled_at IS NOT NULL THEN
            PERFORM count_in_share((NEW.authority, NEW.unit, (NEW.handled_at + 25200000) / 86400000, NEW.procedure,
              NEW.channel, 0, 0, CASE WHEN NEW.late_after IS NULL THEN NEW.is_rated ELSE 0 END,
              CASE WHEN NEW.late_after IS NULL THEN 0 ELSE NEW.is_rated END, 1 - NEW.is_rated,
              CAST(NEW.rating IS NOT DISTINCT FROM 1 AS INTEGER), CAST(NEW.rating IS NOT DISTINCT FROM 2 AS INTEGER),
              CAST(NEW.rating IS NOT DISTINCT FROM 3 AS INTEGER), CAST(NEW.rating IS NOT DISTINCT FROM 4 AS INTEGER),
              CAST(NEW.rating IS NOT DISTINCT FROM 5 AS INTEGER), 0)::tally);
          END IF;
        END IF;
        RETURN NULL;
      END $body$;
      """,
    begun: placing + "\n" + sharing)

  private static let placing = """
    ALTER TABLE entry ALTER COLUMN position DROP NOT NULL;
    CREATE INDEX entry_unplaced ON entry (authority, id) WHERE position IS NULL;
    -- Whether entries are placed behind the commit; once they are, they are for ever.
    ALTER TABLE writer ADD COLUMN is_parallel BIGINT NOT NULL DEFAULT 0;
    -- One row an authority: whoever holds it gives places.
    CREATE TABLE sequencer (
      authority TEXT COLLATE "C" PRIMARY KEY
    );
    INSERT INTO sequencer SELECT authority FROM writer;
    """
  private static let sharing = """
    -- What happens on the same day is counted by each connection in a share of its own; the sum counts.
    ALTER TABLE tally ADD COLUMN share BIGINT NOT NULL DEFAULT 0;
    ALTER TABLE tally DROP CONSTRAINT tally_pkey;
    ALTER TABLE tally ADD PRIMARY KEY (authority, unit, day, procedure, channel, share);
    """
}
