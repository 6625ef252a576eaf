import Foundation
import JSON
import Testing

@Suite(
  "A server with the authority's seal", .serialized, .timeLimit(.minutes(30)),
  .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct SealServeTests {
  /// A server on which a copy of a diploma was issued.
  private struct Office {
    let place: TemporaryFolder
    let server: RunningServer
    let code: String
    let receipt: [String: String]

    init(_ trial: TrialFolder, _ options: [String], environment: [String: String] = [:]) throws {
      place = try TemporaryFolder()
      server = try RunningServer(in: place, options, environment: environment)
      try place.write("một mật khẩu dài\n", to: "password")
      try place.write(
        "so-vao-so,so-hieu,ho-ten,ngay-sinh,loai-van-bang,nam-tot-nghiep\n"
          + "125/2008,B 0123456,TRẦN VĂN ĐỨC,01/05/1990,Bằng tốt nghiệp THPT,2008\n", to: "so-goc.csv")
      let body: JSONValue = ["answers": .object(OfficeServer.answers), "language": "vi"]
      let filed = try server.ask(
        "POST", "/api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: body.canonicalText, ["Idempotency-Key": "a"])
      try #require(filed.status == 201, "\(filed.body)")
      let answer = try JSONValue(reading: filed.body)
      code = try #require(answer["code"]?.text)
      receipt = ["Authorization": "Receipt \(try #require(answer["secret"]?.text))"]
      let data = ["--data", server.data.path, "--definitions", projectRoot.path]
      try run(["register", "load", "so-goc-van-bang", "so-goc.csv"] + data)
      for (officer, action) in [("lan", "tiep-nhan"), ("duc", "trinh-ky"), ("hoa", "ky-cap")] {
        try run(["user", "add", officer, "--password-file", "password"] + data)
        try run([
          "login", "--server", server.url.absoluteString, "--name", officer, "--password-file", "password", "--session",
          officer,
        ])
        try run(["act", code, action, "--session", officer])
      }
    }

    @discardableResult
    func run(_ words: [String]) throws -> Run {
      let run = try motcuaList(words, in: place.url)
      try #require(run.status == 0, "\(words): \(run.errors)")
      return run
    }

    /// The place of the copy among the letters, and its seal.
    func copy() throws -> (index: Int, seal: JSONValue) {
      let shown = try JSONValue(reading: run(["show", code, "--json", "--session", "hoa"]).output)
      let letters = try #require(shown["letters"]?.list)
      let copy = try #require(letters.first { $0["letter"]?.text == "ban-sao" })
      return (try #require(copy["index"]?.number), copy["seal"] ?? .null)
    }

    /// Waits until the worker has sealed it.
    func sealed() throws -> (index: Int, seal: JSONValue) {
      while true {
        let found = try copy()
        if found.seal["status"]?.text == "affixed" { return found }
      }
    }
  }

  @Test(
    "gives everybody the same sealed letter, which holds for our verification, openssl and pdfsig, with its time proven"
  )
  func trialSeal() throws {
    let trial = try TrialFolder.shared.get()
    // A dot of red.
    let image = """
      iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==
      """
    let pictures = try TemporaryFolder()
    let seal = pictures.url.appending(path: "dau.png")
    try #require(Data(base64Encoded: image)).write(to: seal)
    let shown = ["--seal-image", seal.path]
    let office = try Office(trial, ["--trial-pki", trial.folder, "--public-url", "https://motcua.example.vn"] + shown)
    let (index, affixed) = try office.sealed()
    #expect(affixed["stamped"] == true)
    try office.run(["show", office.code, "--letter", "\(index)", "--pdf", "ban-sao.pdf", "--session", "hoa"])
    let file = office.place.url.appending(path: "ban-sao.pdf")
    let answer = try office.server.ask(
      "GET", "/api/v1/dossiers/\(office.code)/letters/\(index)/letter.pdf", json: nil, office.receipt)
    #expect(answer.status == 200)
    let verified = try trial.verify("ban-sao.pdf", content: nil, in: office.place)
    #expect(verified.status == 0 && verified.output.contains("TOTAL_PASSED"), "\(verified.output)")
    #expect(verified.output.contains("Con dấu Sở Giáo dục và Đào tạo (TRIAL)"))
    let bytes = try Data(contentsOf: file)
    #expect(bytes.count == affixed["bytes"]?.number)
    let again = try office.run(["letter", office.code, "\(index)", "--pdf", "lai.pdf", "--session", "hoa"])
    #expect(again.errors.isEmpty)
    #expect(try Data(contentsOf: office.place.url.appending(path: "lai.pdf")) == bytes)
    #expect(try office.run(["show", office.code, "--session", "hoa"]).output.contains("đã đóng dấu số"))
    #expect(office.server.stop() == 0)
    try pictures.write("no image", to: "dau.png")
    let refused = try motcuaList(
      ["serve", "--listen", "127.0.0.1:0", "--data", "khac", "--definitions", projectRoot.path, "--lang", "en"]
        + ["--trial-pki", trial.folder] + shown, in: pictures.url)
    #expect(refused.status == 1 && refused.errors.contains("image of the seal"), "\(refused.errors)")
    let data = ["--data", office.server.data.path, "--definitions", projectRoot.path]
    #expect(try office.run(["log", "verify"] + data).output.contains(" 0 lỗi"))
    #expect(try office.run(["outbox", "--json", "--state", "done"] + data).output.contains(#""kind":"seal""#))
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/pdfsig") {
      let said = try run(URL(filePath: "/usr/bin/pdfsig"), ["-nocert", file.path])
      #expect(
        said.output.contains("Signature is Valid") && said.output.contains("Total document signed"), "\(said.output)")
    }
  }

  /// The seal's key of a trial on a token of softhsm2 alone.
  private struct Token {
    static let isPossible = [Token.tool, Token.module].allSatisfy { FileManager.default.isReadableFile(atPath: $0) }
    private static let tool = "/usr/bin/softhsm2-util"
    static let module = "/usr/lib/softhsm/libsofthsm2.so"

    let place: TemporaryFolder
    var environment: [String: String] { ["SOFTHSM2_CONF": path("softhsm2.conf")] }

    init(_ trial: TrialFolder) throws {
      place = try TemporaryFolder()
      try FileManager.default.createDirectory(
        at: place.url.appending(path: "tokens"), withIntermediateDirectories: true)
      try place.write("directories.tokendir = \(path("tokens"))\nobjectstore.backend = file\n", to: "softhsm2.conf")
      try place.write("648219\n", to: "pin")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("pin"))
      let container = ["-in", trial.folder + "/signers/con-dau.p12", "-passin", "file:" + trial.folder + "/password"]
      try use("openssl", ["pkcs12", "-nodes", "-nocerts", "-out", path("key.bag")] + container)
      try use("openssl", ["pkcs8", "-topk8", "-nocrypt", "-in", path("key.bag"), "-out", path("key.pem")])
      // Its own certificate comes first, then the one above it.
      try use("openssl", ["pkcs12", "-nokeys", "-clcerts", "-out", path("own.pem")] + container)
      let chain = try ["own.pem", trial.folder + "/intermediates/trial-issuing.pem"].map {
        try String(contentsOfFile: $0.hasPrefix("/") ? $0 : path($0), encoding: .utf8)
      }
      try place.write(chain.joined(), to: "chain.pem")
      try use(
        "softhsm2-util", ["--init-token", "--free", "--label", "Van thu", "--so-pin", "12345678", "--pin", "648219"])
      try use(
        "softhsm2-util",
        ["--import", path("key.pem"), "--token", "Van thu", "--label", "con-dau", "--id", "01", "--pin", "648219"])
      for file in ["key.bag", "key.pem"] { try FileManager.default.removeItem(atPath: path(file)) }
    }

    func path(_ name: String) -> String { place.url.appending(path: name).path }

    func options(pin: String = "pin") -> [String] {
      [
        "--seal", "pkcs11:token=Van%20thu;object=con-dau?module-path=" + Token.module, "--seal-password-file",
        path(pin),
        "--seal-certificate", path("chain.pem"),
      ]
    }

    private func use(_ tool: String, _ words: [String]) throws {
      let done = try motcuaTests.run(URL(filePath: "/usr/bin/" + tool), words, environment: environment)
      try #require(done.status == 0, "\(tool): \(done.errors)")
    }
  }

  @Test(
    "seals with a key that stays on its token", .enabled(if: Token.isPossible, "without softhsm2 there is no token"))
  func token() throws {
    let trial = try TrialFolder.shared.get()
    let token = try Token(trial)
    let office = try Office(
      trial, ["--trial-pki", trial.folder] + token.options(), environment: token.environment)
    let (index, seal) = try office.sealed()
    #expect(seal["stamped"] == true)
    try office.run(["show", office.code, "--letter", "\(index)", "--pdf", "ban-sao.pdf", "--session", "hoa"])
    let verified = try trial.verify("ban-sao.pdf", content: nil, in: office.place)
    #expect(verified.status == 0 && verified.output.contains("TOTAL_PASSED"), "\(verified.output)")
    #expect(office.server.stop() == 0)
    try token.place.write("000000\n", to: "wrong")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token.path("wrong"))
    let refused = try run(
      builtMotcua,
      [
        "serve", "--listen", "127.0.0.1:0", "--data", token.path("data"), "--definitions", projectRoot.path, "--lang",
        "en",
      ]
        + token.options(pin: "wrong"),
      environment: token.environment)
    #expect(
      refused.status == 1 && refused.errors.contains("PIN") && !refused.errors.contains("648219"), "\(refused.errors)")
  }

  @Test("without one says so at the start, and its letters wait: no file is given out, and the reason is said")
  func without() throws {
    let trial = try TrialFolder.shared.get()
    let office = try Office(trial, [])
    #expect(try office.server.logLine(with: "--seal").contains("cap-ban-sao-van-bang"))
    let (index, seal) = try office.copy()
    #expect(seal["status"]?.text == "waiting")
    let refused = try motcuaList(
      ["show", office.code, "--letter", "\(index)", "--pdf", "ban-sao.pdf", "--session", "hoa"], in: office.place.url)
    #expect(refused.status == 1 && refused.errors.contains("con dấu"), "\(refused.errors)")
    let answer = try office.server.ask(
      "GET", "/api/v1/dossiers/\(office.code)/letters/\(index)/letter.pdf", json: nil, office.receipt)
    #expect(answer.status == 409 && answer.body.contains("being-sealed"), "\(answer.body)")
    #expect(try office.run(["show", office.code, "--session", "hoa"]).output.contains("chờ con dấu"))
    #expect(office.server.stop() == 0)
    // The seal comes later: what waited is sealed, and nothing else has happened to it.
    let later = try RunningServer(in: office.place, ["--trial-pki", trial.folder])
    try office.run([
      "login", "--server", later.url.absoluteString, "--name", "hoa", "--password-file", "password", "--session", "hoa",
    ])
    #expect(try office.sealed().seal["stamped"] == true)
    #expect(later.stop() == 0)
  }

  @Test("keeps what is to be stamped until the time-stamping authority answers")
  func stampsAway() throws {
    let trial = try TrialFolder.shared.get()
    let office = try Office(trial, ["--trial-pki", trial.folder, "--seal-tsa", "http://127.0.0.1:1/"])
    let line = try office.server.logLine(with: "effect-unreachable")
    #expect(line.contains("time-stamp") && !line.contains(office.code))
    #expect(try office.copy().seal["status"]?.text == "waiting")
    #expect(office.server.stop() == 0)
  }

  @Test(
    "does not start with a key that does not open, is nobody's who is trusted, or is for something else, and never says what opens it"
  )
  func refusals() throws {
    let (trial, folder) = (try TrialFolder.shared.get(), try TemporaryFolder())
    let (key, password) = (trial.folder + "/signers/con-dau.p12", trial.folder + "/password")
    for (file, mode) in [("sai", 0o600), ("ai-cung-doc", 0o640)] {
      try folder.write("sai mật khẩu\n", to: file)
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: folder.url.appending(path: file).path)
    }
    let secret = try String(contentsOfFile: password, encoding: .utf8).trimmingCharacters(in: .newlines)
    let cases: [([String], Int32, String)] = [
      (["--seal", key, "--seal-password-file", "sai"], 1, "password"),
      (["--seal", key, "--seal-password-file", "ai-cung-doc"], 64, "chmod 600"),
      (["--seal", "khong-co.p12", "--seal-password-file", password], 64, "khong-co.p12"),
      (["--seal", "pkcs11:object=a?pin-value=1234", "--seal-password-file", password], 64, "PIN"),
      // Without --trial-pki nobody trusts it.
      (["--seal", key, "--seal-password-file", password], 1, "no chain leads"),
      (
        ["--trial-pki", trial.folder, "--seal", trial.folder + "/tsa.p12", "--seal-password-file", password], 1, "seal"
      ),
      (["--seal-password-file", password], 64, "--seal"), (["--seal-tsa", "http://127.0.0.1:1/"], 64, "--seal"),
    ]
    for (words, status, said) in cases {
      let data = ["--data", folder.url.appending(path: "data").path, "--definitions", projectRoot.path, "--lang", "en"]
      let run = try motcuaList(["serve", "--listen", "127.0.0.1:0"] + words + data, in: folder.url)
      #expect(run.status == status && run.output.isEmpty, "\(words): \(run.errors)")
      #expect(run.errors.contains(said), "\(words): \(run.errors)")
      #expect(!run.errors.contains(secret) && !run.errors.contains("1234") && !run.errors.contains("sai mật khẩu"))
    }
  }
}
