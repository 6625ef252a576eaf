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

@Suite("A message that a partner brings")
struct DeliveringTests {
  @Test("for an agency of this authority, by either of its codes, is kept once as it came, however often it comes")
  func once() throws {
    let office = try Office()
    let bytes = smallestDocument(to: ["000.00.06.H56"])
    let first = try office.oneStop.deliver(bytes, from: Office.neighbour)
    #expect(try office.oneStop.deliver(bytes, from: Office.neighbour) == first)
    // The hub takes what nobody else names: it may bring what the neighbour brought already.
    #expect(try office.oneStop.deliver(bytes, from: try office.hub()) == first)
    let rows = try office.oneStop.inbox(InboxQuery(.waiting))
    #expect(rows.count == 1 && rows[0].copies == 3 && rows[0].message.sha256 == SHA256(of: bytes).hex)
    let file = try office.store.files.open(sha256: rows[0].message.sha256, bytes: bytes.count)
    #expect(try file.read(at: 0, count: bytes.count) == bytes)
  }

  @Test("with another content under the identity of one that came is in quarantine; the first one stays as it was")
  func otherContent() throws {
    let office = try Office()
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    let other = smallestDocument(subject: "Khác")
    #expect(try office.oneStop.deliver(other, from: Office.neighbour) == .quarantined(.otherContent))
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.answer) == ["other-content"])
    #expect(
      try office.oneStop.inbox(InboxQuery(.waiting)).map(\.message.sha256) == [SHA256(of: smallestDocument()).hex])
    // It cannot be taken by trying again: a person has to ask its sender.
    #expect(try !office.oneStop.reviveMessage(2))
  }

  @Test("about one document for two agencies of this authority, in a message each, is two messages, each once")
  func oneForEach() throws {
    let office = try Office()
    for codes in [["H56.06"], ["011.00.06.H56"], ["H56.06"]] {
      guard case .taken = try office.oneStop.deliver(smallestDocument(to: codes), from: Office.neighbour) else {
        Issue.record("\(codes) was not taken")
        return
      }
    }
    #expect(try office.oneStop.inbox(InboxQuery(.waiting)).map(\.copies) == [2, 1])
    #expect(try office.oneStop.inboxCounts() == (2, 0))
  }

  @Test("is no twin of one whose sender and name look like its own only when they stand side by side")
  func apart() throws {
    let office = try Office()
    let hub = try office.hub()
    for (sender, name) in [("H99|a", "b"), ("H99", "a|b"), ("H99|a\\", "b"), ("H99|a", "\\|b"), ("H99|a", "b")] {
      guard case .taken = try office.oneStop.deliver(smallestDocument(name, from: sender), from: hub) else {
        Issue.record("\(sender) \(name) was not taken")
        continue
      }
    }
    #expect(try office.oneStop.inbox(InboxQuery(.waiting)).map(\.copies) == [2, 1, 1, 1])
  }

  @Test("that says something later of a document is another message: a recall, two updates")
  func later() throws {
    let office = try Office()
    for bytes in [
      smallestDocument(), smallestDocument(business: 1), smallestDocument(subject: "A", business: 2),
      smallestDocument(subject: "B", business: 2),
      smallestDocument(business: 1),
    ] {
      guard case .taken = try office.oneStop.deliver(bytes, from: Office.neighbour) else {
        Issue.record("not taken")
        continue
      }
    }
    #expect(try office.oneStop.inbox(InboxQuery(.waiting)).map(\.copies) == [1, 2, 1, 1])
  }

  @Test("for agencies that other partners reach is held for them, once each, until they fetch it")
  func held() throws {
    let office = try Office()
    let hub = try office.hub()
    let bytes = smallestDocument(to: ["G03", "H58", "H56.06"])
    guard case .taken(let name) = try office.oneStop.deliver(bytes, from: Office.neighbour) else {
      Issue.record("not taken")
      return
    }
    #expect(try office.oneStop.deliver(bytes, from: Office.neighbour) == .taken(id: name))
    let waiting = try office.oneStop.heldMessages(HeldQuery(.received(by: hub.id), status: .initial))
    #expect(waiting.map(\.to) == ["G03", "H58"] && waiting[0].id == name)
    #expect(try office.oneStop.fetchHeld(name, by: Office.neighbour.id) == nil)
    let fetched = try #require(try office.oneStop.fetchHeld(name, by: hub.id))
    #expect(try fetched.file.read(at: 0, count: bytes.count) == bytes)
    #expect(try office.oneStop.heldMessages(HeldQuery(.received(by: hub.id), status: .processing)).count == 1)
    #expect(try office.oneStop.note(.done, ofHeld: name, by: hub.id))
    #expect(try !office.oneStop.note(.done, ofHeld: name, by: Office.neighbour.id))
    // What is done stays done, whatever comes late.
    _ = try office.oneStop.note(.fail, ofHeld: name, by: hub.id)
    #expect(
      try office.oneStop.heldMessages(HeldQuery(.sent(by: Office.neighbour.id))).map(\.status) == [.done, .initial])
  }

  @Test("with another content for agencies that others reach is in quarantine, and held for none of its receivers")
  func heldOther() throws {
    let office = try Office()
    let hub = try office.hub()
    _ = try office.oneStop.deliver(smallestDocument(to: ["H58"]), from: Office.neighbour)
    let other = smallestDocument(to: ["G03", "H58", "H56.06"], subject: "Khác")
    #expect(try office.oneStop.deliver(other, from: Office.neighbour) == .quarantined(.otherContent))
    let held = try office.oneStop.heldMessages(HeldQuery(.received(by: hub.id), status: .initial))
    #expect(held.map(\.to) == ["H58"] && held.map(\.sha256) == [SHA256(of: smallestDocument(to: ["H58"])).hex])
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).map(\.message.sha256) == [SHA256(of: other).hex])
    #expect(try office.oneStop.inboxCounts() == (0, 1))
  }

  @Test("from an agency for which the partner does not speak, or for one that nobody reaches, is not kept")
  func refused() throws {
    let office = try Office()
    #expect(
      try office.oneStop.deliver(smallestDocument(from: "G03"), from: Office.neighbour)
        == .refused(.foreignSender("G03")))
    // Who speaks for all others speaks for none of ours.
    #expect(
      try office.oneStop.deliver(smallestDocument(from: "H56.06", to: ["000.00.06.H56"]), from: office.hub())
        == .refused(.foreignSender("H56.06")))
    // What a hub brings for somebody whom only that hub reaches would go round in circles.
    let hub = try office.hub()
    #expect(
      try office.oneStop.deliver(smallestDocument(from: "H99", to: ["H98"]), from: hub)
        == .refused(.unknownReceiver(["H98"])))
    #expect(try office.oneStop.inboxCounts() == (0, 0))
  }

  @Test("for a thousand agencies that nobody reaches is refused in words that a person reads")
  func many() throws {
    let office = try Office()
    let codes = (1...1_000).map { "H99.\($0)" } + [String(repeating: "H", count: 10_000)]
    let delivery = try office.oneStop.deliver(smallestDocument(from: "H99", to: codes), from: office.hub())
    guard case .refused(let refusal) = delivery else { throw OfficeFailure() }
    #expect(refusal.words.vi.contains("H99.1, ") && refusal.words.vi.count < 200 && refusal.words.en.count < 200)
    let long = smallestDocument(from: String(repeating: "H", count: 10_000))
    #expect(try office.oneStop.deliver(long, from: office.hub()) == .quarantined(.unnamed))
  }

  @Test("that cannot be read is kept in quarantine with the reason, and its sender is told")
  func unreadable() throws {
    let office = try Office()
    for bytes in [Array("<edXML>".utf8), Array("<!DOCTYPE x><x/>".utf8), [0, 1, 2], Array("<a/>".utf8)] {
      guard case .quarantined(.unreadable(let fault)) = try office.oneStop.deliver(bytes, from: Office.neighbour) else {
        Issue.record("taken: \(bytes)")
        continue
      }
      #expect(!fault.words.vi.isEmpty)
    }
    #expect(try office.oneStop.deliver(smallestDocument(""), from: Office.neighbour) == .quarantined(.unnamed))
    #expect(try office.oneStop.inbox(InboxQuery(.quarantined)).count == 5)
    #expect(try office.oneStop.inboxCounts() == (0, 5))
  }

  @Test("for an authority that keeps no registers of documents is refused at once, and nothing of it is kept")
  func noOffice() throws {
    let office = try Office()
    let findings = Findings()
    let files = DefinitionFiles(folder: Office.project, findings).files
    let without = DefinitionFiles(files.filter { $0.key != "Workflows/document-office.yaml" })
    try office.oneStop.use(#require(Definitions.load(without, findings)))
    #expect(try office.oneStop.deliver(smallestDocument(), from: Office.neighbour) == .refused(.noOffice))
    #expect(try office.oneStop.inboxCounts() == (0, 0))
  }
}
