import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("A report over the API")
struct ReportTests {
  @Test("has the shape that the document promises, of this month when nothing else is said")
  func shape() throws {
    let desk = try Desk(at: "2026-11-19T09:00")
    _ = try desk.file()
    try desk.go(to: "2026-11-23T09:00")
    let hoa = try desk.officer("hoa")
    let answer = try desk.ask(.get, "/report", ["Authorization": hoa])
    #expect(answer.status == 200 && answer.text("from") == "2026-11-01" && answer.text("to") == "2026-11-30")
    #expect(Schema.named("Report").faults(in: answer.json) == [])
    #expect(answer.json["received"]?["online"] == 1 && answer.json["waiting"]?["overdue"] == 1)
    let late = try desk.ask(.get, "/report/late?from=2026-11-01&to=2026-11-30", ["Authorization": hoa])
    #expect(late.status == 200 && Schema.named("LateDossiers").faults(in: late.json) == [])
    #expect(!late.json.canonicalText.contains("Trần Văn Đức"), "nothing personal")
    let december = try desk.ask(.get, "/report?to=2026-10-15", ["Authorization": hoa])
    #expect(december.text("from") == "2026-10-01" && december.json["received"]?["all"] == 0)
    for path in ["/report", "/report/late"] { #expect(try desk.ask(.get, path).status == 401) }
  }

  @Test("is refused with the right word for what is malformed, unknown or not the officer's")
  func refused() throws {
    let desk = try Desk()
    let an = try desk.officer("an")
    for (query, status, code) in [
      ("from=november", 400, "parameter-malformed"), ("from=2026-11-20&to=2026-11-01", 422, "report-period"),
      ("from=0001-01-01&to=9999-12-31", 422, "report-period"), ("from=9999-12-31", 422, "report-period"),
      ("unit=so-gddt", 422, "foreign-unit"), ("unit=A%20B", 400, "parameter-malformed"),
      ("procedure=khong-co", 422, "no-such-procedure"), ("by=day", 400, "parameter-unknown"),
    ] {
      let answer = try desk.ask(.get, "/report?" + query, ["Authorization": an])
      #expect(answer.status == status && answer.code == code, "\(query): \(answer.json.canonicalText)")
    }
    for cursor in ["x", "e30", "eyJjb2RlIjpudWxsLCJoYW5kbGVkIjoxLCJ1bml0Ijoic28tZ2RkdCJ9"] {
      let answer = try desk.ask(.get, "/report/late?after=" + cursor, ["Authorization": an])
      #expect(answer.status == 400 && answer.code == "parameter-malformed", "\(cursor)")
    }
  }
}
