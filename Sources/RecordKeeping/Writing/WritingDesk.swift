/// Where the pen lies: a connection of some kind, and what is done with it between taking the pen and handing it on.
package protocol WritingDesk {
  /// Does all pieces in one transaction; afterwards each has its outcome, and what succeeded is durable.
  mutating func commit(_ batch: [Piece])
  /// Does what has to be done now and then, once everybody is answered.
  mutating func tidy()
  /// Lets go of what was overwritten, where the desk keeps such; whether it could.
  mutating func clear() throws(StoreFailure) -> Bool
  /// Lets go of the connection; what comes later is refused.
  mutating func close() throws(StoreFailure)
  /// What was done here.
  var tally: Tally { get }
}

extension WritingDesk {
  /// Most desks keep nothing that was overwritten.
  package mutating func clear() throws(StoreFailure) -> Bool { true }

  /// Does pieces in the transaction that is open; whether any of them is to stay.
  ///
  /// They share it without savepoints, each of which would copy every page that its piece writes: those that fail do so before
  /// they write, nearly always.
  ///
  /// - Returns: Nil when one failed that had written: then all are to be undone, and done ``apart(_:on:)``.
  package func together(_ batch: [Piece], on connection: any RecordConnection) throws(StoreFailure) -> Bool? {
    var keeps = false
    for piece in batch {
      let before = connection.writes
      let stays = try perform(piece, on: connection)
      // Alone in its transaction, a piece is undone with it.
      guard stays || batch.count == 1 || connection.writes == before && connection.spoiled == nil else { return nil }
      keeps = keeps || stays
    }
    return keeps
  }

  /// Does pieces in the transaction that is open, each undone alone when it fails; whether any of them is to stay.
  package func apart(_ batch: [Piece], on connection: any RecordConnection) throws(StoreFailure) -> Bool {
    var keeps = false
    for piece in batch {
      try connection.run("SAVEPOINT piece")
      let stays = try perform(piece, on: connection)
      if !stays {
        try connection.run("ROLLBACK TO piece")
        connection.undone()
      }
      try connection.run("RELEASE piece")
      keeps = keeps || stays
    }
    return keeps
  }

  private func perform(_ piece: Piece, on connection: any RecordConnection) throws(StoreFailure) -> Bool {
    let stays = piece.perform(Writing(connection: connection))
    // A full disk or a failing one may end the transaction of all.
    if let lost = connection.lost { throw lost }
    // Rivals that undid each other begin anew, no piece stays that has overlooked a failure, and what a disk does not take
    // is lost to all, as whoever asks whether the office can work is to know.
    if let spoiled = connection.spoiled, stays || [.locked, .full, .disk, .readOnly].contains(spoiled.code) {
      throw spoiled
    }
    return stays
  }
}

/// What the pen has done.
package struct Tally: Sendable {
  /// Batches committed.
  package var batches = 0
  /// Pieces in them.
  package var pieces = 0
  /// Batches that could not be kept.
  package var lost = 0
  /// Times the written-ahead pages were carried over, in a store that has such.
  package var checkpoints = 0
  /// Pages written ahead after the last commit.
  package var pagesAhead = 0
  /// Why the last checkpoint failed, until one succeeds.
  package var checkpointFailure: StoreFailure?

  /// Nothing done yet.
  package init() {}
}
