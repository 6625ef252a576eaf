import Foundation
import HTTPCalling
import JSON
import OneStop
import Procedures
import SQLiteStore
import Testing
import Text

@Suite("A backup")
struct BackupTests {
  /// A server with a dossier and a paper that waits, whose folder commands may open.
  private static func office() throws -> OfficeServer {
    let server = try OfficeServer()
    _ = try server.file()
    try upload("%PDF-1.4\nmột\n%%EOF\n", to: server)
    #expect(
      FileManager.default.createFile(
        atPath: data(server) + "/installation.key", contents: Data(repeating: 7, count: 32),
        attributes: [.posixPermissions: 0o600]))
    return server
  }

  private static func upload(_ text: String, to server: OfficeServer) throws {
    let answer = try Caller().make(
      HTTPCalling.Call(
        .post, server.url + "/api/v1/uploads?name=a.pdf", headers: [("Content-Type", "application/octet-stream")],
        body: .bytes(Array(text.utf8))))
    try #require(answer.status == 201, "\(String(decoding: answer.body, as: UTF8.self))")
  }

  private static func data(_ server: OfficeServer) -> String { server.folder.url.path + "/data" }

  private func place(_ server: OfficeServer, _ name: String) -> String { server.folder.url.path + "/" + name }

  private func files(in folder: String) throws -> [String] {
    try #require(FileManager.default.enumerator(atPath: folder + "/files")).compactMap { $0 as? String }.filter {
      $0.count == 65
    }
  }

  @Test("is made while the server runs, restores to what was there at its moment, and proves itself first")
  func whole() throws {
    let server = try Self.office()
    let backup = place(server, "sao-luu")
    let made = try motcuaList(["backup", backup, "--data", Self.data(server), "--json"])
    #expect(made.status == 0, "\(made.errors)")
    let answer = try JSONValue(reading: made.output, within: .init(bytes: 10_000))
    #expect(answer["files"]?.number == 1 && answer["shared"]?.number == 0)
    let head = try motcuaList(["log", "head", "--data", Self.data(server)]).output

    _ = try server.file("b")
    let later = try motcuaList(["log", "head", "--data", Self.data(server)]).output
    #expect(later != head)

    let restored = place(server, "khoi-phuc")
    let back = try motcuaList(["restore", backup, "--data", restored, "--lang", "en"])
    #expect(back.status == 0 && back.output.contains("no fault"), "\(back.errors)")
    #expect(try motcuaList(["log", "head", "--data", restored]).output == head)
    #expect(try motcuaList(["log", "verify", "--data", restored]).status == 0)
    #expect(try files(in: restored) == files(in: Self.data(server)))
    let key = try Data(contentsOf: URL(filePath: restored + "/installation.key"))
    #expect(key == Data(repeating: 7, count: 32))
    for path in [backup, backup + "/record.sqlite", backup + "/installation.key", restored] {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode.map { $0 & 0o077 } == 0, "\(path)")
    }
  }

  @Test("pauses webhooks when it is restored, for their receivers may know what it does not have, and says how many")
  func webhooks() throws {
    let server = try Self.office()
    _ = try server.office.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
    for _ in 0..<3 { _ = try server.office.addWebhook("https://nhan.example.vn/motcua", for: "so-lieu") }
    #expect(try server.office.pauseWebhook(3))
    let (backup, restored) = (place(server, "sao-luu"), place(server, "khoi-phuc"))
    #expect(try motcuaList(["backup", backup, "--data", Self.data(server)]).status == 0)
    let back = try motcuaList(["restore", backup, "--data", restored, "--json", "--lang", "en"])
    #expect(back.status == 0 && back.errors.contains("2 webhooks are paused"), "\(back.errors)")
    #expect(try JSONValue(reading: back.output, within: .init(bytes: 10_000))["webhooksPaused"]?.number == 2)
    let listed = try motcuaList(["webhook", "list", "--json", "--data", restored]).output
    #expect(listed.split(separator: "paused-restored").count == 3 && listed.contains("paused-operator"), "\(listed)")
    #expect(try motcuaList(["webhook", "resume", "1", "--data", restored]).status == 0)
    #expect(try motcuaList(["log", "verify", "--data", restored]).status == 0)
    // The office that it is a backup of goes on.
    #expect(try server.office.webhooks().count { $0.webhook.state == .active } == 2)
  }

  @Test("shares the files that an earlier one has")
  func shared() throws {
    let server = try Self.office()
    let (first, second) = (place(server, "mot"), place(server, "hai"))
    #expect(try motcuaList(["backup", first, "--data", Self.data(server)]).status == 0)
    try Self.upload("%PDF-1.4\nhai\n%%EOF\n", to: server)
    let made = try motcuaList(["backup", second, "--earlier", first, "--data", Self.data(server), "--json"])
    #expect(made.status == 0, "\(made.errors)")
    let answer = try JSONValue(reading: made.output, within: .init(bytes: 10_000))
    #expect(answer["files"]?.number == 2 && answer["shared"]?.number == 1)
    try FileManager.default.removeItem(atPath: first)
    #expect(try motcuaList(["restore", second, "--data", place(server, "khoi-phuc")]).status == 0)
  }

  /// What is done to a backup, and what its restoration says.
  private static let damage: [(String, @Sendable (String) throws -> Void, String)] = [
    (
      "a byte of the record",
      { folder in
        let file = URL(filePath: folder + "/record.sqlite")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count - 20] ^= 1
        try bytes.write(to: file)
      }, "it is not the record that the backup was made of"
    ),
    (
      "a byte of a file",
      { folder in
        let name = try #require(FileManager.default.enumerator(atPath: folder + "/files")).compactMap { $0 as? String }
          .first { $0.count == 65 }
        let file = URL(filePath: folder + "/files/" + (try #require(name)))
        var bytes = try Data(contentsOf: file)
        bytes[3] ^= 1
        try bytes.write(to: file)
      }, "it is not what it was"
    ),
    (
      "a file taken away",
      { folder in
        let name = try #require(FileManager.default.enumerator(atPath: folder + "/files")).compactMap { $0 as? String }
          .first { $0.count == 65 }
        try FileManager.default.removeItem(atPath: folder + "/files/" + (try #require(name)))
      }, "1 of 1 files are missing"
    ),
    (
      "the note taken away", { folder in try FileManager.default.removeItem(atPath: folder + "/BACKUP") },
      "No such file"
    ),
    (
      "the note of something else",
      { folder in try Data("motcua backup 9\n".utf8).write(to: URL(filePath: folder + "/BACKUP")) },
      "it is no note of a backup"
    ),
  ]

  @Test("that was changed is not restored, and what is wrong with it is named")
  func changed() throws {
    let server = try Self.office()
    for (number, (name, change, words)) in Self.damage.enumerated() {
      let (backup, restored) = (place(server, "sao-luu-\(number)"), place(server, "khoi-phuc-\(number)"))
      #expect(try motcuaList(["backup", backup, "--data", Self.data(server)]).status == 0)
      try change(backup)
      let back = try motcuaList(["restore", backup, "--data", restored, "--lang", "en"])
      #expect(back.status == 1 && back.errors.contains(words), "\(name): \(back.errors)")
      #expect(!FileManager.default.fileExists(atPath: restored), "\(name)")
    }
  }

  @Test("whose log does not prove itself is not put to use, though it is copied faithfully")
  func falseLog() throws {
    let server = try Self.office()
    server.stop()
    try Connection(Self.data(server) + "/record.sqlite", mode: .visitor).script(
      "UPDATE dossier SET place = place || 'x'")
    let (backup, restored) = (place(server, "sao-luu"), place(server, "khoi-phuc"))
    #expect(try motcuaList(["backup", backup, "--data", Self.data(server)]).status == 0)
    let back = try motcuaList(["restore", backup, "--data", restored, "--lang", "en"])
    #expect(back.status == 1 && back.errors.contains("was not put to use"), "\(back.errors)")
    #expect(!FileManager.default.fileExists(atPath: restored))
    #expect(FileManager.default.fileExists(atPath: restored + ".restoring"))
  }

  @Test("is brought back to an entry of its log or to a moment, says what has gone, and serves from there")
  func until() throws {
    let server = try Self.office()
    let head = try motcuaList(["log", "head", "--data", Self.data(server)]).output
    let size = try #require(head.split(separator: " ").first.map(String.init))
    try server.go(to: "2026-11-19T09:05")
    _ = try server.file("b")
    let backup = place(server, "sao-luu")
    #expect(try motcuaList(["backup", backup, "--data", Self.data(server)]).status == 0)

    let restored = place(server, "khoi-phuc")
    let back = try motcuaList(
      ["restore", backup, "--data", restored, "--until-entry", size, "--json", "--lang", "en"])
    #expect(back.status == 0, "\(back.errors)")
    let answer = try JSONValue(reading: back.output, within: .init(bytes: 10_000))
    #expect(answer["entries"]?.number == Int(size))
    #expect(answer["until"]?["dossiersGone"]?.number == 1 && answer["until"]?["entry"]?.number == Int(size))
    #expect(back.errors.contains("1 receipts that applicants hold have no dossier any more"), "\(back.errors)")
    #expect(try motcuaList(["log", "head", "--data", restored]).output == head)
    #expect(try motcuaList(["log", "verify", "--data", restored]).status == 0)

    let plain = try motcuaList(
      ["restore", backup, "--data", place(server, "nguyen"), "--until-entry", "1", "--lang", "vi"])
    #expect(plain.status == 0 && plain.output.contains("đưa về mục"), "\(plain.output) \(plain.errors)")
    for (option, value, status, words) in [
      ("--until", "2001-01-01T00:00", 1, "nothing had been recorded by then"),
      ("--until", "2999-01-01T00:00", 1, "take a later one"),
      ("--until-entry", "9999", 1, "name one from 1 to"), ("--until-entry", "0", 64, "is none"),
    ] {
      let run = try motcuaList(["restore", backup, "--data", place(server, "x"), option, value, "--lang", "en"])
      #expect(run.status == status && run.errors.contains(words), "\(option) \(value): \(run.errors)")
      for path in ["x", "x.restoring"] {
        #expect(!FileManager.default.fileExists(atPath: place(server, path)), "\(option) \(value): \(path)")
      }
    }
    let both = try motcuaList(
      ["restore", backup, "--data", place(server, "x"), "--until", "now", "--until-entry", "1", "--lang", "en"])
    #expect(both.status == 64 && both.errors.contains("not both"))
  }

  @Test("takes no place where something is, and comes of nothing that is none")
  func places() throws {
    let server = try Self.office()
    let backup = place(server, "sao-luu")
    #expect(try motcuaList(["backup", backup, "--data", Self.data(server)]).status == 0)
    for (arguments, words) in [
      (["backup", backup, "--data", Self.data(server)], "exists"),
      (["backup", place(server, "x"), "--data", place(server, "y")], "missing"),
      (["backup", place(server, "x"), "--earlier", place(server, "y"), "--data", Self.data(server)], "missing"),
      (["restore", backup, "--data", Self.data(server)], "holds something"),
      (["restore", place(server, "x"), "--data", place(server, "y")], "missing"),
    ] {
      let run = try motcuaList(arguments + ["--lang", "en"])
      #expect(run.status == 1 && run.errors.contains(words), "\(arguments): \(run.errors)")
    }
    let said = try motcuaList(["backup", backup, "--data", Self.data(server), "--lang", "vi"])
    #expect(said.errors.contains("sao-luu: đã có sẵn, không bị ghi đè; hãy nêu chỗ khác"), "\(said.errors)")
    // One that was cut off is not taken for a backup, and is not written over.
    try FileManager.default.createDirectory(atPath: place(server, "z.unfinished"), withIntermediateDirectories: true)
    let cut = try motcuaList(["backup", place(server, "z"), "--data", Self.data(server), "--lang", "en"])
    #expect(cut.status == 1 && cut.errors.contains("was cut off"))
  }
}
