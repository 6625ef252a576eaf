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

  /// Does pieces in the transaction that is open, each undone alone when it fails; whether any of them is to stay.
  package func perform(_ batch: [Piece], on connection: any RecordConnection) throws(StoreFailure) -> Bool {
    var keeps = false
    for piece in batch {
      // Alone in its transaction, a piece is undone with it.
      let isAlone = batch.count == 1
      if !isAlone { try connection.run("SAVEPOINT piece") }
      let stays = piece.perform(Writing(connection: connection))
      // A full disk or a failing one may end the transaction of all.
      if let lost = connection.lost { throw lost }
      // Rivals that undid each other begin anew, and no piece stays that has overlooked a failure.
      if let spoiled = connection.spoiled, stays || spoiled.code == .locked { throw spoiled }
      if !isAlone {
        if !stays {
          try connection.run("ROLLBACK TO piece")
          connection.undone()
        }
        try connection.run("RELEASE piece")
      }
      keeps = keeps || stays
    }
    return keeps
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
