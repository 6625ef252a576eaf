import Crypto
import Exchange
import ExchangeCalling
import Foundation
import Procedures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "motcua exchange reconcile", .timeLimit(.minutes(30)),
  .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct ExchangeReconcileTests {
  private func message(_ number: Int) -> [UInt8] {
    Array(
      """
      <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
      xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
      <edXML:From><edXML:OrganId>H02.06</edXML:OrganId></edXML:From>
      <edXML:To><edXML:OrganId>H01.06</edXML:OrganId></edXML:To>
      <edXML:DocumentId>H02.06,2026/11/26,\(number)/SGDĐT</edXML:DocumentId><edXML:Subject>Thử</edXML:Subject>
      </edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>
      """.utf8)
  }

  /// What comes in while the hub is asked, once; and what became of it.
  private final class Arrival: Sendable {
    let work = Mutex<(@Sendable () throws -> Void)?>(nil)
    let error = Mutex<(any Error)?>(nil)

    func come() {
      guard let work = work.withLock({ $0.take() }) else { return }
      do { try work() } catch { self.error.withLock { $0 = error } }
    }
  }

  private struct NotTaken: Error {}

  @Test("tells nothing of a message that was on its way while both were asked, and tells one that is lost")
  func onItsWay() throws {
    let trial = try TrialFolder.shared.get()
    let secrets = (north: "khóa chung với tỉnh Bắc", south: "khóa chung với tỉnh Nam")
    let hub = try Town.hub([("tinh-bac", "H01.06", secrets.north), ("tinh-nam", "H02.06", secrets.south)], trial)
    let address = hub.server.url.absoluteString.trimmingCharacters(in: ["/"])
    let arrival = Arrival()
    let way = try StormyWay(to: address, seed: 1, losses: 0) { operation in
      if operation == "getSentEdocList" { arrival.come() }
    }
    way.calm()
    let town = try Town.beside(way.url, "tinh-bac", "H01", secrets.north, trial)
    let now: @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    func caller(_ name: String, _ secret: String) throws -> PartnerCaller {
      let partner = Partner(
        id: "truc", name: .plain("Trục"), address: address + "/exchange", system: name, networks: ["127.0.0.0/8"])
      return try #require(PartnerCaller(partner, secret: Array(secret.utf8), now: now))
    }
    let (north, south) = (try caller("tinh-bac", secrets.north), try caller("tinh-nam", secrets.south))
    func reconcile() throws -> Run {
      try town.operate(
        "exchange", "reconcile", "truc", "--partner-secrets", town.place.url.appending(path: "secrets").path)
    }

    // The office has been looked at by then, and takes it before the hub tells what it has given.
    let (first, second) = (message(1), message(2))
    arrival.work.withLock {
      $0 = {
        let id = try south.send(first, .document, from: "H02.06")
        let day = LocalTime(now()).day
        for _ in 0..<1_000 {
          if try north.received(on: day).contains(where: { $0.id == id && $0.status == .done }) { return }
          Thread.sleep(forTimeInterval: 0.1)
        }
        throw NotTaken()
      }
    }
    let agreed = try reconcile()
    #expect(arrival.work.withLock { $0 == nil })
    #expect(arrival.error.withLock { $0.map { "\($0)" } } == nil)
    #expect(agreed.status == 0 && agreed.output.contains("Đã nhận: 1,"), "\(agreed)")

    #expect(town.server.stop() == 0)
    let lost = try south.send(second, .document, from: "H02.06")
    try north.update(lost, .done)
    let told = try reconcile()
    #expect(told.status == 1 && told.output.contains("\(lost)  bên kia giao, đây không có"), "\(told)")
    #expect(hub.server.stop() == 0)
  }
}
