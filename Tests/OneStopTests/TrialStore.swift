import Foundation
import OneStop
import PostgresStore
import Procedures
import SQLiteStore
import Synchronization
import TestSupport
import Text
import WorkingTime

/// The store under an office: SQLite in a folder, or with `MOTCUA_TEST_STORE=postgres` a PostgreSQL that the tests start
/// (`partitioned`: with its tables in parts by the authority).
final class TrialStore: RecordStore {
  private let store: any RecordStore
  private let closing: @Sendable () throws -> Void
  let files: any FileKeeping
  /// The database of a store on PostgreSQL.
  let address: String?
  /// Whether entries are given their places before each look: tests that are made for either store count on that.
  private let placesFirst: Bool
  /// Done once, behind the work of the next transaction and before its commit.
  let within = Mutex<(@Sendable () -> Void)?>(nil)
  /// How often a work was begun: once more for each time that it was undone and done anew.
  let tries = Mutex(0)

  /// So many of the next transactions fail before their commit.
  let failing = Mutex(0)

  /// Whether the tables of that PostgreSQL are kept in parts by the authority.
  private static let isParted = ProcessInfo.processInfo.environment["MOTCUA_TEST_STORE"] == "partitioned"
  static let isPostgres = isParted || ProcessInfo.processInfo.environment["MOTCUA_TEST_STORE"] == "postgres"

  /// A new database whose tables are in three parts by the authority.
  static func partedDatabase() throws -> String {
    let address = try PostgresServer.newDatabase()
    _ = try DatabaseRecord(filling: DatabaseAddress(address), at: Instant(milliseconds: 0)).partition(into: 3)
    return address
  }

  convenience init(folder: URL, at now: Instant) throws {
    if TrialStore.isPostgres {
      let address = try TrialStore.isParted ? TrialStore.partedDatabase() : PostgresServer.newDatabase()
      let store = try PostgresRecordStore(DatabaseAddress(address), at: now)
      self.init(store, AgedFiles(files: store.files), address: address, placesFirst: true) { try store.close() }
    } else {
      let store = try SQLiteRecordStore(folder: folder.path, at: now)
      self.init(store, store.files, address: nil) { try store.close() }
    }
  }

  convenience init(
    address: String, at now: Instant, clock: (@Sendable () -> Instant)? = nil,
    limits: PostgresStore.Limits = PostgresStore.Limits()
  ) throws {
    let store = try PostgresRecordStore(DatabaseAddress(address), at: now, clock: clock, limits: limits)
    self.init(store, AgedFiles(files: store.files), address: address) { try store.close() }
  }

  private init(
    _ store: any RecordStore, _ files: any FileKeeping, address: String?, placesFirst: Bool = false,
    _ close: @escaping @Sendable () throws -> Void
  ) {
    (self.store, self.files, self.address, self.placesFirst, closing) = (store, files, address, placesFirst, close)
  }

  func close() throws { try closing() }

  func write<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    try store.write(for: authority) { [self] record in try disturbed(work, record) }
  }

  func write<Value: Sendable>(
    for authority: Key<Authority>, on subject: String,
    _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    try store.write(for: authority, on: subject) { [self] record in try disturbed(work, record) }
  }

  private func disturbed<Value>(
    _ work: (any RecordWriting) throws -> Value, _ record: any RecordWriting
  ) throws -> Value {
    tries.withLock { $0 += 1 }
    let value = try work(record)
    let once = within.withLock { once in
      defer { once = nil }
      return once
    }
    once?()
    let fails = failing.withLock { failing in
      defer { failing = max(0, failing - 1) }
      return failing > 0
    }
    if fails { throw StoreFails() }
    return value
  }

  func writeEnd<Value: Sendable>(
    for authority: Key<Authority>, _ work: @escaping @Sendable (any RecordWriting) throws -> Value
  ) throws -> Value {
    try store.writeEnd(for: authority) { [self] record in try disturbed(work, record) }
  }

  var clockDoubt: ClockDoubt? { store.clockDoubt }

  func placeEntries(of authority: Key<Authority>) throws { try store.placeEntries(of: authority) }

  var isShared: Bool { store.isShared }

  func damages(_ begin: (_ name: String) -> Void) throws -> [String] { try store.damages(begin) }

  func clearErased() throws -> Bool { try store.clearErased() }

  func read<Value>(for authority: Key<Authority>, _ work: (any RecordReading) throws -> Value) throws -> Value {
    if placesFirst { try store.placeEntries(of: authority) }
    return try store.read(for: authority, work)
  }
}

/// Files of a database, which its server dates, by the clock that a test sets.
private struct AgedFiles: FileKeeping {
  let files: any FileKeeping

  private func aged(_ age: FileAge) -> FileAge {
    func ahead(_ now: Instant) -> Int64 { now.milliseconds / 1000 - Int64(Date().timeIntervalSince1970) }
    return switch age {
    case .whatever: age
    case .untouched(let seconds, let now): .untouched(seconds: seconds - ahead(now), at: now)
    case .recent(let seconds, let within, let now):
      .recent(untouched: seconds - ahead(now), within: within - ahead(now), at: now)
    }
  }

  func receive() throws -> any ReceivingFile { try files.receive() }
  func receive(hashedAs sha256: String) throws -> any ReceivingFile { try files.receive(hashedAs: sha256) }
  func open(sha256: String, bytes: Int) throws -> any ReadingFile { try files.open(sha256: sha256, bytes: bytes) }
  func remove(sha256: String, _ age: FileAge) throws -> Bool { try files.remove(sha256: sha256, aged(age)) }
  func each(_ age: FileAge, _ visit: (String) throws -> Bool) throws { try files.each(aged(age), visit) }
  func holding<Value>(_ work: () throws -> Value) throws -> Value { try files.holding(work) }
}

/// What a store says that is told to fail.
struct StoreFails: StoreTrouble {
  let concernsAll = true
}
