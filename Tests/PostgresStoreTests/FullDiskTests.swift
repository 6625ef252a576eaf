import OneStop
import PostgresStore
import Procedures
import RecordKeeping
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "A disk of the server that takes nothing",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct FullDiskTests {
  /// Has the server refuse to keep any account, as for what its disk does.
  private func refuse(_ state: String, at address: String) throws {
    try PostgresServer.ask(
      address,
      """
      CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the disk' USING ERRCODE = '\(state)'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION refuse()
      """)
  }

  @Test(
    "is told to whoever asks whether the office can work, though the server goes on, until something is kept again",
    arguments: [("53100", StoreFailure.Code.full), ("58030", .disk)])
  func told(_ state: String, _ code: StoreFailure.Code) throws {
    let address = try PostgresServer.newDatabase()
    let now = Instant(milliseconds: 0)
    let store = try PostgresRecordStore(DatabaseAddress(address), at: now)
    defer { try? store.close() }
    func save(_ name: Key<Officer>) throws {
      try store.write(for: "tinh") { try $0.save(Account(name: name, passwordHash: "x", createdAt: now)) }
    }
    try save("lan")
    #expect(!store.writing.isStuck)
    try refuse(state, at: address)
    #expect(throws: StoreFailure(code, doing: "", message: "")) { try save("hoa") }
    #expect(store.writing.isStuck && store.writing.lost == 1)
    #expect(try store.read(for: "tinh") { try $0.account("lan") != nil && $0.account("hoa") == nil })
    try PostgresServer.ask(address, "DROP TRIGGER refuse ON account")
    try save("hoa")
    #expect(!store.writing.isStuck)
  }
}
