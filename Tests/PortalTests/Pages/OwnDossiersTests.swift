import Crypto
import Forms
import Foundation
import HTTPServing
import JSON
import LogIn
import OneStop
import Portal
import Procedures
import Testing
import Text
import WorkingTime

@Suite("The pages of a citizen who has logged in")
struct OwnDossiersTests {
  private static let identity = VerifiedIdentity(
    provider: "vneid", issuer: "https://dang-nhap.vneid.example.vn", subject: "duc-1", name: "Trần Văn Đức",
    number: PersonalNumber("038090001234"), birth: Day("1990-05-01"), email: "duc@example.vn", phone: "0912345678",
    isPerson: true, isAssured: true, token: "a.b.c")

  /// An office that offers the providers which ship; nothing answers at their addresses.
  private func office() throws -> PageOffice {
    let providers = try PageOffice.load { _ in }.logIn.map { provider in
      IdentityProvider(provider, secret: "bi-mat", now: { Instant(milliseconds: 0) })
    }
    return try PageOffice { $0.logIn = { providers } }
  }

  private func citizen(_ office: PageOffice, _ identity: VerifiedIdentity = OwnDossiersTests.identity) throws -> Citizen
  {
    let citizen = Citizen(office)
    citizen.cookies["phien"] = try office.office.logIn(identity).text
    return citizen
  }

  @Test("offer to log in to whoever has not, and say that one need not")
  func offer() throws {
    let visitor = Citizen(try office())
    try visitor.open("/cua-toi")
    #expect(visitor.status == 200)
    #expect(visitor.page.contains(#"href="/dang-nhap/vneid?ve=%2Fcua-toi""#))
    #expect(visitor.page.contains("Không đăng nhập vẫn nộp hồ sơ được"))
    #expect(visitor.response.headers["Cache-Control"] == "no-store")
    try visitor.open("/")
    #expect(visitor.page.contains(#"href="/cua-toi""#))
    try visitor.open(Citizen.procedure + "/nop")
    #expect(visitor.page.contains(#"/dang-nhap/vneid?ve=%2Fthu-tuc%2Fcap-ban-sao-van-bang%2Fnop"#))
  }

  @Test("say nothing of logging in where there is no provider")
  func without() throws {
    let visitor = Citizen(try PageOffice())
    try visitor.open("/")
    #expect(!visitor.page.contains("/cua-toi"))
    try visitor.open("/cua-toi")
    #expect(visitor.status == 404)
    try visitor.open("/dang-nhap/vneid")
    #expect(visitor.status == 404)
  }

  @Test("have the applicant filled in from the log-in, and the dossier is theirs without its secret")
  func filing() throws {
    let office = try office()
    let duc = try citizen(office)
    try duc.open(Citizen.procedure + "/nop")
    #expect(duc.page.contains("lấy từ tài khoản VNeID của bạn"))
    let fields = Dictionary(try duc.form().fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    #expect(fields["nguoi-yeu-cau.ho-ten"] == "Trần Văn Đức")
    #expect(fields["nguoi-yeu-cau.ngay-sinh"] == "01/05/1990")
    #expect(fields["nguoi-yeu-cau.so-dinh-danh"] == "038090001234")
    #expect(fields["dien-thoai"] == "0912345678")
    try duc.send(["dia-chi": "12 đường Mẫu", "quan-he": "ban-than"], button: "tiep")
    for entries in [Citizen.diploma, Citizen.wish, [:]] { try duc.send(entries, button: "tiep") }
    try duc.send(button: "nop")
    try duc.follow()
    let code = String(try #require(duc.page.firstMatch(of: /<strong class="big">([^<]+)</)).output.1)

    // Another browser of the same person, which has never seen the secret.
    let later = try citizen(office)
    try later.open("/cua-toi")
    #expect(later.page.contains(code))
    #expect(later.page.contains("Đã đăng nhập bằng VNeID"))
    try later.open("/ho-so/\(code)")
    #expect(later.status == 200)
    #expect(later.page.contains("Trần Văn Đức"))
    try later.open("/ho-so/\(code)/bien-nhan")
    #expect(later.status == 200)
    #expect(!later.page.contains("Mã bí mật"))
    try later.open("/ho-so/\(code)/noi-dung.json")
    #expect(later.status == 200 && later.page.contains("motcua-content/1") && later.page.contains("Trần Văn Đức"))
    try later.open("/api/v1/dossiers/\(code)/receipt/content")
    #expect(later.status == 200 && later.page.contains("motcua-content/1"))
    // What is done from there counts like with the secret.
    try later.open("/ho-so/\(code)")
    let form = try #require(later.page.range(of: "action=\"/ho-so/\(code)/tin-nhan\""))
    let token = try #require(later.page[form.upperBound...].firstMatch(of: /name="_the" value="([^"]+)"/)).output.1
    try later.post("/ho-so/\(code)/tin-nhan", [("_the", String(token)), ("tin-nhan", "Xin hỏi")])
    #expect(later.location == "/ho-so/\(code)?xong=1")

    let stranger = try citizen(office, Self.stranger)
    try stranger.open("/cua-toi")
    #expect(!stranger.page.contains(code))
    try stranger.open("/ho-so/\(code)")
    #expect(stranger.location == "/ho-so?ma=\(code)")
    try stranger.open("/ho-so/\(code)/noi-dung.json")
    #expect(stranger.location == "/ho-so?ma=\(code)")
    try stranger.open("/api/v1/dossiers/\(code)/receipt/content")
    #expect(stranger.status == 404 && !stranger.page.contains("salt"))
    try stranger.open("/ho-so/\(code)/giay-to/" + String(repeating: "0", count: 64))
    #expect(stranger.status == 404)
  }

  private static let stranger = VerifiedIdentity(
    provider: "vneid", issuer: "https://dang-nhap.vneid.example.vn", subject: "an-1", name: "Lê Thị An",
    number: PersonalNumber("001191005678"), birth: nil, email: nil, phone: nil, isPerson: true, isAssured: true,
    token: nil)

  @Test("go on, page by page, when there are many dossiers")
  func pages() throws {
    let office = try office()
    let duc = try citizen(office)
    for number in 0..<21 {
      try Citizen(office).submit(["so-luong": "\(number % 9 + 1)"])
    }
    try duc.open("/cua-toi")
    #expect(duc.page.matches(of: /href="\/ho-so\/H/).count == 20)
    let next = try #require(duc.page.firstMatch(of: /href="(\/cua-toi\?sau=[^"]+)"/)).output.1
    try duc.open(String(next))
    #expect(duc.page.matches(of: /href="\/ho-so\/H/).count == 1)
    try duc.open("/cua-toi?sau=khong-phai")
    #expect(duc.page.matches(of: /href="\/ho-so\/H/).count == 20)
  }

  @Test("end with a log-out that needs the form of this browser, and lead on to the provider")
  func logOut() throws {
    let office = try office()
    let duc = try citizen(office)
    try duc.open("/cua-toi")
    let token = try #require(duc.cookies["phien"])
    try duc.post("/dang-xuat", [("_the", "gia")])
    #expect(duc.location == "/cua-toi")
    #expect(try office.office.loggedIn(token) != nil)
    try duc.open("/cua-toi")
    try duc.send()
    #expect(duc.status == 200)
    #expect(duc.page.contains("Bạn đã đăng xuất"))
    #expect(duc.cookies["phien"] == nil)
    #expect(try office.office.loggedIn(token) == nil)
    duc.cookies["phien"] = token
    try duc.open("/cua-toi")
    #expect(duc.page.contains("/dang-nhap/vneid"))
  }

  @Test("lead after the log-in to no other site, whatever a link says")
  func destinations() throws {
    let office = try office()
    for (asked, path) in [
      ("/thu-tuc", "/thu-tuc"), ("//example.org", "/cua-toi"), ("https://example.org", "/cua-toi"),
      ("/\\example.org", "/cua-toi"), ("/a//example.org", "/cua-toi"), ("/..//x", "/cua-toi"), ("/../x", "/cua-toi"),
      ("javascript:alert(1)", "/cua-toi"), ("/a?b=c", "/cua-toi"),
      ("/dang-nhap/vneid", "/cua-toi"), (String(repeating: "/a", count: 200), "/cua-toi"),
    ] {
      // The provider that the definition names with its endpoints is not asked where to send the browser.
      let visitor = Citizen(office)
      let query = asked.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      try visitor.open("/dang-nhap/dvcqg?ve=\(query)")
      #expect(visitor.location?.hasPrefix("https://dang-nhap.dvcqg.example.vn/oauth2/authorize?") == true)
      let cookie = try #require(visitor.cookies["dang-nhap"])
      let sealed = try #require(cookie.split(separator: ".").first)
      let text = String(decoding: try #require(Data(base64URL: String(sealed))), as: UTF8.self)
      #expect(text.split(separator: " ").last.map(String.init) == path, "\(asked)")
    }
  }

  @Test("carry cookies that scripts and other hosts do not get")
  func cookies() throws {
    let visitor = Citizen(try office())
    try visitor.open("/dang-nhap/dvcqg", isSecure: true)
    let line = try #require(visitor.response.headers.all("Set-Cookie").first { $0.contains("dang-nhap=") })
    #expect(line.hasPrefix("__Host-dang-nhap="))
    for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600"] {
      #expect(line.contains("; \(attribute)"), "\(line)")
    }
    #expect(
      visitor.location?.contains("redirect_uri=https%3A%2F%2Fmotcua.mau.example%2Fdang-nhap%2Fdvcqg%2Ftra-loi") == true)
  }

  @Test("take nobody in who comes back with a state that is not this browser's, too late, or from another provider")
  func strangers() throws {
    let office = try office()
    let visitor = Citizen(office)
    try visitor.open("/dang-nhap/dvcqg/tra-loi?code=a&state=b")
    #expect(visitor.status == 400)
    try visitor.open("/dang-nhap/dvcqg")
    let state = try #require(visitor.location?.firstMatch(of: /[?&]state=([^&]+)/)).output.1
    let kept = visitor.cookies
    try visitor.open("/dang-nhap/vneid/tra-loi?code=a&state=\(state)")
    #expect(visitor.status == 400)
    visitor.cookies = kept
    try visitor.open("/dang-nhap/dvcqg/tra-loi?code=a&state=\(state.dropLast())x")
    #expect(visitor.status == 400)
    let other = Citizen(office)
    try other.open("/dang-nhap/dvcqg/tra-loi?code=a&state=\(state)")
    #expect(other.status == 400)
    visitor.cookies = kept
    try office.go(to: "2026-11-19T09:11")
    try visitor.open("/dang-nhap/dvcqg/tra-loi?code=a&state=\(state)")
    #expect(visitor.status == 400)
  }

  @Test("tell who stopped at the provider that nothing has changed, once for each log-in")
  func cancelled() throws {
    let office = try office()
    let visitor = Citizen(office)
    try visitor.open("/dang-nhap/dvcqg?ve=/thu-tuc")
    let state = try #require(visitor.location?.firstMatch(of: /[?&]state=([^&]+)/)).output.1
    let kept = visitor.cookies
    try visitor.open("/dang-nhap/dvcqg/tra-loi?error=access_denied&state=\(state)")
    #expect(visitor.status == 200)
    #expect(visitor.page.contains("Bạn chưa đăng nhập"))
    #expect(visitor.page.contains(#"href="/dang-nhap/dvcqg?ve=%2Fthu-tuc""#))
    visitor.cookies = kept
    try visitor.open("/dang-nhap/dvcqg/tra-loi?error=access_denied&state=\(state)")
    #expect(visitor.status == 400)
  }
}

@Suite("The API of a citizen who has logged in")
struct OwnDossiersAPITests {
  @Test("lists the own dossiers by the cookie alone, and changes nothing by it")
  func list() throws {
    let office = try PageOffice()
    let receipt = try Citizen(office).submit()
    func ask(_ method: HTTPServing.Method, _ path: String, _ cookie: String?, body: String? = nil) throws -> Response {
      var headers = Headers(["Host": "motcua.mau.example", "Idempotency-Key": "a", "If-Match": "\"1\""])
      if let cookie { headers.set("Cookie", "phien=\(cookie)") }
      if body != nil { headers.set("Content-Type", "application/json") }
      return try office.portal.answer(
        try Request(method, "/api/v1" + path, headers: headers, body: Array((body ?? "").utf8)))
    }
    let token = try office.office.logIn(
      VerifiedIdentity(
        provider: "vneid", issuer: "https://dang-nhap.vneid.example.vn", subject: "duc-1", name: nil,
        number: PersonalNumber("038090001234"), birth: nil, email: nil, phone: nil, isPerson: true, isAssured: true,
        token: nil)
    ).text
    #expect(try ask(.get, "/own/dossiers", nil).status == .unauthorized)
    #expect(try ask(.get, "/own/dossiers", "mcl_gia").status == .unauthorized)
    let answer = try ask(.get, "/own/dossiers?limit=5", token)
    #expect(answer.status == .ok)
    guard case .bytes(let bytes) = answer.body else { throw CocoaError(.coderReadCorrupt) }
    let page = try JSONValue(reading: bytes)
    guard case .array(let dossiers)? = page["dossiers"] else { throw CocoaError(.coderReadCorrupt) }
    #expect(dossiers.map { $0["code"] } == [.string(receipt.code)])
    #expect(page["next"] == .null)
    #expect(try ask(.get, "/own/dossiers?after=xyz", token).status == .badRequest)
    #expect(try ask(.get, "/dossiers/\(receipt.code)", token).status == .ok)
    #expect(try ask(.get, "/dossiers/\(receipt.code)", nil).status == .unauthorized)
    #expect(try ask(.post, "/dossiers/\(receipt.code)/messages", token, body: #"{"text":"a"}"#).status == .unauthorized)
  }
}

extension Data {
  fileprivate init?(base64URL text: String) {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    self.init(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
  }
}
