import Crypto
import Dossiers
import Forms
import Foundation
import JSON
import OneStop
import Procedures
import SQLiteStore
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

@Suite("Erasing by a server")
struct ErasureServeTests {
  /// The day that the machine's clock says, as the program tells it: the server erases by no other one.
  private func today(_ folder: TemporaryFolder) throws -> Day {
    let run = try motcuaList([
      "retention", "erase", "--today", "2001-01-01", "--data", folder.url.path + "/nothing", "--lang", "en",
    ])
    let day = try #require(run.errors.firstMatch(of: #/clock says ([0-9/]+), not/#)?.1)
    return try #require(Day(dayFirst: String(day)))
  }

  /// The definitions that ship, by which dossiers are kept for one year.
  private func definitions(in folder: TemporaryFolder) throws -> URL {
    let definitions = folder.url.appending(path: "definitions")
    try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: true)
    for name in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(
        at: projectRoot.appending(path: name), to: definitions.appending(path: name))
    }
    let file = definitions.appending(path: "Workflows/cap-ban-sao-van-bang/procedure.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains("keep: 20 years after end"))
    try text.replacing("keep: 20 years after end", with: "keep: 1 year after end").write(
      to: file, atomically: true, encoding: .utf8)
    return definitions
  }

  /// A dossier that ended so long ago that its last day has passed, and whose applicant was told in time.
  private func filed(
    _ folder: TemporaryFolder, _ definitions: URL, today: Day
  ) throws -> (code: DossierCode, secret: String) {
    let clock = Mutex(Instant(LocalTime(today.advanced(by: -400), second: 36_000)))
    let data = folder.url.appending(path: "data").path
    let store = try SQLiteRecordStore(folder: data, at: clock.withLock { $0 })
    defer { try? store.close() }
    let key = data + "/installation.key"
    #expect(
      FileManager.default.createFile(
        atPath: key, contents: Data(repeating: 7, count: 32), attributes: [.posixPermissions: 0o600]))
    let findings = Findings()
    let loaded = try #require(Definitions.load(DefinitionFiles(folder: definitions.path, findings), findings))
    let chance = Mutex(SeededGenerator(seed: 1))
    let environment = Environment(
      now: { clock.withLock { $0 } },
      randomBytes: { count in
        chance.withLock { chance in (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) } }
      },
      installationKey: Array(repeating: 7, count: 32))
    let office = try OneStop(definitions: loaded, store: store, files: store.files, environment: environment)
    let filing = CommandKey(owner: "form", id: "a")
    let secret = try office.receiptSecret(for: filing)
    let hash = OneStop.hash(ofSecret: secret)
    let form = try #require(loaded.forms["ban-sao-van-bang"])
    guard case .right(let answers) = form.check(.object(OfficeServer.answers), on: today.advanced(by: -400)) else {
      throw NotPrepared()
    }
    let outcome = try office.submit(
      Submission(channel: .online, answers: answers, papers: [], secretHash: hash), to: "cap-ban-sao-van-bang",
      CommandRequest(key: filing, digest: "a", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome,
      let task = try office.view(code, for: .officer("lan")).dossier.tasks.first?.number,
      case .done = try office.perform(
        .act(Act(task: task, action: "tu-choi", reason: "Không đủ")), on: code,
        CommandRequest(key: CommandKey(owner: "officer/lan", id: "b"), digest: "b", caller: .officer("lan")))
    else { throw NotPrepared() }
    clock.withLock { $0 = Instant(LocalTime(today.advanced(by: -32), second: 36_000)) }
    #expect(try office.watchClock()?.cause == .unseen)
    try office.trustClock()
    #expect(try office.runErasures().announced == 1)
    return (code, secret)
  }

  private struct NotPrepared: Error {}

  @Test("is done before anybody is served, noted in its log, and proves itself")
  func beforeServing() throws {
    let folder = try TemporaryFolder()
    let (today, definitions) = (try today(folder), try definitions(in: folder))
    let (code, secret) = try filed(folder, definitions, today: today)
    let server = try RunningServer(definitions: definitions, in: folder)
    let answer = try server.ask("GET", "api/v1/dossiers/\(code)", ["Authorization": "Receipt \(secret)"])
    let dossier = try JSONValue(reading: answer.body)
    #expect(answer.status == 200 && dossier["answers"] == [], "\(answer.body)")
    #expect(dossier["retention"]?["erasedAt"]?.text != nil)
    #expect(!answer.body.contains("Trần Văn Đức") && !answer.body.contains("Không đủ"))
    #expect(server.stop() == 0)
    let line = try JSONValue(reading: server.logLine(with: "\"event\":\"erased\""))
    #expect(line["dossiers"] == 1 && line["heldBack"] == 0 && line["failed"] == [])
    let proof = try motcuaList([
      "log", "verify", "--data", server.data.path, "--definitions", definitions.path, "--lang", "en",
    ])
    #expect(proof.status == 0, "\(proof.output)\(proof.errors)")
    let record = try Data(contentsOf: server.data.appending(path: "record.sqlite"))
    #expect(record.range(of: Data("Trần Văn Đức".utf8)) == nil)
  }

  @Test("waits after a backup of months ago was restored, and whoever restores it is told what to do, and does it")
  func afterOldBackup() throws {
    let folder = try TemporaryFolder()
    let (today, definitions) = (try today(folder), try definitions(in: folder))
    let (code, _) = try filed(folder, definitions, today: today.advanced(by: -100))
    func place(_ name: String) -> String { folder.url.appending(path: name).path }
    func backUp(_ data: String, into backup: String) throws {
      let made = try motcuaList(["backup", place(backup), "--data", place(data), "--lang", "en"])
      try #require(made.status == 0, "\(made.output)\(made.errors)")
    }
    let loaded = ["--definitions", definitions.path, "--lang", "en"]
    try backUp("data", into: "backup")
    let restored = try motcuaList(["restore", place("backup"), "--data", place("restored")] + loaded)
    #expect(restored.status == 0 && restored.output.contains("ATTENTION"), "\(restored.output)\(restored.errors)")
    #expect(restored.output.contains("motcua retention erase --today"))
    let told = try motcuaList(["restore", place("backup"), "--data", place("again"), "--json"] + loaded)
    let answer = try JSONValue(reading: told.output, within: .init(bytes: 10_000))
    #expect(answer["erasingWaits"]?.text == "clock-unseen" && told.errors.contains("ATTENTION"))
    let erasing = ["retention", "erase", "--data", place("restored")] + loaded
    #expect(try motcuaList(erasing).status == 1, "nobody has said what day it is")
    let erased = try motcuaList(erasing + ["--today", "\(today)"])
    #expect(erased.status == 0 && erased.output.contains("Erased: 1 "), "\(code): \(erased.output)\(erased.errors)")
    #expect(try motcuaList(["log", "verify", "--data", place("restored")] + loaded).status == 0)
    // A backup of now has nothing to tell.
    try backUp("restored", into: "later")
    let fresh = try motcuaList(["restore", place("later"), "--data", place("fresh")] + loaded)
    #expect(fresh.status == 0 && !fresh.output.contains("ATTENTION"), "\(fresh.output)\(fresh.errors)")
  }
}
