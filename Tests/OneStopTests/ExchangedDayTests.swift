import Documents
import Exchange
import JSON
import OneStop
import Procedures
import SQLiteStore
import Testing
import Text
import WorkingTime

@Suite("A day with a partner")
struct ExchangedDayTests {
  private static let hub: Key<Partner> = "truc-lien-thong"

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func sent(_ id: String, _ sha256: String) throws -> SentMessage {
    let list: JSONValue = ["data": [["senderDocId": .string(id), "XroadVnpt-hash-header": .string(sha256)]]]
    return try #require(SentMessage.list(JSONField(list)).first)
  }

  private func delivered(_ id: String, _ status: TransportStatus = .done) -> WaitingMessage {
    WaitingMessage(id: id, type: .document, from: "H99.06", to: "H56.06", status: status)
  }

  /// An office from which one status went out on the 21st that was to go on the 19th.
  private func late() throws -> Office {
    let office = try Office()
    _ = try office.received(office.arriving(medium: .electronic))
    _ = try office.oneStop.carryOut(.dispatch) { _ in .later("unreachable") }
    try office.go(to: "2026-11-21T00:00")
    _ = try office.oneStop.carryOut(.dispatch) { _ in .sent(as: "m-1", sha256: "aa") }
    return office
  }

  @Test("has what had gone out by its end, whenever it was made: a partner that was away for two days agrees")
  func retried() throws {
    let office = try late()
    let made = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-19"))
    let gone = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-21"))
    #expect(made.sent.isEmpty && made.notSent == 0 && gone.sent.map(\.id) == ["m-1"])
    #expect(try gone.differences(sent: [sent("m-1", "aa")], received: []) == [])
    #expect(made.differences(sent: [], received: []) == [])
    #expect(try gone.differences(sent: [sent("m-1", "bb")], received: []).map(\.what) == [.otherContent])
    #expect(gone.differences(sent: [], received: []).map(\.what) == [.missingThere])
    #expect(try gone.differences(sent: [sent("m-1", "aa"), sent("m-2", "aa")], received: []).map(\.id) == ["m-2"])
  }

  @Test(
    "keeps the names that a partner gives to messages without what would break a line or a terminal, and finds them again"
  )
  func names() throws {
    let office = try Office()
    _ = try office.received(office.arriving(medium: .electronic))
    let name = "\u{1B}[2J m 1\n\u{202E}" + String(repeating: "x", count: 100_000)
    _ = try office.oneStop.carryOut(.dispatch) { _ in .sent(as: name, sha256: "aa") }
    let day = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-19"))
    #expect(day.sent.first?.id.hasPrefix("[2Jm1xx") ?? false && day.sent.first?.id.count == 200)
    #expect(try day.differences(sent: [sent(name, "aa")], received: []) == [])
    #expect(
      try day.differences(sent: [sent("b\u{7}" + name, "aa")], received: []).allSatisfy { !$0.id.contains("\u{7}") })
  }

  @Test("agrees about what one side noted before midnight and the other one after it")
  func midnight() throws {
    let office = try late()
    let gone = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-21"))
    #expect(try gone.differences(sent: [], besides: [sent("m-1", "aa")], received: []) == [])
    let before = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-20"))
    #expect(try before.sent.isEmpty && before.differences(sent: [sent("m-1", "aa")], received: []) == [])
  }

  @Test("differs in a message that differs in two looks, also in another way, and in no other one")
  func standing() throws {
    let office = try late()
    let day = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-21"))
    let first = day.differences(sent: [], received: [delivered("w-1")])
    #expect(first.map(\.id) == ["m-1", "w-1"])
    let second = try day.differences(
      sent: [sent("m-1", "bb"), sent("m-2", "aa"), sent("w-1", "aa")], received: [delivered("w-2")])
    #expect(second.map(\.id) == ["m-1", "m-2", "w-1", "w-2"])
    #expect(second.standing(since: first) == [second[0]] && second[0].what == .otherContent)
  }

  @Test("has what was delivered on it and fetched days later, and misses what was said to be kept and is not here")
  func fetched() throws {
    let office = try Office(at: "2026-11-22T09:00")
    let message = Array(
      """
      <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
      xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
      <edXML:From><edXML:OrganId>H99.06</edXML:OrganId></edXML:From>
      <edXML:To><edXML:OrganId>H56.06</edXML:OrganId></edXML:To>
      <edXML:DocumentId>H99.06,2026/11/19,15/SGDĐT</edXML:DocumentId><edXML:Subject>Thử</edXML:Subject>
      </edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>
      """.utf8)
    let hub = try #require(office.oneStop.definitions.partners[Self.hub])
    _ = try office.oneStop.deliver(message, from: hub, name: "w-1")
    let day = try office.oneStop.exchanged(with: Self.hub, on: day("2026-11-20"))
    #expect(day.received.isEmpty)
    let found = day.differences(
      sent: [], received: [delivered("w-1"), delivered("w-2"), delivered("w-3", .initial), delivered("w-4", .fail)])
    #expect(found.map(\.id) == ["w-2"] && found.map(\.what) == [.missingHere])
  }
}
