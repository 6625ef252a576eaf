import Crypto
import Dossiers
import Forms
import Foundation
import JSON
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
    guard case .done = try act("enveloped.xml", on: codes[0]) else {
      Issue.record("the statement that was issued was refused")
      return
    }
    // A signature in a file of its own is read beside the one document that it is about.
    let count = Mutex(0)
    let detached = try SignatureWork.$watch.withValue({ _ in count.withLock { $0 += 1 } }) {
      try act("other.p7s", on: codes[1])
    }
    #expect(count.withLock { $0 } == 1)
    guard case .done = detached else {
      Issue.record("\(detached)")
      return
    }
  }

  /// An office whose applicants sign what they do, and what they act with: signed files of a folder.
  private struct Applicant {
    let office: Office
    let lists = Lists()

    init() throws {
      office = try Office(at: "2026-06-15T09:00", revocation: { [lists] in lists.data.withLock { $0 } })
      try use(roots: [:])
      try office.loadRegister()
    }

    func use(roots: [String: [UInt8]]) throws {
      let demand = "signature: { policy: nguoi-dan, signs: deed }"
      try office.oneStop.use(
        office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: roots) {
          $0.replacing("to: da-rut, needs: [reason] }", with: "to: da-rut, needs: [reason], \(demand) }")
            .replacing("      - action: nop-bo-sung\n", with: "      - action: nop-bo-sung\n        \(demand)\n")
        })
    }

    /// Has the office trust whoever signed the files of a folder.
    func trust(_ folder: URL) throws {
      func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: folder.appending(path: name))) }
      let read = try #require(TrustMaterial.revocationLists(in: bytes("lists.pem")))
      lists.data.withLock { $0.lists = read }
      try use(roots: ["Signatures/trust/cong-cong/thu.pem": bytes("root.pem")])
    }

    func act(
      _ action: Key<Action>, _ file: URL?, supplement: Supplement? = nil, reason: String? = nil,
      on code: DossierCode, _ secret: String
    ) throws -> Outcome {
      let caller = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
      let view = try office.oneStop.view(code, for: caller)
      let signed = try file.map { file in
        var pieces = [[UInt8](try Data(contentsOf: file))]
        let upload = try office.oneStop.upload(name: file.lastPathComponent, from: .network("a")) {
          pieces.popLast() ?? []
        }
        return try office.oneStop.signedDocument(upload: upload.id)
      }
      let id = "\(action)/\(file?.lastPathComponent ?? "")/\(supplement?.answers["truong"].map { "\($0)" } ?? "")"
      return try office.oneStop.perform(
        .act(
          Act(
            task: try #require(view.dossier.tasks.first).number, action: action, reason: reason,
            supplement: supplement, signed: signed)),
        on: code,
        CommandRequest(key: CommandKey(owner: "dossier/\(code)", id: id), digest: id, caller: caller))
    }

    func refusal(_ outcome: Outcome) -> String? {
      if case .refused(let notice) = outcome { notice.code } else { nil }
    }
  }

  @Test(
    "of the applicant is done with the applicant's own statement, which an officer's is not and the next dossier's neither"
  )
  func withdrawn() throws {
    let applicant = try Applicant()
    let (office, filed) = (applicant.office, try ["a", "b"].map { try applicant.office.filed($0) })
    let statements = try filed.map { code, secret in
      let view = try office.oneStop.view(code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
      #expect(try #require(view.offers.first { $0.action.id == "rut-ho-so" }).signature == "nguoi-dan")
      #expect(office.oneStop.statement(of: "tiep-nhan", task: 1, on: view) == nil, "that is the officer's")
      return try #require(office.oneStop.statement(of: "rut-ho-so", on: view))
    }
    let seen = try office.oneStop.view(filed[0].code, for: .officer("lan"))
    #expect(office.oneStop.statement(of: "rut-ho-so", task: 1, on: seen) == nil, "no officer signs for the applicant")
    let folder = try sign(statements[0], statements[1])
    defer { try? FileManager.default.removeItem(at: folder) }
    try applicant.trust(folder)

    func withdraw(_ file: String?) throws -> Outcome {
      try applicant.act(
        "rut-ho-so", file.map { folder.appending(path: $0) }, reason: "Đổi ý", on: filed[0].code, filed[0].secret)
    }
    #expect(try applicant.refusal(withdraw(nil)) == "signature-missing")
    #expect(try applicant.refusal(withdraw("other.xml")) == "signature-invalid")
    guard case .done = try withdraw("enveloped.xml") else {
      Issue.record("the applicant's own statement was refused")
      return
    }
    let view = try office.oneStop.view(filed[0].code, for: .officer("lan"))
    #expect(view.dossier.place == .end("da-rut", .withdrawn) && view.signed.map(\.action) == ["rut-ho-so"])
    #expect(view.signed.first?.document.signature?.signers == ["Trần Văn Đức"])
    #expect(view.timeline.contains { $0.text.vi == "Văn bản ký số kèm theo" })
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("with a supplement covers what is handed in: another answer than was signed is refused")
  func supplemented() throws {
    let applicant = try Applicant()
    let office = applicant.office
    let (code, secret) = try office.filed("a")
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "lan", reason: "Ghi rõ trường",
      items: [AskedItem(item: .field("truong"), remark: "")])
    func supplement(_ school: String) throws -> Supplement {
      Supplement(answers: try office.answers(["truong": .string(school)]), papers: [])
    }
    let view = try office.oneStop.view(code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
    let statements = try ["THPT Trung Tâm", "THPT Sông Mẫu"].map { school in
      try #require(office.oneStop.statement(of: "nop-bo-sung", handing: supplement(school), on: view))
    }
    #expect(String(decoding: statements[0].xml(in: .vietnamese), as: UTF8.self).contains("THPT Trung Tâm"))
    let folder = try sign(statements[0], statements[1])
    defer { try? FileManager.default.removeItem(at: folder) }
    try applicant.trust(folder)
    let file = folder.appending(path: "enveloped.xml")
    let wrong = try applicant.act("nop-bo-sung", file, supplement: supplement("THPT Khác"), on: code, secret)
    #expect(applicant.refusal(wrong) == "signature-invalid")
    guard
      case .done = try applicant.act("nop-bo-sung", file, supplement: supplement("THPT Trung Tâm"), on: code, secret)
    else {
      Issue.record("what was signed was refused")
      return
    }
  }
}
