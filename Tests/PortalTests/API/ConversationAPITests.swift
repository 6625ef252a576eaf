import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("Messages and ratings over the API")
struct ConversationAPITests {
  private func say(
    _ desk: Desk, _ held: Held, _ what: String, _ authorization: String, _ json: JSONValue, key: String
  ) throws -> Answer {
    try desk.ask(
      .post, "/dossiers/\(held.code)/\(what)", ["Authorization": authorization, "Idempotency-Key": key], json: json)
  }

  @Test("are the same conversation for both sides, and every answer has the shape that the document promises")
  func both() throws {
    let desk = try Desk()
    let (held, lan) = (try desk.file(), try desk.officer("lan"))
    let sent = try say(desk, held, "messages", held.receipt, ["text": "Bao giờ xong?"], key: "m1")
    #expect(sent.status == 200 && Schema.named("Changed").faults(in: sent.json) == [])
    #expect(try say(desk, held, "messages", held.receipt, ["text": "Bao giờ xong?"], key: "m1").json == sent.json)
    #expect(try say(desk, held, "messages", held.receipt, ["text": "Khác"], key: "m1").status == 422)
    let queue = try desk.ask(.get, "/queue", ["Authorization": lan])
    #expect(Schema.named("Queue").faults(in: queue.json) == [])
    #expect(queue.list("tasks").first?["dossier"]?["messageSince"] != .null)
    #expect(try say(desk, held, "messages", lan, ["text": "Chiều nay."], key: "m2").status == 200)
    let seen = try desk.view(held, held.receipt)
    #expect(Schema.named("Dossier").faults(in: seen.json) == [])
    #expect(seen.list("messages").map { $0["from"] } == ["applicant", "officer"])
    #expect(try say(desk, held, "rating", held.receipt, ["stars": 5], key: "r0").status == 409)
    #expect(try desk.act("tu-choi", on: held, lan, [("reason", "Sai nơi")]).status == 200)
    #expect(try say(desk, held, "rating", held.receipt, ["stars": 6], key: "r1").status == 422)
    #expect(try say(desk, held, "rating", lan, ["stars": 5], key: "r2").status == 403)
    #expect(try say(desk, held, "rating", held.receipt, ["stars": 5, "comment": "Tốt"], key: "r3").status == 200)
    #expect(try say(desk, held, "rating", held.receipt, ["stars": 1], key: "r4").text("code") == "rated-already")
    let rated = try desk.view(held, lan)
    #expect(Schema.named("Dossier").faults(in: rated.json) == [] && rated.json["rating"]?["stars"] == 5)
  }

  @Test("stand in what is derived, which can be made again from the log")
  func rebuilt() throws {
    let desk = try Desk()
    let (held, lan) = (try desk.file(), try desk.officer("lan"))
    _ = try say(desk, held, "messages", held.receipt, ["text": "Bao giờ xong?"], key: "m1")
    _ = try desk.act("tu-choi", on: held, lan, [("reason", "Sai nơi")])
    _ = try say(desk, held, "rating", held.receipt, ["stars": 3], key: "r")
    let report = try desk.office.rebuild(repairing: false)
    #expect(report.faults.isEmpty && report.entries > 2, "\(report)")
  }
}
