import HTTPServing
import JSON
import OneStop
import Testing
import Text

@Suite("Signing in over the API")
struct SignInTests {
  private func signIn(_ desk: Desk, _ name: String, _ password: String, from: String = "127.0.0.1") throws -> Answer {
    let body: JSONValue = ["name": .string(name), "password": .string(password)]
    return try desk.ask(.post, "/sessions", body: body.canonical, from: Address(from))
  }

  @Test("gives a token once, with the positions of the day, for twelve hours")
  func right() throws {
    let desk = try Desk()
    try desk.account("minh")
    let answer = try signIn(desk, "minh", Desk.password)
    #expect(answer.status == 201)
    #expect(answer.json["positions"] == [["role": "van-thu", "unit": "so-gddt"]])
    #expect(answer.text("expiresAt") == "2026-11-19T21:00:00+07:00")
    let line = "Bearer \(try #require(answer.text("token")))"
    #expect(try desk.ask(.get, "/queue", ["Authorization": line]).status == 200)
    try desk.go(to: "2026-11-19T21:00")
    #expect(try desk.ask(.get, "/queue", ["Authorization": line]).code == "bad-token")
  }

  @Test("is over for whoever came in by an old password or a second factor that was reset")
  func ended() throws {
    let desk = try Desk()
    let (lan, minh) = (try desk.officer("lan"), try desk.officer("minh"))
    try desk.office.setPassword(Desk.password, of: "lan")
    #expect(try desk.ask(.get, "/queue", ["Authorization": lan]).code == "bad-token")
    let again = try desk.officer("lan")
    _ = try desk.office.beginSecondFactor(of: "lan", password: Desk.password)
    #expect(try desk.office.resetSecondFactor(of: "lan"))
    #expect(try desk.ask(.get, "/queue", ["Authorization": again]).code == "bad-token")
    #expect(try desk.ask(.get, "/queue", ["Authorization": minh]).status == 200, "nobody else")
  }

  @Test("does not tell a wrong name from a wrong password")
  func wrong() throws {
    let desk = try Desk()
    try desk.account("lan")
    let answers = [
      try signIn(desk, "lan", "sai mật khẩu rồi"), try signIn(desk, "khong-co", Desk.password),
      try signIn(desk, "không phải tên", "x"), try signIn(desk, "lan", String(repeating: "x", count: 5000)),
    ]
    for answer in answers {
      #expect(answer.status == 401 && answer.code == "wrong-password")
      #expect(answer.json["words"] == answers[0].json["words"])
    }
  }

  @Test("locks a name after five wrong passwords, and says for how long")
  func locked() throws {
    let desk = try Desk()
    try desk.account("lan")
    for _ in 1...5 { #expect(try signIn(desk, "lan", "sai mật khẩu rồi").status == 401) }
    let answer = try signIn(desk, "lan", Desk.password)
    #expect(answer.status == 429 && answer.code == "locked")
    #expect(answer.headers["Retry-After"] == "900")
    try desk.go(to: "2026-11-19T09:15:01")
    #expect(try signIn(desk, "lan", Desk.password).status == 201)
  }

  @Test("slows a network of IPv6 down, all of which one subscriber has")
  func network() throws {
    let desk = try Desk()
    try desk.account("lan")
    for number in 1...10 {
      #expect(try signIn(desk, "lan", "x", from: "2001:db8::\(number)").code != "too-many-sign-ins")
    }
    #expect(try signIn(desk, "lan", "x", from: "2001:db8::b").code == "too-many-sign-ins")
    #expect(try signIn(desk, "lan", "x", from: "2001:db8:0:1::1").code == "locked")
  }

  @Test("slows one address down without touching the others")
  func slowed() throws {
    let desk = try Desk()
    try desk.account("lan")
    for _ in 1...10 { #expect(try signIn(desk, "lan", "x", from: "192.0.2.1").code != "too-many-sign-ins") }
    let slowed = try signIn(desk, "lan", "x", from: "192.0.2.1")
    #expect(slowed.status == 429 && slowed.code == "too-many-sign-ins")
    #expect(slowed.headers["Retry-After"] == "1")
    #expect(try signIn(desk, "lan", "x", from: "192.0.2.2").code == "locked")
  }
}
