internal import RecordKeeping

extension PostgresSchema {
  /// No node of the version before works on tables in parts, where no trigger may say to which part a row belongs. A database that
  /// begins today has no such trigger.
  static let withoutTheVersionBefore = """
    DROP TRIGGER IF EXISTS content_named ON content;
    ALTER TABLE content ALTER COLUMN authority DROP DEFAULT;
    """

  /// The statements that make each table of the record, all of them empty, anew in parts by the authority
  /// (`PARTITION BY HASH`), with the keys, indexes, triggers and functions that it has.
  ///
  /// PostgreSQL takes no key in such a table that leaves the authority out, and neither does Citus in a distributed one. Tables
  /// without an authority stay whole: files by their content, and what belongs to the installation.
  ///
  /// - Parameter parts: How many, at least 1.
  static func partition(into parts: Int) -> String {
    """
    SET LOCAL client_min_messages = warning;
    DO $parts$
    DECLARE
      keyed RECORD;
      remade TEXT[];
      remaking TEXT;
    BEGIN
      FOR keyed IN
        SELECT c.oid, c.relname AS name, coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') AS options
        FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'authority'
        WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r' AND NOT c.relispartition
        ORDER BY c.relname
      LOOP
        -- What goes with the table, in the order in which it is made again.
        SELECT array_agg(text ORDER BY place, text) INTO remade FROM (
          SELECT 1 AS place,
            format('ALTER TABLE %I ADD CONSTRAINT %I %s', keyed.name, conname, pg_get_constraintdef(oid)) AS text
          FROM pg_constraint WHERE conrelid = keyed.oid AND contype IN ('p', 'u')
          UNION ALL
          SELECT 2, pg_get_indexdef(indexrelid) FROM pg_index
          WHERE indrelid = keyed.oid AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
          UNION ALL
          SELECT 3, pg_get_functiondef(p.oid) FROM pg_proc AS p JOIN pg_type AS t ON t.oid = ANY (p.proargtypes)
          WHERE t.typrelid = keyed.oid
          UNION ALL
          SELECT 4, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = keyed.oid AND NOT tgisinternal
        ) AS of_table;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (authority)',
          keyed.name || '_parted', keyed.name);
        EXECUTE format('DROP TABLE %I CASCADE', keyed.name);
        EXECUTE format('ALTER TABLE %I RENAME TO %I', keyed.name || '_parted', keyed.name);
        FOR part IN 0 .. \(parts - 1) LOOP
          EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS \(parts), REMAINDER %s)%s',
            keyed.name || '_' || part, keyed.name, part, keyed.options);
        END LOOP;
        FOREACH remaking IN ARRAY remade LOOP EXECUTE remaking; END LOOP;
      END LOOP;
    END $parts$;
    \(withoutTheVersionBefore)
    """
  }
}
