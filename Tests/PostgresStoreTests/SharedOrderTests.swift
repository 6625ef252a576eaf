import Synchronization
import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

@Suite(
  "A writer beside others",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct SharedOrderTests {
  @Test("does what waits for it in the order of what it is about, so that two of them never wait for each other")
  func order() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let store = try PostgresRecordStore(address, at: Instant(milliseconds: 0))
    defer { try? store.close() }
    func done(isShared: Bool) -> [String] {
      var desk = PostgresDesk(node: "n\(isShared)", isShared: isShared, parallel: Parallel(), limits: Limits()) {
        () throws(StoreFailure) in try PostgresConnection(address)
      }
      let order = Mutex<[String]>([])
      desk.commit(
        ["c", "a", "b"].map { subject in
          PieceOf(of: "tinh", on: subject, since: .now) { _ in order.withLock { $0.append(subject) } }
        })
      return order.withLock { $0 }
    }
    #expect(done(isShared: true) == ["a", "b", "c"])
    #expect(done(isShared: false) == ["c", "a", "b"], "whoever has the record alone takes it as it comes")
  }
}
