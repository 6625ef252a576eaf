internal import RecordKeeping

/// The shape of the tables with which PostgreSQL begins: that of SQLite after its first twenty-six migrations. Older databases began
/// with triggers that count.
///
/// Texts stand in the order of their bytes, as in SQLite. The authority is first in every key that has one.
enum FirstShape {
  /// The number of the last migration of SQLite that it holds.
  static let number = 26

  /// The first migration of a database that begins today.
  static let migration = Migration(number, "the record", [record, ledger, documents, nodes].joined(separator: "\n"))

  /// That of a database that began with a program before migration 43.
  static let migrationOfBefore = Migration(
    number, "the record", [record, ledger, documents, counts, nodes].joined(separator: "\n"))

  /// What several nodes on one record need to know of each other, and the files of all of them.
  private static let nodes = """
    -- One row an authority: whoever holds it writes.
    CREATE TABLE writer (
      authority TEXT COLLATE "C" PRIMARY KEY
    );
    -- The last batch of each node, by which it finds out what became of a commit.
    CREATE TABLE node_batch (
      authority TEXT COLLATE "C" NOT NULL,
      node TEXT COLLATE "C" NOT NULL,
      batch BIGINT NOT NULL,
      at TIMESTAMPTZ NOT NULL DEFAULT now(),
      PRIMARY KEY (authority, node)
    ) WITH (fillfactor = 50);
    -- What every node of the installation must have alike, by name.
    CREATE TABLE installation (
      name TEXT COLLATE "C" PRIMARY KEY,
      value TEXT COLLATE "C" NOT NULL
    );

    -- Kept files by their content, and the pieces in which they stand.
    CREATE TABLE file (
      sha256 TEXT COLLATE "C" PRIMARY KEY,
      place TEXT COLLATE "C" NOT NULL,
      bytes BIGINT NOT NULL,
      -- When somebody last brought it, in milliseconds since 1970.
      brought_at BIGINT NOT NULL
    );
    -- What is still arriving.
    CREATE TABLE arrival (
      place TEXT COLLATE "C" PRIMARY KEY,
      touched_at BIGINT NOT NULL
    );
    CREATE TABLE file_piece (
      place TEXT COLLATE "C" NOT NULL,
      number BIGINT NOT NULL,
      body BYTEA NOT NULL,
      PRIMARY KEY (place, number)
    );
    -- Parts of a piece are read without the rest of it.
    ALTER TABLE file_piece ALTER COLUMN body SET STORAGE EXTERNAL;
    """
}
