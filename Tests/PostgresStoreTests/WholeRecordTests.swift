import Dispatch
import OneStop
import RecordKeeping
import Synchronization
import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore

@Suite(
  "A look at the whole record of a database",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct WholeRecordTests {
  @Test("fails when the server lets the writers go before its moment has come")
  func writersLetGo() throws {
    let address = try PostgresServer.newDatabase()
    let moment = Instant(milliseconds: 0)
    _ = try DatabaseRecord(filling: DatabaseAddress(address), at: moment)
    let record = try DatabaseRecord(reading: DatabaseAddress(address), at: moment)
    #expect(throws: Never.self) { try record.look { _ in } }

    // The first statement of a look, with which its moment comes, has to wait for this one.
    let other = try PostgresConnection(DatabaseAddress(address))
    try other.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    try other.script("LOCK TABLE migration IN ACCESS EXCLUSIVE MODE")
    let look = Look(at: record)
    let isOver = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      look.run()
      isOver.signal()
    }
    let waiting = """
      SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE datname = current_database() AND NOT granted AND relation = 'migration'::regclass
      """
    while try !PostgresServer.ask(address, waiting).hasPrefix("1") {
      try #require(isOver.wait(timeout: .now() + .milliseconds(50)) == .timedOut, "the look did not wait")
    }
    let ended = try PostgresServer.ask(
      address,
      """
      SELECT count(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'
        AND pid NOT IN (SELECT pid FROM pg_locks WHERE granted AND relation = 'migration'::regclass)
      """)
    #expect(ended.hasPrefix("1"))
    try other.script("COMMIT")
    isOver.wait()
    #expect(throws: StoreFailure.self) { try look.result?.get() }
  }

  @Test("that comes in whole has nodes that start meanwhile wait, and find all of it")
  func startsMeanwhile() throws {
    let address = try PostgresServer.newDatabase()
    let moment = Instant(milliseconds: 0)
    let record = try DatabaseRecord(filling: DatabaseAddress(address), at: moment)
    let isOpen = DispatchSemaphore(value: 0)
    let seen = Mutex<Result<String, any Error>?>(nil)
    let waiting = """
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      """
    try record.fill(keyPrint: "abc") { _ in
      DispatchQueue.global().async {
        let result = Result {
          let store = try PostgresRecordStore(DatabaseAddress(address), at: moment)
          defer { try? store.close() }
          return try store.agreed(on: "key", or: "another")
        }
        seen.withLock { $0 = result }
        isOpen.signal()
      }
      while try PostgresServer.ask(address, waiting).hasPrefix("0") {
        try #require(
          isOpen.wait(timeout: .now() + .milliseconds(50)) == .timedOut,
          "the node did not wait: \(seen.withLock { $0 })")
      }
    }
    try #require(isOpen.wait(timeout: .now() + .seconds(300)) == .success)
    #expect(try seen.withLock { $0 }?.get() == "abc")
  }

  /// A look that another thread has: the test waits for its end.
  private final class Look: @unchecked Sendable {
    private let record: DatabaseRecord
    private(set) var result: Result<Void, any Error>?

    init(at record: DatabaseRecord) { self.record = record }

    func run() { result = Result { try record.look { _ in } } }
  }
}
