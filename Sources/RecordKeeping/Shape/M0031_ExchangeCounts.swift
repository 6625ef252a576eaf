extension Migration {
  /// How much is not over with each partner of the document exchange, counted as messages come and go: how the exchange stands
  /// costs what there are partners, however long the ledger is. And an index by which the oldest message of a partner is found
  /// that waits to be taken.
  static let m0031 = Migration(
    31, "exchange counts",
    """
    \(table)
    \(counting)

    CREATE TRIGGER outbox_comes AFTER INSERT ON outbox WHEN NEW.kind = 'dispatch' BEGIN
      INSERT INTO exchange_count VALUES (NEW.authority, NEW.lane, NEW.lane <> '' AND NEW.ended_at IS NULL,
        NEW.state = 'dead', 0, 0, 0, 0)
        ON CONFLICT (authority, partner) DO UPDATE SET to_send = to_send + excluded.to_send, dead = dead + excluded.dead;
    END;
    CREATE TRIGGER outbox_goes_on AFTER UPDATE OF state, ended_at ON outbox
      WHEN NEW.kind = 'dispatch' AND (OLD.ended_at IS NULL, OLD.state = 'dead') <> (NEW.ended_at IS NULL, NEW.state = 'dead')
    BEGIN
      UPDATE exchange_count SET
        to_send = to_send + (NEW.lane <> '' AND NEW.ended_at IS NULL) - (OLD.lane <> '' AND OLD.ended_at IS NULL),
        dead = dead + (NEW.state = 'dead') - (OLD.state = 'dead')
      WHERE authority = NEW.authority AND partner = NEW.lane;
    END;
    CREATE TRIGGER outbox_leaves AFTER DELETE ON outbox WHEN OLD.kind = 'dispatch' BEGIN
      UPDATE exchange_count SET to_send = to_send - (OLD.lane <> '' AND OLD.ended_at IS NULL),
        dead = dead - (OLD.state = 'dead') WHERE authority = OLD.authority AND partner = OLD.lane;
    END;

    CREATE TRIGGER inbox_comes AFTER INSERT ON inbox BEGIN
      INSERT INTO exchange_count VALUES (NEW.authority, NEW.partner, 0, 0, NEW.state = 'waiting',
        NEW.state = 'quarantined', 0, 0)
        ON CONFLICT (authority, partner) DO UPDATE SET to_take = to_take + excluded.to_take,
          quarantined = quarantined + excluded.quarantined;
    END;
    CREATE TRIGGER inbox_goes_on AFTER UPDATE OF state ON inbox WHEN OLD.state <> NEW.state BEGIN
      UPDATE exchange_count SET to_take = to_take + (NEW.state = 'waiting') - (OLD.state = 'waiting'),
        quarantined = quarantined + (NEW.state = 'quarantined') - (OLD.state = 'quarantined')
      WHERE authority = NEW.authority AND partner = NEW.partner;
    END;
    CREATE TRIGGER inbox_leaves AFTER DELETE ON inbox WHEN OLD.state <> 'taken' BEGIN
      UPDATE exchange_count SET to_take = to_take - (OLD.state = 'waiting'),
        quarantined = quarantined - (OLD.state = 'quarantined')
      WHERE authority = OLD.authority AND partner = OLD.partner;
    END;

    CREATE TRIGGER held_message_comes AFTER INSERT ON held_message BEGIN
      INSERT INTO exchange_count VALUES (NEW.authority, NEW.receiver, 0, 0, 0, 0, NEW.status NOT IN ('done', 'fail'),
        NEW.status = 'fail')
        ON CONFLICT (authority, partner) DO UPDATE SET held = held + excluded.held, refused = refused + excluded.refused;
    END;
    CREATE TRIGGER held_message_goes_on AFTER UPDATE OF status ON held_message WHEN OLD.status <> NEW.status BEGIN
      UPDATE exchange_count SET
        held = held + (NEW.status NOT IN ('done', 'fail')) - (OLD.status NOT IN ('done', 'fail')),
        refused = refused + (NEW.status = 'fail') - (OLD.status = 'fail')
      WHERE authority = NEW.authority AND partner = NEW.receiver;
    END;
    CREATE TRIGGER held_message_leaves AFTER DELETE ON held_message WHEN OLD.status <> 'done' BEGIN
      UPDATE exchange_count SET held = held - (OLD.status <> 'fail'), refused = refused - (OLD.status = 'fail')
      WHERE authority = OLD.authority AND partner = OLD.receiver;
    END;
    """,
    postgres: """
      \(postgresTable)
      \(counting)

      CREATE FUNCTION count_exchange(of_authority TEXT, of_partner TEXT, sending BOOLEAN, dying BOOLEAN, taking BOOLEAN,
        putting_aside BOOLEAN, holding BOOLEAN, refusing BOOLEAN, step INT) RETURNS void LANGUAGE sql AS $body$
        INSERT INTO exchange_count VALUES (of_authority, of_partner, step * CAST(sending AS INT), step * CAST(dying AS INT),
          step * CAST(taking AS INT), step * CAST(putting_aside AS INT), step * CAST(holding AS INT),
          step * CAST(refusing AS INT))
        ON CONFLICT (authority, partner) DO UPDATE SET to_send = exchange_count.to_send + excluded.to_send,
          dead = exchange_count.dead + excluded.dead, to_take = exchange_count.to_take + excluded.to_take,
          quarantined = exchange_count.quarantined + excluded.quarantined, held = exchange_count.held + excluded.held,
          refused = exchange_count.refused + excluded.refused
      $body$;

      CREATE FUNCTION count_outbox() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.kind = 'dispatch' THEN
          PERFORM count_exchange(OLD.authority, OLD.lane, OLD.lane <> '' AND OLD.ended_at IS NULL, OLD.state = 'dead', FALSE,
            FALSE, FALSE, FALSE, -1);
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.kind = 'dispatch' THEN
          PERFORM count_exchange(NEW.authority, NEW.lane, NEW.lane <> '' AND NEW.ended_at IS NULL, NEW.state = 'dead', FALSE,
            FALSE, FALSE, FALSE, 1);
        END IF;
        RETURN NULL;
      END $body$;
      CREATE TRIGGER outbox_comes_and_goes AFTER INSERT OR DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION count_outbox();
      CREATE TRIGGER outbox_goes_on AFTER UPDATE OF state, ended_at ON outbox FOR EACH ROW
        WHEN ((OLD.ended_at IS NULL, OLD.state = 'dead') <> (NEW.ended_at IS NULL, NEW.state = 'dead'))
        EXECUTE FUNCTION count_outbox();

      CREATE FUNCTION count_inbox() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          PERFORM count_exchange(OLD.authority, OLD.partner, FALSE, FALSE, OLD.state = 'waiting', OLD.state = 'quarantined',
            FALSE, FALSE, -1);
        END IF;
        IF TG_OP <> 'DELETE' THEN
          PERFORM count_exchange(NEW.authority, NEW.partner, FALSE, FALSE, NEW.state = 'waiting', NEW.state = 'quarantined',
            FALSE, FALSE, 1);
        END IF;
        RETURN NULL;
      END $body$;
      CREATE TRIGGER inbox_comes_and_goes AFTER INSERT OR DELETE ON inbox FOR EACH ROW EXECUTE FUNCTION count_inbox();
      CREATE TRIGGER inbox_goes_on AFTER UPDATE OF state ON inbox FOR EACH ROW WHEN (OLD.state <> NEW.state)
        EXECUTE FUNCTION count_inbox();

      CREATE FUNCTION count_held_message() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          PERFORM count_exchange(OLD.authority, OLD.receiver, FALSE, FALSE, FALSE, FALSE,
            OLD.status NOT IN ('done', 'fail'), OLD.status = 'fail', -1);
        END IF;
        IF TG_OP <> 'DELETE' THEN
          PERFORM count_exchange(NEW.authority, NEW.receiver, FALSE, FALSE, FALSE, FALSE,
            NEW.status NOT IN ('done', 'fail'), NEW.status = 'fail', 1);
        END IF;
        RETURN NULL;
      END $body$;
      CREATE TRIGGER held_message_comes_and_goes AFTER INSERT OR DELETE ON held_message FOR EACH ROW
        EXECUTE FUNCTION count_held_message();
      CREATE TRIGGER held_message_goes_on AFTER UPDATE OF status ON held_message FOR EACH ROW
        WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION count_held_message();
      """,
    begun: postgresTable + "\n" + counting)

  private static let postgresTable = """
    CREATE TABLE exchange_count (
      authority TEXT COLLATE "C" NOT NULL,
      partner TEXT COLLATE "C" NOT NULL,
      to_send BIGINT NOT NULL,
      dead BIGINT NOT NULL,
      to_take BIGINT NOT NULL,
      quarantined BIGINT NOT NULL,
      held BIGINT NOT NULL,
      refused BIGINT NOT NULL,
      PRIMARY KEY (authority, partner)
    ) WITH (fillfactor = 50);
    """

  private static let table = """
    CREATE TABLE exchange_count (
      authority TEXT NOT NULL,
      partner TEXT NOT NULL,
      to_send INTEGER NOT NULL,
      dead INTEGER NOT NULL,
      to_take INTEGER NOT NULL,
      quarantined INTEGER NOT NULL,
      held INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      PRIMARY KEY (authority, partner)
    ) STRICT, WITHOUT ROWID;
    """

  /// Counts what is there already.
  private static let counting = """
    INSERT INTO exchange_count
      SELECT authority, partner, sum(to_send), sum(dead), sum(to_take), sum(quarantined), sum(held), sum(refused)
      FROM (
        SELECT authority, lane AS partner, CASE WHEN lane <> '' AND ended_at IS NULL THEN 1 ELSE 0 END AS to_send,
          CASE WHEN state = 'dead' THEN 1 ELSE 0 END AS dead, 0 AS to_take, 0 AS quarantined, 0 AS held, 0 AS refused
        FROM outbox WHERE kind = 'dispatch'
        UNION ALL
        SELECT authority, partner, 0, 0, CASE WHEN state = 'waiting' THEN 1 ELSE 0 END,
          CASE WHEN state = 'quarantined' THEN 1 ELSE 0 END, 0, 0
        FROM inbox
        UNION ALL
        SELECT authority, receiver, 0, 0, 0, 0, CASE WHEN status IN ('done', 'fail') THEN 0 ELSE 1 END,
          CASE WHEN status = 'fail' THEN 1 ELSE 0 END
        FROM held_message
      ) AS message GROUP BY authority, partner;
    CREATE INDEX inbox_to_take ON inbox (authority, partner, id) WHERE state = 'waiting';
    """
}
