internal import Crypto
public import OneStop
public import Procedures
public import RecordKeeping
public import Text
public import WorkingTime

/// Keeps the record of authorities in one PostgreSQL database, and the files that people hand in beside it, for any number
/// of nodes.
public final class PostgresRecordStore: RecordStore {
  /// The writer that has the whole record of an authority.
  private let pen: Pen
  /// Those that work beside each other.
  private let sharedPens: [Pen]
  private let parallel: Parallel
  private let sequencer: Sequencer
  private let readers: Readers
  private let clock: NodeClock?
  private let kept: DatabaseFiles
  private let openToProve: @Sendable () throws(StoreFailure) -> PostgresConnection

  /// What this node and the others on the database tell each other.
  public let news: NodeNews

  /// The files that people hand in.
  public var files: any FileKeeping { kept }

  /// Opens the record of a database, or begins it.
  ///
  /// - Parameters:
  ///   - address: Where the database is.
  ///   - now: The moment, for the note of migrations.
  ///   - clock: The clock of this machine, which is held against the database's from now on; nil for whoever brings times of its own.
  /// - Throws: ``StoreFailure``: unreachable, newer than this program, not ours.
  public convenience init(
    _ address: DatabaseAddress, at now: Instant, clock: (@Sendable () -> Instant)? = nil
  ) throws(StoreFailure) {
    try self.init(address, at: now, clock: clock, limits: Limits())
  }

  package init(
    _ address: DatabaseAddress, at now: Instant, clock: (@Sendable () -> Instant)? = nil, limits: Limits
  ) throws(StoreFailure) {
    let node: String
    do throws(CryptoFailure) { node = try randomBytes(16).hex } catch {
      throw StoreFailure(.other, doing: "naming the node", message: error.description)
    }
    let open: @Sendable () throws(StoreFailure) -> PostgresConnection = { () throws(StoreFailure) in
      try PostgresConnection(address, limits: limits)
    }
    let openToWrite: @Sendable () throws(StoreFailure) -> PostgresConnection = { () throws(StoreFailure) in
      let connection = try open()
      try connection.keepToIndexes()
      try PostgresSchema.announce(connection)
      return connection
    }
    let connection = try open()
    try PostgresSchema().prepare(connection, time: now.milliseconds)
    // Nodes are named anew at each start; what became of the batches of those long gone nobody asks any more.
    try connection.script("DELETE FROM node_batch WHERE at < now() - interval '7 days'")
    let parallel = Parallel()
    self.parallel = parallel
    pen = Pen(
      PostgresDesk(node: node, isShared: false, parallel: parallel, limits: limits, open: openToWrite),
      limits: limits.pen)
    sharedPens = (0..<limits.sharedPens).map { number in
      Pen(
        PostgresDesk(
          node: "\(node)-\(number + 1)", isShared: true, parallel: parallel, limits: limits, open: openToWrite),
        limits: limits.pen)
    }
    let readers = Readers(limits: limits.readers) { () throws(StoreFailure) in try open() }
    self.readers = readers
    let nodeClock = try clock.map { (clock) throws(StoreFailure) in try NodeClock(clock, readers, limits: limits) }
    self.clock = nodeClock
    sequencer = Sequencer(limits: limits, open: openToWrite) { nodeClock?.keepLooking() }
    let hands = Hands(limits: limits, open: open)
    news = NodeNews(of: node, hands, seconds: limits.newsSeconds)
    openToProve = { () throws(StoreFailure) in
      var limits = limits
      limits.statementMilliseconds = 0
      return try PostgresConnection(address, limits: limits)
    }
    kept = DatabaseFiles(readers, hands) { () throws(StoreFailure) in
      var limits = limits
      limits.idleMilliseconds = 0
      return try PostgresConnection(address, limits: limits)
    }
    try kept.sweep()
    try sequencer.start()
  }

  deinit { sequencer.stop() }

  /// Finishes what is waiting and lets go of the server; later work is refused.
  public func close() throws(StoreFailure) {
    readers.close()
    kept.close()
    for shared in sharedPens { try shared.close() }
    try pen.close()
    // What is not placed now is placed by whoever looks next.
    for authority in parallel.all { try? sequencer.place(authority, waits: false) }
    sequencer.stop()
  }

  /// See ``RecordStore``: any number of nodes may.
  public var isShared: Bool { true }

  /// How the writer of this node has worked, and how it stands.
  public var writing: WritingCounts { sharedPens.reduce(pen.counts) { $0.and($1.counts) } }

  /// See ``RecordStore``: nothing, where the store was not told of the machine's clock.
  public var clockDoubt: ClockDoubt? { clock?.doubt() }

  /// See ``RecordStore``: in indexes, where the module amcheck of PostgreSQL is installed.
  public func damages(_ begin: (_ name: String) -> Void) throws -> [String] {
    try DamagedIndexes(openToProve()).found(most: 100, begin)
  }

  /// See ``RecordStore``.
  public func write<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    if let clockDoubt { throw clockDoubt }
    return try writeEnd(for: authority) { [clock] record in try NodeClock.timely(clock, work, record) }
  }

  /// See ``RecordStore``.
  public func writeEnd<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    do throws(StoreError<any Error>) {
      return try pen.write(of: authority.text) { (writing) throws(any Error) in
        try work(writing.record(of: authority))
      }
    } catch {
      throw error.reason
    }
  }

  /// See ``RecordStore``.
  public func write<Value: Sendable>(
    for authority: Key<Authority>, on subject: String,
    _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    guard parallel.contains(authority.text), !sharedPens.isEmpty else { return try write(for: authority, work) }
    if let clockDoubt { throw clockDoubt }
    // The same thing always goes to the same writer of a node, and is kept with others of its kind.
    let shared = sharedPens[Int(SHA256(of: subject).bytes[0]) % sharedPens.count]
    do throws(StoreError<any Error>) {
      return try shared.write(of: authority.text, on: subject) { [clock] (writing) throws(any Error) in
        try NodeClock.timely(clock, work, writing.record(of: authority))
      }
    } catch {
      // Whoever needs more than the thing, or met a rival again, has the whole record.
      guard let failure = error.reason as? StoreFailure, [.needsWhole, .locked].contains(failure.code) else {
        throw error.reason
      }
      return try write(for: authority, work)
    }
  }

  /// See ``RecordStore``.
  public func placeEntries(of authority: Key<Authority>) throws {
    try sequencer.place(authority.text, waits: true)
  }

  /// See ``RecordStore``.
  public func read<Value>(
    for authority: Key<Authority>, _ work: (any RecordReading) throws -> Value
  ) throws -> Value {
    do throws(StoreError<any Error>) {
      return try readers.read { (reading) throws(any Error) in
        try work(reading.record(of: authority))
      }
    } catch {
      throw error.reason
    }
  }

  /// What every node of the installation has alike under a name: what was said first.
  ///
  /// Nodes whose settings must not differ compare with it, and say what they have.
  public func agreed(on name: String, or value: String) throws(StoreFailure) -> String {
    try pen.write { writing throws(StoreFailure) in
      try writing.run("INSERT INTO installation (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value)
      return try writing.first("SELECT value FROM installation WHERE name = ?", name) { row in row.text(0) } ?? value
    }
  }
}
