import Counterparts
import Exchange
import ExchangeCalling
import HTTPCalling
import JSON
import Procedures
import Testing
import Text
import WorkingTime

/// A hub for two systems, and the callers of both.
private final class TwoOffices {
  let seen = Seen()
  private let hub: Counterpart

  init(_ fault: Fault? = nil) throws {
    let seen = seen
    let systems = [
      HubSystem(name: "tinh-bac", agencies: ["H01.06", "000.00.06.H01"], secret: Array("khóa của tinh-bac".utf8)),
      HubSystem(name: "tinh-nam", agencies: ["H02.06"], secret: Array("khóa của tinh-nam".utf8)),
    ]
    let faults = try Faults(fault.map { [($0, 100)] } ?? [])
    hub = try Hub(systems, faults, now: still) { seen.note($0) }.start(port: 0)
  }

  deinit { hub.stop() }

  func caller(_ name: String, secret: String? = nil) throws -> PartnerCaller {
    let partner = Partner(
      id: "truc", name: .plain("Trục"), address: hub.url + "/exchange", system: name, networks: ["127.0.0.0/8"])
    return try #require(PartnerCaller(partner, secret: Array((secret ?? "khóa của \(name)").utf8), now: still))
  }

  func view() throws -> [JSONValue] { try Caller().make(Call(.get, hub.url + "/view")).json.list }
}

@Suite("A hub to try with")
struct HubTests {
  private func message(from: String = "H01.06", to: String = "H02.06", number: Int = 15) -> [UInt8] {
    Array(
      """
      <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
      xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
      <edXML:From><edXML:OrganId>\(from)</edXML:OrganId></edXML:From>
      <edXML:To><edXML:OrganId>\(to)</edXML:OrganId></edXML:To>
      <edXML:DocumentId>\(from),2026/11/26,\(number)/SGDĐT</edXML:DocumentId><edXML:Subject>Thử</edXML:Subject>
      </edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>
      """.utf8)
  }

  @Test("holds what one system sends until the other one has fetched it, and says what it saw")
  func whole() throws {
    let offices = try TwoOffices()
    let (north, south) = (try offices.caller("tinh-bac"), try offices.caller("tinh-nam"))
    let id = try north.send(message(), .document, from: "H01.06")
    #expect(try south.received().map(\.id) == [id] && north.received().isEmpty)
    #expect(try south.file(of: id) == message())
    try south.update(id, .done)
    #expect(try south.received().isEmpty && north.sent(on: LocalTime(still()).day).map(\.status) == [.done])
    #expect(try offices.view().map { $0["status"]?.string } == ["done"])
    let lines = offices.seen.all.map(\.line)
    #expect(lines.contains("sendEdoc\tH01.06 > H02.06\t\(id)\t-") && lines.contains("updateStatus\t\(id)\tdone\t-"))
  }

  @Test("refuses whoever cannot prove the name, speaks for another agency, or writes to none that it knows")
  func refusals() throws {
    let offices = try TwoOffices()
    let north = try offices.caller("tinh-bac")
    func word(_ work: () throws -> Void) -> String? {
      do { try work() } catch { return (error as? PartnerFailure)?.word }
      return nil
    }
    #expect(word { _ = try offices.caller("tinh-bac", secret: "một khóa khác hẳn").received() } == "closed-http-401")
    #expect(word { _ = try offices.caller("tinh-la").received() } == "closed-http-401")
    #expect(word { _ = try north.send(message(from: "H02.06"), .document, from: "H02.06") } == "refused-foreign-sender")
    #expect(word { _ = try north.send(message(to: "H99"), .document, from: "H01.06") } == "refused-no-such-agency")
    #expect(word { _ = try north.send([60], .document, from: "H01.06") } == "refused-malformed")
    #expect(word { _ = try north.file(of: "TD-9") } == "closed-http-404")
    #expect(try offices.view().isEmpty)
  }

  @Test(
    "does with every fault what the fault says: what was done stands, what was not does not", arguments: Fault.allCases)
  func faults(fault: Fault) throws {
    let offices = try TwoOffices(fault)
    let north = try offices.caller("tinh-bac")
    let begun = ContinuousClock.now
    let sent = Result { try north.send(message(), .document, from: "H01.06") }
    let took = ContinuousClock.now - begun
    let held = try offices.view().count
    switch fault {
    case .delay, .reorder: #expect(try sent.get() == "TD-1" && held == 1 && took > .seconds(1))
    case .slow: #expect(try sent.get() == "TD-1" && held == 1 && took > .seconds(2))
    case .duplicate: #expect(try sent.get() == "TD-2" && held == 2)
    case .half, .lost:
      #expect(throws: PartnerFailure.self) { try sent.get() }
      #expect(held == 1)
    case .error:
      #expect(throws: PartnerFailure.self) { try sent.get() }
      #expect(held == 0)
    case .wrongSum:
      let south = try offices.caller("tinh-nam")
      let id = try sent.get()
      #expect { try south.file(of: id) } throws: { ($0 as? PartnerFailure)?.word == "answer-hash" }
    }
    #expect(offices.seen.all.allSatisfy { $0.fault == fault })
  }

  @Test("gives a list the wrong way round where that is asked for")
  func order() throws {
    let straight = try TwoOffices()
    let turned = try TwoOffices(.reorder)
    for offices in [straight, turned] {
      let north = try offices.caller("tinh-bac")
      for number in 1...2 { _ = try north.send(message(number: number), .document, from: "H01.06") }
    }
    #expect(try straight.caller("tinh-nam").received().map(\.id) == ["TD-1", "TD-2"])
    #expect(try turned.caller("tinh-nam").received().map(\.id) == ["TD-2", "TD-1"])
  }
}
