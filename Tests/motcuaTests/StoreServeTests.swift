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
    // The secret of the installation is one for all nodes.
    try FileManager.default.createDirectory(
      at: places[1].url.appending(path: "data"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: first.data.appending(path: "installation.key"),
      to: places[1].url.appending(path: "data/installation.key"))
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
