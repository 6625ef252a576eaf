import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("Official documents over the API")
struct DocumentAPITests {
  private func hold(_ answer: Answer, _ schema: String, _ status: Int = 200) {
    #expect(answer.status == status, "\(answer.json.canonicalText)")
    #expect(Schema.named(schema).faults(in: answer.json) == [])
  }

  private let incoming: JSONValue = [
    "agency": "so-gddt", "kind": "cong-van", "subject": "V/v xác minh văn bằng", "code": "267/SGDĐT-VP",
    "date": "2026-11-18", "due": "2026-11-30", "sender": ["name": "Sở Giáo dục và Đào tạo tỉnh Bên"],
  ]

  private func act(
    _ body: JSONValue, on key: String, version: Int, _ officer: String, in desk: Desk
  ) throws -> Answer {
    try desk.ask(
      .post, "/documents/\(key)/actions",
      ["Authorization": officer, "Idempotency-Key": "\(key)/\(version)", "If-Match": "\"\(version)\""], json: body)
  }

  @Test("are recorded, listed, shown with what can be done, acted on, and stand in the register")
  func course() throws {
    let desk = try Desk()
    let (minh, hoa, duc) = (try desk.officer("minh"), try desk.officer("hoa"), try desk.officer("duc"))
    let made = try desk.ask(
      .post, "/documents/incoming", ["Authorization": minh, "Idempotency-Key": "r1"], json: incoming)
    hold(made, "DocumentChanged", 201)
    let again = try desk.ask(
      .post, "/documents/incoming", ["Authorization": minh, "Idempotency-Key": "r1"], json: incoming)
    #expect(again.json == made.json)
    let key = try #require(made.text("document"))
    let tasks = try desk.ask(.get, "/documents/tasks", ["Authorization": minh])
    hold(tasks, "DocumentTasks")
    #expect(tasks.list("tasks").count == 1)
    hold(try act(["action": "register"], on: key, version: 1, minh, in: desk), "DocumentChanged")
    let assigned: JSONValue = [
      "action": "assign", "text": "Tra sổ gốc", "due": "2026-11-25T17:00:00+07:00",
      "assignees": [["unit": "so-gddt", "officer": "duc", "lead": true]],
    ]
    hold(try act(assigned, on: key, version: 2, hoa, in: desk), "DocumentChanged")
    let shown = try desk.ask(.get, "/documents/\(key)", ["Authorization": duc])
    hold(shown, "OfficialDocument")
    #expect(shown.headers["ETag"] == "\"3\"" && shown.list("takes") == [1])
    #expect(shown.list("actions").contains { $0["id"] == "take" })
    let listed = try desk.ask(.get, "/documents?direction=incoming&state=assigned&q=xac", ["Authorization": duc])
    hold(listed, "Documents")
    #expect(listed.list("documents").count == 1)
    let register = try desk.ask(
      .get, "/documents/register?agency=so-gddt&direction=incoming", ["Authorization": minh])
    hold(register, "DocumentRegister")
    #expect(register.list("entries").first?["number"] == "01")
    let paper = try desk.ask(
      .get, "/documents/register.pdf?agency=so-gddt&direction=incoming", ["Authorization": minh])
    #expect(paper.status == 200 && paper.bytes.starts(with: Array("%PDF".utf8)))
  }

  @Test("that were changed once are answered the same when the upload that came with it is gone")
  func repeatedLate() throws {
    let desk = try Desk()
    var (minh, duc) = (try desk.officer("minh"), try desk.officer("duc"))
    let upload = try #require(try desk.upload().text("upload"))
    func with(_ body: JSONValue) -> JSONValue {
      guard case .object(var members) = body else { return body }
      members["files"] = [["upload": .string(upload)]]
      return .object(members)
    }
    let draft = with(
      ["agency": "so-gddt", "kind": "cong-van", "subject": "V/v trả lời", "receivers": [["name": "Sở Bên"]]])
    func receive() throws -> Answer {
      try desk.ask(
        .post, "/documents/incoming", ["Authorization": minh, "Idempotency-Key": "r1"], json: with(incoming))
    }
    func begin() throws -> Answer {
      try desk.ask(.post, "/documents/outgoing", ["Authorization": duc, "Idempotency-Key": "d1"], json: draft)
    }
    let (received, begun) = (try receive(), try begin())
    #expect(received.status == 201 && begun.status == 201)
    func amend() throws -> Answer {
      try act(["action": "amend", "draft": draft], on: try #require(begun.text("document")), version: 1, duc, in: desk)
    }
    let amended = try amend()
    #expect(amended.status == 200, "\(amended.json.canonicalText)")
    try desk.go(to: "2026-11-21T09:00")
    try desk.office.sweepUploads()
    (minh, duc) = (try desk.officer("minh"), try desk.officer("duc"))
    for (again, first) in [(try receive(), received), (try begin(), begun), (try amend(), amended)] {
      #expect(again.status == first.status && again.json == first.json, "\(again.json.canonicalText)")
    }
    #expect(
      try desk.ask(.post, "/documents/outgoing", ["Authorization": duc, "Idempotency-Key": "d2"], json: draft).status
        == 422)
  }

  @Test("are handed over with their dossier by the names of other makers' programs, and both show each other")
  func handOver() throws {
    let desk = try Desk()
    let (minh, duc) = (try desk.officer("minh"), try desk.officer("duc"))
    let dossier = try desk.file()
    let draft: JSONValue = [
      "agency": "so-gddt", "kind": "cong-van", "subject": "V/v cấp bản sao", "dossier": .string(dossier.code),
      "receivers": [["name": "Sở Bên"]],
    ]
    let made = try desk.ask(
      .post, "/documents/outgoing", ["Authorization": duc, "Idempotency-Key": "d1"], json: draft)
    hold(made, "DocumentChanged", 201)
    let key = try #require(made.text("document"))
    let given = try desk.ask(.get, "/documents/\(key)/hand-over", ["Authorization": duc])
    #expect(given.status == 200 && given.text("MaHoSo") == dossier.code, "\(given.json.canonicalText)")
    #expect(given.json["VanBanDuThao"]?["TrichYeu"] == "V/v cấp bản sao")
    #expect(given.json["ChuHoSo"]?["Ten"] == "Trần Văn Đức" && given.json["DonVi"]?["MaDinhDanh"] == "H56.06")
    let view = try desk.ask(.get, "/dossiers/\(dossier.code)", ["Authorization": duc])
    hold(view, "Dossier")
    #expect(view.list("documents").first?["document"] == .string(key))
    var withResult = draft
    if case .object(var members) = draft {
      members["withResult"] = true
      withResult = .object(members)
    }
    let early = try desk.ask(
      .post, "/documents/outgoing", ["Authorization": duc, "Idempotency-Key": "d2"], json: withResult)
    #expect(early.status == 422 && early.code == "dossier-without-result")

    let files = try desk.ask(
      .post, "/work-files", ["Authorization": minh, "Idempotency-Key": "w1"],
      json: ["agency": "so-gddt", "title": "Xác minh năm 2026", "years": 10])
    #expect(files.status == 201 && files.text("workFile") == "HS-1")
    hold(try desk.ask(.get, "/work-files", ["Authorization": duc]), "WorkFiles")
    let closed = try desk.ask(.post, "/work-files/HS-1/close", ["Authorization": minh, "Idempotency-Key": "w2"])
    #expect(closed.status == 200 && closed.text("workFile") == "HS-1")
    hold(try desk.ask(.get, "/work-files", ["Authorization": duc]), "WorkFiles")
    for (number, code) in [("HS-1", "no-such-work-file"), ("x", "no-such-work-file")] {
      let again = try desk.ask(
        .post, "/work-files/\(number)/close", ["Authorization": minh, "Idempotency-Key": .init("w3\(number)")])
      #expect(again.status == 404 && again.code == code)
    }
  }

  @Test("are refused with a stable code, and do not exist for other eyes")
  func refused() throws {
    let desk = try Desk()
    let (minh, lan, an) = (try desk.officer("minh"), try desk.officer("lan"), try desk.officer("an"))
    let made = try desk.ask(
      .post, "/documents/incoming", ["Authorization": minh, "Idempotency-Key": "r1"], json: incoming)
    let key = try #require(made.text("document"))
    #expect(try desk.ask(.get, "/documents/\(key)", ["Authorization": an]).code == "no-such-document")
    #expect(try desk.ask(.get, "/documents/VB-99", ["Authorization": minh]).code == "no-such-document")
    #expect(try desk.ask(.get, "/documents/x", ["Authorization": minh]).code == "no-such-document")
    #expect(try act(["action": "register"], on: key, version: 1, lan, in: desk).code == "not-yours")
    #expect(try act(["action": "register"], on: key, version: 9, minh, in: desk).status == 412)
    #expect(try act(["action": "nop"], on: key, version: 1, minh, in: desk).pointers == ["/action"])
    #expect(try act(["action": "told"], on: key, version: 1, minh, in: desk).status == 422)
    let seal: JSONValue = [
      "action": "seal", "upload": .string(String(repeating: "0", count: 32)), "policy": "co-quann",
    ]
    #expect(try act(seal, on: key, version: 1, minh, in: desk).code == "no-such-policy")
    let foreign = try desk.ask(
      .get, "/documents/register?agency=tieu-hoc-song-mau&direction=incoming", ["Authorization": minh])
    #expect(foreign.code == "no-document-registers" && foreign.status == 422)
  }
}
