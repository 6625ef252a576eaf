import Foundation
import HTTPCalling
import JSON
import Synchronization
import TestSupport
import Testing

@Suite(
  "Servers on one PostgreSQL that place entries behind the commit", .serialized,
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct PlacingServeTests {
  /// Two servers on one database, which it knows as `one` and `two`.
  private final class Pair {
    let address: String
    let places: [TemporaryFolder]
    let one: RunningServer
    let two: RunningServer

    init(_ address: String, one: RunningServer? = nil, in place: TemporaryFolder? = nil) throws {
      self.address = address
      places = [try place ?? TemporaryFolder(), try TemporaryFolder()]
      self.one =
        try one ?? RunningServer(in: places[0], ["--store", address], environment: ["PGAPPNAME": "one"])
      try places[1].takeKeys(of: self.one.data)
      two = try RunningServer(in: places[1], ["--store", address], environment: ["PGAPPNAME": "two"])
    }

    /// Asks the database until it says so; whether it did.
    func waits(_ question: String, seconds: Int) throws -> Bool {
      let end = ContinuousClock.now.advanced(by: .seconds(seconds))
      while ContinuousClock.now < end {
        if try PostgresServer.ask(address, "SELECT " + question).hasPrefix("t") { return true }
        usleep(20_000)
      }
      return false
    }

    func prove() throws -> Run {
      try motcuaList(
        ["log", "verify", "--json", "--data", two.data.path, "--definitions", projectRoot.path], in: projectRoot)
    }
  }

  private func ask(
    _ server: RunningServer, _ method: Call.Method, _ path: String, _ headers: [(String, String)] = [],
    _ body: String? = nil
  ) throws -> Answer {
    let call = Call(
      method, server.url.absoluteString + "/api/v1" + path,
      headers: headers + (body == nil ? [] : [("Content-Type", "application/json")]),
      body: body.map { .bytes(Array($0.utf8)) } ?? .none)
    return try Caller().make(call)
  }

  private func file(_ server: RunningServer, _ key: String) throws -> (code: String, secret: String) {
    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    let answer = try ask(
      server, .post, "/procedures/cap-ban-sao-van-bang/dossiers", [("Idempotency-Key", key)], body.canonicalText)
    let filed = try JSONValue(reading: answer.body)
    return (try #require(filed["code"]?.text), try #require(filed["secret"]?.text))
  }

  @Test(
    """
    answer 503 and when to ask again while one is at it for more than a second; the one that was stopped in the midst of it holds \
    up nobody for longer than the server lets it, and goes on
    """)
  func stopped() throws {
    let pair = try Pair(PostgresServer.newDatabase())
    // Giving places takes the first of them long, so that it can be stopped in the midst of it.
    try PostgresServer.ask(
      pair.address,
      """
      CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF current_setting('application_name') = 'one' THEN PERFORM pg_sleep(3); END IF; RETURN NULL; END $$;
      CREATE TRIGGER slow BEFORE UPDATE OF position ON entry FOR EACH STATEMENT EXECUTE FUNCTION slow();
      """)
    var filed = 0
    // Either may be the first to see an entry without a place.
    let sleeps = "count(*) > 0 FROM pg_stat_activity WHERE application_name = 'one' AND wait_event = 'PgSleep'"
    repeat {
      _ = try file(pair.two, "a\(filed)")
      filed += 1
    } while try filed < 100 && !pair.waits(sleeps, seconds: 1)
    pair.one.send(SIGSTOP)
    let (code, secret) = try file(pair.two, "meanwhile")
    let receipt = [("Authorization", "Receipt " + secret)]
    let refused = try ask(pair.two, .get, "/dossiers/\(code)/receipt", receipt)
    #expect(refused.status == 503 && refused["Retry-After"] == "2", "\(refused)")
    #expect(try JSONValue(reading: refused.body)["code"]?.text == "busy")

    let end = ContinuousClock.now.advanced(by: .seconds(60))
    var answer = refused
    while answer.status == 503, ContinuousClock.now < end {
      answer = try ask(pair.two, .get, "/dossiers/\(code)/receipt", receipt)
    }
    #expect(answer.status == 200, "\(answer)")
    try PostgresServer.ask(pair.address, "DROP TRIGGER slow ON entry")
    pair.one.send(SIGCONT)
    // What it had begun is undone, and it works as before.
    let last = try file(pair.one, "after")
    #expect(last.code.hasSuffix(String(format: "-%04d", filed + 2)))
    #expect(
      try ask(pair.one, .get, "/dossiers/\(last.code)/receipt", [("Authorization", "Receipt " + last.secret)]).status
        == 200)
    let proof = try pair.prove()
    #expect(proof.status == 0, "\(proof)")
    #expect(try PostgresServer.ask(pair.address, "SELECT count(*) FROM entry WHERE position IS NULL").hasPrefix("0"))
    #expect(pair.one.stop() == 0 && pair.two.stop() == 0)
  }

  @Test("begin with it on a database of before when `motcua store parallel` says so, once, while a server goes on")
  func parallel() throws {
    let address = try PostgresServer.newDatabase()
    let place = try TemporaryFolder()
    let one = try RunningServer(in: place, ["--store", address], environment: ["PGAPPNAME": "one"])
    _ = try file(one, "first")
    // As the version before left it: every entry has its place, and gets it in the commit.
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    let unplaced = "SELECT count(*) FROM entry WHERE position IS NULL"
    while try !PostgresServer.ask(address, unplaced).hasPrefix("0"), ContinuousClock.now < end { usleep(20_000) }
    try PostgresServer.ask(address, "UPDATE writer SET is_parallel = 0")
    _ = try file(one, "second")

    func parallel(_ store: String) throws -> Run { try motcuaList(["store", "parallel", store, "--json"]) }
    for authorities in [#"{"authorities":["tinh-mau"]}"#, #"{"authorities":[]}"#] {
      let run = try parallel(address)
      #expect(run.status == 0 && run.output == authorities + "\n", "\(run)")
    }
    let folder = try TemporaryFolder()
    #expect(try RunningServer(in: folder).stop() == 0)
    let alone = try parallel(folder.url.path + "/data")
    #expect(alone.status == 1 && alone.errors.contains("SQLite"), "\(alone)")

    let pair = try Pair(address, one: one, in: place)
    nonisolated(unsafe) let servers = [pair.one, pair.two]
    let numbers = Mutex<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { applicant in
      for number in 0..<5 {
        guard let code = try? file(servers[applicant % 2], "\(applicant)-\(number)").code else { continue }
        numbers.withLock { $0.append(Int(code.suffix(4)) ?? 0) }
      }
    }
    #expect(numbers.withLock { $0.sorted() } == Array(3...42))
    let proof = try pair.prove()
    #expect(proof.status == 0 && proof.output.contains(#""dossiers":42"#), "\(proof)")
    #expect(pair.one.stop() == 0 && pair.two.stop() == 0)
  }
}
