internal import Glibc
internal import RecordKeeping

/// The writing connection of one node, and how batches come into the record beside those of other nodes.
///
/// The first statement of each transaction takes the row of its authority in `writer`, and holds it to the end: so every rule
/// that counts on one writer holds with any number of nodes. In the same breath the node notes the number of its batch; when
/// the connection breaks in the midst of a commit, the note tells what became of it.
///
/// A shared desk takes the row beside others of its kind, where entries are placed behind the commit: its works lock what
/// they change, write nothing but what ``SharedWriting`` names, and keep off whoever takes the row alone.
struct PostgresDesk: WritingDesk {
  private(set) var tally = Tally()
  private let open: @Sendable () throws(StoreFailure) -> PostgresConnection
  private let node: String
  private let limits: Limits
  private let isShared: Bool
  private let parallel: Parallel
  private var connection: PostgresConnection?
  private var isClosed = false
  /// The number of the last batch of this node.
  private var batch: Int64 = 0

  /// - Parameters:
  ///   - node: A name that no other desk of any process ever has.
  ///   - isShared: Whether works of other desks may go on beside those of this one.
  ///   - parallel: Where it notes of which authorities entries are placed behind the commit.
  ///   - open: Reaches the server.
  init(
    node: String, isShared: Bool, parallel: Parallel, limits: Limits,
    open: @escaping @Sendable () throws(StoreFailure) -> PostgresConnection
  ) {
    self.isShared = isShared
    self.parallel = parallel
    self.node = node
    self.limits = limits
    self.open = open
  }

  mutating func commit(_ batch: [Piece]) {
    guard !isClosed else {
      return fail(batch, StoreFailure(.closed, doing: "taking the pen", message: "the store has been closed"))
    }
    // Two that lock the same things in another order stop each other, for the second after which the server looks for that.
    let batch = isShared ? batch.sorted { $0.subject < $1.subject } : batch
    for attempt in 1... {
      do throws(StoreFailure) {
        try record(batch)
        tally.batches += 1
        tally.pieces += batch.count
        return
      } catch {
        // Works that share a transaction hold what each of them locked: apart they do not meet in the same order again.
        if isShared, error.code == .locked, batch.count > 1 {
          for piece in batch { commit([piece]) }
          return
        }
        let mayGoOn = error.code == .unreachable || error.code == .locked
        // Beside others no more is tried than once anew: then the work is done with the whole record.
        guard mayGoOn, attempt < (isShared && error.code == .locked ? 2 : limits.tries) else {
          // What is done anew with the whole record is not lost.
          if !isShared || error.code != .locked && error.code != .needsWhole { tally.lost += 1 }
          return fail(batch, error)
        }
        // Rivals that undid each other are not to meet again at once, and a server needs its time to come back.
        pause(milliseconds: 20 << attempt)
      }
    }
  }

  private func fail(_ batch: [Piece], _ failure: StoreFailure) {
    for piece in batch { piece.fail(failure) }
  }

  /// Does all pieces in one transaction. When this throws, nothing of it is in the record, or nobody can tell.
  private mutating func record(_ pieces: [Piece]) throws(StoreFailure) {
    let authorities = Set(pieces.map(\.authority)).subtracting([""]).sorted()
    batch += 1
    let connection = try reached()
    do throws(StoreFailure) {
      try begin(for: authorities, on: connection)
      var keeps = try together(pieces, on: connection)
      if keeps == nil {
        try connection.script("ROLLBACK")
        try begin(for: authorities, on: connection)
        keeps = try apart(pieces, on: connection)
      }
      connection.isShared = false
      guard keeps == true else {
        return try connection.script("ROLLBACK")
      }
    } catch {
      if connection.isDead { self.connection = nil } else { _ = try? connection.script("ROLLBACK") }
      throw error
    }
    do throws(StoreFailure) { try connection.script("COMMIT") } catch {
      guard connection.isDead else {
        _ = try? connection.script("ROLLBACK")
        throw error
      }
      self.connection = nil
      guard try isKept(batch, of: authorities, error) else { throw error }
    }
  }

  /// Begins a transaction, and waits until this node may write for authorities.
  private func begin(for authorities: [String], on connection: PostgresConnection) throws(StoreFailure) {
    try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    // In the order of their names, so that no two nodes wait for each other.
    for authority in authorities { try takePen(of: authority, on: connection) }
    connection.isShared = isShared
  }

  private mutating func reached() throws(StoreFailure) -> PostgresConnection {
    if let connection, !connection.isDead { return connection }
    let opened = try open()
    if isShared { opened.share = try Self.share(of: opened) }
    connection = opened
    return opened
  }

  /// The share of counts of a connection that writes beside others: one that nobody else has, where the server can tell, so
  /// that none waits for the commit of another; else one by the number of its session, which is as right.
  ///
  /// That of whoever writes alone is 0, and nodes of the version before have those up to 15.
  static func share(of connection: PostgresConnection) throws(StoreFailure) -> Int64 {
    let share = try Writing(connection: connection).first(
      """
      WITH share AS (
        SELECT 16 + (pg_backend_pid() + turn) % 64 AS number FROM generate_series(0, 63) AS turn)
      SELECT CAST(coalesce(
        (SELECT number FROM share
          WHERE pg_try_advisory_lock(((hashtextextended('motcua ' || current_schema(), 43) >> 8) << 8) + number) LIMIT 1),
        16 + pg_backend_pid() % 64) AS BIGINT)
      """
    ) { row in row.int(0) }
    return share ?? 16
  }

  /// Waits until this node alone writes for an authority, and notes the batch.
  private func takePen(of authority: String, on connection: PostgresConnection) throws(StoreFailure) {
    let writing = Writing(connection: connection)
    let mark = batch
    // Whoever knows of no such authority takes it alone, and finds out.
    let shares = isShared && parallel.contains(authority)
    func take() throws(StoreFailure) -> Bool {
      let found = try writing.first(shares ? Self.sharedPen : Self.pen, authority, node, mark) { row in row.bool(0) }
      guard let isParallel = found else { return false }
      if isParallel { parallel.insert(authority) }
      connection.holds[authority] = Hold(isShared: shares, placesLater: isParallel)
      return true
    }
    if try take() { return }
    // What begins now places behind the commit; what is there goes on as it was, and so does what begins beside it: nodes of
    // an earlier version may be at work until somebody says that there are none.
    let isThere = try writing.exists("SELECT 1 FROM entry WHERE authority = ? LIMIT 1", authority)
    let isBeside = try writing.exists("SELECT 1 FROM writer WHERE is_parallel = 0 LIMIT 1")
    try writing.run(
      "INSERT INTO writer (authority, is_parallel) VALUES (?, ?) ON CONFLICT DO NOTHING", authority,
      isThere || isBeside ? 0 : 1)
    try writing.run("INSERT INTO sequencer (authority) VALUES (?) ON CONFLICT DO NOTHING", authority)
    guard try take() else {
      throw StoreFailure(.corrupt, doing: "taking the pen", message: "there is no row of the authority")
    }
  }

  private static let mark: SQL = """
    WITH mark AS (
      INSERT INTO node_batch (authority, node, batch) VALUES (?1, ?2, ?3)
      ON CONFLICT (authority, node) DO UPDATE SET batch = excluded.batch, at = now())
    """

  /// Waits until nobody else writes for an authority, and keeps it so until the transaction ends.
  static func hold(_ authority: String, _ writing: borrowing Writing) throws(StoreFailure) {
    _ = try writing.exists("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?, 31)) AS TEXT)", authority)
    _ = try writing.exists("SELECT 1 FROM writer WHERE authority = ? FOR UPDATE", authority)
  }

  /// The row keeps out whom it is to keep out. The lock in front of it is for fairness alone: who shares a row would overtake
  /// whoever waits for all of it, again and again.
  private static let pen =
    mark
      + """
      , turn AS MATERIALIZED (SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 31)) AS TEXT) AS taken)
      SELECT is_parallel FROM turn, writer WHERE taken IS NOT NULL AND authority = ?1 FOR UPDATE OF writer
      """
  private static let sharedPen =
    mark
      + """
      , turn AS MATERIALIZED (SELECT CAST(pg_advisory_xact_lock_shared(hashtextextended(?1, 31)) AS TEXT) AS taken)
      SELECT is_parallel FROM turn, writer WHERE taken IS NOT NULL AND authority = ?1 FOR KEY SHARE OF writer
      """

  /// Whether a batch whose commit was under way when the connection broke is in the record.
  ///
  /// The transaction, if it goes on at the server, holds the row of the authority: whoever has got it sees the end of it. A server
  /// that died and came back shows what it had committed, also when its replica has not got that yet: so the answer is
  /// the commit of a new transaction, which waits for the replica, and all before it are there then.
  private mutating func isKept(
    _ number: Int64, of authorities: [String], _ broken: StoreFailure
  ) throws(StoreFailure) -> Bool {
    guard let authority = authorities.first else { throw broken }
    let end = ContinuousClock.now.advanced(by: limits.doubtTime)
    while true {
      do throws(StoreFailure) {
        let connection = try reached()
        try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
        let writing = Writing(connection: connection)
        try PostgresDesk.hold(authority, writing)
        let noted = try writing.first(
          "SELECT batch FROM node_batch WHERE authority = ? AND node = ?", authority, node
        ) { row in row.int(0) }
        guard noted == number else {
          try connection.script("ROLLBACK")
          return false
        }
        try writing.run("UPDATE node_batch SET at = now() WHERE authority = ? AND node = ?", authority, node)
        try connection.script("COMMIT")
        return true
      } catch {
        connection = nil
        guard ContinuousClock.now < end else {
          throw StoreFailure(
            .undecided, doing: "committing",
            message:
              "the connection broke, and the server cannot be asked what became of it; the same command again tells")
        }
        pause(milliseconds: 200)
      }
    }
  }

  private func pause(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    unsafe nanosleep(&time, nil)
  }

  mutating func tidy() {}

  mutating func close() throws(StoreFailure) {
    isClosed = true
    connection = nil
  }
}
