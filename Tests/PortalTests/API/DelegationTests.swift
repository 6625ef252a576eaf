import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("Delegations over the API")
struct DelegationTests {
  private func order(_ changes: [String: JSONValue] = [:]) -> JSONValue {
    var order: JSONObject = [
      "to": "giang", "from": "2026-11-19", "until": "2026-11-20", "reason": "Nghỉ phép",
      "post": ["unit": "so-gddt", "role": "can-bo-mot-cua"],
    ]
    for (name, value) in changes { order[name] = value }
    return .object(order)
  }

  private func hold(_ answer: Answer, _ schema: String, _ status: Int = 200) {
    #expect(answer.status == status, "\(answer.json.canonicalText)")
    #expect(Schema.named(schema).faults(in: answer.json) == [])
  }

  @Test("are made, listed with their state, shown in the session, and ended, each once")
  func course() throws {
    let desk = try Desk()
    let lan = try desk.officer("lan")
    let held = try desk.file()
    let headers: KeyValuePairs = ["Authorization": lan, "Idempotency-Key": "d1"]
    let made = try desk.ask(.post, "/delegations", headers, body: order().canonical)
    hold(made, "DelegationNumber", 201)
    #expect(try desk.ask(.post, "/delegations", headers, body: order().canonical).json == made.json)
    #expect(
      try desk.ask(.post, "/delegations", headers, body: order(["reason": "khác"]).canonical).code == "key-reused")

    let giang = try desk.officer("giang")
    #expect(try desk.ask(.get, "/queue", ["Authorization": giang]).list("tasks").count == 1)
    let signedIn = try desk.ask(
      .post, "/sessions", body: JSONValue.object(["name": "giang", "password": .string(Desk.password)]).canonical)
    hold(signedIn, "Session", 201)
    #expect(
      signedIn.list("positions").contains(["unit": "so-gddt", "role": "can-bo-mot-cua", "for": "lan"]))
    hold(try desk.act("tiep-nhan", on: held, giang), "Changed")

    let listed = try desk.ask(.get, "/delegations", ["Authorization": giang])
    hold(listed, "Delegations")
    #expect(listed.list("delegations").first?["state"] == "running")
    #expect(listed.list("delegations").first?["officer"]?["name"] == "Nguyễn Thị Lan")
    hold(
      try desk.ask(.post, "/delegations/1/end", ["Authorization": giang, "Idempotency-Key": "e1"]), "DelegationNumber")
    let after = try desk.ask(.get, "/delegations?past=yes", ["Authorization": lan])
    hold(after, "Delegations")
    #expect(after.list("delegations").first?["state"] == "ended")
    #expect(try desk.ask(.get, "/queue", ["Authorization": giang]).list("tasks").isEmpty)
  }

  @Test("are refused with a stable code, at the place that is wrong")
  func refused() throws {
    let desk = try Desk()
    let lan = try desk.officer("lan")
    var key = 0
    func ask(_ changes: [String: JSONValue], _ officer: String? = nil) throws -> Answer {
      key += 1
      return try desk.ask(
        .post, "/delegations", ["Authorization": officer ?? lan, "Idempotency-Key": "k\(key)"],
        body: order(changes).canonical)
    }
    #expect(try ask(["to": "lan"]).code == "delegation-to-oneself")
    #expect(try ask(["to": "lan"]).status == 422)
    #expect(try ask(["officer": "hoa"]).code == "post-not-held")
    #expect(try ask(["officer": "lan"], desk.officer("duc")).status == 403)
    #expect(try ask(["until": "2026-11-18"]).code == "delegation-days")
    let wrong = try ask(["from": "19-11-2026"])
    #expect(wrong.status == 422 && wrong.list("errors").first?["pointer"] == "/from")
    #expect(try ask(["chuc-vu": "x"]).list("errors").first?["pointer"] == "/chuc-vu")
    #expect(try desk.ask(.post, "/delegations/7/end", ["Authorization": lan, "Idempotency-Key": "e"]).status == 404)
    #expect(try desk.ask(.get, "/delegations").status == 401)
    #expect(try ask([:]).status == 201)
    #expect(try ask([:]).code == "delegation-overlaps")
  }
}
