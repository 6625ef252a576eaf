import Foundation
import HTTPCalling
import JSON
import TestSupport
import Testing

@Suite(
  "motcua store copy",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct StoreCopyCommandTests {
  private func copy(_ from: String, _ to: String) throws -> Run {
    try motcuaList(["store", "copy", from, to, "--json", "--lang", "en"])
  }

  private func answer(_ run: Run) throws -> JSONValue {
    try #require(run.status == 0, "\(run)")
    return try JSONValue(reading: run.output, within: .init(bytes: 10_000))
  }

  /// A data folder with the secret of an installation.
  private func folder(_ name: String, in place: TemporaryFolder, key byte: UInt8) throws -> String {
    let path = place.url.path + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try #require(
      FileManager.default.createFile(
        atPath: path + "/installation.key", contents: Data(repeating: byte, count: 32),
        attributes: [.posixPermissions: 0o600]))
    return path
  }

  @Test("brings the record of a serving folder into PostgreSQL, whose nodes find it proved, and back into a folder")
  func thereAndBack() throws {
    let server = try OfficeServer(officers: [])
    for number in 0..<3 { _ = try server.file("\(number)") }
    let data = try folder("data", in: server.folder, key: 7)
    let address = try PostgresServer.newDatabase()
    let there = try copy(data, address)
    let log = try #require(try answer(there)["logs"])
    #expect(there.errors.isEmpty && log.canonicalText.contains(#""authority":"tinh-mau""#))
    #expect(try copy(data, address).status == 1)

    let node = try folder("node", in: server.folder, key: 7)
    try server.folder.write(address + "\n", to: "node/store")
    let verified = try motcuaList(["log", "verify", "--data", node, "--json"])
    let proof = try answer(verified)
    #expect(proof["faults"]?.canonicalText == "[]" && proof["dossiers"]?.number == 3)
    let head = try #require(proof["treeHead"]?.text)
    #expect(log.canonicalText.contains(head))

    // By the folder of a node the keys come along; by the address alone they do not, and that is said.
    let (back, bare) = (server.folder.url.path + "/back", server.folder.url.path + "/bare")
    let whole = try copy(node, back)
    #expect(try answer(whole)["logs"] == log && whole.errors.isEmpty)
    #expect(FileManager.default.contentsEqual(atPath: back + "/installation.key", andPath: data + "/installation.key"))
    #expect(!FileManager.default.fileExists(atPath: back + "/store"))
    #expect(try motcuaList(["log", "verify", "--data", back]).status == 0)
    let keyless = try copy(address, bare)
    #expect(try answer(keyless)["logs"] == log && keyless.errors.contains("installation.key of a node"))
    let keyed = try motcuaList(["log", "verify", "--data", bare, "--lang", "en"])
    #expect(keyed.status == 1 && keyed.errors.contains("no installation.key"))
  }

  @Test("brings it into a database in parts too, which `store partition` makes of an empty one and of nothing else")
  func parted() throws {
    let server = try OfficeServer(officers: [])
    for number in 0..<2 { _ = try server.file("\(number)") }
    let data = try folder("data", in: server.folder, key: 7)
    let address = try PostgresServer.newDatabase()
    func partition(_ store: String) throws -> Run {
      try motcuaList(["store", "partition", store, "--parts", "3", "--json", "--lang", "en"])
    }
    let made = try answer(partition(address))
    #expect(made["parts"]?.number == 3)
    #expect(try answer(copy(data, address))["differing"]?.canonicalText == "[]")
    let node = try folder("node", in: server.folder, key: 7)
    try server.folder.write(address + "\n", to: "node/store")
    let proof = try answer(motcuaList(["log", "verify", "--data", node, "--json"]))
    #expect(proof["faults"]?.canonicalText == "[]" && proof["dossiers"]?.number == 2)
    let again = try partition(address)
    #expect(again.status == 1 && again.errors.contains("there is a record here already"))
    let misplaced = try partition(data)
    #expect(misplaced.status == 1 && misplaced.errors.contains("names no PostgreSQL database"))
  }

  @Test(
    "has its like in a backup of nodes: of a record in PostgreSQL, which is restored into a folder, and may go back")
  func backup() throws {
    let server = try OfficeServer(officers: [])
    for number in 0..<2 { _ = try server.file("\(number)") }
    try uploadPaper(to: server)
    let address = try PostgresServer.newDatabase()
    let log = try #require(try answer(copy(folder("data", in: server.folder, key: 7), address))["logs"])
    let node = try folder("node", in: server.folder, key: 7)
    try server.folder.write(address + "\n", to: "node/store")
    func place(_ name: String) -> String { server.folder.url.path + "/" + name }
    let made = try answer(motcuaList(["backup", place("mot"), "--data", node, "--json"]))
    #expect(made["files"]?.number == 1 && made["shared"]?.number == 0 && made["damaged"]?.canonicalText == "[]")
    let later = try answer(
      motcuaList(["backup", place("hai"), "--earlier", place("mot"), "--data", node, "--json"]))
    #expect(later["files"]?.number == 1 && later["shared"]?.number == 1)
    try FileManager.default.removeItem(atPath: place("mot"))
    #expect(!FileManager.default.fileExists(atPath: place("hai.unfinished")))

    let restored = try answer(motcuaList(["restore", place("hai"), "--data", place("lai"), "--json"]))
    #expect(restored["dossiers"]?.number == 2 && restored["faults"]?.canonicalText == "[]")
    #expect(
      FileManager.default.contentsEqual(atPath: place("lai/installation.key"), andPath: node + "/installation.key"))
    #expect(try answer(copy(place("lai"), PostgresServer.newDatabase()))["logs"] == log)
    #expect(try motcuaList(["backup", place("hai"), "--data", node]).status == 1)
  }

  private func uploadPaper(to server: OfficeServer) throws {
    let answer = try Caller().make(
      HTTPCalling.Call(
        .post, server.url + "/api/v1/uploads?name=a.pdf", headers: [("Content-Type", "application/octet-stream")],
        body: .bytes(Array("%PDF-1.4\nmột\n%%EOF\n".utf8))))
    try #require(answer.status == 201, "\(String(decoding: answer.body, as: UTF8.self))")
  }

  @Test("refuses what is not there, what is not empty, another secret, and an address with a password")
  func refusals() throws {
    let place = try TemporaryFolder()
    let (full, empty) = (try PostgresServer.newDatabase(), try PostgresServer.newDatabase())
    let server = try OfficeServer(officers: [])
    _ = try server.file()
    #expect(try copy(folder("data", in: server.folder, key: 7), full).status == 0)
    let other = try folder("other", in: place, key: 8)
    for (from, to, status, words) in [
      (place.url.path + "/nobody", empty, 1, "there is no record here; name the data folder"),
      (empty, place.url.path + "/x", 1, "there is no record here"),
      (full, server.folder.url.path + "/data", 75, "a server works on this folder"),
      (full, other, 1, "is not the key with which the record was begun"),
      (full, full, 1, "there is a record here already; name"),
      ("postgres://motcua:hoa-sen@db.example/motcua", other, 64, "PGPASSFILE"),
      ("postgres:///motcua?host=/nowhere", other, 75, "unreachable"),
    ] {
      let run = try copy(from, to)
      #expect(run.status == status && run.errors.contains(words) && run.output.isEmpty, "\(from) \(to): \(run)")
      #expect(!run.errors.contains("hoa-sen"))
    }
    #expect(!FileManager.default.fileExists(atPath: other + "/record.sqlite"))
  }
}
