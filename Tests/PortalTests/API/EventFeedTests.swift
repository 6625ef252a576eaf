import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("The feed of events")
struct EventFeedTests {
  private func page(_ desk: Desk, _ line: String, _ query: String = "") throws -> Answer {
    let answer = try desk.ask(.get, "/events" + query, ["Authorization": line])
    try #require(answer.status == 200, "\(answer.json.canonicalText)")
    #expect(Schema.named("Events").faults(in: answer.json) == [])
    return answer
  }

  private func names(_ answer: Answer) -> [String] {
    answer.list("events").compactMap { event in
      guard case .string(let type)? = event["type"] else { return nil }
      return String(type.dropFirst("vn.motcua.".utf8.count))
    }
  }

  /// A dossier that was filed and accepted, and one that was filed.
  private func worked(_ desk: Desk) throws -> (first: Held, second: Held) {
    let (first, second) = (try desk.file("a"), try desk.file("b", ["so-luong": 3]))
    let lan = try desk.officer("lan")
    let accepted = try desk.act("tiep-nhan", on: first, lan)
    try #require(accepted.status == 200, "\(accepted.json.canonicalText)")
    return (first, second)
  }

  @Test("tells what happened in the order of the log, as CloudEvents, with how the dossier stood then")
  func order() throws {
    let desk = try Desk()
    let (first, second) = try worked(desk)
    let line = try desk.integrator([.eventsRead])
    let answer = try page(desk, line)
    let events = answer.list("events")
    #expect(
      names(answer).prefix(4) == [
        "dossier.submitted", "dossier.step-entered", "dossier.submitted", "dossier.step-entered",
      ])
    #expect(names(answer).contains("dossier.clock-started"))
    #expect(events.map { $0["subject"] }.prefix(3) == [.string(first.code), .string(first.code), .string(second.code)])
    let submitted = try #require(events.first)
    #expect(submitted["specversion"] == "1.0")
    guard case .string(let id)? = submitted["id"] else { Issue.record("an event has no identifier"); return }
    #expect(id.wholeMatch(of: /tinh-mau\.1\.1\.[0-9a-f]{16}/) != nil, "\(id)")
    #expect(submitted["source"] == "urn:motcua:tinh-mau" && submitted["time"] == "2026-11-19T09:00:00+07:00")
    #expect(submitted["data"]?["procedureCode"] == "3.000465")
    #expect(submitted["data"]?["version"] == .integer(1))
    #expect(submitted["data"]?["place"]?["id"] == "tiep-nhan" && submitted["data"]?["due"] == JSONValue.null)
    #expect(submitted["data"]?["link"] == JSONValue.string("http://motcua.test/api/v1/dossiers/\(first.code)"))
    let last = try #require(events.last)
    #expect(last["data"]?["place"]?["id"] == "tra-so-goc" && last["data"]?["due"] != JSONValue.null)
    #expect(answer.json["more"] == false)
  }

  @Test("holds nothing of a person and no secret, whatever was filed, said and handed in")
  func impersonal() throws {
    let desk = try Desk()
    let (first, _) = try worked(desk)
    let lan = try desk.officer("lan")
    _ = try desk.ask(
      .post, "/dossiers/\(first.code)/messages", ["Authorization": lan, "Idempotency-Key": "m"],
      json: ["text": "Mời ông Đức đến nhận"])
    let said = try page(desk, try desk.integrator([.eventsRead])).json.canonicalText
    #expect(said.contains("dossier.messaged"))
    let secret = OneStop.hash(ofSecret: first.secret)
    for personal in ["Đức", "038090001234", "0912345678", "đường Mẫu", "\"lan\"", "Nguyễn", secret] {
      #expect(!said.contains(personal), "\(personal)")
    }
  }

  @Test("gives the same events page by page as at once, and nothing twice")
  func pages() throws {
    let desk = try Desk()
    _ = try worked(desk)
    let line = try desk.integrator([.eventsRead])
    let whole = try page(desk, line).list("events")
    var cursor = "start"
    var pieces: [JSONValue] = []
    for _ in 0...whole.count {
      let answer = try page(desk, line, "?limit=1&after=\(cursor)")
      pieces += answer.list("events")
      cursor = try #require(answer.text("next"))
      if answer.json["more"] == false { break }
    }
    #expect(whole.count > 5 && pieces == whole)
    // The cursor of an event leads on behind it, and the end of the feed stays where it is.
    guard case .string(let third)? = whole[2]["cursor"] else { throw Failure() }
    #expect(try page(desk, line, "?after=\(third)").list("events") == Array(whole.dropFirst(3)))
    #expect(try page(desk, line, "?after=\(cursor)").text("next") == cursor)
    #expect(try page(desk, line, "?after=latest").list("events").isEmpty)
    _ = try desk.file("c", ["so-luong": 4])
    #expect(try page(desk, line, "?after=\(cursor)").list("events").count == 2)
  }

  @Test("tells one type or one procedure when that is asked for")
  func filtered() throws {
    let desk = try Desk()
    _ = try worked(desk)
    let line = try desk.integrator([.eventsRead])
    #expect(try Set(names(page(desk, line, "?type=vn.motcua.dossier.submitted"))) == ["dossier.submitted"])
    #expect(try page(desk, line, "?procedure=xac-minh-van-bang").list("events").isEmpty)
    #expect(try page(desk, line, "?procedure=cap-ban-sao-van-bang").list("events").count > 5)
    for (query, status, code) in [
      ("?type=vn.motcua.dossier.submited", 400, "event-type-unknown"), ("?procedure=x", 404, "no-such-procedure"),
      ("?after=123", 400, "parameter-malformed"), ("?after=01-0123456789ab", 400, "parameter-malformed"),
      ("?wait=20", 400, "parameter-unknown"),
    ] {
      let answer = try desk.ask(.get, "/events" + query, ["Authorization": line])
      #expect(answer.status == status && answer.code == code, "\(query): \(answer.json.canonicalText)")
    }
  }

  @Test("knows a cursor of another installation, and of a log that went on otherwise")
  func foreign() throws {
    let desk = try Desk()
    let other = try Desk()
    _ = try worked(desk)
    _ = try other.file("z", ["so-luong": 7])
    let cursor = try #require(try page(other, try other.integrator([.eventsRead])).text("next"))
    let line = try desk.integrator([.eventsRead])
    for foreign in [cursor, "999999-0123456789ab"] {
      let answer = try desk.ask(.get, "/events?after=\(foreign)", ["Authorization": line])
      #expect(answer.status == 400 && answer.code == "cursor-unknown", "\(answer.json.canonicalText)")
      #expect(answer.text("detail")?.contains("latest") == true)
    }
  }

  @Test("needs events:read")
  func scope() throws {
    let desk = try Desk()
    let line = try desk.integrator([.dossiersRead, .dossiersWrite, .documentsRead])
    let answer = try desk.ask(.get, "/events", ["Authorization": line])
    #expect(answer.status == 403 && answer.text("detail")?.contains("events:read") == true)
    let nobody = try desk.ask(.get, "/events")
    #expect(nobody.status == 401 && nobody.headers["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
  }

  private struct Failure: Error {}
}
