package import RecordKeeping

/// The writing connection of a database file, and when its written-ahead pages are carried over.
struct Desk: WritingDesk {
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
      let closed = StoreFailure(.closed, doing: "taking the pen", message: "the store has been closed")
      for piece in batch { piece.fail(closed) }
      return
    }
    do throws(StoreFailure) {
      try record(batch, on: connection)
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

  private func record(_ batch: [Piece], on connection: Connection) throws(StoreFailure) {
    if !connection.isIdle { try connection.endTransaction("ROLLBACK") }
    try connection.startTransaction("BEGIN IMMEDIATE")
    var keeps = try together(batch, on: connection)
    if keeps == nil {
      try connection.endTransaction("ROLLBACK")
      try connection.startTransaction("BEGIN IMMEDIATE")
      keeps = try apart(batch, on: connection)
    }
    try connection.endTransaction(keeps == true ? "COMMIT" : "ROLLBACK")
  }

  /// Carries written-ahead pages into the database file when enough have gathered.
  mutating func tidy() {
    guard let connection, limits.checkpoints else { return }
    let pages = connection.pagesAhead
    // The file has started over since the last checkpoint.
    if pages < carried { carried = 0 }
    guard pages - carried >= limits.checkpointPages else { return }
    do throws(StoreFailure) {
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

  /// Carries all written-ahead pages over and empties their file, unless another process does that.
  mutating func clear() throws(StoreFailure) -> Bool {
    guard let connection, limits.checkpoints else { return false }
    defer { carried = 0 }
    return try connection.checkpoint(.truncate)
  }

  mutating func close() throws(StoreFailure) {
    guard let connection else { return }
    self.connection = nil
    guard limits.checkpoints else { return }
    _ = try connection.checkpoint(.truncate)
  }
}

extension Pen {
  /// Takes over the writing connection of a database file, which nobody else uses from now on.
  package convenience init(
    _ connection: sending Connection, limits: Limits = Limits(),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.init(Desk(connection, limits), limits: limits.pen, now: now)
  }
}

extension Readers {
  /// Readers of a database file that exists.
  package convenience init(
    _ path: String, limits: Limits = Limits(), disturbance: Disturbance? = nil,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.init(limits: limits.readers, now: now) { () throws(StoreFailure) in
      try Connection(path, mode: .reader, limits: limits, disturbance: disturbance)
    }
  }
}
