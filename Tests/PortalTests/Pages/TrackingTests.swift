import Dossiers
import Foundation
import HTTPServing
import Procedures
import Testing
import Text

@Suite("Following a dossier")
struct TrackingTests {
  private func code(_ text: String) throws -> DossierCode { try #require(DossierCode(text)) }

  @Test("needs code and secret, typed as people type them")
  func secret() throws {
    let office = try PageOffice()
    let (code, secret) = try Citizen(office).submit()
    let other = Citizen(office)
    try other.open("/ho-so/\(code)")
    #expect(other.location == "/ho-so?ma=\(code)")
    try other.follow()
    #expect(other.page.contains("value=\"\(code)\""))
    try other.send(["bi-mat": "ABCDE-ABCDE-ABCDE-ABCDE"])
    #expect(other.status == 422 && other.page.contains("không khớp"))
    try other.open("/ho-so")
    try other.send(["ma": "H56.06-261119-9999", "bi-mat": secret])
    #expect(other.status == 422 && other.page.contains("không khớp"), "which of the two is wrong is not told")
    try other.send(["ma": " \(code.lowercased()) ", "bi-mat": secret.lowercased().replacing("-", with: " ")])
    try other.follow()
    #expect(other.status == 200 && other.page.contains("Tình trạng"))
  }

  @Test("ends when the browser was idle for half an hour, and when it is closed")
  func idle() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (code, _) = try citizen.submit()
    try office.go(to: "2026-11-19T09:29")
    try citizen.open("/ho-so/\(code)")
    try office.go(to: "2026-11-19T09:58")
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.status == 200, "each page begins the half hour anew")
    try office.go(to: "2026-11-19T10:30")
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.status == 303)
  }

  @Test("opens the one dossier of the secret and no other")
  func foreign() throws {
    let office = try PageOffice()
    let (first, _) = try Citizen(office).submit()
    let citizen = Citizen(office)
    try citizen.submit()
    for path in ["", "/bien-nhan", "/van-ban/1", "/viec/1/rut-ho-so"] {
      try citizen.open("/ho-so/\(first)\(path)")
      #expect(citizen.status == 303, "\(path)")
    }
    citizen.cookies["ho-so"] = citizen.cookies["ho-so"].map { String($0.dropLast()) + ($0.last == "A" ? "B" : "A") }
    try citizen.open("/ho-so/H56.06-261119-0002")
    #expect(citizen.status == 303, "a cookie that was tampered with is none")
  }

  @Test("keeps its cookies to the host, away from scripts, and to TLS where there is TLS")
  func cookies() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    try citizen.open("/ho-so?lang=en", isSecure: true)
    let lines = citizen.response.headers.all("Set-Cookie")
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.hasPrefix("__Host-") && line.contains("; HttpOnly") && line.contains("; SameSite=Lax"))
      #expect(line.contains("; Secure") && line.contains("; Path=/") && !line.contains("Domain"))
    }
  }

  @Test("shows what is asked, takes only that, and goes on")
  func supplement() throws {
    let office = try PageOffice()
    try office.loadRegister()
    let citizen = Citizen(office)
    let (text, _) = try citizen.submit()
    let code = try code(text)
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "duc", reason: "Chưa rõ <trường>",
      items: [
        AskedItem(item: .field("truong"), remark: "Ghi như trên bằng"),
        AskedItem(item: .part("giay-to-khac"), remark: "Ảnh chụp"),
      ])
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("Việc bạn cần làm") && citizen.page.contains("Chưa rõ &lt;trường&gt;"))
    let link = try #require(citizen.page.firstMatch(of: /href="([^"]+nop-bo-sung)"/)).output.1
    try citizen.open(String(link))
    #expect(citizen.page.contains("name=\"truong\"") && citizen.page.contains("name=\"_tep.giay-to-khac\""))
    #expect(!citizen.page.contains("name=\"so-luong\"") && !citizen.page.contains("name=\"_tep.giay-uy-quyen\""))

    try citizen.send(["truong": "THPT Trung Tâm"], button: "nop")
    #expect(citizen.status == 422 && citizen.page.contains("value=\"THPT Trung Tâm\""))
    let (action, fields) = try citizen.form()
    try citizen.post(action, fields + [("so-luong", "9"), ("_di", "nop")], files: [.pdf("_tep.giay-to-khac")])
    #expect(citizen.status == 422, "what was not asked cannot be changed")

    try citizen.open(String(link))
    let page = try citizen.form()
    let filled = page.fields.map { ($0.name, $0.name == "truong" ? "THPT Trung Tâm" : $0.value) } + [("_di", "nop")]
    try citizen.post(page.action, filled, files: [.pdf("_tep.giay-to-khac")])
    #expect(citizen.location == "/ho-so/\(code)?xong=1")
    try citizen.post(page.action, filled, files: [.pdf("_tep.giay-to-khac")])
    #expect(citizen.location == "/ho-so/\(code)?xong=1", "the second click is told the same")
    try citizen.follow()
    #expect(citizen.page.contains("THPT Trung Tâm") && !citizen.page.contains("Việc bạn cần làm"))
  }

  @Test("lets the applicant withdraw, with a reason and once")
  func withdraw() throws {
    let citizen = Citizen(try PageOffice())
    let (code, _) = try citizen.submit()
    try citizen.open("/ho-so/\(code)/viec/1/rut-ho-so")
    try citizen.send(["_ly-do": "  "], button: "nop")
    #expect(citizen.status == 422 && citizen.page.contains("href=\"#o-ly-do\""))
    try citizen.send(["_ly-do": "Tìm thấy bản chính"], button: "nop")
    try citizen.follow()
    #expect(citizen.page.contains("Công dân đã rút hồ sơ") && citizen.page.contains("Tìm thấy bản chính"))
    try citizen.open("/ho-so/\(code)/viec/1/rut-ho-so")
    #expect(citizen.status == 409)
  }

  @Test("gives the letters as they were issued, the papers as they came, and the result")
  func result() throws {
    let office = try PageOffice()
    try office.loadRegister()
    let citizen = Citizen(office)
    let (text, _) = try citizen.submit()
    let code = try code(text)
    try office.act("tiep-nhan", on: code, by: "lan")
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("17:00 19/11/2026") && citizen.page.contains("Vì sao là ngày này?"))
    #expect(citizen.page.contains("ngày tiếp nhận, giải quyết trong ngày"))
    try office.act("trinh-ky", on: code, by: "duc")
    try office.act("ky-cap", on: code, by: "hoa")
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("Đã trả kết quả") && citizen.page.contains("<h2>Kết quả</h2>"))
    try citizen.open("/ho-so/\(code)/van-ban/1")
    #expect(citizen.page.contains("01/GTN-2026") && citizen.page.contains("ngày 19 tháng 11 năm 2026"))
    #expect(citizen.page.contains("<svg"))
    try citizen.open("/ho-so/\(code)/van-ban/99")
    #expect(citizen.status == 404)
  }
}
