extension Migration {
  /// What nodes on one PostgreSQL tell each other and is of use for seconds only: it is not written ahead, goes with no backup
  /// that the program makes, and is gone after a crash of the server. The previous version neither writes nor reads it.
  static let m0041 = Migration(
    41, "node-news",
    "-- Nobody shares the file.",
    postgres: """
      CREATE UNLOGGED TABLE node_news (
        node TEXT COLLATE "C" NOT NULL,
        number BIGINT NOT NULL,
        body TEXT COLLATE "C" NOT NULL,
        at TIMESTAMPTZ NOT NULL DEFAULT now(),
        PRIMARY KEY (node, number)
      );
      """)
}
