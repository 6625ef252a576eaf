import Foundation
import HTTPCalling
import JSON
import Testing

@Suite(
  "Logging in by a real provider", .serialized, .timeLimit(.minutes(30)),
  .enabled(
    if: Glewlwyd.isThere, "skipped: no glewlwyd (script/bootstrap --tests) or no MOTCUA_TEST_PYTHON (script/test)"))
struct LogInWalkTests {
  /// A server whose definitions have the provider.
  private func server(
    _ issuer: String, in folder: TemporaryFolder, client: String = "motcua", secret: String = "bi-mat"
  ) throws -> RunningServer {
    let definitions = folder.url.appending(path: "definitions")
    try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: false)
    for top in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(at: projectRoot.appending(path: top), to: definitions.appending(path: top))
    }
    let text = """
      providers:
        - provider: thu
          name: { vi: "Thử", en: "Trial" }
          issuer: "\(issuer)"
          client: \(client)
          networks: [127.0.0.1/32]
          fields: { name: name, number: SoDinhDanh, birth: NgayThangNamSinh, email: email, phone: SoDienThoai }
          person: { claim: LoaiTaiKhoan, values: ["1"] }
          assured: { claim: IAL, values: ["2", "3"] }
      """
    try Data(text.utf8).write(to: definitions.appending(path: "Workflows/log-in.yaml"))
    let file = folder.url.appending(path: "thu.secret")
    try Data((secret + "\n").utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    return try RunningServer(definitions: definitions, in: folder, "--log-in-secret", "thu=\(file.path)")
  }

  private func file(_ server: RunningServer, _ key: String) throws -> String {
    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    let answer = try server.ask(
      "POST", "/api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: body.canonicalText, ["Idempotency-Key": key])
    return try #require(try JSONValue(reading: answer.body)["code"]?.text, "\(answer.body)")
  }

  @Test("goes from the procedure over the provider back to the form, filled in, and to what was filed before")
  func whole() throws {
    let folder = try TemporaryFolder()
    let provider = try Glewlwyd(client: "motcua", secret: "bi-mat")
    let server = try server(provider.issuer, in: folder)
    #expect(
      try provider.say("register \(server.url.absoluteString.trimmed)/dang-nhap/thu/tra-loi") == "registered")
    let before = try file(server, "truoc")

    let browser = Browser(server)
    try browser.open("/cua-toi")
    #expect(browser.page.contains("/dang-nhap/thu?ve="))
    try browser.open("/dang-nhap/thu?ve=%2Fthu-tuc%2Fcap-ban-sao-van-bang%2Fnop")
    #expect(browser.status == 303)
    let out = try #require(browser.location)
    let back = try provider.say("visit \(out)")
    let path = try #require(back.components(separatedBy: server.url.absoluteString.trimmed).last)
    #expect(path.hasPrefix("/dang-nhap/thu/tra-loi?"))

    // The same way by another browser leads nowhere, and does not spoil it for the right one.
    let other = Browser(server)
    try other.open(path)
    #expect(other.status == 400)

    let carried = browser.cookies
    try browser.open(path)
    #expect(browser.status == 303, "\(browser.page)")
    #expect(browser.location == "/thu-tuc/cap-ban-sao-van-bang/nop")
    try browser.open("/thu-tuc/cap-ban-sao-van-bang/nop")
    for filled in ["Trần Văn Đức", "01/05/1990", "038090001234", "0912345678"] {
      #expect(browser.page.contains("value=\"\(filled)\""), "\(filled)")
    }
    try browser.open("/cua-toi")
    #expect(browser.page.contains(before))
    try browser.open("/ho-so/\(before)")
    #expect(browser.status == 200)
    try browser.open("/api/v1/own/dossiers")
    #expect(try JSONValue(reading: browser.page)["dossiers"]?.list.map { $0["code"]?.text } == [before])

    // A log-in comes back once, also with all its cookies.
    let again = Browser(server)
    again.cookies = carried
    try again.open(path)
    #expect(again.status == 400)
    #expect(again.cookies["phien"] == nil)

    try browser.open("/cua-toi")
    let token = try #require(
      browser.page.firstMatch(of: /action="\/dang-xuat"><input type="hidden" name="_the" value="([^"]+)"/))
    let session = browser.cookies
    try browser.post("/dang-xuat", "_the=\(token.output.1)")
    #expect(browser.page.contains("Bạn đã đăng xuất"))
    #expect(browser.page.contains(provider.issuer + "/end_session?id_token_hint="))
    browser.cookies = session
    try browser.open("/api/v1/own/dossiers")
    #expect(browser.status == 401)
  }

  @Test(
    "fails with a page and a line in the log, and without the secret there, when the provider does not take the office")
  func wrongSecret() throws {
    let folder = try TemporaryFolder()
    let provider = try Glewlwyd(client: "motcua", secret: "bi-mat")
    let server = try server(provider.issuer, in: folder, secret: "bi-mat-sai")
    _ = try provider.say("register \(server.url.absoluteString.trimmed)/dang-nhap/thu/tra-loi")
    let browser = Browser(server)
    try browser.open("/dang-nhap/thu")
    let back = try provider.say("visit \(try #require(browser.location))")
    try browser.open(try #require(back.components(separatedBy: server.url.absoluteString.trimmed).last))
    #expect(browser.status == 502)
    #expect(browser.page.contains("Không đăng nhập được"))
    #expect(browser.cookies["phien"] == nil)
    let line = try server.logLine(with: "log-in: ")
    #expect(line.contains("log-in: refused"), "\(line)")
    #expect(!line.contains("bi-mat") && !line.contains("code="))
  }
}

@Suite("The secret of a log-in provider")
struct LogInSecretTests {
  @Test("is a file that its owner alone can read, of a provider that the definitions name")
  func refused() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "s")
    try Data("bi-mat\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    func serve(_ secret: String) throws -> Run {
      try motcua(
        "serve", "--listen", "127.0.0.1:0", "--data", folder.url.appending(path: "data").path, "--definitions",
        projectRoot.path, "--lang", "en", "--log-in-secret", secret)
    }
    let open = try serve("vneid=\(file.path)")
    #expect(open.status == 64)
    #expect(open.errors.contains("chmod 600"), "\(open.errors)")
    let unknown = try serve("vneit=\(file.path)")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("no provider `vneit` (vneid?)"), "\(unknown.errors)")
    #expect(try serve("vneid").status == 64)
    #expect(try serve("vneid=\(folder.url.path)/khong-co").errors.contains("No such file"))
    try Data().write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    #expect(try serve("vneid=\(file.path)").errors.contains("has to hold one line"))
  }
}

/// Debian's identity provider, run by `Tests/LogIn/glewlwyd.py` until the test is over.
private final class Glewlwyd {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  static let isThere = python != nil && FileManager.default.fileExists(atPath: "/usr/bin/glewlwyd")

  private(set) var issuer = ""
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(client: String, secret: String) throws {
    process.executableURL = URL(filePath: Glewlwyd.python ?? "/nowhere")
    process.arguments = ["-B", projectRoot.appending(path: "Tests/LogIn/glewlwyd.py").path, client, secret]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    issuer = try nextLine()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Says a line; what is answered.
  func say(_ line: String) throws -> String {
    try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
    return try nextLine()
  }

  private func nextLine() throws -> String {
    var said = Data()
    while said.last != UInt8(ascii: "\n") {
      let piece = output.fileHandleForReading.availableData
      try #require(!piece.isEmpty, "glewlwyd.py ended")
      said += piece
    }
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}

/// A browser without scripts that follows nothing by itself.
private final class Browser {
  private let server: RunningServer
  private(set) var status = 0
  private(set) var page = ""
  private(set) var location: String?
  var cookies: [String: String] = [:]

  init(_ server: RunningServer) { self.server = server }

  func open(_ path: String) throws { try make(.get, path) }

  func post(_ path: String, _ form: String) throws {
    try make(.post, path, [("Content-Type", "application/x-www-form-urlencoded")], .bytes(Array(form.utf8)))
  }

  private func make(
    _ method: HTTPCalling.Call.Method, _ path: String, _ headers: [(name: String, value: String)] = [],
    _ body: HTTPCalling.Call.Body = .none
  ) throws {
    let line = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    let answer = try Caller().make(
      HTTPCalling.Call(
        method, server.url.absoluteString.trimmed + path, headers: headers + (line.isEmpty ? [] : [("Cookie", line)]),
        body: body))
    status = answer.status
    page = String(decoding: answer.body, as: UTF8.self)
    location = answer["Location"]
    for (name, value) in answer.headers where name.lowercased() == "set-cookie" {
      let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(pair[0])] = value.contains("Max-Age=0") ? nil : String(pair[1])
    }
  }
}

extension String {
  /// The address without a slash at its end.
  fileprivate var trimmed: String { hasSuffix("/") ? String(dropLast()) : self }
}
