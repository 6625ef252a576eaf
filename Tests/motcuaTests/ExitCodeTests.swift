import Foundation
import Testing

@testable import motcua

@Suite("Exit codes")
struct ExitCodeTests {
  /// A command line of every command that is right but for the world around it.
  private static let right: [String: [String]] = [
    "serve": ["--definitions", "/nowhere"], "user add": ["lan", "--definitions", "/nowhere"],
    "register load": ["so-goc-van-bang", "x.csv", "--definitions", "/nowhere"],
    "register list": ["so-cap-ban-sao", "--definitions", "/nowhere"], "schema": [],
    "backup": ["/nowhere/backup", "--data", "/nowhere/data"], "restore": ["/nowhere", "--definitions", "/nowhere"],
    "store copy": ["/nowhere/data", "/nowhere/else"], "store parallel": ["/nowhere/data"],
    "store partition": ["/nowhere/data"],
    "log verify": ["--definitions", "/nowhere"], "log rebuild": ["--definitions", "/nowhere"],
    "log head": ["--definitions", "/nowhere"],
    "log keys": ["--definitions", "/nowhere"],
    "receipt": ["H56.06-261122-0001", "--definitions", "/nowhere"], "receipt verify": ["/nowhere"],
    "log prove": ["1", "--definitions", "/nowhere"],
    "log consistency": ["--from", "1", "--definitions", "/nowhere"], "log check": ["/nowhere"],
    "check": ["/nowhere"],
    "due": ["--from", "2026-11-20T15:30", "--for", "5 working days", "--definitions", "/nowhere"],
    "rules eval": ["1 +"], "rules test": ["/nowhere"], "rules explain": ["/nowhere", "x"],
    "login": ["--server", "http://127.0.0.1:1", "--name", "lan"], "logout": [], "queue": [],
    "show": ["H56.06-261122-0001"], "take": ["H56.06-261122-0001"], "release": ["H56.06-261122-0001"],
    "act": ["H56.06-261122-0001", "x"], "comment": ["H56.06-261122-0001", "x"], "search": ["x"], "enter": [],
    "delegate": ["--to", "minh", "--from", "2026-12-01", "--until", "2026-12-02", "--reason", "x"],
    "delegate list": [], "delegate end": ["1"], "unit": [], "intake": [], "stats": [],
    "rate-report": [], "book": [], "completion": ["bash"],
    "assign": ["H56.06-261122-0001", "duc"], "return": ["H56.06-261122-0001", "--reason", "x"],
    "extend": ["H56.06-261122-0001", "--reason", "x"], "pay": ["H56.06-261122-0001"],
    "apologise": ["H56.06-261122-0001", "--reason", "x", "--by", "1 working day"],
    "refund": ["H56.06-261122-0001", "--amount", "1", "--reason", "x"], "letter": ["H56.06-261122-0001"],
    "payment list": [], "payment questions": [], "payment reconcile": [],
    "payment settle": ["1", "--reason", "x"],
    "retention due": [], "retention hold": ["H56.06-261122-0001", "--reason", "x"],
    "retention unhold": ["H56.06-261122-0001", "--reason", "x"],
    "retention erase": ["--definitions", "/nowhere"],
    "statement": ["H56.06-261122-0001", "dong-y", "--pdf", "/nowhere/phieu.pdf"],
    "user list": ["--definitions", "/nowhere"], "outbox": ["--definitions", "/nowhere"],
    "outbox retry": ["1", "--definitions", "/nowhere"], "exchange status": ["--definitions", "/nowhere"],
    "integrator add": ["so-lieu", "--name", "x", "--scopes", "events:read", "--definitions", "/nowhere"],
    "integrator list": ["--definitions", "/nowhere"], "integrator revoke": ["so-lieu", "--definitions", "/nowhere"],
    "webhook add": ["https://a.example.vn", "--integrator", "so-lieu", "--definitions", "/nowhere"],
    "webhook list": ["--definitions", "/nowhere"], "webhook pause": ["1", "--definitions", "/nowhere"],
    "webhook resume": ["1", "--definitions", "/nowhere"], "webhook remove": ["1", "--definitions", "/nowhere"],
    "webhook replay": ["1", "--from", "start", "--definitions", "/nowhere"],
    "webhook rotate": ["1", "--definitions", "/nowhere"], "webhook test": ["1", "--definitions", "/nowhere"],
    "exchange retry": ["in", "1", "--definitions", "/nowhere"],
    "exchange discard": ["1", "--definitions", "/nowhere"],
    "exchange reconcile": ["truc-lien-thong", "--definitions", "/nowhere"],
    "partner list": ["--definitions", "/nowhere"],
    "partner check": ["truc-lien-thong", "--partner-secrets", "/nowhere", "--definitions", "/nowhere"],
    "partner hub": ["--systems-file", "/nowhere"], "partner portal": ["--portal-client-file", "/nowhere"],
    "partner payment": ["--payment-secret-file", "/nowhere"],
    "totp enable": ["--password-file", projectRoot.appending(path: "README.md").path],
    "totp confirm": ["--totp-file", projectRoot.appending(path: "README.md").path],
    "signature sign": ["/nowhere", "--key", "/nowhere"], "signature trial-tsa": ["--key", "/nowhere"],
    "signature verify": ["/nowhere"], "signature evidence": ["H56.06-261122-0001", "--out", "/nowhere/x.zip"],
    "exchange inspect": ["/nowhere"],
    "signature policy check": ["--definitions", "/nowhere"],
    "signature trust list": ["--definitions", "/nowhere"],
    "signature trust update": ["--definitions", "/nowhere"],
    "signature trust add": ["chinh-phu", "/nowhere", "--definitions", "/nowhere"],
    "user totp-reset": ["lan", "--definitions", "/nowhere"],
    "document list": [], "document show": ["VB-1"], "document register": ["VB-1"],
    "document receive": ["--agency", "so-gddt", "--from", "Sở Bên", "--subject", "x"],
    "document assign": ["VB-1", "--lead", "so-gddt"], "document answer": ["VB-1"], "document open": ["VB-1"],
    "document update": ["VB-1", "--reason", "y"],
    "document draft": ["--agency", "so-gddt", "--subject", "x", "--to", "Sở Bên"], "document number": ["VB-1"],
    "document seal": ["VB-1"], "document send": ["VB-1"], "document recall": ["VB-1", "--reason", "x"],
    "document file open": ["--agency", "so-gddt", "--title", "x"], "document file list": [],
    "document file close": ["HS-1"], "document act": ["VB-1", "submit"],
    "document print": ["--agency", "so-gddt", "--direction", "incoming"],
  ]

  @Test("are 64 for every command that is called wrongly, with one line that says how it is right")
  func wrongUsage() throws {
    for command in allCommands {
      let words = command.words + (try #require(ExitCodeTests.right[command.name], "\(command.name)"))
      for more in [["--khong-co"], ["--lang", "de"], ["--help=1"]] {
        let run = try motcuaList(words + more)
        #expect(run.status == 64 && run.output.isEmpty, "\(words + more): \(run.errors)")
        #expect(run.errors.hasPrefix("motcua: ") && run.errors.split(separator: "\n").count == 1)
      }
      for parameter in command.parameters where parameter.isRequired {
        let run = try motcuaList(command.words)
        #expect(run.status == 64 && run.errors.contains(" --help"), "\(parameter.written): \(run.errors)")
      }
      let extra = Array(repeating: "x", count: 9)
      if !command.operands.contains(where: \.repeats) {
        #expect(try motcuaList(words + extra).status == 64, "\(command.name)")
      }
    }
  }

  private static let officers = allCommands.filter { command in
    command.parameters.contains { $0.name == "session" } && !["login", "completion"].contains(command.name)
  }

  @Test("are 1 for an officer whom nobody has let in, and 75 for a server that is not there")
  func officers() throws {
    let folder = try TemporaryFolder()
    let session = folder.url.appending(path: "session.json").path
    for command in ExitCodeTests.officers {
      let words = command.words + (ExitCodeTests.right[command.name] ?? []) + ["--session", session]
      let run = try motcuaList(words)
      #expect(run.status == (command.name == "logout" ? 0 : 1), "\(words): \(run.errors)")
    }
    try folder.write(
      #"{"server":"http://127.0.0.1:1","token":"x","expiresAt":"2099-01-01T00:00:00+07:00","officer":{"id":"lan","name":"Lan"}}"#,
      to: "session.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: session)
    for command in ExitCodeTests.officers {
      let words = command.words + (ExitCodeTests.right[command.name] ?? []) + ["--session", session]
      let run = try motcuaList(words)
      #expect(run.status == 75 && run.errors.contains("có đang chạy không"), "\(words): \(run.errors)")
      #expect(run.output.isEmpty && run.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("are 64 for every definition folder that is not there")
  func noDefinitions() throws {
    for (name, words) in ExitCodeTests.right where words.contains("/nowhere") {
      let run = try motcuaList(name.split(separator: " ").map(String.init) + words)
      #expect(run.status == 64 && run.output.isEmpty, "\(name): \(run.status) \(run.errors)")
    }
  }
}
