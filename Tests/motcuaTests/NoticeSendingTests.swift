import Foundation
import JSON
import Testing

@Suite("A running server", .serialized, .timeLimit(.minutes(30)))
struct NoticeSendingTests {
  /// The Python with a mail server in it; nil when script/test has not put it there.
  private static let python: String? = {
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else { return nil }
    let libraries = URL(filePath: python).deletingLastPathComponent().deletingLastPathComponent().appending(path: "lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries.path)) ?? []
    let isThere = versions.contains { version in
      FileManager.default.fileExists(
        atPath: libraries.appending(path: "\(version)/site-packages/aiosmtpd/smtp.py").path)
    }
    return isThere ? python : nil
  }()

  private func file(_ server: RunningServer, _ key: String, email: String? = nil) throws -> String {
    var answers = OfficeServer.answers
    if let email { answers["thu-dien-tu"] = .string(email) }
    let body: JSONValue = ["answers": .object(answers), "language": "vi"]
    let answer = try server.ask(
      "POST", "/api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: body.canonicalText, ["Idempotency-Key": key])
    try #require(answer.status == 201, "\(answer.body)")
    return try #require(try JSONValue(reading: answer.body)["code"]?.text)
  }

  /// A command of the operator's that says something with its exit code, after it has handed over what it got.
  private func command(_ folder: TemporaryFolder, _ name: String, _ text: String) throws -> String {
    let url = folder.url.appending(path: name)
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: url.path)
    return url.path
  }

  private func outbox(_ server: RunningServer, _ words: String...) throws -> [JSONValue] {
    let run = try motcuaList(
      ["outbox", "--json", "--data", server.data.path, "--definitions", projectRoot.path] + words)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONValue(reading: run.output).list
  }

  @Test("hands a notice to the operator's command with no more than it needs")
  func message() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.url.appending(path: "pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let path = try command(folder, "send", "{ cat; env; } > '\(pipe)'")
    let server = try RunningServer(
      in: folder, "--message-command", path, "--public-url", "https://motcua.example.vn")
    let code = try file(server, "a")
    let reading = try #require(FileHandle(forReadingAtPath: pipe))
    let handed = try #require(try reading.readToEnd())
    let said = String(decoding: handed, as: UTF8.self)
    let message = try JSONValue(reading: String(said.split(separator: "\n")[0]))
    #expect(message["to"]?.text == "0912345678")
    #expect(message["identity"]?.text == "message/\(code)/1/1")
    #expect(message["subject"]?.text == "Hồ sơ \(code) đã được gửi")
    #expect(message["text"]?.text?.contains("https://motcua.example.vn/ho-so?ma=\(code)") == true)
    for word in ["038090001234", "12 đường Mẫu", "1990", "MOTCUA"] { #expect(!said.contains(word)) }
    #expect(server.stop() == 0)
    #expect(try outbox(server, "--state", "done").map { $0["answer"]?.text } == ["sent"])
    #expect(try outbox(server).isEmpty)
  }

  @Test("tries again what its command puts off, gives up what it refuses, and lets it be tried anew")
  func exitCodes() throws {
    let folder = try TemporaryFolder()
    let later = try RunningServer(in: folder, "--message-command", try command(folder, "later", "exit 75"))
    _ = try file(later, "a")
    let line = try later.logLine(with: "effect-later")
    #expect(line.contains("exit-75") && !line.contains("0912345678") && !line.contains("H56"))
    #expect(later.stop() == 0)
    #expect(try outbox(later, "--state", "waiting").map { $0["attempts"]?.number } == [1])

    let other = try TemporaryFolder()
    let never = try RunningServer(in: other, "--message-command", try command(other, "never", "exit 3"))
    _ = try file(never, "a")
    #expect(try never.logLine(with: "effect-refused").contains("exit-3"))
    let dead = try outbox(never, "--state", "dead")
    #expect(dead.map { $0["answer"]?.text } == ["exit-3"])
    let row = String(try #require(dead[0]["row"]?.number))
    let retry = try motcuaList(
      ["outbox", "retry", row, "--data", never.data.path, "--definitions", projectRoot.path])
    #expect(retry.status == 0)
    #expect(try never.logLine(with: "effect-refused").contains("exit-3"))
    #expect(never.stop() == 0)
  }

  @Test("sends a notice by mail, once", .enabled(if: python != nil, "script/test installs the mail server"))
  func mail() throws {
    let inbox = Process()
    let (input, output) = (Pipe(), Pipe())
    let script = projectRoot.appending(path: "Tests/MailServer/mail_server.py").path
    inbox.executableURL = URL(filePath: try #require(NoticeSendingTests.python))
    inbox.arguments = [script]
    inbox.standardInput = input
    inbox.standardOutput = output
    try inbox.run()
    defer { inbox.terminate() }
    func lines(_ count: Int) -> [String] {
      var said = Data()
      while said.count(where: { $0 == UInt8(ascii: "\n") }) < count {
        let piece = output.fileHandleForReading.availableData
        if piece.isEmpty { break }
        said += piece
      }
      return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    let port = try #require(lines(1).first)
    let folder = try TemporaryFolder()
    let server = try RunningServer(
      in: folder, "--mail-server", "smtp://127.0.0.1:\(port)", "--mail-from", "mot-cua@so.example.vn")
    let refused = try file(server, "a", email: "unknown@example.vn")
    #expect(try server.logLine(with: "effect-refused").contains("smtp-550"))
    let code = try file(server, "b", email: "duc@example.vn")
    let letter = try JSONValue(reading: try #require(lines(1).first))
    #expect(letter["to"] == ["duc@example.vn"])
    #expect(letter["text"]?.text?.contains("Message-ID: <motcua.mail.\(code).1.1@so.example.vn>") == true)
    #expect(try server.ask("GET", "metrics").body.contains("\nmotcua_outbox_dead "))
    #expect(server.stop() == 0)
    #expect(try outbox(server).map { $0["dossier"]?.text } == [refused])
    #expect(try outbox(server, "--state", "done").map { $0["attempts"]?.number } == [1])
  }

  @Test(
    "says what is wrong with what it was told about notices",
    arguments: [
      ["--mail-server", "smtp://mail.vn"], ["--mail-server", "http://mail.vn", "--mail-from", "a@b.vn"],
      ["--mail-from", "a@b.vn\nBcc: c@d.vn"], ["--message-command", "send"],
    ])
  func wrongUsage(words: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try motcuaList(
      [
        "serve", "--listen", "127.0.0.1:0", "--data", folder.url.appending(path: "data").path, "--definitions",
        projectRoot.path,
      ] + words + (words.contains("--mail-from") && words.count == 2 ? ["--mail-server", "smtp://m.vn"] : []))
    #expect(run.status == 64, "\(run.output)\(run.errors)")
  }
}
