import Foundation
import HTTPServing
import Testing

@Suite("Submitting a dossier")
struct FilingTests {
  @Test("works page by page without a script, and ends with code and secret")
  func toTheEnd() throws {
    let citizen = Citizen(try PageOffice())
    let (code, secret) = try citizen.submit()
    #expect(code == "H56.06-261119-0001")
    #expect(secret.count == 23)
    #expect(citizen.page.contains("<svg"), "the receipt carries a QR code")
    for words in ["Trần Văn Đức", "038090001234", "12 đường Mẫu", "09:00 19/11/2026"] {
      #expect(citizen.page.contains(words))
    }
    #expect(citizen.response.headers["Cache-Control"] == "no-store")
  }

  @Test("twice by a double click is submitting once")
  func doubleClick() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.fillIn()
    let (action, fields) = try citizen.form()
    try citizen.post(action, fields + [("_di", "nop")])
    let first = citizen.location
    try citizen.post(action, fields + [("_di", "nop")])
    #expect(citizen.location == first)
    #expect(first == "/ho-so/H56.06-261119-0001/bien-nhan")
    try citizen.submit()
    #expect(citizen.page.contains("H56.06-261119-0002"), "the repeat burnt no number")
  }

  @Test("again with other answers is told before a second dossier is made")
  func changedAfterwards() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.fillIn()
    let (action, fields) = try citizen.form()
    try citizen.post(action, fields + [("_di", "nop")])
    try citizen.post(action, fields.map { ($0.name, $0.name == "so-luong" ? "3" : $0.value) } + [("_di", "nop")])
    #expect(citizen.status == 409)
    #expect(citizen.page.contains("đã được nộp rồi"))
    #expect(citizen.page.contains("/ho-so/H56.06-261119-0001/bien-nhan"))
  }

  @Test("is refused when the form is not this visitor's, and keeps what was typed")
  func foreign() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    try citizen.fillIn()
    let (action, fields) = try citizen.form()
    let other = Citizen(office)
    try other.post(action, fields + [("_di", "nop")])
    #expect(other.status == 403, "no cookie")
    #expect(other.page.contains("value=\"Trần Văn Đức\""))
    try other.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    try other.post(action, fields + [("_di", "nop")])
    #expect(other.status == 403, "another visitor's token")
    try citizen.post(action, fields.filter { $0.name != "_the" } + [("_di", "nop")])
    #expect(citizen.status == 403, "no token")
    try citizen.submit()
    #expect(citizen.page.contains("H56.06-261119-0001"), "nothing was submitted before")
  }

  @Test("lists what is wrong at the top, leads to each field, and keeps what was typed")
  func flaws() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    try citizen.send(
      Citizen.person.merging(["nguoi-yeu-cau.ngay-sinh": "31/02/1990", "dien-thoai": "123"]) { $1 }, button: "tiep")
    #expect(citizen.status == 422)
    #expect(citizen.page.contains("<title>Lỗi: "))
    #expect(citizen.page.contains("role=\"alert\" tabindex=\"-1\" autofocus"))
    for id in ["o-nguoi-yeu-cau-ngay-sinh", "o-dien-thoai"] {
      #expect(citizen.page.contains("href=\"#\(id)\""))
      #expect(citizen.page.contains("id=\"\(id)\""))
      #expect(citizen.page.contains("id=\"\(id)-loi\""))
      #expect(citizen.page.contains("\(id)-loi\" aria-invalid=\"true\""))
    }
    #expect(citizen.page.contains("value=\"31/02/1990\"") && citizen.page.contains("value=\"12 đường Mẫu\""))
    #expect(!citizen.page.contains("o-dia-chi-loi"))
  }

  @Test("shows hostile answers as what they are: text")
  func hostile() throws {
    let citizen = Citizen(try PageOffice())
    let hostile = "\"><script>alert(1)</script>&amp;'"
    try citizen.fillIn(["dia-chi": hostile])
    #expect(!citizen.page.contains("<script"))
    try citizen.send(button: "nop")
    try citizen.follow()
    #expect(!citizen.page.contains("<script"))
    #expect(citizen.page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;"))
  }

  @Test("asks further when an answer makes it necessary")
  func conditional() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    try citizen.send(Citizen.person, button: "tiep")
    try citizen.send(Citizen.diploma, button: "tiep")
    #expect(!citizen.page.contains("dia-chi-nhan"))
    try citizen.send(["so-luong": "1", "nhan-ket-qua": "buu-chinh"], button: "tiep")
    #expect(citizen.status == 200)
    #expect(citizen.page.contains("name=\"dia-chi-nhan\""))
    #expect(!citizen.page.contains("error-summary"), "what has just been asked is no mistake yet")
    try citizen.send(button: "tiep")
    #expect(citizen.status == 422 && citizen.page.contains("href=\"#o-dia-chi-nhan\""))
  }

  @Test("keeps uploaded papers over a page that was not right, and tells what is wrong with a file")
  func papers() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    try citizen.send(Citizen.person.merging(["quan-he": "uy-quyen"]) { $1 }, button: "tiep")
    try citizen.send(Citizen.diploma, button: "tiep")
    try citizen.send(Citizen.wish, button: "tiep")
    try citizen.send(button: "tiep")
    #expect(citizen.status == 422 && citizen.page.contains("href=\"#o-tep-giay-uy-quyen\""))
    try citizen.send(
      button: "tiep",
      files: [
        .pdf("_tep.giay-to-khac", name: "ảnh <b>.pdf"),
        .init(field: "_tep.giay-uy-quyen", name: "a.pdf", content: [77, 90]),
      ])
    #expect(citizen.status == 422)
    #expect(citizen.page.contains("Không nhận tệp “a.pdf”"))
    #expect(citizen.page.contains("ảnh _b_.pdf"), "the right file is kept")
    try citizen.send(button: "tiep", files: [.pdf("_tep.giay-uy-quyen", name: "uy-quyen.pdf")])
    #expect(citizen.page.contains("Xem lại và nộp"))
    try citizen.send(button: "nop")
    try citizen.follow()
    #expect(citizen.page.contains("uy-quyen.pdf") && citizen.page.contains("ảnh _b_.pdf"))
  }

  @Test("runs a script only where files are taken, and only its own from this server")
  func script() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    for entries in [Citizen.person, Citizen.diploma, Citizen.wish] {
      #expect(!citizen.page.contains("<script"))
      #expect(citizen.response.headers["Content-Security-Policy"]?.contains("script-src") == false)
      try citizen.send(entries, button: "tiep")
    }
    let policy = try #require(citizen.response.headers["Content-Security-Policy"])
    #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
    #expect(policy.contains("connect-src 'self'") && !policy.contains("unsafe"))
    #expect(citizen.page.matches(of: /<script/).count == 1)
    let source = try #require(citizen.page.firstMatch(of: /<script src="([^"]+)" defer><\/script>/)).output.1
    try citizen.open(String(source))
    #expect(citizen.status == 200)
    #expect(citizen.response.headers["Content-Type"]?.hasPrefix("text/javascript") == true)
    #expect(citizen.response.headers["Cache-Control"]?.contains("immutable") == true)
    let forbidden = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "http:", "https:"]
    for word in forbidden { #expect(!citizen.page.contains(word), "\(word)") }
  }

  @Test("can be changed from the last page, and comes back to it")
  func change() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.fillIn()
    try citizen.send(button: "sua:van-bang")
    #expect(citizen.page.contains("name=\"ho-ten-tren-bang\""))
    try citizen.send(["nam-tot-nghiep": "2009"], button: "tiep")
    #expect(citizen.page.contains("Xem lại và nộp") && citizen.page.contains("2009"))
  }

  @Test("goes on in English with everything that was typed")
  func switchLanguage() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    try citizen.send(["dia-chi": "12 đường Mẫu", "_ngon-ngu": "en"])
    // The button of the language is the only one pressed.
    #expect(citizen.page.contains("<html lang=\"en\">"))
    #expect(citizen.page.contains("value=\"12 đường Mẫu\""))
  }
}
