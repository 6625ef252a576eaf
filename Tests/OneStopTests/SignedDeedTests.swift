import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import Signatures
import Synchronization
import Testing
import Text

@Suite(
  "An action whose statement is signed",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SignedDeedTests {
  private final class Lists: Sendable {
    let data = Mutex(RevocationData())
  }

  /// Signs two statements by `Tests/Signing/signed_statements.py`; the folder with what it made.
  private func sign(_ statement: Statement, _ other: Statement) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-deeds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let paths = ["one.issued", "two.issued"].map { folder.appending(path: $0) }
    for (path, statement) in zip(paths, [statement, other]) { try Data(statement.xml(in: .vietnamese)).write(to: path) }
    try SignedPapers.run("signed_statements.py", [folder.path, "-"] + paths.map(\.path))
    return folder
  }

  @Test("is done with the statement of this very action on this dossier, and with no other that the same person signed")
  func bound() throws {
    let lists = Lists()
    let office = try Office(at: "2026-06-15T09:00", revocation: { lists.data.withLock { $0 } })
    func definitions(_ roots: [String: [UInt8]]) throws -> Definitions {
      try office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: roots) {
        $0.replacing(
          "      - action: ky-cap\n",
          with: "      - action: ky-cap\n        signature: { policy: nguoi-dan, signs: deed }\n")
      }
    }
    try office.oneStop.use(definitions([:]))
    try office.loadRegister()
    let codes = try ["a", "b"].map { id in
      let (code, _) = try office.filed(id)
      try office.act("tiep-nhan", on: code, by: "lan")
      #expect(try office.oneStop.statement(of: "ky-cap", on: office.oneStop.view(code, for: .officer("duc"))) == nil)
      try office.act("trinh-ky", on: code, by: "duc")
      return code
    }
    let statements = try codes.map { code in
      try #require(try office.oneStop.statement(of: "ky-cap", on: office.oneStop.view(code, for: .officer("hoa"))))
    }
    #expect(statements[0].digest != statements[1].digest)
    let folder = try sign(statements[0], statements[1])
    defer { try? FileManager.default.removeItem(at: folder) }
    func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: folder.appending(path: name))) }
    let read = try #require(TrustMaterial.revocationLists(in: bytes("lists.pem")))
    lists.data.withLock { $0.lists = read }
    try office.oneStop.use(definitions(["Signatures/trust/cong-cong/thu.pem": bytes("root.pem")]))

    func act(_ file: String, on code: DossierCode) throws -> Outcome {
      var pieces = [try bytes(file)]
      let upload = try office.oneStop.upload(name: file, from: .officer("hoa")) { pieces.popLast() ?? [] }
      let signed = try office.oneStop.signedDocument(upload: upload.id)
      return try office.act("ky-cap", on: code, by: "hoa", id: "\(file)-\(code)", signed: signed)
    }
    for file in ["other.xml", "other.p7s", "wrapped.xml"] {
      guard case .refused(let notice) = try act(file, on: codes[0]) else {
        Issue.record("\(file) was taken")
        return
      }
      #expect(notice.code == "signature-invalid" && notice.words.vi.contains("do cổng phát hành"), "\(notice.words)")
    }
    guard case .done = try act("enveloped.xml", on: codes[0]), case .done = try act("other.xml", on: codes[1]) else {
      Issue.record("a statement that was issued was refused")
      return
    }
  }
}
