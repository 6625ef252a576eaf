import Crypto
import Exchange
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A message that nobody has taken")
struct ExpiringMessagesTests {
  private func isKept(_ bytes: [UInt8], _ office: Office) -> Bool {
    (try? office.store.files.open(sha256: SHA256(of: bytes).hex, bytes: bytes.count)) != nil
  }

  @Test("is erased a year after it came, and that it came stays; one that was taken stays whole")
  func erased() throws {
    let office = try Office(at: "2026-11-19T09:00")
    let (taken, stray, held) = (smallestDocument(), Array("<stray>".utf8), smallestDocument("h", to: ["H58"]))
    for bytes in [taken, stray, held] { _ = try office.oneStop.deliver(bytes, from: Office.neighbour) }
    _ = try office.oneStop.takeNext()
    try office.go(to: "2027-11-19T08:59")
    _ = try office.oneStop.runErasures()
    #expect([taken, stray, held].allSatisfy { isKept($0, office) })
    try office.go(to: "2027-11-19T09:01")
    _ = try office.oneStop.runErasures()
    #expect([taken, stray, held].map { isKept($0, office) } == [true, false, false])
    let row = try #require(try office.oneStop.inbox(InboxQuery(.expired)).first)
    #expect(row.answer == "malformed" && row.message.sha256 == SHA256(of: stray).hex)
    #expect(try office.oneStop.heldMessages(HeldQuery(.received(by: office.hub().id))).isEmpty)
    #expect(try office.oneStop.inbox(InboxQuery(.taken)).count == 1 && !office.oneStop.reviveMessage(row.id))
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    // The same again is a message of its own.
    _ = try office.oneStop.deliver(stray, from: Office.neighbour)
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.copies) == [1] && isKept(stray, office))
  }
}
