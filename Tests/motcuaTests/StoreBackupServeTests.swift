import Crypto
import Foundation
import HTTPCalling
import JSON
import Synchronization
import TestSupport
import Testing

@Suite(
  "A backup of nodes on one PostgreSQL", .timeLimit(.minutes(30)),
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct StoreBackupServeTests {
  /// A log as it stands: over how many entries, its head, and how many dossiers they are of.
  private struct Log: Equatable {
    let entries: Int
    let head: String
    let dossiers: Int

    init(_ answer: JSONValue) throws {
      entries = try #require(answer["entries"]?.number)
      head = try #require(answer["treeHead"]?.text)
      dossiers = try #require(answer["dossiers"]?.number)
    }
  }

  private func operate(_ data: URL, _ words: String...) throws -> String {
    let run = try motcuaList(
      words + ["--data", data.path, "--definitions", projectRoot.path, "--lang", "en"])
    try #require(run.status == 0, "\(words): \(run.output)\(run.errors)")
    return run.output
  }

  /// Proves a record, and all that is derived from it.
  private func prove(_ data: URL) throws -> Log {
    let proof = try JSONValue(reading: operate(data, "log", "verify", "--json"))
    #expect(proof["faults"] == [])
    return try Log(proof)
  }

  /// Makes a backup by the folder of a node. It has begun, and is in the midst of reading the record, until each node has acknowledged
  /// more.
  private func backUp(
    _ data: URL, into backup: String, of address: String, while applicants: Applicants
  ) throws {
    // The backup reads it as every table; nobody who files does.
    let table = try HeldTable("account", of: address)
    let made = Mutex<Result<Run, any Error>?>(nil)
    let hasEnded = DispatchSemaphore(value: 0)
    let words = ["backup", backup, "--data", data.path, "--json", "--lang", "en"]
    Thread.detachNewThread {
      let run = Result { try motcuaList(words, environment: ["PGAPPNAME": "backup"]) }
      made.withLock { $0 = run }
      hasEnded.signal()
    }
    try table.waitUntilWanted(by: "backup")
    try applicants.waitForMore(3)
    #expect(!FileManager.default.fileExists(atPath: backup))
    try table.letGo()
    hasEnded.wait()
    let result = try #require(made.withLock { $0 })
    let run = try result.get()
    try #require(run.status == 0, "\(run)")
    #expect(try JSONValue(reading: run.output)["damaged"] == [])
  }

  /// Restores a backup, brings it into a new database, and has a node serve from there; what the restoration says.
  private func restored(
    _ backup: String, in place: TemporaryFolder, _ more: String...
  ) throws -> (answer: JSONValue, node: RunningServer) {
    let folder = place.url.appending(path: "khoi-phuc")
    let run = try motcuaList(
      ["restore", backup, "--data", folder.path, "--definitions", projectRoot.path, "--json", "--lang", "en"] + more)
    try #require(run.status == 0, "\(run)")
    let answer = try JSONValue(reading: run.output)
    #expect(answer["faults"] == [])
    let address = try PostgresServer.newDatabase()
    let copied = try motcuaList(["store", "copy", folder.path, address, "--json", "--lang", "en"])
    try #require(copied.status == 0, "\(copied)")
    try place.takeKeys(of: folder)
    return (answer, try RunningServer(in: place, "--store", address))
  }

  /// Whether a node has a dossier: with everything that was filed, or not at all.
  private func isThere(_ filed: Applicants.Filed, at node: RunningServer) throws -> Bool {
    let seen = try asked(node, "", filed)
    guard seen.status != 404 else { return false }
    try #require(seen.status == 200, "\(filed.code): \(seen)")
    let dossier = try JSONValue(reading: seen.body)
    let sha256 = SHA256(of: filed.paper).hex
    #expect(dossier["papers"]?.list.map { $0["sha256"]?.text } == [sha256], "\(filed.code)")
    #expect(dossier["answers"]?.canonicalText.contains("Trần Văn Đức") == true, "\(filed.code)")
    let paper = try asked(node, "/papers/\(sha256)", filed)
    #expect(paper.status == 200 && paper.body == filed.paper, "\(filed.code)")
    return true
  }

  private func asked(_ node: RunningServer, _ path: String, _ filed: Applicants.Filed) throws -> Answer {
    let address = node.url.absoluteString.trimmingCharacters(in: ["/"])
    let call = Call(
      .get, "\(address)/api/v1/dossiers/\(filed.code)\(path)", headers: [("Authorization", "Receipt " + filed.secret)])
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while true {
      let answer = try Caller().make(call)
      // There are many to ask about, and all from one address.
      guard answer.status == 429, ContinuousClock.now < end else { return answer }
      usleep(50_000)
    }
  }

  /// Makes sure that a log as it was kept stands unchanged at the beginning of a node's.
  private func check(_ kept: Log, isBeginningAt node: RunningServer, in place: TemporaryFolder) throws {
    try place.write(operate(node.data, "log", "consistency", "--from", "\(kept.entries)"), to: "way.json")
    let checked = try motcuaList(
      ["log", "check", place.url.path + "/way.json", "--head", kept.head, "--lang", "en"])
    #expect(checked.status == 0, "\(checked)")
  }

  /// Makes sure that a node goes on: what is filed there has the next numbers, and is proved with the rest.
  private func checkGoesOn(_ node: RunningServer, behind log: Log) throws {
    let applicants = Applicants("lai", at: [node])
    defer { applicants.end() }
    try applicants.waitForMore(2)
    applicants.end()
    let filed = applicants.filed
    #expect(applicants.others == [])
    #expect(filed.compactMap(\.number).sorted() == Array(log.dossiers + 1...log.dossiers + filed.count))
    #expect(try prove(node.data).dossiers == log.dossiers + filed.count)
    #expect(node.stop() == 0)
  }

  @Test(
    """
    that is made while both take dossiers has all that was acknowledged before and nothing by halves; it is restored, whole and to an \
    entry of its log, brought into a new database and served from there, and its log is the one that was kept
    """)
  func online() throws {
    let address = try PostgresServer.newDatabase()
    let places = [try TemporaryFolder(), try TemporaryFolder()]
    let one = try RunningServer(in: places[0], "--store", address)
    try places[1].takeKeys(of: one.data)
    let two = try RunningServer(in: places[1], "--store", address)

    let early = Applicants("som", at: [one, two])
    defer { early.end() }
    try early.waitForMore(4)
    early.end()
    // Nobody files: what is kept of the log is the end of what they did.
    let kept = try prove(one.data)
    #expect(kept.dossiers == early.filed.count)

    let late = Applicants("muon", at: [one, two])
    defer { late.end() }
    try late.waitForMore(2)
    let before = early.filed + late.filed
    let backup = places[0].url.path + "/sao-luu"
    try backUp(two.data, into: backup, of: address, while: late)
    try late.waitForMore(2)
    late.end()
    #expect(early.others + late.others == [])
    let all = early.filed + late.filed
    #expect(try prove(one.data).dossiers == all.count)

    let (whole, node) = try restored(backup, in: TemporaryFolder())
    let log = try prove(node.data)
    #expect(try Log(whole) == log)
    try check(kept, isBeginningAt: node, in: places[0])
    // It is the beginning of the log that went on, too.
    #expect(try operate(two.data, "log", "head", "--size", "\(log.entries)") == "\(log.entries) \(log.head)\n")
    let there = try all.filter { try isThere($0, at: node) }
    #expect(there.compactMap(\.number).sorted() == Array(1...log.dossiers))
    #expect(Set(before.map(\.code)).isSubset(of: there.map(\.code)))
    // What was begun while it was made is not in it.
    #expect(there.count < all.count)
    try checkGoesOn(node, behind: log)

    let (cut, earlier) = try restored(backup, in: TemporaryFolder(), "--until-entry", "\(kept.entries)")
    #expect(cut["until"]?["entry"]?.number == kept.entries)
    #expect(cut["until"]?["dossiersGone"]?.number == log.dossiers - kept.dossiers)
    #expect(try Log(cut) == kept)
    #expect(try prove(earlier.data) == kept)
    try check(kept, isBeginningAt: earlier, in: places[0])
    let cutThere = try all.filter { try isThere($0, at: earlier) }
    #expect(Set(cutThere.map(\.code)) == Set(early.filed.map(\.code)))
    try checkGoesOn(earlier, behind: kept)
    for server in [one, two] { #expect(server.stop() == 0) }
  }
}
