import Foundation
import Glibc
import HTTPCalling
import JSON
import Testing

@Suite("A one-stop and a document office of another house", .timeLimit(.minutes(30)))
struct HandOverServeTests {
  /// A server that keeps its address when it is killed and started again.
  private final class House {
    let place: TemporaryFolder
    private let definitions: URL
    private let secrets: URL
    private(set) var server: RunningServer
    var address: String { server.url.absoluteString.trimmingCharacters(in: ["/"]) }

    init() throws {
      place = try TemporaryFolder()
      definitions = place.url.appending(path: "definitions")
      secrets = place.url.appending(path: "secrets")
      for folder in [definitions, secrets] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      for folder in ["Workflows", "Forms", "Signatures"] {
        try FileManager.default.copyItem(
          at: projectRoot.appending(path: folder), to: definitions.appending(path: folder))
      }
      server = try RunningServer(definitions: definitions, in: place)
    }

    /// Starts it again, now with a partner.
    func start(with partner: String, at address: String, calledThere system: String) throws {
      let text = """
        partners:
          - partner: \(partner)
            name: { vi: Bên kia, en: The other side }
            hand-over: \(address)/hand-over
            system: \(system)
            networks: [127.0.0.0/8]
        """
      try Data(text.utf8).write(to: definitions.appending(path: "Workflows/partners.yaml"))
      let made = FileManager.default.createFile(
        atPath: secrets.appending(path: partner).path, contents: Data("khóa chung của hai bên\n".utf8),
        attributes: [.posixPermissions: 0o600])
      #expect(made)
      #expect(server.stop() == 0)
      try restart()
    }

    func kill() throws {
      #expect(server.stop(SIGKILL) != 0)
      try restart()
    }

    private func restart() throws {
      let (port, address) = (try #require(server.url.port), self.address)
      server = try RunningServer(
        definitions: definitions, in: place, listen: "127.0.0.1:\(port)", "--partner-secrets", secrets.path,
        "--public-url", address)
    }

    func signIn(_ officers: [String]) throws {
      try place.write("một mật khẩu dài\n", to: "password")
      for officer in officers {
        let added = try motcuaList(
          [
            "user", "add", officer, "--password-file", "password", "--data", server.data.path, "--definitions",
            definitions.path,
          ], in: place.url)
        try #require(added.status == 0, "\(added.errors)")
        try done(officer, "login", "--server", address, "--name", officer, "--password-file", "password")
      }
    }

    @discardableResult
    func done(_ officer: String, _ words: String...) throws -> String {
      let run = try motcuaList(words + ["--session", officer], in: place.url)
      try #require(run.status == 0, "\(words): \(run.errors)")
      return run.output
    }

    /// Waits until a command says something; the line that does.
    func wait(_ officer: String, for text: String, _ words: String...) throws -> String {
      var said = ""
      for _ in 0..<400 {
        let run = try motcuaList(words + ["--session", officer], in: place.url)
        if let line = run.lines.first(where: { $0.contains(text) }) { return String(line) }
        said = run.output + run.errors
        Thread.sleep(forTimeInterval: 0.05)
      }
      throw Silence(waitedFor: text, said: said)
    }

    struct Silence: Error {
      let waitedFor: String
      let said: String
    }

    /// A citizen files a dossier over the wire; its code.
    func file() throws -> String {
      let answer = try Caller().make(
        HTTPCalling.Call(
          .post, "\(address)/api/v1/procedures/cap-ban-sao-van-bang/dossiers",
          headers: [("Idempotency-Key", "a"), ("Content-Type", "application/json")],
          body: .bytes(JSONValue.object(["answers": .object(OfficeServer.answers)]).canonical)))
      return try #require(try JSONValue(reading: answer.body)["code"]?.text)
    }
  }

  @Test("issue a dossier's answer together: the draft goes over, number and signer come back, although both are killed")
  func thereAndBack() throws {
    let (here, there) = (try House(), try House())
    try here.start(with: "van-phong", at: there.address, calledThere: "mot-cua")
    try there.start(with: "mot-cua", at: here.address, calledThere: "van-phong")
    try here.signIn(["duc"])
    try there.signIn(["minh", "duc", "hoa"])

    let code = try here.file()
    let made = try JSONValue(
      reading: here.done(
        "duc", "document", "draft", "--agency", "so-gddt", "--kind", "cong-van", "--subject", "V/v cấp bản sao", "--to",
        "Ông Đức", "--dossier", code, "--json"), within: .init(bytes: 1_000_000))
    let draft = try #require(made["document"]?.text)
    try here.done("duc", "document", "act", draft, "hand-over", "--partner", "van-phong")
    let come = String(try there.wait("duc", for: "cấp bản sao", "document", "list").split(separator: "\t")[0])
    try here.kill()
    try there.kill()
    try there.done("duc", "document", "act", come, "review")
    try there.done("hoa", "document", "act", come, "approve")
    try there.done("minh", "document", "number", come)
    try there.done("minh", "document", "seal", come)
    try there.done("minh", "document", "send", come)
    _ = try here.wait("duc", for: "01/SGDĐT-VP", "document", "show", draft)
    #expect(try here.done("duc", "document", "show", draft).contains("van-phong đã phát hành"))
    #expect(try there.done("duc", "document", "list").split(separator: "\n").count == 1)
    #expect(here.server.stop() == 0 && there.server.stop() == 0)
  }

  @Test("take nothing from whoever does not prove to be the other one")
  func strangers() throws {
    let (here, there) = (try House(), try House())
    try there.start(with: "mot-cua", at: here.address, calledThere: "van-phong")
    for path in ["/hand-over", "/hand-over/answers"] {
      let answer = try Caller().make(
        HTTPCalling.Call(
          .post, there.address + path,
          headers: [("Content-Type", "application/json"), ("XroadVnpt-systemid", "mot-cua")],
          body: .bytes(Array("{}".utf8))))
      #expect(answer.status == 401)
    }
    let long = try Caller().make(
      HTTPCalling.Call(
        .post, there.address + "/hand-over", headers: [("Content-Type", "application/json")],
        body: .bytes([UInt8](repeating: 0x20, count: 100_000))))
    #expect(long.status == 413)
  }
}
