/// The limits of the store, in one place.
package struct Limits: Sendable {
  /// Pieces of work committed together, with one sync of the disk.
  package var batchPieces = 256
  /// Pieces that may wait for the pen; the next one is told that the store is busy.
  package var waitingPieces = 4096
  /// How long the oldest waiting piece may have waited before newcomers are told that the store is busy.
  package var oldestWait: Duration = .seconds(10)
  /// Whether the pen checkpoints. That of a visitor never does: two connections that checkpoint can spoil the file
  /// (https://www.sqlite.org/wal.html#walresetbug).
  package var checkpoints = true
  /// Pages written ahead (4 KiB each) after which the pen carries them into the database file.
  ///
  /// Whoever comes meanwhile waits. Measured with `motcua-bench`, 64 clients on random old dossiers, fsync 0.1 ms: at 2,000
  /// 5,500 a second with p99 30 ms, at 4,000 6,100 with 37 ms, at 12,000 much the same with 72 ms.
  package var checkpointPages = 2000
  /// Pages written ahead after which the pen waits a moment for readers, so that the file can start over.
  package var walPages = 16_384
  /// How long the pen waits for readers then, in milliseconds.
  package var checkpointWaitMilliseconds: Int32 = 100
  /// Bytes to which the write-ahead file is cut when it starts over.
  package var walBytesKept = 64 << 20
  /// Read-only connections.
  package var readers = 8
  /// How long a read may wait for a connection.
  package var readerWait: Duration = .seconds(5)
  /// How long one look at the record may take; meanwhile the write-ahead file cannot start over, and grows.
  package var readTime: Duration = .seconds(30)
  /// Prepared statements a connection keeps.
  package var statements = 256
  /// How long SQLite waits for a lock held by another program, in milliseconds.
  package var lockWaitMilliseconds: Int32 = 5000
  /// Page cache of the writing connection, in KiB.
  package var writerCacheKiB = 32 << 10
  /// Page cache of each reading connection, in KiB.
  package var readerCacheKiB = 4 << 10

  /// Dossiers that have the rarest word of a search, of one unit, up to which that word counts as rare.
  package static let rareWord = 500
  /// Different words that may begin as a search says, in one unit, when none of its words is rare.
  package static let wordsOfBeginning = 64
  /// Dossiers that one page of a search looks at; behind them the next page goes on.
  package static let dossiersOfPage = 1000

  /// The limits as the program uses them.
  package init() {}
}
