import Foundation
import JSON
import TestSupport
import Testing

/// A server of an authority of its own, which exchanges documents, and can be killed and started again at its address.
final class Town {
  let place: TemporaryFolder
  let definitions: URL
  private(set) var server: RunningServer
  private let more: [String]
  private let seals: Bool
  /// The database that has its record; nil where its data folder has it.
  let store: String?

  /// - Parameters:
  ///   - code: With which its agencies' codes begin, in place of H56.
  ///   - secrets: What is shared with its partners.
  ///   - seals: Whether its server seals what leaves.
  ///   - releases: Whether the answer to a verification leaves by itself.
  ///   - store: The database that is to have its record, and no other node works on; nil for its data folder.
  init(
    _ name: String, _ code: String, partners: String, secrets: [String: String], seals: Bool = false,
    releases: Bool = false, store: String? = nil, _ trial: TrialFolder
  ) throws {
    self.seals = seals
    self.store = store
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
    if releases {
      let procedure = definitions.appending(path: "Workflows/xac-minh-van-bang/procedure.yaml")
      let said = try String(contentsOf: procedure, encoding: .utf8)
      let letter = "sends-document: \"V/v trả lời xác minh văn bằng, chứng chỉ\""
      try #require(said.contains(letter))
      try Data(said.replacing(letter, with: letter + "\n        release: true").utf8).write(to: procedure)
    }
    let folder = place.url.appending(path: "secrets")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (partner, secret) in secrets {
      let made = FileManager.default.createFile(
        atPath: folder.appending(path: partner).path, contents: Data((secret + "\n").utf8),
        attributes: [.posixPermissions: 0o600])
      #expect(made)
    }
    more =
      ["--trial-pki", trial.folder, "--partner-secrets", folder.path] + (store.map { ["--store", $0] } ?? [])
    server = try Town.start(definitions, place, "127.0.0.1:0", more)
  }

  private static func start(
    _ definitions: URL, _ place: TemporaryFolder, _ listen: String, _ more: [String]
  ) throws -> RunningServer {
    try RunningServer(definitions: definitions, in: place, listen: listen, more)
  }

  /// Kills the server without a word and starts it again at the same address.
  func killAndStart() throws {
    let port = try #require(server.url.port)
    #expect(server.stop(SIGKILL) != 0)
    if let store { try PostgresServer.giveUpOnlyNode(of: store) }
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
    try place.write(BarePaper.pdfText("ký số"), to: "\(draft).pdf")
    let signed = try signed("\(draft).pdf", trial, authority)
    try done("minh", "document", "seal", draft, "--signed", signed)
    if seals { _ = try wait("minh", for: "đã đóng dấu, có dấu thời gian", "document", "show", draft) }
    try done("minh", "document", "send", draft)
  }

  /// A command of the operator beside the running server.
  func operate(_ words: String...) throws -> Run {
    try motcuaList(words + ["--data", server.data.path, "--definitions", definitions.path], in: place.url)
  }
}

extension Town {
  /// A server that plays the hub for partners: the name, the agency and the secret of each.
  static func hub(
    _ partners: [(name: String, agency: String, secret: String)], store: String? = nil, _ trial: TrialFolder
  ) throws -> Town {
    let lines = partners.map { partner in
      "  - { partner: \(partner.name), name: { vi: A, en: A }, agencies: [{ code: \(partner.agency), name: { vi: B, en: B } }] }"
    }
    return try Town(
      "truc", "H00", partners: "partners:\n" + lines.joined(separator: "\n"),
      secrets: Dictionary(uniqueKeysWithValues: partners.map { ($0.name, $0.secret) }), store: store, trial)
  }

  /// A server that reaches everybody by a hub.
  static func beside(
    _ hub: String, _ name: String, _ code: String, _ secret: String, seals: Bool = false, releases: Bool = false,
    store: String? = nil, _ trial: TrialFolder
  ) throws -> Town {
    try Town(
      name, code,
      partners: """
        partners:
          - partner: truc
            name: { vi: Trục, en: Hub }
            address: "\(hub)/exchange"
            system: \(name)
            networks: [127.0.0.0/8]
            fetch: 1 s
            others: true
        """, secrets: ["truc": secret], seals: seals, releases: releases, store: store, trial)
  }

  /// A file as an officer has signed it: its name.
  func signed(_ file: String, _ trial: TrialFolder, _ authority: RunningAuthority) throws -> String {
    let signed = try motcuaList(
      ["signature", "sign", file, "--tsa", authority.url] + trial.signer("hoa") + trial.material, in: place.url)
    try #require(signed.status == 0, "\(signed.errors)")
    return file.replacing(".pdf", with: ".signed.pdf")
  }

  /// Waits until an officer's queue has so many dossiers; their codes.
  func dossiers(_ officer: String, _ count: Int) throws -> [String] {
    var said = ""
    for _ in 0..<Town.patience {
      said = try done(officer, "queue")
      let codes = said.split(separator: "\n").compactMap { $0.split(separator: "\t").first }.map(String.init)
      if codes.count >= count { return codes }
      Thread.sleep(forTimeInterval: 0.25)
    }
    throw Silence(waitedFor: "\(count) dossiers", said: said)
  }

  /// The keys of the documents that come, or that leave.
  func documents(_ officer: String, _ direction: String) throws -> [String] {
    try done(officer, "document", "list", "--direction", direction).split(separator: "\n").compactMap {
      $0.split(separator: "\t").first.map(String.init)
    }
  }

  /// Waits until so many documents have come, if that is asked, and nothing is to be sent or taken any more.
  func settle(_ officer: String, answers: Int?) throws {
    var said = ""
    for _ in 0..<Town.patience {
      said = try operate("exchange", "status", "--json").output
      let counts = try JSONValue(reading: said)["partners"]?.list ?? []
      let isQuiet = counts.allSatisfy { $0["toSend"]?.number == 0 && $0["toTake"]?.number == 0 }
      let troubled = counts.contains { $0["dead"]?.number != 0 || $0["quarantined"]?.number != 0 }
      guard !troubled else { break }
      if try isQuiet && answers.map({ try documents(officer, "incoming").count >= $0 }) ?? true { return }
      Thread.sleep(forTimeInterval: 0.25)
    }
    throw Silence(waitedFor: "quiet", said: said)
  }

  /// Looks, a quarter of a second apart: what was lost on its way is sent again after half a minute and later.
  private static let patience = 800
}
