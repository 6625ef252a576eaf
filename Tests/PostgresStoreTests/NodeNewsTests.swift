import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

@Suite(
  "What nodes tell each other",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct NodeNewsTests {
  private func store(_ address: String) throws -> PostgresRecordStore {
    // However slow the machine.
    var limits = Limits()
    limits.newsSeconds = 86_400
    return try PostgresRecordStore(DatabaseAddress(address), at: Instant(milliseconds: 0), limits: limits)
  }

  @Test("is heard by all others, once and in order, and by nobody when it is old")
  func once() throws {
    let address = try PostgresServer.newDatabase()
    let (one, two, three) = (try store(address), try store(address), try store(address))
    #expect(try one.news.exchange("a") == [])
    #expect(try two.news.exchange("b") == ["a"])
    #expect(try one.news.exchange("c") == ["b"])
    #expect(try one.news.exchange(nil) == [], "what was heard is not heard again, nor one's own")
    #expect(try two.news.exchange(nil) == ["c"])
    #expect(Set(try three.news.exchange("d")) == ["a", "b", "c"], "who comes later hears what is not old")
    try PostgresServer.ask(address, "UPDATE node_news SET at = at - INTERVAL '25 hours'")
    #expect(try two.news.exchange("e") == [])
    #expect(try PostgresServer.ask(address, "SELECT count(*) FROM node_news").hasPrefix("1"))
    #expect(try one.news.exchange(nil) == ["e"])
    for store in [one, two, three] { try store.close() }
    #expect(throws: StoreFailure.self) { try one.news.exchange("f") }
  }

  @Test("goes on after the server has ended their connections")
  func cutOff() throws {
    let address = try PostgresServer.newDatabase()
    let (one, two) = (try store(address), try store(address))
    #expect(try one.news.exchange("a") == [])
    try PostgresServer.ask(
      address,
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
    #expect(try two.news.exchange("b") == ["a"])
    #expect(try one.news.exchange("c") == ["b"])
    for store in [one, two] { try store.close() }
  }
}
