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

  @Test("comes with the follow-up book, which shows personal data to those who may see the dossiers only")
  func book() throws {
    let desk = try Desk()
    let held = try desk.file()
    let (lan, an) = (try desk.officer("lan"), try desk.officer("an"))
    let answer = try desk.ask(.get, "/book", ["Authorization": lan])
    #expect(answer.status == 200 && Schema.named("Book").faults(in: answer.json) == [])
    guard case .array(let entries)? = answer.json["entries"], let entry = entries.first else {
      Issue.record("no entry")
      return
    }
    #expect(entry["code"] == .string(held.code) && entry["subject"] == "Trần Văn Đức")
    let other = try desk.ask(.get, "/book", ["Authorization": an])
    #expect(other.status == 200 && other.json == ["entries": [], "next": .null])
    #expect(try desk.ask(.get, "/book").status == 401)
    for cursor in ["x", "eyJjb2RlIjoiSDU2LjA2LTI2MTExOS0wMDAxIiwic3VibWl0dGVkIjpudWxsLCJ1bml0Ijoic28tZ2RkdCJ9"] {
      let refused = try desk.ask(.get, "/book?after=" + cursor, ["Authorization": lan])
      #expect(refused.status == 400 && refused.code == "parameter-malformed", "\(cursor)")
    }
  }

  @Test("prints the follow-up book, always the same", .enabled(if: LetterPaperTests.isThere, LetterPaperTests.missing))
  func printed() throws {
    let desk = try Desk()
    let held = try desk.file()
    let (lan, an) = (try desk.officer("lan"), try desk.officer("an"))
    let path = "/book.pdf?from=2026-11-01&to=2026-11-30"
    let answer = try desk.ask(.get, path, ["Authorization": lan])
    #expect(answer.status == 200 && answer.headers["Content-Type"] == "application/pdf")
    #expect(
      answer.headers["Content-Disposition"] == "attachment; filename=\"so-theo-doi-2026-11-01-2026-11-30.pdf\"")
    let text = try LetterPaperTests().text(of: answer.bytes)
    for said in [
      "SỔ THEO DÕI HỒ SƠ", "Mẫu số 06", "01/11/2026", "30/11/2026", held.code, "0912345678", "Ký nhận", "Tên, địa chỉ",
    ] {
      #expect(text.contains(said.unspaced), "\(said): \(text)")
    }
    #expect(try desk.ask(.get, path, ["Authorization": lan]).bytes == answer.bytes)
    let other = try desk.ask(.get, path, ["Authorization": an])
    #expect(try other.status == 200 && LetterPaperTests().text(of: other.bytes).contains("Không có hồ sơ".unspaced))
    #expect(try desk.ask(.get, "/book.pdf").status == 401)
  }
}
