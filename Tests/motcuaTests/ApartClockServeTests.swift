import Foundation
import JSON
import TestSupport
import Testing

@Suite(
  "A server whose clock is apart from the database's",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct ApartClockServeTests {
  /// Asks until the answer has a status; the answer.
  private func ready(_ server: RunningServer, _ status: Int) throws -> String {
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    var answer = try server.ask("GET", "/readyz")
    while answer.status != status, ContinuousClock.now < end {
      usleep(20_000)
      answer = try server.ask("GET", "/readyz")
    }
    #expect(answer.status == status)
    return answer.body
  }

  private func file(_ server: RunningServer, _ key: String) throws -> (status: Int, body: String) {
    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    return try server.ask(
      "POST", "/api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: body.canonicalText, ["Idempotency-Key": key])
  }

  @Test("is not ready and says why, answers 503, and is back by itself; the other one goes on meanwhile")
  func apart() throws {
    let address = try PostgresServer.newDatabase()
    let places = [try TemporaryFolder(), try TemporaryFolder()]
    let one = try RunningServer(in: places[0], "--store", address)
    try places[1].takeKeys(of: one.data)
    // The second one alone is told another time: by that its own is six minutes ahead.
    let clock = try DatabaseClock(in: address, isEverybodys: false)
    let two = try RunningServer(
      in: places[1], ["--store", address], environment: ["PGOPTIONS": DatabaseClock.options])
    #expect(try ready(two, 200) == "ready\n")
    #expect(try file(two, "a").status == 201)

    try clock.run(aheadSeconds: -360)
    let said = try ready(two, 503)
    #expect(said.contains("not ready: this machine's clock is") && said.contains("ahead of the database's"), "\(said)")
    #expect(try two.logLine(with: "clock-apart").contains("NTP"))
    let refused = try file(two, "b")
    #expect(refused.status == 503 && refused.body.contains(#""code":"clock-apart""#), "\(refused)")
    #expect(try two.ask("GET", "/").status == 503 && two.ask("GET", "/healthz").status == 200)
    #expect(try ready(one, 200) == "ready\n" && file(one, "b").status == 201)
    // A command on its folder goes by the same clock, and what only reads goes on.
    func operate(_ words: String...) throws -> Run {
      try motcuaList(
        words + ["--data", two.data.path, "--definitions", projectRoot.path, "--lang", "en"],
        environment: ["PGOPTIONS": DatabaseClock.options])
    }
    try places[1].write("một mật khẩu dài\n", to: "password")
    let added = try operate("user", "add", "lan", "--password-file", places[1].url.appending(path: "password").path)
    #expect(added.status == 75 && added.errors.contains("ahead of the database's"), "\(added)")
    #expect(try operate("log", "verify").status == 0)

    try clock.run(aheadSeconds: 0)
    #expect(try ready(two, 200) == "ready\n")
    _ = try two.logLine(with: "clock-agrees")
    #expect(try file(two, "c").status == 201)
    #expect(one.stop() == 0 && two.stop() == 0)
  }
}
