import Dossiers
import HTTPServing
import JSON
import OneStop
import Portal
import Procedures
import Testing
import Text
import WorkingTime

@Suite("What the national portal asks the office")
struct NationalPortalTests {
  private static let password = "mật khẩu của cổng"

  private func desk(rate: Bool = false) throws -> Desk {
    let account = try #require(NationalPortalAccount(name: "cong-dvcqg", password: NationalPortalTests.password))
    return try Desk { $0.nationalPortal = account }
  }

  private func post(_ desk: Desk, _ path: String, _ body: String) throws -> Answer {
    let request = try HTTPServing.Request(
      .post, "/dvcqg" + path, headers: Headers(["Host": "motcua.test", "Content-Type": "application/json"]),
      body: Array(body.utf8))
    return try Answer(desk.portal.router.answer(request))
  }

  private func session(_ desk: Desk, password: String = NationalPortalTests.password) throws -> Answer {
    try post(desk, "/auth", JSONValue.object(["username": "cong-dvcqg", "password": .string(password)]).canonicalText)
  }

  private func ask(_ desk: Desk, _ session: String, _ service: String, _ more: JSONObject = [:]) throws -> Answer {
    var question: JSONObject = ["session": .string(session), "madonvi": "G22", "service": .string(service)]
    for (name, value) in more { question[name] = value }
    return try post(desk, "/services", JSONValue.object(question).canonicalText)
  }

  @Test("is how a dossier stands, with its steps and dates, and nothing of any person")
  func standing() throws {
    let desk = try desk()
    let key = try #require(try session(desk).text("session"))
    let dossier = try desk.file()
    let lan = try desk.officer("lan")
    let view = try desk.ask(.get, "/dossiers/\(dossier.code)", ["Authorization": lan])
    let task = try #require(view.list("tasks").first?["task"])
    let done = try desk.ask(
      .post, "/dossiers/\(dossier.code)/actions",
      ["Authorization": lan, "Idempotency-Key": "t", "If-Match": "\"1\""], json: ["task": task, "action": "tiep-nhan"])
    #expect(done.status == 200, "\(done.json.canonicalText)")
    let answer = try ask(desk, key, "TraCuuHoSo", ["mahoso": .string(dossier.code)])
    #expect(answer.status == 200 && answer.json["error_code"] == 0)
    let found = try #require(answer.list("result").first)
    #expect(found["MaHoSo"] == .string(dossier.code) && found["MaTTHC"] == "3.000465")
    #expect(found["TrangThaiHoSo"] == "4" && found["TenTrangThai"] == "Đang xử lý")
    #expect(found["NgayNopHoSo"] == "20261119090000" && found["NgayHenTra"] == "20261119170000")
    #expect(found["NgayTra"] == "")
    guard case .array(let steps)? = found["DanhSachTienDo"] else {
      Issue.record("no steps")
      return
    }
    #expect(steps.map { $0["TrangThai"] } == ["1", "4"])
    for person in ["Trần Văn Đức", "038090001234", "0912345678", "Lan"] {
      #expect(!answer.json.canonicalText.contains(person))
    }
    for code in ["H56.06-261119-9999", "x", ""] {
      let none = try ask(desk, key, "TraCuuHoSo", ["mahoso": .string(code)])
      #expect(none.json["error_code"] == 0 && none.json["result"] == [], "\(code)")
    }
  }

  @Test("is its procedures, in a list and each by its national code")
  func procedures() throws {
    let desk = try desk()
    let key = try #require(try session(desk).text("session"))
    let list = try ask(desk, key, "LayDanhSachTTHC").list("result")
    #expect(list.count == desk.office.definitions.procedures.count)
    #expect(list.contains { $0["MATTHC"] == "1.004889" && $0["TENTTHC"] != nil && $0["TENLINHVUC"] != nil })
    #expect(try ask(desk, key, "LayDanhSachThuTuc").list("result") == list)
    let found = try #require(try ask(desk, key, "LayThuTuc", ["maTTHC": "1.004889"]).list("result").first)
    let procedure = try #require(desk.office.definitions.procedures["cong-nhan-van-bang-nuoc-ngoai"])
    #expect(found["TENTTHC"] == .string(procedure.name.vi) && found["TRANGTHAI"] == 1)
    guard case .array(let ways)? = found["CACHTHUCTHUCHIEN"], case .array(let times)? = ways.first?["THOIGIAN"],
      case .array(let cases)? = found["THANHPHANHOSO"], case .array(let papers)? = cases.first?["GIAYTO"]
    else {
      Issue.record("no ways, times or papers")
      return
    }
    #expect(ways.count == procedure.channels.count && papers.count == procedure.parts.count)
    #expect(times.map { $0["THOIGIANGIAIQUYET"] } == [20, 45] && times[0]["DONVITINH"] == "Ngày làm việc")
    #expect(times[0]["PHILEPHI"] != [])
    #expect(try ask(desk, key, "LayThuTuc", ["maTTHC": "9.999999"]).json["result"] == [])
  }

  @Test("is told to nobody without a session of its own that is not over")
  func sessions() throws {
    let desk = try desk()
    let wrong = try session(desk, password: "mật khẩu khác hẳn")
    #expect(wrong.json["error_code"] == 5 && wrong.json["session"] == nil)
    let key = try #require(try session(desk).text("session"))
    #expect(try ask(desk, key, "LayDanhSachTTHC").json["error_code"] == 0)
    let later = String(key.prefix { $0 != "." }.dropLast()) + "9" + key.drop { $0 != "." }
    for forged in ["", "x", "9.9", later, key + "0", "9999999999999.\(key.drop { $0 != "." }.dropFirst())"]
    where forged != key {
      let answer = try ask(desk, forged, "LayDanhSachTTHC")
      #expect(answer.json["error_code"] == 401 && answer.json["result"] == [], "\(forged)")
    }
    let none = try post(desk, "/services", #"{"service": "LayDanhSachTTHC"}"#)
    #expect(none.json["error_code"] == 401)
    try desk.go(to: "2026-11-19T09:29")
    #expect(try ask(desk, key, "LayDanhSachTTHC").json["error_code"] == 0)
    try desk.go(to: "2026-11-19T09:30")
    #expect(try ask(desk, key, "LayDanhSachTTHC").json["error_code"] == 401)
    let other = try Desk { $0.nationalPortal = NationalPortalAccount(name: "cong-dvcqg", password: "mật khẩu thứ hai") }
    let foreign = try #require(try self.session(other, password: "mật khẩu thứ hai").text("session"))
    #expect(try ask(desk, foreign, "LayDanhSachTTHC").json["error_code"] == 401)
    #expect(NationalPortalAccount(name: "x", password: "ngắn quá") == nil)
  }

  @Test("is refused by a number when it is no question, or too many")
  func refusals() throws {
    let desk = try desk()
    let key = try #require(try session(desk).text("session"))
    #expect(try ask(desk, key, "TraCuuTechID").json["error_code"] == 9)
    for body in [
      "", "[]", "{", #"{"session": 1}"#, #"{"session": "x", "service": "TraCuuHoSo"}"#, #"{"service": null}"#,
    ] {
      #expect(try post(desk, "/services", body).json["error_code"] == 7, "\(body)")
    }
    #expect(try post(desk, "/auth", #"{"username": "cong-dvcqg"}"#).json["error_code"] == 7)
    var last = try session(desk)
    for _ in 0..<12 { last = try session(desk) }
    #expect(last.status == 429 && last.json["error_code"] == 429 && last.headers["Retry-After"] != nil)
  }

  @Test("is not there at all for an office that was not told who may ask")
  func off() throws {
    let desk = try Desk()
    #expect(throws: HTTPRefusal.self) { try post(desk, "/auth", "{}") }
  }
}
