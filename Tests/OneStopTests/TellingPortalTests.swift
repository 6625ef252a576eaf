import Dossiers
import Exchange
import HTTPCalling
import JSON
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

/// The national portal's side, a Python program that shares no code with ours.
private final class Portal {
  private let server: PythonServer

  init(seed: UInt64, faults: Int, calls: Int) throws {
    server = try PythonServer(
      "Partners/national_portal.py", ["--seed", "\(seed)", "--faults", "\(faults)", "--calls", "\(calls)"])
  }

  /// An adapter that has just begun: it knows of no session.
  func adapter() -> PortalAdapter {
    let url = server.url
    return PortalAdapter(.init(name: "so-gddt", password: "mat khau thu", agency: "000.00.06.H56")) { door, message in
      let path =
        switch door {
        case .logIn: "/auth"
        case .services: "/services"
        }
      let call = HTTPCalling.Call(
        .post, url + path, headers: [("Content-Type", "application/json")], body: .bytes(message.canonical))
      do throws(CallFailure) {
        let answer = try Caller().make(call)
        return answer.isGood ? .answered(answer.body) : .unreachable("http-\(answer.status)")
      } catch {
        return .unreachable(error.code.rawValue)
      }
    }
  }

  /// What the portal knows.
  func view() throws -> JSONValue {
    let answer = try Caller().make(HTTPCalling.Call(.get, server.url + "/view"))
    return try JSONValue(reading: answer.body)
  }
}

@Suite(
  "The national portal", .timeLimit(.minutes(30)), .enabled(if: PythonServer.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct TellingPortalTests {
  /// The statuses to which the entries of a dossier have led, by the definition.
  private func statuses(of code: DossierCode, _ office: Office) throws -> [String] {
    let procedure = try #require(office.oneStop.definitions.procedures["cap-ban-sao-van-bang"])
    let entries = try office.store.read(for: office.oneStop.authority) { try $0.entries(of: code) }
    return try entries.compactMap { entry in
      var last: Int?
      for event in try EntryBody(reading: entry.body).events {
        switch event {
        case .stepEntered(let entered): last = procedure.step(entered.step)?.national
        case .ended(let end, _): last = procedure.end(end)?.national
        default: break
        }
      }
      return last.map(String.init)
    }
  }

  /// How much the portal is still to be told.
  private func waiting(_ office: Office) throws -> Int {
    try office.oneStop.outbox(OutboxQuery(.waiting, limit: 500)).count { $0.effect.kind == .portal }
  }

  private func tellAll(_ office: Office, _ portal: Portal, _ adapter: inout PortalAdapter, _ roll: (UInt64) -> UInt64)
    throws
  {
    var patience = Patience()
    patience.attempts = 1000
    var rounds = 0
    while try waiting(office) > 0, rounds < 5000 {
      rounds += 1
      if roll(10) == 0 { adapter = portal.adapter() }
      let told = try office.oneStop.tellPortal(adapter, patience: patience)
      if told == nil { try office.go(to: "\(office.now.advanced(bySeconds: 7 * 3600))") }
    }
  }

  @Test("is told what it asks for and no more")
  func once() throws {
    let portal = try Portal(seed: 1, faults: 0, calls: 100)
    let office = try Office(tellsPortal: true)
    let code = try office.filed("a", ["thu-dien-tu": "duc@example.vn"]).code
    var adapter = portal.adapter()
    try tellAll(office, portal, &adapter) { _ in 1 }
    let told = try #require(try portal.view()[code.text]?["dossier"])
    #expect(told["MaTTHC"] == "3.000465" && told["KenhThucHien"] == "2" && told["ChuHoSo"] == "Trần Văn Đức")
    #expect(told["DinhDanhCHS"] == [["LoaiDinhDanh": "1", "SoDinhDanh": "038090001234"]])
    #expect(told["NgayNopHoSo"] == "20261119090000" && told["NgayTiepNhan"] == "")
    #expect(!told.canonicalText.contains("12 đường Mẫu"))
    #expect(try office.oneStop.tellPortal(adapter) == nil)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test("is told nothing by an office that was not told to")
  func silent() throws {
    let office = try Office()
    _ = try office.filed()
    #expect(try office.oneStop.outboxCounts() == OutboxCounts(waiting: 0, dead: 0))
  }

  @Test(
    "has the same view of every dossier as ours after losses, repeats, restarts and sessions that end",
    arguments: [UInt64(1), 2, 3])
  func storm(seed: UInt64) throws {
    var chance = seed
    func roll(_ sides: UInt64) -> UInt64 {
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (chance >> 33) % sides
    }
    let portal = try Portal(seed: seed, faults: 25, calls: 9)
    let office = try Office(tellsPortal: true)
    try office.loadRegister()
    var adapter = portal.adapter()
    var codes: [DossierCode] = []
    for number in 0..<6 {
      let code = try office.filed("\(number)").code
      codes.append(code)
      if roll(2) == 0 { try tellAll(office, portal, &adapter, roll) }
      switch roll(3) {
      case 0: continue
      case 1:
        let item = try #require(SupplementItem("field:so-hieu"))
        try office.act(
          "yeu-cau-bo-sung", on: code, by: "lan", reason: "Thiếu", items: [AskedItem(item: item, remark: "Ghi số hiệu")]
        )
      default:
        try office.act("tiep-nhan", on: code, by: "lan")
        if roll(2) == 0 { try tellAll(office, portal, &adapter, roll) }
        try office.act("trinh-ky", on: code, by: "duc")
        try office.act("ky-cap", on: code, by: "hoa")
      }
    }
    try tellAll(office, portal, &adapter, roll)
    #expect(try waiting(office) == 0 && office.oneStop.outboxCounts().dead == 0)
    let view = try portal.view()
    for code in codes {
      let expected = try statuses(of: code, office)
      guard case .array(let steps)? = view[code.text]?["steps"] else {
        Issue.record("nothing of \(code)")
        continue
      }
      #expect(steps.map { $0["TrangThai"] } == expected.map { .string($0) }, "\(code)")
      #expect(view[code.text]?["dossier"]?["TrangThaiHoSo"] == expected.last.map { .string($0) }, "\(code)")
    }
  }
}
