import Testing
import Text

@testable import HTTPServing

@Suite("Header lines")
struct HeadersTests {
  @Test("are found without regard to case")
  func caseless() {
    let headers: Headers = Headers(["Content-Type": "a", "X-B": "1", "x-b": "2, 3"])
    #expect(headers["content-type"] == "a")
    #expect(headers.all("X-b") == ["1", "2, 3"])
    #expect(headers.list("x-B") == ["1", "2", "3"])
    #expect(headers["content"] == nil)
  }

  @Test("never carry a line end into the answer")
  func noSplitting() {
    var headers = Headers()
    headers.set("Location", "/a\r\nSet-Cookie: x=1\0")
    #expect(headers["Location"] == "/a  Set-Cookie: x=1 ")
    headers.set("X\r\nY", "1")
    headers.set("", "1")
    #expect(headers.lines.count == 1)
  }

  @Test("of one name are replaced together")
  func set() {
    var headers = Headers(["A": "1", "a": "2", "B": "3"])
    headers.set("A", "4")
    #expect(headers.all("a") == ["4"])
    #expect(headers["B"] == "3")
  }
}

@Suite("A cookie")
struct CookieTests {
  @Test("is read from the request, malformed ones are left out")
  func reads() {
    let cookies = Cookies(Headers(["Cookie": "a=1; phien=x=y ;b=\"q\"; bad; =2; c d=3", "cookie": "e=5"]))
    #expect(cookies["a"] == "1")
    #expect(cookies["phien"] == "x=y")
    #expect(cookies["b"] == "q")
    #expect(cookies["e"] == "5")
    #expect(cookies["bad"] == nil)
    #expect(cookies["c d"] == nil)
  }

  @Test("of this host is out of reach of scripts and of other domains")
  func host() {
    let cookie = SetCookie(host: "phien", "abc", secure: true, sameSite: .strict, maxAgeSeconds: 60)
    #expect(cookie.line == "__Host-phien=abc; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60")
    #expect(SetCookie(host: "phien", "abc", secure: false).line == "phien=abc; Path=/; HttpOnly; SameSite=Lax")
    #expect(SetCookie.name("phien", secure: true) == "__Host-phien")
  }

  @Test("cannot smuggle an attribute in its value")
  func noAttributes() {
    let line = SetCookie(host: "a", "x; Domain=evil\r\nX: y", secure: true).line
    #expect(line == "__Host-a=xDomain=evilX:y; Path=/; HttpOnly; SameSite=Lax; Secure")
  }
}

@Suite("What a client prefers")
struct PreferenceTests {
  private func request(_ headers: Headers, path: String = "/") throws -> Request {
    try Request(.get, path, headers: headers)
  }

  @Test("decides the language, Vietnamese when nothing is said")
  func language() throws {
    #expect(try request(Headers()).language == .vietnamese)
    #expect(try request(Headers(["Accept-Language": "en-US,en;q=0.9"])).language == .english)
    #expect(try request(Headers(["Accept-Language": "en;q=0.8, vi;q=0.9"])).language == .vietnamese)
    #expect(try request(Headers(["Accept-Language": "vi-VN, en;q=0.5"])).language == .vietnamese)
    #expect(try request(Headers(["Accept-Language": "fr, de"])).language == .vietnamese)
    #expect(try request(Headers(["Accept-Language": "en;q=0"])).language == .vietnamese)
  }

  @Test("decides between JSON and a page")
  func json() throws {
    #expect(try !request(Headers()).prefersJSON)
    #expect(try request(Headers(["Accept": "application/json"])).prefersJSON)
    #expect(try request(Headers(["Accept": "application/problem+json"])).prefersJSON)
    #expect(try !request(Headers(["Accept": "text/html,application/json;q=0.9,*/*;q=0.8"])).prefersJSON)
    #expect(try request(Headers(), path: "/api/v1/x").prefersJSON)
  }
}
