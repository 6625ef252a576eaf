import HTTPServing
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@testable import Portal

extension Desk {
  /// The `Authorization` line of an integrator that was let in.
  func integrator(
    _ scopes: Set<Integrator.Scope>, named name: Key<Integrator> = "so-lieu", procedures: [Key<Procedure>]? = nil,
    lastDay: Day? = nil
  ) throws -> String {
    "Bearer "
      + (try office.addIntegrator(name, name: "Sở liệu", scopes: scopes, procedures: procedures, lastDay: lastDay).token)
  }
}

@Suite("The token of an integrator")
struct IntegratorTests {
  @Test("sees a dossier as its applicant does, with dossiers:read; without it the missing scope is named")
  func reads() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    _ = try desk.ask(
      .post, "/dossiers/\(held.code)/comments",
      ["Authorization": lan, "Idempotency-Key": "c", "If-Match": "\"1\""], json: ["text": "Nghi ngờ, gọi lại"])
    let reader = try desk.integrator([.dossiersRead])
    let seen = try desk.view(held, reader)
    let own = try desk.view(held, held.receipt)
    #expect(seen.status == 200 && seen.json["answers"] == own.json["answers"])
    #expect(!seen.json.canonicalText.contains("Nghi ngờ"))
    let other = try desk.integrator([.eventsRead], named: "khac")
    let refused = try desk.view(held, other)
    #expect(refused.status == 403 && refused.code == "missing-scope")
    #expect(refused.text("detail")?.contains("dossiers:read") == true)
  }

  @Test("does nothing without dossiers:write, and with it what the applicant may do, once")
  func writes() throws {
    let desk = try Desk()
    let reader = try desk.integrator([.dossiersRead])
    let line = ["Authorization": reader, "Idempotency-Key": "k"] as KeyValuePairs
    let refused = try desk.ask(.post, Desk.filing, line, json: ["answers": Desk.answers()])
    #expect(refused.status == 403 && refused.text("detail")?.contains("dossiers:write") == true)
    let writer = try desk.integrator([.dossiersRead, .dossiersWrite], named: "kiosk")
    func file() throws -> Answer {
      try desk.ask(
        .post, Desk.filing, ["Authorization": writer, "Idempotency-Key": "k"], json: ["answers": Desk.answers()])
    }
    let (filed, again) = (try file(), try file())
    #expect(filed.status == 201 && again.json == filed.json)
    let held = Held(code: try #require(filed.text("code")), secret: try #require(filed.text("secret")))
    #expect(try desk.view(held, held.receipt).status == 200)
    // The same identifier of somebody else's is another command.
    #expect(try desk.file("k", ["so-luong": 3]).code != held.code)
    let withdrawn = try desk.act("rut-ho-so", on: held, writer, [("reason", "Nhầm thủ tục")])
    #expect(withdrawn.status == 200, "\(withdrawn.json.canonicalText)")
    #expect(try desk.view(held, reader).json["endedAt"] != .null)
  }

  @Test("is held to its procedures: others are not there to be read, and are refused to be filed")
  func procedures() throws {
    let desk = try Desk()
    let held = try desk.file()
    let line = try desk.integrator([.dossiersRead, .dossiersWrite, .eventsRead], procedures: ["xac-minh-van-bang"])
    #expect(try desk.view(held, line).status == 404)
    let filed = try desk.ask(
      .post, Desk.filing, ["Authorization": line, "Idempotency-Key": "k"], json: ["answers": Desk.answers()])
    #expect(filed.status == 403 && filed.code == "other-procedure")
    #expect(try desk.act("rut-ho-so", on: held, line).status == 404)
    let events = try desk.ask(.get, "/events?procedure=cap-ban-sao-van-bang", ["Authorization": line])
    #expect(events.status == 403 && events.code == "other-procedure")
    #expect(try desk.ask(.get, "/events", ["Authorization": line]).list("events").isEmpty)
  }

  @Test("is no officer's: what is for officers says so")
  func officers() throws {
    let desk = try Desk()
    let line = try desk.integrator(Set(Integrator.Scope.allCases))
    for path in ["/queue", "/units/so-gddt/work", "/documents"] {
      let answer = try desk.ask(.get, path, ["Authorization": line])
      #expect(answer.status == 403 && answer.code == "for-officers", "\(path)")
    }
    let lan = try desk.officer("lan")
    #expect(try desk.ask(.get, "/events", ["Authorization": lan]).status == 401)
  }

  @Test("ends with its last day, and at once when it is revoked; a new one is given only then")
  func ends() throws {
    let desk = try Desk()
    let held = try desk.file()
    let line = try desk.integrator([.dossiersRead], lastDay: Day("2026-11-20"))
    try desk.go(to: "2026-11-20T23:59:59")
    #expect(try desk.view(held, line).status == 200)
    try desk.go(to: "2026-11-21T00:00:00")
    let expired = try desk.view(held, line)
    #expect(expired.status == 401 && expired.code == "bad-token")
    let second = try desk.integrator([.dossiersRead])
    #expect(throws: IntegratorRefusal.alreadyThere("so-lieu")) { try desk.integrator([.dossiersRead]) }
    #expect(try desk.view(held, second).status == 200 && desk.view(held, line).status == 401)
    #expect(try desk.office.revokeIntegrator("so-lieu"))
    #expect(try desk.view(held, second).status == 401)
    #expect(try !desk.office.revokeIntegrator("so-lieu"))
  }

  @Test("is noted when it is used, to the minute, and what it reads of persons is noted as an officer's reading is")
  func used() throws {
    let desk = try Desk()
    let held = try desk.file()
    let line = try desk.integrator([.dossiersRead])
    #expect(try desk.office.integrators().map(\.usedAt) == [nil])
    _ = try desk.view(held, line)
    let first = try #require(try desk.office.integrators().first?.usedAt)
    #expect(first == Instant("2026-11-19T09:00"))
    try desk.go(to: "2026-11-19T09:00:30")
    _ = try desk.view(held, line)
    #expect(try desk.office.integrators().first?.usedAt == first)
    try desk.go(to: "2026-11-19T09:01:30")
    _ = try desk.view(held, line)
    #expect(try desk.office.integrators().first?.usedAt == Instant("2026-11-19T09:01:30"))
  }

  @Test("is not made for a procedure that is not there, nor for a day that has passed")
  func refused() throws {
    let desk = try Desk()
    #expect(throws: IntegratorRefusal.noSuchProcedure("cap-ban-sao-van-ban", nearest: "cap-ban-sao-van-bang")) {
      try desk.integrator([.eventsRead], procedures: ["cap-ban-sao-van-ban"])
    }
    let day = try #require(Day("2026-11-18"))
    #expect(throws: IntegratorRefusal.dayPassed(day)) { try desk.integrator([.eventsRead], lastDay: day) }
    #expect(throws: IntegratorRefusal.noSuchIntegrator("so-lie", nearest: nil)) {
      try desk.office.revokeIntegrator("so-lie")
    }
  }
}
