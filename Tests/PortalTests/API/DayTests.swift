import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("A day of the office over the API")
struct DayTests {
  /// What is answered is what the document says of the operation.
  private func hold(_ answer: Answer, _ schema: String, _ status: Int = 200) {
    #expect(answer.status == status, "\(answer.json.canonicalText)")
    #expect(Schema.named(schema).faults(in: answer.json) == [])
  }

  private func loadRegister(_ desk: Desk) throws {
    let rows = [
      ["so-vao-so", "so-hieu", "ho-ten", "ngay-sinh", "loai-van-bang", "nam-tot-nghiep", "xep-loai"],
      ["125/2008", "B 0123456", "TRẦN VĂN ĐỨC", "01/05/1990", "Bằng tốt nghiệp THPT", "2008", "Khá"],
    ]
    #expect(try desk.office.load(rows, into: "so-goc-van-bang") == .success(1))
  }

  @Test("leads from the form to the signed copy, and every answer has the shape the document promises")
  func granted() throws {
    let desk = try Desk()
    try loadRegister(desk)
    hold(try desk.ask(.get, "/procedures?q=ban%20sao&lang=en"), "Procedures")
    hold(try desk.ask(.get, "/procedures/cap-ban-sao-van-bang"), "ProcedureDetails")
    let held = try desk.file()
    let (lan, duc, hoa) = (try desk.officer("lan"), try desk.officer("duc"), try desk.officer("hoa"))

    let queue = try desk.ask(.get, "/queue?holder=nobody", ["Authorization": lan])
    hold(queue, "Queue")
    #expect(queue.list("tasks").map { $0["dossier"]?["code"] } == [.string(held.code)])
    let found = try desk.ask(.get, "/search?q=duc", ["Authorization": lan])
    hold(found, "Found")
    #expect(found.list("dossiers").count == 1)

    hold(try desk.act("tiep-nhan", on: held, lan), "Changed")
    hold(try desk.view(held, duc), "Dossier")
    hold(try desk.act("trinh-ky", on: held, duc), "Changed")
    hold(try desk.act("ky-cap", on: held, hoa), "Changed")

    let seen = try desk.view(held, held.receipt)
    hold(seen, "Dossier")
    #expect(seen.json["place"]?["outcome"] == "granted")
    let letters = seen.list("letters")
    #expect(letters.count == 3)
    for index in 1...3 {
      hold(try desk.ask(.get, "/dossiers/\(held.code)/letters/\(index)", ["Authorization": held.receipt]), "Letter")
    }
    // The copy waits for the authority's seal, which nobody has here; the letters around it carry none.
    #expect(letters.map { $0["seal"] } == [.null, ["status": "waiting"], .null])
    let waiting = try desk.ask(
      .get, "/dossiers/\(held.code)/letters/2/letter.pdf", ["Authorization": held.receipt])
    #expect(waiting.status == 409 && waiting.code == "being-sealed" && waiting.headers["Retry-After"] == "60")
    let papers = [1, 3].map { "letters/\($0)/letter.pdf" } + ["application.pdf", "receipt.pdf"]
    for paper in papers {
      let answer = try desk.ask(
        .get, "/dossiers/\(held.code)/\(paper)", ["Authorization": held.receipt, "Accept-Language": "en"])
      #expect(answer.status == 200 && answer.bytes.starts(with: Array("%PDF-".utf8)), "\(paper)")
      #expect(answer.headers["Content-Type"] == "application/pdf" && answer.headers["Content-Language"] == "en")
      #expect(try desk.ask(.get, "/dossiers/\(held.code)/\(paper)").status == 401)
    }
    #expect(
      try desk.ask(.get, "/dossiers/\(held.code)/letters/4/letter.pdf", ["Authorization": held.receipt]).code
        == "no-such-letter")
    #expect(
      try desk.ask(.get, "/dossiers/\(held.code)/letters/4", ["Authorization": held.receipt]).code == "no-such-letter")
    #expect(try desk.office.verify().faults == [])
    #expect(try desk.office.rebuild(repairing: false).differing == 0)
  }

  @Test("asks for a supplement, takes what was asked, and refuses to let anything else change")
  func supplemented() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    let items: JSONValue = [
      ["item": "field:so-hieu", "remark": "Ghi số hiệu"], ["item": "part:giay-to-khac", "remark": "Bản chụp"],
    ]
    hold(
      try desk.act("yeu-cau-bo-sung", on: held, lan, [("reason", "Thiếu số hiệu"), ("items", items)]), "Changed")
    let asked = try desk.view(held, held.receipt)
    hold(asked, "Dossier")
    #expect(asked.list("asked").map { $0["item"] } == ["field:so-hieu", "part:giay-to-khac"])

    let other: JSONValue = ["answers": ["so-hieu": "B 0123456", "so-luong": 5]]
    let refused = try desk.act("nop-bo-sung", on: held, held.receipt, [("supplement", other)])
    #expect(refused.status == 422 && refused.pointers == ["/supplement/answers/so-luong"])
    let partless: JSONValue = ["answers": ["so-hieu": "B 0123456"]]
    #expect(
      try desk.act("nop-bo-sung", on: held, held.receipt, [("supplement", partless)]).code == "supplement-incomplete")

    let upload = try #require(try desk.upload().text("upload"))
    let right: JSONValue = [
      "answers": ["so-hieu": "B 0123456"], "papers": [["part": "giay-to-khac", "upload": .string(upload)]],
    ]
    hold(try desk.act("nop-bo-sung", on: held, held.receipt, [("supplement", right)]), "Changed")
    let after = try desk.view(held, lan)
    #expect(after.list("papers").count == 1)
    #expect(after.json.canonicalText.contains("B 0123456"))
    #expect(after.json["place"]?["id"] == "tiep-nhan")
  }

  @Test("enters a paper dossier at the desk, for an officer of the desk only")
  func entered() throws {
    let desk = try Desk()
    let (lan, duc) = (try desk.officer("lan"), try desk.officer("duc"))
    let body: JSONValue = ["answers": Desk.answers(), "channel": "counter"]
    hold(
      try desk.ask(.post, Desk.filing, ["Authorization": lan, "Idempotency-Key": "e"], json: body), "Receipt", 201)
    let foreign = try desk.ask(.post, Desk.filing, ["Authorization": duc, "Idempotency-Key": "e"], json: body)
    #expect(foreign.status == 403 && foreign.code == "not-yours")
    let anonymous = try desk.ask(.post, Desk.filing, ["Idempotency-Key": "e"], json: body)
    #expect(anonymous.status == 409 && anonymous.code == "channel-closed")
  }

  @Test("pages through a queue and a search without losing or repeating a row")
  func pages() throws {
    let desk = try Desk()
    for number in 1...7 { _ = try desk.file("k\(number)") }
    let lan = try desk.officer("lan")
    for (path, rows) in [("/queue?limit=3", "tasks"), ("/search?q=tran&limit=3", "dossiers")] {
      var codes: [String] = []
      var after: String?
      repeat {
        let page = try desk.ask(.get, path + (after.map { "&after=\($0)" } ?? ""), ["Authorization": lan])
        #expect(page.status == 200)
        for row in page.list(rows) {
          if case .string(let code)? = row["dossier"]?["code"] ?? row["code"] { codes.append(code) }
        }
        after = page.text("next")
      } while after != nil && codes.count < 20
      #expect(codes.count == 7 && Set(codes).count == 7, "\(path)")
    }
  }

  @Test("takes and gives back a task, and tells a second officer who has it")
  func taken() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    func task(_ verb: String, _ version: Int) throws -> Answer {
      try desk.ask(
        .post, "/dossiers/\(held.code)/tasks/1/\(verb)",
        ["Authorization": lan, "Idempotency-Key": "\(verb)\(version)", "If-Match": "\"\(version)\""])
    }
    let taken = try task("take", 1)
    hold(taken, "Changed")
    #expect(taken.headers["ETag"] == "\"2\"")
    #expect(try desk.ask(.get, "/queue?holder=me", ["Authorization": lan]).list("tasks").count == 1)
    #expect(try desk.ask(.get, "/queue?holder=nobody", ["Authorization": lan]).list("tasks").isEmpty)
    hold(try task("release", 2), "Changed")
    #expect(try task("release", 3).code == "not-taken")
  }

  @Test("answers HEAD without a body, and 304 to whoever has the catalogue already")
  func conditional() throws {
    let desk = try Desk()
    let list = try desk.ask(.get, "/procedures")
    let tag = try #require(list.headers["ETag"])
    #expect(try desk.ask(.get, "/procedures", ["If-None-Match": tag]).status == 304)
    #expect(try desk.ask(.head, "/procedures").status == 200)
    let wrongMethod = try desk.ask(.put, "/procedures")
    #expect(wrongMethod.status == 405 && wrongMethod.code == "method-not-allowed")
  }
}
