import Foundation
import JSON
import Testing

@Suite(
  "Two offices and a hub between them", .timeLimit(.minutes(3)),
  .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct DocumentExchangeTests {
  /// A server of an authority of its own, which can be killed and started again at its address.
  private final class Town {
    let place: TemporaryFolder
    let definitions: URL
    private(set) var server: RunningServer
    private let more: [String]
    private let seals: Bool

    /// - Parameters:
    ///   - code: With which its agencies' codes begin, in place of H56.
    ///   - secrets: What is shared with its partners.
    ///   - seals: Whether its server seals what leaves.
    init(
      _ name: String, _ code: String, partners: String, secrets: [String: String], seals: Bool = false,
      _ trial: TrialFolder
    ) throws {
      self.seals = seals
      place = try TemporaryFolder()
      definitions = place.url.appending(path: "definitions")
      try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: true)
      for folder in ["Workflows", "Forms", "Signatures"] {
        try FileManager.default.copyItem(
          at: projectRoot.appending(path: folder), to: definitions.appending(path: folder))
      }
      let authority = definitions.appending(path: "Workflows/authority.yaml")
      let text = try String(contentsOf: authority, encoding: .utf8)
      try Data(text.replacing("authority: tinh-mau", with: "authority: \(name)").replacing("H56", with: code).utf8)
        .write(to: authority)
      try Data(partners.utf8).write(to: definitions.appending(path: "Workflows/partners.yaml"))
      if seals {
        let office = definitions.appending(path: "Workflows/document-office.yaml")
        let said = try String(contentsOf: office, encoding: .utf8)
        try Data(said.replacing("symbol: SGDĐT, letter-symbol: VP", with: "symbol: SGDĐT, seal: true").utf8)
          .write(to: office)
      }
      let folder = place.url.appending(path: "secrets")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (partner, secret) in secrets {
        let made = FileManager.default.createFile(
          atPath: folder.appending(path: partner).path, contents: Data((secret + "\n").utf8),
          attributes: [.posixPermissions: 0o600])
        #expect(made)
      }
      more = ["--trial-pki", trial.folder, "--partner-secrets", folder.path]
      server = try Town.start(definitions, place, "127.0.0.1:0", more)
    }

    private static func start(
      _ definitions: URL, _ place: TemporaryFolder, _ listen: String, _ more: [String]
    ) throws -> RunningServer {
      try RunningServer(definitions: definitions, in: place, listen: listen, more[0], more[1], more[2], more[3])
    }

    /// Kills the server without a word and starts it again at the same address.
    func killAndStart() throws {
      let port = try #require(server.url.port)
      #expect(server.stop(SIGKILL) != 0)
      server = try Town.start(definitions, place, "127.0.0.1:\(port)", more)
    }

    func run(_ words: String...) throws -> Run { try motcuaList(words, in: place.url) }

    /// Runs a command as an officer, which has to succeed; what it prints.
    @discardableResult
    func done(_ officer: String, _ words: String...) throws -> String {
      let run = try motcuaList(words + ["--session", officer], in: place.url)
      try #require(run.status == 0, "\(words): \(run.errors)")
      return run.output
    }

    func signIn(_ officers: [String]) throws {
      try place.write("một mật khẩu dài\n", to: "password")
      for officer in officers {
        let added = try run(
          "user", "add", officer, "--password-file", "password", "--data", server.data.path, "--definitions",
          definitions.path)
        try #require(added.status == 0, "\(added.errors)")
        try done(
          officer, "login", "--server", server.url.absoluteString, "--name", officer, "--password-file", "password")
      }
    }

    /// Waits until a command says something; the line that does.
    func wait(_ officer: String, for text: String, _ words: String...) throws -> String {
      for _ in 0..<400 {
        let run = try motcuaList(words + ["--session", officer], in: place.url)
        if let line = run.lines.first(where: { $0.contains(text) }) { return String(line) }
        Thread.sleep(forTimeInterval: 0.05)
      }
      let said = try motcuaList(words + ["--session", officer], in: place.url)
      throw Silence(waitedFor: text, said: said.output + said.errors)
    }

    /// Waits until the hub has taken what was sent.
    func waitUntilSent() throws {
      for _ in 0..<400 {
        if try operate("exchange", "status", "--state", "done").output.contains("sent ") { return }
        Thread.sleep(forTimeInterval: 0.05)
      }
      throw Silence(waitedFor: "sent", said: try operate("exchange", "status").output)
    }

    struct Silence: Error {
      let waitedFor: String
      let said: String
    }

    /// Has a draft reviewed, let out, numbered, signed and sent.
    func letOut(_ draft: String, _ trial: TrialFolder, _ authority: RunningAuthority) throws {
      try done("duc", "document", "act", draft, "review")
      try done("hoa", "document", "act", draft, "approve")
      try done("minh", "document", "number", draft)
      try place.write(TrialFolder.smallPDF, to: "\(draft).pdf")
      let signed = try motcuaList(
        ["signature", "sign", "\(draft).pdf", "--tsa", authority.url] + trial.signer("hoa") + trial.material,
        in: place.url)
      try #require(signed.status == 0, "\(signed.errors)")
      try done("minh", "document", "seal", draft, "--signed", "\(draft).signed.pdf")
      if seals { _ = try wait("minh", for: "đã đóng dấu, có dấu thời gian", "document", "show", draft) }
      try done("minh", "document", "send", draft)
    }

    /// A command of the operator beside the running server.
    func operate(_ words: String...) throws -> Run {
      try motcuaList(words + ["--data", server.data.path, "--definitions", definitions.path], in: place.url)
    }
  }

  private func key(_ json: String) throws -> String {
    let value = try JSONValue(reading: json, within: .init(bytes: 1_000_000))
    return try #require(value["document"]?.text)
  }

  @Test(
    "exchange a question and its answer, sealed: both registers have them once, although each server is killed in between"
  )
  func thereAndBack() throws {
    let trial = try TrialFolder.shared.get()
    let authority = try trial.authority()
    defer { authority.terminate() }
    let secrets = (north: "khóa chung với tỉnh Bắc", south: "khóa chung với tỉnh Nam")
    let hub = try Town(
      "truc", "H00",
      partners: """
        partners:
          - { partner: tinh-bac, name: { vi: Bắc, en: North }, agencies: [{ code: H01.06, name: { vi: B, en: B } }] }
          - { partner: tinh-nam, name: { vi: Nam, en: South }, agencies: [{ code: H02.06, name: { vi: N, en: N } }] }
        """, secrets: ["tinh-bac": secrets.north, "tinh-nam": secrets.south], trial)
    func town(_ name: String, _ code: String, _ secret: String, seals: Bool = false) throws -> Town {
      let town = try Town(
        name, code,
        partners: """
          partners:
            - partner: truc
              name: { vi: Trục, en: Hub }
              address: "\(hub.server.url.absoluteString.trimmingCharacters(in: ["/"]))/exchange"
              system: \(name)
              networks: [127.0.0.0/8]
              fetch: 1 s
              others: true
          """, secrets: ["truc": secret], seals: seals, trial)
      try town.signIn(["minh", "duc", "hoa"])
      return town
    }
    let (north, south) = (
      try town("tinh-bac", "H01", secrets.north), try town("tinh-nam", "H02", secrets.south, seals: true)
    )

    let question = try key(
      north.done(
        "duc", "document", "draft", "--agency", "so-gddt", "--kind", "cong-van", "--subject", "V/v xác minh văn bằng",
        "--to", "Sở Nam=H02.06", "--json"))
    try north.letOut(question, trial, authority)
    try north.waitUntilSent()
    try hub.killAndStart()
    let come = try south.wait("minh", for: "xác minh", "document", "list")
    try south.killAndStart()
    let incoming = String(come.split(separator: "\t")[0])
    #expect(try south.done("minh", "document", "register", incoming).contains("số 01"))
    #expect(try south.done("minh", "document", "show", incoming).contains("hợp lệ"))
    _ = try north.wait("minh", for: "vào sổ văn bản đến", "document", "show", question)

    let answer = try key(south.done("duc", "document", "answer", incoming, "--json"))
    try south.letOut(answer, trial, authority)
    try north.killAndStart()
    let back = try north.wait("minh", for: "incoming", "document", "list")
    #expect(try north.done("minh", "document", "show", question).contains(String(back.split(separator: "\t")[0])))
    // The south's server put its seal on the file and on the message; the north has looked at both.
    let answered = try north.done("minh", "document", "show", String(back.split(separator: "\t")[0]))
    #expect(answered.contains("Con dấu") && answered.contains("hợp lệ"), "\(answered)")
    let shown = try JSONValue(
      reading: north.done("minh", "document", "show", String(back.split(separator: "\t")[0]), "--json"))
    #expect(shown["seal"]?["verdict"]?["id"] == "valid", "\(shown.canonicalText)")

    for town in [north, south] {
      #expect(try town.done("minh", "document", "list").split(separator: "\n").count == 2)
      let reconciled = try town.operate(
        "exchange", "reconcile", "truc", "--partner-secrets", town.place.url.appending(path: "secrets").path)
      #expect(reconciled.status == 0 && reconciled.output.contains("khớp"), "\(reconciled)")
      let status = try town.operate("exchange", "status")
      #expect(status.status == 0 && !status.output.contains("dead"), "\(status.output)")
      #expect(try town.operate("log", "verify").status == 0)
      #expect(town.server.stop() == 0)
    }
    #expect(hub.server.stop() == 0)
  }
}
