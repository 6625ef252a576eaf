package import RecordKeeping

/// The limits of the store, in one place.
package struct Limits: Sendable {
  /// How much may wait for the one writer.
  package var pen = PenLimits()
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
  /// How many may look at a time, and for how long: meanwhile the write-ahead file cannot start over, and grows.
  package var readers = ReaderLimits()
  /// Prepared statements a connection keeps.
  package var statements = 256
  /// How long SQLite waits for a lock held by another program, in milliseconds.
  package var lockWaitMilliseconds: Int32 = 5000
  /// Page cache of the writing connection, in KiB.
  package var writerCacheKiB = 32 << 10
  /// Page cache of each reading connection, in KiB: so large that a list of a thousand rows, each on a page of its own, finds
  /// them there the second time. Less is used where less is read.
  package var readerCacheKiB = 6 << 10

  /// The limits as the program uses them.
  package init() {}
}
