import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("How long dossiers are kept, over the API")
struct RetentionAPITests {
  @Test("is listed by the last day to whoever may see them, with what holds one back, and nothing personal")
  func list() throws {
    let desk = try Desk(at: "2026-11-19T09:00")
    let filed = try desk.file()
    let (lan, an, hoa) = (try desk.officer("lan"), try desk.officer("an"), try desk.officer("hoa"))
    func list(_ query: String, _ officer: String) throws -> Answer {
      try desk.ask(.get, "/retention" + query, ["Authorization": officer])
    }
    #expect(try list("?before=2099-01-01", lan).list("dossiers").isEmpty, "it has not ended")
    func change(_ path: String, _ version: Int, _ officer: String, _ body: JSONValue) throws -> Answer {
      try desk.ask(
        .post, "/dossiers/\(filed.code)/" + path,
        ["Authorization": officer, "Idempotency-Key": "\(path)/\(version)", "If-Match": "\"\(version)\""], json: body)
    }
    #expect(try desk.act("tu-choi", on: filed, lan, [("reason", "Không đủ")]).status == 200)
    let kept = try list("?before=2046-11-20", lan)
    #expect(kept.status == 200 && Schema.named("Retention").faults(in: kept.json) == [])
    let rows = kept.list("dossiers")
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row["code"] == .string(filed.code) && row["until"] == "2046-11-19" && row["obstacle"] == .null)
    #expect(!kept.json.canonicalText.contains("Trần Văn Đức"))
    #expect(try list("?before=2046-11-19", lan).list("dossiers").isEmpty, "kept to a day before it")
    #expect(try list("", lan).list("dossiers").isEmpty, "not within thirty days")
    #expect(try list("?before=2099-01-01", an).list("dossiers").isEmpty, "not for these eyes")

    #expect(try change("retention-hold", 2, lan, ["reason": "Thanh tra"]).status == 200)
    let held = try list("?before=2099-01-01&limit=1", lan)
    #expect(Schema.named("Retention").faults(in: held.json) == [])
    #expect(held.list("dossiers").first?["obstacle"]?["code"] == "held")
    let view = try desk.ask(.get, "/dossiers/\(filed.code)", ["Authorization": lan])
    #expect(view.json["retention"]?["heldBack"] == true && view.json["retention"]?["erasedAt"] == .null)
    #expect(Schema.named("Dossier").faults(in: view.json) == [])
    #expect(try change("retention-release", 3, lan, ["reason": "x"]).code == "not-supervisor")
    #expect(try change("retention-release", 3, hoa, ["reason": "Đã kết luận"]).status == 200)
  }

  @Test("is told together with why nothing is erased while the clock is in doubt")
  func doubted() throws {
    let desk = try Desk(at: "2026-11-19T09:00")
    func waits() throws -> JSONValue? {
      try desk.office.watchClock()
      let list = try desk.ask(.get, "/retention", ["Authorization": desk.officer("lan")])
      #expect(list.status == 200 && Schema.named("Retention").faults(in: list.json) == [])
      return list.json["waits"]
    }
    #expect(try waits() == .null)
    try desk.go(to: "2056-11-19T09:00")
    #expect(try waits()?["code"] == "clock-unseen")
    try desk.office.trustClock()
    #expect(try waits() == .null)
  }

  @Test("is refused in words for a day or a cursor that is none")
  func refused() throws {
    let desk = try Desk()
    let lan = try desk.officer("lan")
    for query in ["before=x", "before=2046-02-30", "after=x", "after=e30", "limit=0"] {
      let answer = try desk.ask(.get, "/retention?" + query, ["Authorization": lan])
      #expect(answer.status == 400 && answer.code == "parameter-malformed", "\(query)")
    }
    #expect(try desk.ask(.get, "/retention").status == 401)
  }
}
