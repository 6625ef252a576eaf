extension Migration {
  /// How many bytes of messages wait with each partner of the document exchange, beside how many messages: of what it brought and
  /// nobody has taken, and of what is held for it. They are bounded, so that no partner fills the disk.
  static let m0035 = Migration(
    35, "backlogs",
    """
    ALTER TABLE exchange_count ADD COLUMN untaken_bytes INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE exchange_count ADD COLUMN held_bytes INTEGER NOT NULL DEFAULT 0;
    \(counting)

    DROP TRIGGER outbox_comes;
    DROP TRIGGER inbox_comes;
    DROP TRIGGER inbox_goes_on;
    DROP TRIGGER inbox_leaves;
    DROP TRIGGER held_message_comes;
    DROP TRIGGER held_message_goes_on;
    DROP TRIGGER held_message_leaves;

    CREATE TRIGGER outbox_comes AFTER INSERT ON outbox WHEN NEW.kind = 'dispatch' BEGIN
      INSERT INTO exchange_count VALUES (NEW.authority, NEW.lane, NEW.lane <> '' AND NEW.ended_at IS NULL,
        NEW.state = 'dead', 0, 0, 0, 0, 0, 0)
        ON CONFLICT (authority, partner) DO UPDATE SET to_send = to_send + excluded.to_send, dead = dead + excluded.dead;
    END;

    CREATE TRIGGER inbox_comes AFTER INSERT ON inbox BEGIN
      INSERT INTO exchange_count VALUES (NEW.authority, NEW.partner, 0, 0, NEW.state = 'waiting',
        NEW.state = 'quarantined', 0, 0, iif(NEW.state IN ('waiting', 'quarantined'), NEW.bytes, 0), 0)
        ON CONFLICT (authority, partner) DO UPDATE SET to_take = to_take + excluded.to_take,
          quarantined = quarantined + excluded.quarantined, untaken_bytes = untaken_bytes + excluded.untaken_bytes;
    END;
    CREATE TRIGGER inbox_goes_on AFTER UPDATE OF state ON inbox WHEN OLD.state <> NEW.state BEGIN
      UPDATE exchange_count SET to_take = to_take + (NEW.state = 'waiting') - (OLD.state = 'waiting'),
        quarantined = quarantined + (NEW.state = 'quarantined') - (OLD.state = 'quarantined'),
        untaken_bytes = untaken_bytes
          + NEW.bytes * ((NEW.state IN ('waiting', 'quarantined')) - (OLD.state IN ('waiting', 'quarantined')))
      WHERE authority = NEW.authority AND partner = NEW.partner;
    END;
    CREATE TRIGGER inbox_leaves AFTER DELETE ON inbox WHEN OLD.state <> 'taken' BEGIN
      UPDATE exchange_count SET to_take = to_take - (OLD.state = 'waiting'),
        quarantined = quarantined - (OLD.state = 'quarantined'),
        untaken_bytes = untaken_bytes - OLD.bytes * (OLD.state IN ('waiting', 'quarantined'))
      WHERE authority = OLD.authority AND partner = OLD.partner;
    END;

    CREATE TRIGGER held_message_comes AFTER INSERT ON held_message BEGIN
      INSERT INTO exchange_count VALUES (NEW.authority, NEW.receiver, 0, 0, 0, 0, NEW.status NOT IN ('done', 'fail'),
        NEW.status = 'fail', 0, iif(NEW.status = 'done', 0, NEW.bytes))
        ON CONFLICT (authority, partner) DO UPDATE SET held = held + excluded.held, refused = refused + excluded.refused,
          held_bytes = held_bytes + excluded.held_bytes;
    END;
    CREATE TRIGGER held_message_goes_on AFTER UPDATE OF status ON held_message WHEN OLD.status <> NEW.status BEGIN
      UPDATE exchange_count SET
        held = held + (NEW.status NOT IN ('done', 'fail')) - (OLD.status NOT IN ('done', 'fail')),
        refused = refused + (NEW.status = 'fail') - (OLD.status = 'fail'),
        held_bytes = held_bytes + NEW.bytes * ((NEW.status <> 'done') - (OLD.status <> 'done'))
      WHERE authority = NEW.authority AND partner = NEW.receiver;
    END;
    CREATE TRIGGER held_message_leaves AFTER DELETE ON held_message WHEN OLD.status <> 'done' BEGIN
      UPDATE exchange_count SET held = held - (OLD.status <> 'fail'), refused = refused - (OLD.status = 'fail'),
        held_bytes = held_bytes - OLD.bytes
      WHERE authority = OLD.authority AND partner = OLD.receiver;
    END;
    """,
    postgres: """
      -- What nodes of the version before write meanwhile is counted by the old triggers or by the new ones.
      LOCK TABLE inbox, held_message IN SHARE ROW EXCLUSIVE MODE;
      ALTER TABLE exchange_count ADD COLUMN untaken_bytes BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE exchange_count ADD COLUMN held_bytes BIGINT NOT NULL DEFAULT 0;
      \(counting)

      CREATE FUNCTION count_backlog(of_authority TEXT, of_partner TEXT, taking BOOLEAN, putting_aside BOOLEAN,
        holding BOOLEAN, refusing BOOLEAN, of_bytes BIGINT, step INT) RETURNS void LANGUAGE sql AS $body$
        INSERT INTO exchange_count VALUES (of_authority, of_partner, 0, 0, step * CAST(taking AS INT),
          step * CAST(putting_aside AS INT), step * CAST(holding AS INT), step * CAST(refusing AS INT),
          CASE WHEN taking OR putting_aside THEN step * of_bytes ELSE 0 END,
          CASE WHEN holding OR refusing THEN step * of_bytes ELSE 0 END)
        ON CONFLICT (authority, partner) DO UPDATE SET to_take = exchange_count.to_take + excluded.to_take,
          quarantined = exchange_count.quarantined + excluded.quarantined, held = exchange_count.held + excluded.held,
          refused = exchange_count.refused + excluded.refused,
          untaken_bytes = exchange_count.untaken_bytes + excluded.untaken_bytes,
          held_bytes = exchange_count.held_bytes + excluded.held_bytes
      $body$;

      CREATE OR REPLACE FUNCTION count_inbox() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          PERFORM count_backlog(OLD.authority, OLD.partner, OLD.state = 'waiting', OLD.state = 'quarantined', FALSE, FALSE,
            OLD.bytes, -1);
        END IF;
        IF TG_OP <> 'DELETE' THEN
          PERFORM count_backlog(NEW.authority, NEW.partner, NEW.state = 'waiting', NEW.state = 'quarantined', FALSE, FALSE,
            NEW.bytes, 1);
        END IF;
        RETURN NULL;
      END $body$;

      CREATE OR REPLACE FUNCTION count_held_message() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          PERFORM count_backlog(OLD.authority, OLD.receiver, FALSE, FALSE, OLD.status NOT IN ('done', 'fail'),
            OLD.status = 'fail', OLD.bytes, -1);
        END IF;
        IF TG_OP <> 'DELETE' THEN
          PERFORM count_backlog(NEW.authority, NEW.receiver, FALSE, FALSE, NEW.status NOT IN ('done', 'fail'),
            NEW.status = 'fail', NEW.bytes, 1);
        END IF;
        RETURN NULL;
      END $body$;
      """,
    begun: """
      ALTER TABLE exchange_count ADD COLUMN untaken_bytes BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE exchange_count ADD COLUMN held_bytes BIGINT NOT NULL DEFAULT 0;
      """)

  /// Counts what is there already.
  private static let counting = """
    UPDATE exchange_count SET
      untaken_bytes = (
        SELECT coalesce(sum(bytes), 0) FROM inbox WHERE inbox.authority = exchange_count.authority
          AND inbox.partner = exchange_count.partner AND state IN ('waiting', 'quarantined')),
      held_bytes = (
        SELECT coalesce(sum(bytes), 0) FROM held_message WHERE held_message.authority = exchange_count.authority
          AND receiver = exchange_count.partner AND status <> 'done');
    """
}
