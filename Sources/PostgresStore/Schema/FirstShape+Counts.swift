extension FirstShape {
  /// The triggers by which databases counted that began before migration 43.
  static let counts = """
    CREATE FUNCTION count_dossier() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO tally VALUES (NEW.authority, NEW.unit, (NEW.submitted_at + 25200000) / 86400000, NEW.procedure,
          NEW.channel, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
          ON CONFLICT (authority, unit, day, procedure, channel) DO UPDATE SET received = tally.received + 1;
        RETURN NULL;
      END IF;
      IF OLD.late_after IS DISTINCT FROM NEW.late_after THEN
        UPDATE tally SET lapsed = lapsed - 1 WHERE OLD.late_after IS NOT NULL AND authority = OLD.authority
          AND unit = OLD.unit AND day = (OLD.late_after + 25200000) / 86400000 AND procedure = OLD.procedure
          AND channel = OLD.channel;
        INSERT INTO tally
          SELECT NEW.authority, NEW.unit, (NEW.late_after + 25200000) / 86400000, NEW.procedure, NEW.channel,
            0, 1, 0, 0, 0, 0, 0, 0, 0, 0 WHERE NEW.late_after IS NOT NULL
          ON CONFLICT (authority, unit, day, procedure, channel) DO UPDATE SET lapsed = tally.lapsed + 1;
      END IF;
      IF (OLD.handled_at IS NOT NULL OR NEW.handled_at IS NOT NULL)
        AND (OLD.late_after IS NULL, OLD.handled_at, OLD.is_rated, OLD.rating)
          IS DISTINCT FROM (NEW.late_after IS NULL, NEW.handled_at, NEW.is_rated, NEW.rating) THEN
        UPDATE tally SET
          on_time = on_time - CASE WHEN OLD.late_after IS NULL THEN OLD.is_rated ELSE 0 END,
          late = late - CASE WHEN OLD.late_after IS NULL THEN 0 ELSE OLD.is_rated END,
          unrated = unrated - (1 - OLD.is_rated),
          stars_1 = stars_1 - CASE WHEN OLD.rating = 1 THEN 1 ELSE 0 END,
          stars_2 = stars_2 - CASE WHEN OLD.rating = 2 THEN 1 ELSE 0 END,
          stars_3 = stars_3 - CASE WHEN OLD.rating = 3 THEN 1 ELSE 0 END,
          stars_4 = stars_4 - CASE WHEN OLD.rating = 4 THEN 1 ELSE 0 END,
          stars_5 = stars_5 - CASE WHEN OLD.rating = 5 THEN 1 ELSE 0 END
        WHERE OLD.handled_at IS NOT NULL AND authority = OLD.authority AND unit = OLD.unit
          AND day = (OLD.handled_at + 25200000) / 86400000 AND procedure = OLD.procedure AND channel = OLD.channel;
        INSERT INTO tally
          SELECT NEW.authority, NEW.unit, (NEW.handled_at + 25200000) / 86400000, NEW.procedure, NEW.channel, 0, 0,
            CASE WHEN NEW.late_after IS NULL THEN NEW.is_rated ELSE 0 END,
            CASE WHEN NEW.late_after IS NULL THEN 0 ELSE NEW.is_rated END, 1 - NEW.is_rated,
            CASE WHEN NEW.rating = 1 THEN 1 ELSE 0 END, CASE WHEN NEW.rating = 2 THEN 1 ELSE 0 END,
            CASE WHEN NEW.rating = 3 THEN 1 ELSE 0 END, CASE WHEN NEW.rating = 4 THEN 1 ELSE 0 END,
            CASE WHEN NEW.rating = 5 THEN 1 ELSE 0 END
          WHERE NEW.handled_at IS NOT NULL
          ON CONFLICT (authority, unit, day, procedure, channel) DO UPDATE SET
            on_time = tally.on_time + excluded.on_time, late = tally.late + excluded.late,
            unrated = tally.unrated + excluded.unrated, stars_1 = tally.stars_1 + excluded.stars_1,
            stars_2 = tally.stars_2 + excluded.stars_2, stars_3 = tally.stars_3 + excluded.stars_3,
            stars_4 = tally.stars_4 + excluded.stars_4, stars_5 = tally.stars_5 + excluded.stars_5;
      END IF;
      RETURN NULL;
    END $body$;
    CREATE TRIGGER dossier_received AFTER INSERT ON dossier FOR EACH ROW EXECUTE FUNCTION count_dossier();
    CREATE TRIGGER dossier_handled AFTER UPDATE OF late_after, handled_at, is_rated, rating ON dossier
      FOR EACH ROW EXECUTE FUNCTION count_dossier();

    CREATE FUNCTION count_upload() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.is_waiting = 1 THEN
          INSERT INTO waiting_uploads (authority, files, bytes) VALUES (NEW.authority, 1, NEW.bytes)
            ON CONFLICT (authority) DO UPDATE
              SET files = waiting_uploads.files + 1, bytes = waiting_uploads.bytes + excluded.bytes;
        END IF;
      ELSIF OLD.is_waiting = 1 AND (TG_OP = 'DELETE' OR NEW.is_waiting = 0) THEN
        UPDATE waiting_uploads SET files = files - 1, bytes = bytes - OLD.bytes WHERE authority = OLD.authority;
      END IF;
      RETURN NULL;
    END $body$;
    CREATE TRIGGER upload_waits AFTER INSERT OR DELETE OR UPDATE OF is_waiting ON upload
      FOR EACH ROW EXECUTE FUNCTION count_upload();
    """
}
