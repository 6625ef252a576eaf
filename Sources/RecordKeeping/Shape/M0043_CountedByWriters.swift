extension Migration {
  /// Whoever writes a row writes what is counted of it, by a statement of its own in the same transaction: no trigger does it any
  /// more, which databases that spread authorities over several machines do not all have. On PostgreSQL nodes of the version
  /// before may be at work, and are counted for by the triggers of theirs; whoever counts by himself says so when he connects. What
  /// waits of uploads is counted in shares there, as the days are: whoever takes one waits for nobody. Its table has another name: by
  /// the name of before nodes of before read the sum.
  static let m0043 = Migration(
    43, "counted-by-writers",
    """
    DROP TRIGGER dossier_received;
    DROP TRIGGER dossier_lapses;
    DROP TRIGGER dossier_handled;
    DROP TRIGGER upload_waits;
    DROP TRIGGER upload_taken;
    DROP TRIGGER upload_forgotten;
    DROP TRIGGER outbox_comes;
    DROP TRIGGER outbox_goes_on;
    DROP TRIGGER outbox_leaves;
    DROP TRIGGER inbox_comes;
    DROP TRIGGER inbox_goes_on;
    DROP TRIGGER inbox_leaves;
    DROP TRIGGER held_message_comes;
    DROP TRIGGER held_message_goes_on;
    DROP TRIGGER held_message_leaves;
    ALTER TABLE waiting_uploads RENAME TO upload_count;
    """,
    postgres: """
      DROP TRIGGER dossier_received ON dossier;
      CREATE TRIGGER dossier_received AFTER INSERT ON dossier FOR EACH ROW WHEN (\(isOfBefore))
        EXECUTE FUNCTION count_dossier();
      DROP TRIGGER dossier_handled ON dossier;
      CREATE TRIGGER dossier_handled AFTER UPDATE OF late_after, handled_at, is_rated, rating ON dossier
        FOR EACH ROW WHEN (\(isOfBefore)) EXECUTE FUNCTION count_dossier();

      \(uploadsInShares)
      CREATE VIEW waiting_uploads AS
        SELECT authority, CAST(sum(files) AS BIGINT) AS files, CAST(sum(bytes) AS BIGINT) AS bytes
        FROM upload_count GROUP BY authority;
      CREATE OR REPLACE FUNCTION count_upload() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.is_waiting = 1 THEN
            INSERT INTO upload_count (authority, files, bytes) VALUES (NEW.authority, 1, NEW.bytes)
              ON CONFLICT (authority, share) DO UPDATE
                SET files = upload_count.files + 1, bytes = upload_count.bytes + excluded.bytes;
          END IF;
        ELSIF OLD.is_waiting = 1 AND (TG_OP = 'DELETE' OR NEW.is_waiting = 0) THEN
          UPDATE upload_count SET files = files - 1, bytes = bytes - OLD.bytes
            WHERE authority = OLD.authority AND share = 0;
        END IF;
        RETURN NULL;
      END $body$;
      DROP TRIGGER upload_waits ON upload;
      CREATE TRIGGER upload_waits AFTER INSERT OR DELETE ON upload FOR EACH ROW WHEN (\(isOfBefore))
        EXECUTE FUNCTION count_upload();
      DROP TRIGGER upload_taken ON upload;
      CREATE CONSTRAINT TRIGGER upload_taken AFTER UPDATE OF is_waiting ON upload DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (OLD.is_waiting = 1 AND NEW.is_waiting = 0 AND \(isOfBefore)) EXECUTE FUNCTION count_upload();

      DROP TRIGGER outbox_comes_and_goes ON outbox;
      CREATE TRIGGER outbox_comes_and_goes AFTER INSERT OR DELETE ON outbox FOR EACH ROW WHEN (\(isOfBefore))
        EXECUTE FUNCTION count_outbox();
      DROP TRIGGER outbox_goes_on ON outbox;
      CREATE TRIGGER outbox_goes_on AFTER UPDATE OF state, ended_at ON outbox FOR EACH ROW
        WHEN ((OLD.ended_at IS NULL, OLD.state = 'dead') <> (NEW.ended_at IS NULL, NEW.state = 'dead') AND \(isOfBefore))
        EXECUTE FUNCTION count_outbox();
      DROP TRIGGER inbox_comes_and_goes ON inbox;
      CREATE TRIGGER inbox_comes_and_goes AFTER INSERT OR DELETE ON inbox FOR EACH ROW WHEN (\(isOfBefore))
        EXECUTE FUNCTION count_inbox();
      DROP TRIGGER inbox_goes_on ON inbox;
      CREATE TRIGGER inbox_goes_on AFTER UPDATE OF state ON inbox FOR EACH ROW
        WHEN (OLD.state <> NEW.state AND \(isOfBefore)) EXECUTE FUNCTION count_inbox();
      DROP TRIGGER held_message_comes_and_goes ON held_message;
      CREATE TRIGGER held_message_comes_and_goes AFTER INSERT OR DELETE ON held_message FOR EACH ROW
        WHEN (\(isOfBefore)) EXECUTE FUNCTION count_held_message();
      DROP TRIGGER held_message_goes_on ON held_message;
      CREATE TRIGGER held_message_goes_on AFTER UPDATE OF status ON held_message FOR EACH ROW
        WHEN (OLD.status <> NEW.status AND \(isOfBefore)) EXECUTE FUNCTION count_held_message();
      """,
    begun: uploadsInShares)

  /// Whether a node of the version before writes, which counts on triggers.
  private static let isOfBefore = "coalesce(current_setting('motcua.counts', TRUE), '') <> 'written'"

  private static let uploadsInShares = """
    ALTER TABLE waiting_uploads RENAME TO upload_count;
    ALTER TABLE upload_count ADD COLUMN share BIGINT NOT NULL DEFAULT 0;
    ALTER TABLE upload_count DROP CONSTRAINT waiting_uploads_pkey;
    ALTER TABLE upload_count ADD PRIMARY KEY (authority, share);
    """
}
