import Crypto
import Documents
import Exchange
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

@Suite("What is not over with the partners of the exchange")
struct ExchangeCountsTests {
  @Test("is counted as long as it waits, and so is what is to be sent to its partner, with the age of the oldest")
  func counted() throws {
    let office = try Office()
    func counts() throws -> [ExchangeCounts] { try office.oneStop.exchangeCounts() }
    #expect(try counts().isEmpty)
    // That it has arrived is to be told to its sender, whom the hub reaches.
    _ = try office.received(office.arriving(medium: .electronic))
    let written = office.now
    try office.go(to: "2026-11-19T10:00")
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    var hub = ExchangeCounts(partner: "truc-lien-thong")
    (hub.toSend, hub.oldest) = (1, written)
    var neighbour = ExchangeCounts(partner: "tinh-ban")
    (neighbour.toTake, neighbour.oldest) = (1, office.now)
    neighbour.untakenBytes = Int64(smallestDocument().count)
    #expect(try counts() == [neighbour, hub])
    _ = try office.oneStop.carryOut(.dispatch) { _ in .refused("x") }
    _ = try office.oneStop.takeNext { _, _ in .quarantined("x") }
    (hub.toSend, hub.dead, hub.oldest) = (0, 1, nil)
    (neighbour.toTake, neighbour.quarantined, neighbour.oldest) = (0, 1, nil)
    #expect(try counts() == [neighbour, hub])
  }

  @Test(
    "for somebody else is counted as held until its receiver has it, and apart where it says that it cannot take it")
  func heldCounts() throws {
    let office = try Office()
    let held = ["a", "b", "c"].map { name in
      HeldMessage(
        id: name, identity: name, sender: "tinh-bac", receiver: "tinh-nam", kind: .document, from: "H01.06",
        to: "H02.06",
        sha256: SHA256(of: name.utf8).hex, bytes: 1, at: office.now)
    }
    try office.store.write(for: office.oneStop.authority) { record in
      for message in held { _ = try record.hold(message) }
    }
    func counts() throws -> [Int]? {
      try office.oneStop.exchangeCounts().first { $0.partner == "tinh-nam" }.map { [$0.held, $0.refused] }
    }
    #expect(try counts() == [3, 0])
    #expect(try office.oneStop.note(.processing, ofHeld: "a", by: "tinh-nam"))
    #expect(try counts() == [3, 0], "what was fetched and not kept may come back")
    #expect(try office.oneStop.note(.done, ofHeld: "a", by: "tinh-nam"))
    #expect(try office.oneStop.note(.fail, ofHeld: "b", by: "tinh-nam"))
    #expect(try counts() == [1, 1])
    for name in ["b", "c"] { #expect(try office.oneStop.note(.done, ofHeld: name, by: "tinh-nam")) }
    #expect(try counts() == nil)
  }

  @Test("is after any course of messages what the ledger itself says, and is counted again when it was spoilt")
  func anyCourse() throws {
    let office = try Office(at: "2026-11-19T00:00")
    let authority = office.oneStop.authority
    var known: [String] = []
    func differing() throws -> Int { try office.store.read(for: authority) { try $0.differingExchangeCounts() } }
    for step in 0..<150 {
      let chance = try office.environment.randomBytes(2).map(Int.init)
      office.wait(minutes: 1 + chance[1])
      switch chance[0] % 10 {
      case 0: _ = try office.received(office.arriving("\(step)", medium: .electronic))
      case 1: _ = try office.oneStop.deliver(smallestDocument("\(step)"), from: Office.neighbour)
      case 2: _ = try office.oneStop.deliver(Array("<\(step)".utf8), from: Office.neighbour)
      case 3:
        if case .taken(let name) = try office.oneStop.deliver(
          smallestDocument("\(step)", to: ["H58"]), from: Office.neighbour)
        {
          known.append(name)
        }
      case 4: _ = try office.oneStop.carryOut(.dispatch) { _ in chance[1] % 2 == 0 ? .done("x") : .refused("x") }
      case 5: _ = try office.oneStop.carryOut(.dispatch) { _ in .later("x") }
      case 6:
        _ = try office.oneStop.takeNext { _, _ in [.taken(nil, "x"), .later("x"), .quarantined("x")][chance[1] % 3] }
      case 7:
        let status = TransportStatus.allCases[chance[1] % TransportStatus.allCases.count]
        if let name = known.last { _ = try office.oneStop.note(status, ofHeld: name, by: office.hub().id) }
      case 8: _ = try office.oneStop.revive(Int64(chance[1] % 8))
      default: _ = try office.oneStop.reviveMessage(Int64(chance[1] % 8))
      }
      #expect(try differing() == 0, "step \(step)")
    }
    let counts = try office.oneStop.exchangeCounts()
    #expect(counts.count == 2 && counts.allSatisfy { [$0.toSend, $0.dead, $0.toTake, $0.quarantined].max() ?? 0 > 0 })
    let (hub, neighbour) = (counts[1], counts[0])
    try office.damage("DELETE FROM exchange_count WHERE partner = 'tinh-ban'")
    #expect(try differing() == 1)
    #expect(try office.oneStop.rebuild(repairing: true).differing == 1)
    #expect(try office.oneStop.exchangeCounts() == [neighbour, hub] && differing() == 0)
  }
}
