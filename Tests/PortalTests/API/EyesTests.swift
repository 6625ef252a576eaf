import HTTPServing
import JSON
import OneStop
import Testing
import Text

@Suite("Whose eyes a dossier is for")
struct EyesTests {
  @Test("is decided by the code and the secret together; everything else looks like no dossier at all")
  func foreign() throws {
    let desk = try Desk()
    let (mine, other) = (try desk.file("a"), try desk.file("b", ["so-luong": 3]))
    #expect(try desk.view(mine, mine.receipt).status == 200)
    let wrongSecret = try desk.view(mine, other.receipt)
    let noDossier = try desk.ask(.get, "/dossiers/H56.06-261119-9999", ["Authorization": mine.receipt])
    let noCode = try desk.ask(.get, "/dossiers/abc", ["Authorization": mine.receipt])
    for answer in [wrongSecret, noDossier, noCode] {
      #expect(answer.status == 404 && answer.code == "no-such-dossier")
    }
    #expect(wrongSecret.json["words"] == noDossier.json["words"])
    let act = try desk.ask(
      .post, "/dossiers/\(mine.code)/actions",
      ["Authorization": other.receipt, "Idempotency-Key": "x", "If-Match": "\"1\""],
      json: ["task": 1, "action": "rut-ho-so", "reason": "…"])
    #expect(act.status == 404)
  }

  @Test("forgives how the code and the secret are typed")
  func typed() throws {
    let desk = try Desk()
    let held = try desk.file()
    let typed = Held(code: held.code.lowercased(), secret: held.secret.lowercased().filter { $0 != "-" })
    #expect(try desk.view(typed, typed.receipt).status == 200)
  }

  @Test("needs the line that says who one is, once and well-formed")
  func authorization() throws {
    let desk = try Desk()
    let held = try desk.file()
    let none = try desk.ask(.get, "/dossiers/\(held.code)")
    #expect(none.status == 401 && none.headers["WWW-Authenticate"]?.contains("Receipt") == true)
    for line in ["Basic bGFuOng=", "Bearer", "Receipt", "nonsense"] {
      #expect(try desk.view(held, line).status == 400, "\(line)")
    }
    for line in ["Bearer x", "Bearer motcua_" + String(repeating: "A", count: 43)] {
      let answer = try desk.view(held, line)
      #expect(answer.status == 401 && answer.code == "bad-token", "\(line)")
    }
    #expect(try desk.ask(.get, "/queue", ["Authorization": held.receipt]).status == 401)
  }

  @Test("ends for an officer with the session")
  func officers() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    #expect(try desk.view(held, lan).status == 200)
    #expect(try desk.ask(.delete, "/sessions", ["Authorization": lan]).status == 204)
    #expect(try desk.view(held, lan).status == 401)
    #expect(try desk.ask(.get, "/queue", ["Authorization": lan]).status == 401)
  }

  @Test("shows the applicant what is hers, and leaves out what is for officers")
  func applicant() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    let comment = try desk.ask(
      .post, "/dossiers/\(held.code)/comments",
      ["Authorization": lan, "Idempotency-Key": "c", "If-Match": "\"1\""], json: ["text": "Nghi ngờ, gọi lại"])
    #expect(comment.status == 200)
    let hers = try desk.view(held, held.receipt)
    #expect(!hers.json.canonicalText.contains("Nghi ngờ"))
    #expect(hers.json["lookup"] == nil)
    #expect(hers.list("tasks").first?["officer"] == nil)
    #expect(hers.list("actions").map { $0["action"] } == ["rut-ho-so"])
    #expect(try desk.view(held, lan).json.canonicalText.contains("Nghi ngờ"))
  }

  @Test("gives a paper to whoever may see the dossier, as an attachment under its own name")
  func papers() throws {
    let desk = try Desk()
    let bytes = Array("%PDF-1.7 bản chụp".utf8)
    let upload = try desk.upload(bytes, name: "bằng tốt nghiệp.pdf")
    let filed = try desk.ask(
      .post, Desk.filing, ["Idempotency-Key": "p"],
      json: [
        "answers": Desk.answers(),
        "papers": [["part": "giay-to-khac", "upload": .string(try #require(upload.text("upload")))]],
      ])
    let held = Held(code: try #require(filed.text("code")), secret: try #require(filed.text("secret")))
    let path = "/dossiers/\(held.code)/papers/\(try #require(upload.text("sha256")))"
    let paper = try desk.ask(.get, path, ["Authorization": held.receipt])
    #expect(paper.status == 200 && paper.bytes == bytes)
    let disposition = try #require(paper.headers["Content-Disposition"])
    #expect(disposition.hasPrefix("attachment; filename=\"bang tot nghiep.pdf\""))
    #expect(disposition.contains("filename*=UTF-8''b%E1%BA%B1ng%20"))
    #expect(paper.headers["X-Content-Type-Options"] == "nosniff")
    #expect(paper.headers["Cache-Control"] == "no-store")
    let foreign = try desk.file("other", ["so-luong": 5])
    #expect(try desk.ask(.get, path, ["Authorization": foreign.receipt]).status == 404)
    let unknown = "/dossiers/\(held.code)/papers/" + String(repeating: "0", count: 64)
    #expect(try desk.ask(.get, unknown, ["Authorization": held.receipt]).code == "no-such-file")
  }

  @Test("keeps everything personal out of caches and from other sites")
  func caches() throws {
    let desk = try Desk()
    let held = try desk.file()
    let lan = try desk.officer("lan")
    for answer in [
      try desk.view(held, held.receipt), try desk.ask(.get, "/queue", ["Authorization": lan]),
      try desk.ask(.get, "/search?q=duc", ["Authorization": lan]), try desk.view(held, "Receipt AAAAA"),
    ] {
      #expect(answer.headers["Cache-Control"] == "no-store")
      #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
      #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
    }
  }
}
