extension Migration {
  /// How each dossier is rated by time, and the numbers that offices report: counted by the day as dossiers come and are
  /// handled, so that a report costs the days it speaks of and not the dossiers.
  ///
  /// What is there already is rated here once, as `Dossier.timeliness` does it; the longest time of a procedure is known
  /// of dossiers that were submitted since, and so no older one without a due date is late by it.
  static let m0013 = Migration(
    13, "tallies",
    """
    ALTER TABLE dossier ADD COLUMN unit TEXT NOT NULL DEFAULT '';
    ALTER TABLE dossier ADD COLUMN channel TEXT NOT NULL DEFAULT '';
    -- The last moment at which it is not late, and the rule that makes it late then.
    ALTER TABLE dossier ADD COLUMN late_after INTEGER;
    ALTER TABLE dossier ADD COLUMN late_cause TEXT;
    ALTER TABLE dossier ADD COLUMN handled_at INTEGER;
    ALTER TABLE dossier ADD COLUMN is_rated INTEGER NOT NULL DEFAULT 1;
    -- Where it stands among the late ones: what is being handled comes last.
    ALTER TABLE dossier ADD COLUMN late_order INTEGER
      GENERATED ALWAYS AS (ifnull(handled_at, 9223372036854775807)) VIRTUAL;

    UPDATE dossier SET unit = found.unit, channel = found.channel, handled_at = found.handled_at,
      is_rated = found.is_rated,
      -- More than one request for supplements is late from the second one on, unless it was before.
      late_cause = iif(found.is_rated AND found.second < ifnull(found.missed, 9223372036854775807), 'supplements',
        iif(found.missed IS NOT NULL, 'due-date', NULL)),
      late_after = iif(found.is_rated AND found.second < ifnull(found.missed, 9223372036854775807), found.second,
        found.missed)
    FROM (
      SELECT id, unit, channel, handled_at, is_rated, second,
        -- What was handled, or came to wait for the applicant, before the date had passed is not late.
        iif(is_rated AND min(ifnull(handled_at, 9223372036854775807), paused, asked) > due, due, NULL) AS missed
      FROM (
        SELECT id, json_extract(state, '$.unit') AS unit, json_extract(state, '$.channel') AS channel,
          ifnull(json_extract(state, '$.clockStoppedAt'), json_extract(state, '$.endedAt')) AS handled_at,
          ifnull(json_extract(state, '$.outcome'), '') <> 'withdrawn' OR json_type(state, '$.clock') IS NOT NULL
            AS is_rated,
          iif(json_extract(state, '$.supplements[1].askedAt') < ifnull(ifnull(json_extract(state, '$.clockStoppedAt'),
            json_extract(state, '$.endedAt')), 9223372036854775807),
            json_extract(state, '$.supplements[1].askedAt'), NULL) AS second,
          -- The due date, later by the time of a supplement for which the clock of the law did not stand still.
          json_extract(state, '$.deadline.due') + iif(
            json_extract(state, '$.supplements[0].answeredAt') IS NULL OR EXISTS (
              SELECT 1 FROM json_each(state, '$.clock.pauses') AS pause
              WHERE json_extract(pause.value, '$.from') <= json_extract(state, '$.supplements[0].askedAt')
                AND json_extract(state, '$.supplements[0].askedAt')
                  < ifnull(json_extract(pause.value, '$.to'), 9223372036854775807)),
            0, json_extract(state, '$.supplements[0].answeredAt') - json_extract(state, '$.supplements[0].askedAt'))
            AS due,
          iif(json_extract(state, '$.clock.pauses[#-1].to') IS NULL,
            ifnull(json_extract(state, '$.clock.pauses[#-1].from'), 9223372036854775807), 9223372036854775807)
            AS paused,
          iif(json_extract(state, '$.supplements[#-1].answeredAt') IS NULL AND NOT EXISTS (
              SELECT 1 FROM json_each(state, '$.clock.pauses') AS pause
              WHERE json_extract(pause.value, '$.from') <= json_extract(state, '$.supplements[#-1].askedAt')
                AND json_extract(state, '$.supplements[#-1].askedAt') < json_extract(pause.value, '$.to')),
            ifnull(json_extract(state, '$.supplements[#-1].askedAt'), 9223372036854775807), 9223372036854775807)
            AS asked
        FROM dossier)
    ) AS found WHERE found.id = dossier.id;

    -- Of each day: what was received, handled and rated by its applicants, and whose last moment in time it was.
    CREATE TABLE tally (
      authority TEXT NOT NULL,
      unit TEXT NOT NULL,
      -- Days since 1970 in Vietnam.
      day INTEGER NOT NULL,
      procedure TEXT NOT NULL,
      channel TEXT NOT NULL,
      received INTEGER NOT NULL,
      lapsed INTEGER NOT NULL,
      on_time INTEGER NOT NULL,
      late INTEGER NOT NULL,
      unrated INTEGER NOT NULL,
      stars_1 INTEGER NOT NULL,
      stars_2 INTEGER NOT NULL,
      stars_3 INTEGER NOT NULL,
      stars_4 INTEGER NOT NULL,
      stars_5 INTEGER NOT NULL,
      PRIMARY KEY (authority, unit, day, procedure, channel)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO tally
    SELECT authority, unit, day, procedure, channel, sum(received), sum(lapsed), sum(on_time), sum(late), sum(unrated),
      sum(stars = 1), sum(stars = 2), sum(stars = 3), sum(stars = 4), sum(stars = 5)
    FROM (
      SELECT authority, unit, procedure, channel, (submitted_at + 25200000) / 86400000 AS day, 1 AS received, 0 AS lapsed,
        0 AS on_time, 0 AS late, 0 AS unrated, 0 AS stars
      FROM dossier
      UNION ALL
      SELECT authority, unit, procedure, channel, (late_after + 25200000) / 86400000, 0, 1, 0, 0, 0, 0
      FROM dossier WHERE late_after IS NOT NULL
      UNION ALL
      SELECT authority, unit, procedure, channel, (handled_at + 25200000) / 86400000, 0, 0,
        is_rated AND late_after IS NULL, is_rated AND late_after IS NOT NULL, NOT is_rated, ifnull(rating, 0)
      FROM dossier WHERE handled_at IS NOT NULL
    ) GROUP BY authority, unit, day, procedure, channel;

    CREATE INDEX dossier_book ON dossier (authority, unit, submitted_at, code);
    CREATE INDEX dossier_lapse ON dossier (authority, unit, late_after, procedure, handled_at)
      WHERE handled_at IS NULL AND late_after IS NOT NULL;
    CREATE INDEX dossier_late ON dossier (authority, unit, late_order, code)
      WHERE late_after IS NOT NULL;

    CREATE TRIGGER dossier_received AFTER INSERT ON dossier BEGIN
      INSERT INTO tally VALUES (NEW.authority, NEW.unit, (NEW.submitted_at + 25200000) / 86400000, NEW.procedure,
        NEW.channel, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        ON CONFLICT (authority, unit, day, procedure, channel) DO UPDATE SET received = received + 1;
    END;
    CREATE TRIGGER dossier_lapses AFTER UPDATE OF late_after ON dossier
      WHEN OLD.late_after IS NOT NEW.late_after BEGIN
      UPDATE tally SET lapsed = lapsed - 1 WHERE OLD.late_after IS NOT NULL AND authority = OLD.authority
        AND unit = OLD.unit AND day = (OLD.late_after + 25200000) / 86400000 AND procedure = OLD.procedure
        AND channel = OLD.channel;
      INSERT INTO tally
        SELECT NEW.authority, NEW.unit, (NEW.late_after + 25200000) / 86400000, NEW.procedure, NEW.channel,
          0, 1, 0, 0, 0, 0, 0, 0, 0, 0 WHERE NEW.late_after IS NOT NULL
        ON CONFLICT (authority, unit, day, procedure, channel) DO UPDATE SET lapsed = lapsed + 1;
    END;
    CREATE TRIGGER dossier_handled AFTER UPDATE OF late_after, handled_at, is_rated, rating ON dossier
      WHEN (OLD.handled_at IS NOT NULL OR NEW.handled_at IS NOT NULL)
        AND (OLD.late_after IS NULL, OLD.handled_at, OLD.is_rated, OLD.rating)
          IS NOT (NEW.late_after IS NULL, NEW.handled_at, NEW.is_rated, NEW.rating) BEGIN
      UPDATE tally SET on_time = on_time - (OLD.is_rated AND OLD.late_after IS NULL),
        late = late - (OLD.is_rated AND OLD.late_after IS NOT NULL), unrated = unrated - (NOT OLD.is_rated),
        stars_1 = stars_1 - (OLD.rating IS 1), stars_2 = stars_2 - (OLD.rating IS 2),
        stars_3 = stars_3 - (OLD.rating IS 3), stars_4 = stars_4 - (OLD.rating IS 4),
        stars_5 = stars_5 - (OLD.rating IS 5)
      WHERE OLD.handled_at IS NOT NULL AND authority = OLD.authority AND unit = OLD.unit
        AND day = (OLD.handled_at + 25200000) / 86400000 AND procedure = OLD.procedure AND channel = OLD.channel;
      INSERT INTO tally
        SELECT NEW.authority, NEW.unit, (NEW.handled_at + 25200000) / 86400000, NEW.procedure, NEW.channel, 0, 0,
          NEW.is_rated AND NEW.late_after IS NULL, NEW.is_rated AND NEW.late_after IS NOT NULL, NOT NEW.is_rated,
          NEW.rating IS 1, NEW.rating IS 2, NEW.rating IS 3, NEW.rating IS 4, NEW.rating IS 5
        WHERE NEW.handled_at IS NOT NULL
        ON CONFLICT (authority, unit, day, procedure, channel) DO UPDATE SET on_time = on_time + excluded.on_time,
          late = late + excluded.late, unrated = unrated + excluded.unrated, stars_1 = stars_1 + excluded.stars_1,
          stars_2 = stars_2 + excluded.stars_2, stars_3 = stars_3 + excluded.stars_3,
          stars_4 = stars_4 + excluded.stars_4, stars_5 = stars_5 + excluded.stars_5;
    END;
    """)
}
