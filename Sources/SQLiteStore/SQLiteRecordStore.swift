public import OneStop
public import Procedures
internal import RecordKeeping
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
  /// - Throws: ``StoreFailure`` or ``FileFailure``: in use by another process, newer than this program, not ours, damaged.
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
  /// - Throws: ``StoreFailure`` or ``FileFailure``.
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

  /// See ``RecordStore``: the folder is claimed.
  public var isShared: Bool { false }

  /// How the one writer has worked, and how it stands.
  public var writing: WritingCounts { record.pen.counts }

  /// See ``RecordStore``. Pages as they were before an erasure may stand in the written-ahead file: it is carried over and
  /// emptied.
  public func clearErased() throws -> Bool {
    try record.pen.clear()
  }

  /// See ``RecordStore``.
  public func damages(_ begin: (_ name: String) -> Void) throws -> [String] { try record.damages(begin) }

  /// See ``RecordStore``.
  public func write<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    do throws(StoreError<any Error>) {
      return try record.pen.write { (writing) throws(any Error) in
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
      return try record.readers.read { (reading) throws(any Error) in
        try work(reading.record(of: authority))
      }
    } catch {
      throw error.reason
    }
  }
}
