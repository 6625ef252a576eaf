import Foundation
import JSON
import Synchronization
import TestSupport
import Testing

@Suite(
  "Servers on one PostgreSQL", .serialized,
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct StoreServeTests {
  private func file(_ server: RunningServer, _ key: String) throws -> String? {
    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    let answer = try server.ask(
      "POST", "/api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: body.canonicalText, ["Idempotency-Key": key])
    return try JSONValue(reading: answer.body)["code"]?.text
  }

  private func operate(_ server: RunningServer, _ words: String...) throws -> Run {
    try motcuaList(
      words + ["--data", server.data.path, "--definitions", projectRoot.path, "--lang", "en"], in: projectRoot)
  }

  @Test(
    "give their applicants codes without a gap; a killed one is missed by nobody, and every command finds the record")
  func twoServers() throws {
    let address = try PostgresServer.newDatabase()
    let places = [try TemporaryFolder(), try TemporaryFolder()]
    let first = try RunningServer(in: places[0], "--store", address)
    try places[1].takeKeys(of: first.data)
    let second = try RunningServer(in: places[1], "--store", address)
    // Each thread asks over connections of its own; the servers themselves are told nothing but to die.
    nonisolated(unsafe) let servers = [first, second]
    let codes = Mutex<[String: Set<String>]>([:])
    DispatchQueue.concurrentPerform(iterations: 16) { applicant in
      for number in 0..<4 {
        let key = "\(applicant)-\(number)"
        // At one server, and as whoever was not answered, at the other.
        for attempt in 0..<2 {
          guard let code = try? file(servers[(applicant + attempt) % 2], key) else { continue }
          codes.withLock { _ = $0[key, default: []].insert(code) }
        }
        if applicant == 0, number == 2 { servers[0].send(SIGKILL) }
      }
    }
    _ = first.ended()
    let found = codes.withLock { $0 }
    #expect(found.count == 64 && found.values.allSatisfy { $0.count == 1 })
    let numbers = found.values.compactMap { $0.first?.suffix(4) }.compactMap { Int($0) }.sorted()
    #expect(numbers == Array(1...64))
    for words in [["log", "verify"], ["log", "rebuild"]] {
      let run = try operate(second, words[0], words[1])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: second.data.path + "/record.sqlite"))
    #expect(second.stop() == 0)
  }

  @Test("let an address that guesses passwords try as often on both together as on one")
  func guessing() throws {
    let address = try PostgresServer.newDatabase()
    let places = [try TemporaryFolder(), try TemporaryFolder()]
    // Behind a proxy: what this machine asks of itself is nobody else's.
    let proxy = ["--behind-proxy", "127.0.0.1/32"]
    let first = try RunningServer(in: places[0], ["--store", address] + proxy)
    try places[1].takeKeys(of: first.data)
    let second = try RunningServer(in: places[1], ["--store", address] + proxy)
    /// Guesses until it is told to wait; how often it could.
    func guesses(_ server: RunningServer) throws -> Int {
      for count in 0..<200 {
        let body = #"{"name":"nguoi-la-\#(count)","password":"sai \#(count)"}"#
        let answer = try server.ask("POST", "/api/v1/sessions", json: body, ["X-Forwarded-For": "192.0.2.7"])
        if answer.status == 429 { return count }
        try #require(answer.status == 401)
      }
      return 200
    }
    func heard() throws -> Int {
      let counts = try second.ask("GET", "/metrics").body.split(separator: "\n")
      let line = counts.first { $0.hasPrefix(#"motcua_rate_elsewhere_total{limit="sign-in"}"#) }
      return line.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0
    }
    let begin = ContinuousClock.now
    let here = try guesses(first)
    #expect(here >= 10)
    let patience = ContinuousClock.now + .seconds(120)
    while try heard() < here, ContinuousClock.now < patience { usleep(20_000) }
    #expect(try heard() == here)
    let there = try guesses(second)
    // Ten at once and one a second.
    #expect(Duration.seconds(here + there - 11) <= begin.duration(to: .now), "\(here) and \(there)")
    for server in [first, second] { #expect(server.stop() == 0) }
  }

  @Test(
    "refuse a node whose key is not the one that signs the log, in either store, until it is changed on purpose",
    arguments: [false, true])
  func logKey(_ isShared: Bool) throws {
    let place = try TemporaryFolder()
    let store = try isShared ? ["--store", PostgresServer.newDatabase()] : []
    let first = try RunningServer(in: place, store)
    _ = try file(first, "a")
    // Whoever stops signs what has come.
    #expect(first.stop() == 0)
    let kept = place.url.appending(path: "kept.pem")
    try FileManager.default.moveItem(at: first.data.appending(path: "log-key.pem"), to: kept)
    func serve(_ more: String...) throws -> Run {
      try motcuaList(
        [
          "serve", "--listen", "127.0.0.1:0", "--data", first.data.path, "--definitions", projectRoot.path, "--lang",
          "en",
        ] + store + more)
    }
    let refused = try serve()
    let keys = try JSONValue(reading: operate(first, "log", "keys", "--json").output)["keys"]?.list ?? []
    let names = keys.compactMap { $0["id"]?.text }
    #expect(names.count == 2 && refused.status == 1, "\(names) \(refused)")
    #expect(names.allSatisfy { refused.errors.contains($0) }, "\(refused)")
    #expect(refused.errors.contains("copy log-key.pem from the node that signed"), "\(refused)")

    let second = try RunningServer(in: place, store + ["--log-key", kept.path])
    #expect(second.stop() == 0)
    #expect(try operate(first, "log", "keys", "--change").status == 0)
    let old = try serve("--log-key", kept.path)
    #expect(old.status == 1 && old.errors.contains("the key of the log is \(names[0]) here"), "\(old)")
    let third = try RunningServer(in: place, store)
    _ = try file(third, "b")
    #expect(third.stop() == 0)
    #expect(try operate(first, "log", "verify").status == 0)
  }

  @Test("refuse a node with another secret, a folder with a record of its own, and an address with a password")
  func refusals() throws {
    let address = try PostgresServer.newDatabase()
    let place = try TemporaryFolder()
    let first = try RunningServer(in: place, "--store", address)
    #expect(try first.ask("GET", "/readyz").status == 200)
    func serve(_ folder: TemporaryFolder, _ store: String) throws -> Run {
      try motcuaList([
        "serve", "--listen", "127.0.0.1:0", "--data", folder.url.path + "/data", "--definitions", projectRoot.path,
        "--lang", "en", "--store", store,
      ])
    }
    let stranger = try serve(TemporaryFolder(), address)
    #expect(stranger.status == 1 && stranger.errors.contains("is not the key with which the record"), "\(stranger)")
    let ours = try TemporaryFolder()
    #expect(try RunningServer(in: ours).stop() == 0)
    let taken = try serve(ours, address)
    #expect(taken.status == 1 && taken.errors.contains("record.sqlite"), "\(taken)")
    let loud = try serve(TemporaryFolder(), "postgres://motcua:hoa-sen@db.example/motcua")
    #expect(loud.status == 64 && loud.errors.contains("PGPASSFILE") && !loud.errors.contains("hoa-sen"), "\(loud)")
    let nobody = try serve(TemporaryFolder(), "postgres:///motcua?host=/nowhere")
    #expect(nobody.status == 75 && nobody.errors.contains("unreachable"), "\(nobody)")
  }
}
