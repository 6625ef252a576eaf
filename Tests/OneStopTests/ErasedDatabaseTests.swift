import Dossiers
import JSON
import OneStop
import Procedures
import Signatures
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "What is personal, in a database",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct ErasedDatabaseTests {
  /// What one applicant gives away of himself, each text in a place of its own.
  private static let texts = [
    "Trần Zabhaq", "zabhaq", "038090004321", "0912340099", "zabhaq@example.vn", "77 phố Zabhaq", "zabhaqgiay",
    "zabhaqthieu", "zabhaqhoi", "zabhaqdap", "zabhaqghi", "zabhaqtai", "zabhaqnhap", "zabhaqthu",
  ]
  /// Another one, who signs his paper: the evidence of that names him.
  private static let signer = "038090001234"

  private func file(
    _ office: Office, _ id: String, _ part: Key<Part>, _ paper: [UInt8], _ changes: [String: JSONValue]
  ) throws -> (code: DossierCode, caller: Caller) {
    var pieces = [paper]
    let upload = try office.oneStop.upload(name: "\(id).pdf", from: .network("a")) { pieces.popLast() ?? [] }
    let key = CommandKey(owner: "form", id: id)
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let submission = Submission(
      channel: .online, answers: try office.answers(changes), papers: try office.oneStop.papers([(part, upload.id)]),
      secretHash: hash)
    let outcome = try office.oneStop.submit(
      submission, to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: id, caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    return (code, .applicant(secretHash: hash))
  }

  private func say(_ command: Command, on code: DossierCode, by caller: Caller, in office: Office) throws {
    let outcome = try office.oneStop.perform(
      command, on: code,
      CommandRequest(key: CommandKey(owner: "test", id: "\(command)"), digest: "\(command)", caller: caller))
    guard case .done = outcome else { throw OfficeFailure() }
  }

  /// A dossier about which much was said, and which was refused.
  private func ended(_ office: Office) throws {
    let (code, applicant) = try file(
      office, "zabhaqgiay", "giay-uy-quyen", Array("%PDF-1.7 zabhaqgiay".utf8),
      [
        "nguoi-yeu-cau": ["ho-ten": "Trần Zabhaq", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090004321"],
        "dien-thoai": "0912340099", "thu-dien-tu": "zabhaq@example.vn", "ho-ten-tren-bang": "Trần Zabhaq",
        "dia-chi": "77 phố Zabhaq", "quan-he": "uy-quyen",
      ])
    try say(.message("zabhaqhoi"), on: code, by: applicant, in: office)
    try say(.message("zabhaqdap"), on: code, by: .officer("lan"), in: office)
    try say(.comment("zabhaqghi"), on: code, by: .officer("lan"), in: office)
    try office.act("tu-choi", on: code, by: "lan", reason: "zabhaqthieu")
  }

  /// A dossier with a signed paper, whose evidence is kept.
  private func endedWithEvidence(_ office: Office) throws {
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
        $0.replacing("    required: false\n", with: "    required: false\n    signature: nguoi-dan\n")
      })
    let (code, _) = try file(office, "signed", "giay-to-khac", SignedPapers.bytes("good.pdf"), [:])
    try office.act("tu-choi", on: code, by: "lan", reason: "x")
  }

  /// What belongs to no dossier: an upload that nobody took, a draft, a message of a partner, the words of a search.
  private func beside(_ office: Office) throws {
    var pieces = [Array("%PDF-1.7 zabhaqtai".utf8)]
    _ = try office.oneStop.upload(name: "tai.pdf", from: .network("b")) { pieces.popLast() ?? [] }
    _ = try office.oneStop.keepDraft(
      "zabhaqnhap", of: "cap-ban-sao-van-bang", uploads: [], replacing: nil, from: .network("b"))
    _ = try office.oneStop.deliver(Array("<zabhaqthu>".utf8), from: Office.neighbour)
    _ = try office.oneStop.search("Zabhaq", by: "lan")
  }

  private func send(_ office: Office) throws {
    while try office.oneStop.sendNext(.mail, { _ in .done("sent") }) != nil {}
  }

  @Test("stands in no column of any table once its time is over, and everything else stays and proves itself")
  func nowhere() throws {
    let address = try PostgresServer.newDatabase()
    var data = RevocationData()
    let hasSigner = SignedPapers.python != nil
    if hasSigner { data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem"))) }
    let office = try Office(at: "2026-06-15T09:00", reach: [.mail], revocation: { [data] in data }, address: address)
    let texts = Self.texts + (hasSigner ? [Self.signer] : [])
    #expect(try PostgresServer.columns(of: address, holding: texts) == [])
    try ended(office)
    if hasSigner { try endedWithEvidence(office) }
    try beside(office)
    let (stays, _) = try office.filed(
      "stays",
      [
        "nguoi-yeu-cau": ["ho-ten": "Nguyễn Thị Khác", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090009999"],
        "ho-ten-tren-bang": "Nguyễn Thị Khác",
      ])
    try send(office)
    for text in texts {
      #expect(try PostgresServer.columns(of: address, holding: [text]) != [], "\(text) stood nowhere")
    }
    let before = try PostgresServer.columns(of: address, holding: texts)
    for column in ["content.body", "draft.body", "file_piece.body"] + (hasSigner ? ["evidence.content"] : []) {
      #expect(before.contains(column), "\(before)")
    }

    try office.go(to: "2047-01-04T09:00")
    try office.oneStop.forgetOldOutcomes()
    try office.oneStop.sweepUploads()
    try office.oneStop.sweepDrafts()
    #expect(try office.oneStop.runErasures().announced == (hasSigner ? 2 : 1))
    try send(office)
    office.pass(days: 31)
    #expect(try office.oneStop.runErasures().erased == (hasSigner ? 2 : 1))
    #expect(try PostgresServer.columns(of: address, holding: texts) == [])
    #expect(try office.oneStop.view(stays, for: .officer("lan")).applicant?.name == "Nguyễn Thị Khác")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }
}
