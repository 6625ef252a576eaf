internal import Crypto
public import OneStop
public import Procedures
public import RecordKeeping
public import Text
public import WorkingTime

/// Keeps the record of authorities in one PostgreSQL database, and the files that people hand in beside it, for any number
/// of nodes.
public final class PostgresRecordStore: RecordStore {
  private let pen: Pen
  private let readers: Readers
  private let kept: DatabaseFiles

  /// The files that people hand in.
  public var files: any FileKeeping { kept }

  /// Opens the record of a database, or begins it.
  ///
  /// - Parameters:
  ///   - address: Where the database is.
  ///   - now: The moment, for the note of migrations.
  /// - Throws: ``StoreFailure``: unreachable, newer than this program, not ours.
  public convenience init(_ address: DatabaseAddress, at now: Instant) throws(StoreFailure) {
    try self.init(address, at: now, limits: Limits())
  }

  package init(_ address: DatabaseAddress, at now: Instant, limits: Limits) throws(StoreFailure) {
    let node: String
    do throws(CryptoFailure) { node = try randomBytes(16).hex } catch {
      throw StoreFailure(.other, doing: "naming the node", message: error.description)
    }
    let open: @Sendable () throws(StoreFailure) -> PostgresConnection = { () throws(StoreFailure) in
      try PostgresConnection(address, limits: limits)
    }
    let connection = try open()
    try PostgresSchema().prepare(connection, time: now.milliseconds)
    // Nodes are named anew at each start; what became of the batches of those long gone nobody asks any more.
    try connection.script("DELETE FROM node_batch WHERE at < now() - interval '7 days'")
    pen = Pen(PostgresDesk(node: node, limits: limits, open: open), limits: limits.pen)
    readers = Readers(limits: limits.readers) { () throws(StoreFailure) in try open() }
    kept = DatabaseFiles(readers, Hands(limits: limits, open: open)) { () throws(StoreFailure) in
      var limits = limits
      limits.idleMilliseconds = 0
      return try PostgresConnection(address, limits: limits)
    }
    try kept.sweep()
  }

  /// Finishes what is waiting and lets go of the server; later work is refused.
  public func close() throws(StoreFailure) {
    readers.close()
    kept.close()
    try pen.close()
  }

  /// See ``RecordStore``: any number of nodes may.
  public var isShared: Bool { true }

  /// How the writer of this node has worked, and how it stands.
  public var writing: WritingCounts { pen.counts }

  /// See ``RecordStore``.
  public func write<Value: Sendable>(
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
