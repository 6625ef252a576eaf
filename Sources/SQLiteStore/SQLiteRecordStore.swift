public import OneStop
public import Procedures
public import Text
public import WorkingTime

/// Keeps the record of authorities in one SQLite file of a data folder, and the files that people hand in beside it.
public final class SQLiteRecordStore: RecordStore {
  private let record: Record

  /// The files that people hand in.
  public var files: any FileKeeping { KeptFiles(record.files) }

  /// Opens the record of a folder, or begins it. The folder stays claimed by this process until it ends.
  ///
  /// - Parameters:
  ///   - path: The data folder; it is made when it is missing.
  ///   - now: The moment, for the note of migrations.
  /// - Throws: ``SQLiteFailure`` or ``FileFailure``: in use by another process, newer than this program, not ours, damaged.
  public convenience init(folder path: String, at now: Instant) throws {
    try self.init(folder: path, at: now, disturbance: nil)
  }

  /// Opens the record of a folder on a disk that misbehaves as told, for tests and benchmarks.
  package init(folder path: String, at now: Instant, disturbance: Disturbance?) throws {
    record = try Record(DataFolder(path), migrations: Migration.all, time: now.milliseconds, disturbance: disturbance)
  }

  /// Opens the record for a command that comes and goes: beside the process that has claimed the folder, if there is one.
  ///
  /// - Parameters:
  ///   - path: The data folder; it is made when it is missing.
  ///   - now: The moment, for the note of migrations.
  /// - Throws: ``SQLiteFailure`` or ``FileFailure``.
  public init(visiting path: String, at now: Instant) throws {
    do {
      record = try Record(DataFolder(path), migrations: Migration.all, time: now.milliseconds)
    } catch let failure as FileFailure where failure.code == .inUse {
      record = try Record(visiting: path, migrations: Migration.all, time: now.milliseconds)
    }
  }

  init(_ record: Record) {
    self.record = record
  }

  /// Finishes what is waiting and closes the file; later work is refused.
  public func close() throws {
    try record.close()
  }

  /// See ``RecordStore``.
  public func write<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    do throws(StoreError<any Error>) {
      return try record.pen.write { (writing) throws(any Error) in
        try work(AuthorityRecord(connection: writing.connection, authority: authority.text))
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
      return try record.readers.read { (reading) throws(any Error) in
        try work(AuthorityRecord(connection: reading.connection, authority: authority.text))
      }
    } catch {
      throw error.reason
    }
  }
}

extension StoreError where Refusal == any Error {
  fileprivate var reason: any Error {
    switch self {
    case .refused(let refusal): refusal
    case .failed(let failure): failure
    }
  }
}

/// One authority's record within a transaction. It lives no longer than the work it was given to.
struct AuthorityRecord: Queries, RecordWriting {
  let connection: Connection
  let authority: String

  @discardableResult
  func run<each Value: Bindable>(_ sql: SQL, _ values: repeat each Value) throws(SQLiteFailure) -> Int {
    try connection.run(sql, repeat each values)
  }

  /// Something in the file that this program did not write so.
  func damaged(_ what: String) -> SQLiteFailure {
    SQLiteFailure(.unexpectedValue, doing: "reading the record", message: what)
  }

  func key<Subject>(_ text: String, of type: Subject.Type = Subject.self) throws(SQLiteFailure) -> Key<Subject> {
    guard let key = Key<Subject>(text) else { throw damaged("a name is not well-formed") }
    return key
  }
}

extension Instant: Bindable {
  /// Given as milliseconds since 1970.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    milliseconds.bind(to: statement, at: index)
  }
}

extension Row {
  /// A moment.
  func instant(_ column: Int) -> Instant { Instant(milliseconds: int(column)) }

  /// A moment, or nil for null.
  func instantOrNil(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }
}
