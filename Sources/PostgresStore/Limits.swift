package import RecordKeeping

/// The limits of the store, in one place.
package struct Limits: Sendable {
  /// How much may wait for the writer of this node.
  package var pen = PenLimits()
  /// How many of this node may look at a time, and for how long.
  package var readers = ReaderLimits()
  /// Connections of this node on which files come and go.
  package var fileConnections = 4
  /// How long a file may wait for one of them.
  package var fileWait: Duration = .seconds(10)
  /// Prepared statements that a connection keeps.
  package var statements = 512
  /// How long the server may take for one statement, in milliseconds. Migrations take their time.
  package var statementMilliseconds = 30_000
  /// How long the server leaves a transaction open in which nothing happens, in milliseconds: a node that was paused in the
  /// midst of one holds up the others no longer.
  package var idleMilliseconds = 10_000
  /// How long it may take to reach the server, in seconds.
  package var connectSeconds = 5
  /// How often a batch is tried anew when the server or the rivalry of transactions undid it.
  package var tries = 4
  /// How long the outcome of a commit is asked after, when the connection broke in the midst of it.
  package var doubtTime: Duration = .seconds(8)

  /// How many writers of this node work beside each other, besides the one that has the whole record.
  package var sharedPens = 4
  /// After how long the clock of this machine is held against the database's again.
  package var clockReading: Duration = .seconds(1)

  /// How often entries without a place are looked for.
  package var sequencing: Duration = .milliseconds(100)
  /// The same, after the server could not be asked.
  package var sequencingAfterFailure: Duration = .seconds(1)
  /// How long the server waits for a node that stands still while it gives places, in milliseconds.
  package var sequencingIdleMilliseconds = 500
  /// Entries that are given places in one transaction.
  package var placedAtOnce = 2000

  /// For how long what nodes tell each other is of use, in seconds.
  package var newsSeconds: Int64 = 10

  /// The limits as the program uses them.
  package init() {}
}
