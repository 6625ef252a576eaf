/// How much may wait for the one writer.
package struct PenLimits: Sendable {
  /// Pieces of work committed together, with one sync of the disk.
  package var batchPieces = 256
  /// Pieces that may wait for the pen; the next one is told that the store is busy.
  package var waitingPieces = 4096
  /// How long the oldest waiting piece may have waited before newcomers are told that the store is busy.
  package var oldestWait: Duration = .seconds(10)

  /// The limits as the program uses them.
  package init() {}
}

/// How many may look at the record at a time, and for how long.
package struct ReaderLimits: Sendable {
  /// Read-only connections.
  package var connections = 8
  /// How long a read may wait for a connection.
  package var wait: Duration = .seconds(5)
  /// How long one look at the record may take: a database keeps what it may still want to see, and grows.
  package var time: Duration = .seconds(30)

  /// The limits as the program uses them.
  package init() {}
}

/// How far a search by words looks.
enum SearchLimits {
  /// Dossiers that have the rarest word of a search, of one unit, up to which that word counts as rare.
  static let rareWord = 500
  /// Different words that may begin as a search says, in one unit, when none of its words is rare.
  static let wordsOfBeginning = 64
  /// Dossiers that one page of a search looks at; behind them the next page goes on.
  static let dossiersOfPage = 1000
}
