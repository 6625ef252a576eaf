/// What the pen has done.
package struct Tally: Sendable {
  /// Batches committed.
  package internal(set) var batches = 0
  /// Pieces in them.
  package internal(set) var pieces = 0
  /// Batches that could not be kept.
  package internal(set) var lost = 0
  /// Times the written-ahead pages were carried over.
  package internal(set) var checkpoints = 0
  /// Pages written ahead after the last commit.
  package internal(set) var pagesAhead = 0
  /// Why the last checkpoint failed, until one succeeds.
  package internal(set) var checkpointFailure: SQLiteFailure?
}

/// Where the pen lies: the connection, and what is done with it between taking the pen and handing it on.
struct Desk {
  private(set) var tally = Tally()
  private var connection: Connection?
  private let limits: Limits
  /// Pages that the last checkpoint found carried over already.
  private var carried = 0

  init(_ connection: Connection, _ limits: Limits) {
    self.connection = connection
    self.limits = limits
  }

  /// Does all pieces in one transaction; afterwards each has its outcome, and what succeeded is on disk.
  mutating func commit(_ batch: [Piece]) {
    guard let connection else {
      let closed = SQLiteFailure(.closed, doing: "taking the pen", message: "the store has been closed")
      for piece in batch { piece.fail(closed) }
      return
    }
    do throws(SQLiteFailure) {
      try perform(batch, on: connection)
      tally.batches += 1
      tally.pieces += batch.count
      tally.pagesAhead = connection.pagesAhead
    } catch {
      // Refusals fall with the rest: they may rest on what an earlier piece of this batch had written.
      if !connection.isIdle { _ = try? connection.endTransaction("ROLLBACK") }
      for piece in batch { piece.fail(error) }
      tally.lost += 1
    }
  }

  private func perform(_ batch: [Piece], on connection: Connection) throws(SQLiteFailure) {
    if !connection.isIdle { try connection.endTransaction("ROLLBACK") }
    try connection.startTransaction("BEGIN IMMEDIATE")
    var keeps = false
    for piece in batch {
      // Alone in its transaction, a piece is undone with it.
      let isAlone = batch.count == 1
      if !isAlone { try connection.run("SAVEPOINT piece") }
      let stays = piece.perform(Writing(connection: connection))
      // A full disk or a failing one may end the transaction of all.
      if let lost = connection.lost { throw lost }
      if !isAlone {
        if !stays { try connection.run("ROLLBACK TO piece") }
        try connection.run("RELEASE piece")
      }
      keeps = keeps || stays
    }
    try connection.endTransaction(keeps ? "COMMIT" : "ROLLBACK")
  }

  /// Carries written-ahead pages into the database file when enough have gathered.
  mutating func checkpointIfDue() {
    guard let connection, limits.checkpoints else { return }
    let pages = connection.pagesAhead
    // The file has started over since the last checkpoint.
    if pages < carried { carried = 0 }
    guard pages - carried >= limits.checkpointPages else { return }
    do throws(SQLiteFailure) {
      var kind = Connection.Checkpoint.passive
      if pages >= limits.walPages {
        kind = .restart
        connection.waitForLocks(milliseconds: limits.checkpointWaitMilliseconds)
      }
      defer { if kind == .restart { connection.waitForLocks(milliseconds: limits.lockWaitMilliseconds) } }
      _ = try connection.checkpoint(kind)
      tally.checkpoints += 1
      tally.checkpointFailure = nil
    } catch {
      // What is committed stays in the written-ahead file and is carried over another time.
      tally.checkpointFailure = error
    }
    carried = pages
  }

  mutating func close() throws(SQLiteFailure) {
    guard let connection else { return }
    self.connection = nil
    guard limits.checkpoints else { return }
    _ = try connection.checkpoint(.truncate)
  }
}
