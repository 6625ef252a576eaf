import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import Signatures
import Synchronization
import Testing
import Text
import WorkingTime

@Suite(
  "A procedure with signatures at its hand-overs",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct GatedProcedureTests {
  /// An office with the definitions as they ship, which trusts the trial root for official duty.
  private func office(at moment: String, plan: [String: String] = [:], anchors: Bool = true) throws -> Office {
    var data = RevocationData()
    data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    let office = try Office(at: moment, revocation: { [data] in data })
    let root = anchors ? ["Signatures/trust/chinh-phu/thu.pem": try SignedPapers.bytes("root.pem")] : [:]
    try office.oneStop.use(office.changed("Signatures/co-quan.yaml", adding: root) { $0 })
    return office
  }

  private func handed(_ file: String, by officer: Key<Officer>, to office: Office) throws -> SignedDocument {
    var pieces = [try SignedPapers.bytes(file)]
    let upload = try office.oneStop.upload(name: file, from: .officer(officer)) { pieces.popLast() ?? [] }
    return try office.oneStop.signedDocument(upload: upload.id)
  }

  /// What is signed for an action of a transfer, as it is issued once the dossier is there.
  private func statement(
    _ step: Key<Step>, _ action: Key<Action>, _ assignment: Key<Assignment>? = nil, on code: DossierCode,
    _ office: Office
  ) throws -> [UInt8] {
    let view = try office.oneStop.view(code, for: .officer("lan"))
    let step = try #require(view.procedure.step(step))
    let deed = Statement.Deed(
      code: code, step: step, assignment: assignment, action: try #require(step.action(action)))
    return Statement(
      of: deed, in: view.procedure, answers: try #require(view.answers), papers: view.papers, offering: view.offering
    ).xml(in: .vietnamese)
  }

  /// Signs documents by `Tests/Signing/signed_deeds.py`: what it made, by name.
  private func signed(_ documents: [String: [UInt8]]) throws -> [String: [UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-deeds-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in documents { try Data(bytes).write(to: folder.appending(path: name + ".issued")) }
    try SignedPapers.run(
      "signed_deeds.py", [folder.path] + documents.keys.map { folder.appending(path: $0 + ".issued").path })
    var made: [String: [UInt8]] = [:]
    for name in documents.keys.map({ $0 + ".p7m" }) + ["root.pem", "lists.pem"] {
      made[name] = try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }
    return made
  }

  private final class Lists: Sendable {
    let data = Mutex(RevocationData())
  }

  @Test("needs both consents and every hand-over signed: each its own statement, and nobody else's serves")
  func transfer() throws {
    let lists = Lists()
    let office = try Office(at: "2026-06-15T19:00", revocation: { lists.data.withLock { $0 } })
    try office.oneStop.use(office.changed("Signatures/co-quan.yaml") { $0 })
    let transfer = TransferTests()
    let code = try transfer.filed(office)
    let made = try signed([
      "noi-di": statement("lay-y-kien", "dong-y", "noi-di", on: code, office),
      "noi-den": statement("lay-y-kien", "dong-y", "noi-den", on: code, office),
      "tra-quyet-dinh": statement("tra-quyet-dinh", "tra-quyet-dinh", on: code, office),
      "ban-giao": statement("ban-giao", "ban-giao", on: code, office),
      "nhan-viec": statement("tiep-nhan-cong-tac", "nhan-viec", on: code, office),
    ])
    var roots: [String: [UInt8]] = [:]
    func trust(_ more: [String: [UInt8]]) throws {
      let read = try #require(TrustMaterial.revocationLists(in: more["lists.pem"] ?? []))
      lists.data.withLock { $0.lists += read }
      roots["Signatures/trust/chinh-phu/thu-\(roots.count).pem"] = more["root.pem"]
      try office.oneStop.use(office.changed("Signatures/co-quan.yaml", adding: roots) { $0 })
    }
    try trust(made)

    // What is signed of the decision is the decision itself, which is there once everybody was heard.
    var decided: [String: [UInt8]] = [:]
    func refusal(_ action: Key<Action>, _ officer: Key<Officer>, _ name: String?, altered: Bool = false) throws
      -> String?
    {
      let document = try name.map { name in
        var bytes = try #require(made[name + ".p7m"] ?? decided[name + ".p7m"])
        // Within the content, which stands near the beginning.
        if altered { bytes[120] ^= 1 }
        var pieces = [bytes]
        let upload = try office.oneStop.upload(name: name + ".p7m", from: .officer(officer)) { pieces.popLast() ?? [] }
        return try office.oneStop.signedDocument(upload: upload.id)
      }
      guard case .refused(let notice) = try transfer.act(action, on: code, by: officer, signed: document, office) else {
        return nil
      }
      return notice.code
    }
    func signs(_ action: Key<Action>, _ officer: Key<Officer>, _ own: String, not other: String) throws {
      #expect(try refusal(action, officer, nil) == "signature-missing", "\(action)")
      #expect(try refusal(action, officer, own, altered: true) == "signature-invalid", "\(action)")
      #expect(try refusal(action, officer, other) == "signature-invalid", "\(action) by \(other)")
      #expect(try refusal(action, officer, own) == nil, "\(action)")
    }
    try transfer.act("tiep-nhan", on: code, by: "lan", office)
    try signs("dong-y", "an", "noi-di", not: "noi-den")
    try signs("dong-y", "binh", "noi-den", not: "noi-di")
    try transfer.act("trinh-hoi-dong", on: code, by: "duc", office)
    for member in ["giang", "hai", "khanh"] as [Key<Officer>] {
      try transfer.act("tan-thanh", on: code, by: member, office)
    }
    let before = try office.oneStop.view(code, for: .officer("hoa"))
    let decision = try #require(
      try office.oneStop.statement(of: "ky-quyet-dinh", reason: nil, on: before, for: .officer("hoa")))
    #expect(decision.letter?.letter == "quyet-dinh-thuyen-chuyen")
    let deed = try statement("quyet-dinh", "ky-quyet-dinh", on: code, office)
    decided = try signed(["quyet-dinh": decision.xml(in: .vietnamese), "phieu-quyet-dinh": deed])
    try trust(decided)
    try signs("ky-quyet-dinh", "hoa", "quyet-dinh", not: "phieu-quyet-dinh")
    let issued = try #require(
      try office.oneStop.view(code, for: .officer("hoa")).letters.last { $0.letter == "quyet-dinh-thuyen-chuyen" })
    #expect(issued.blocks == decision.letter?.blocks && issued.number == "01/QĐ-SGDĐT-2026" && issued.isSealed)
    try signs("tra-quyet-dinh", "lan", "tra-quyet-dinh", not: "quyet-dinh")
    try signs("ban-giao", "an", "ban-giao", not: "nhan-viec")
    try signs("nhan-viec", "binh", "nhan-viec", not: "ban-giao")
    let view = try office.oneStop.view(code, for: .officer("binh"))
    #expect(view.dossier.place == .end("da-thuyen-chuyen", .granted))
    #expect(
      view.signed.map(\.action) == ["dong-y", "dong-y", "ky-quyet-dinh", "tra-quyet-dinh", "ban-giao", "nhan-viec"])
    #expect(view.signed.filter(\.isResult).map(\.action) == ["ky-quyet-dinh"])
    #expect(view.signed.allSatisfy { $0.document.signature?.signers == ["Vũ Thị An"] })
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("takes a council's list and its approval once for all pupils of the list")
  func admission() throws {
    let office = try office(at: "2026-06-01T09:00")
    let admission = Admissions(office)
    let codes = try ["1", "2", "3"].map { try admission.accepted($0) }
    try office.go(to: "2026-06-15T19:00")
    let list = try handed("official.pdf", by: "phuc", to: office)
    let approval = try handed("official.pdf", by: "tam", to: office)
    for code in codes {
      #expect(try admission.refusal("de-nghi-trung-tuyen", on: code, by: "phuc") == "signature-missing")
      try office.go(to: "2026-06-15T19:00:01")
      try admission.act("de-nghi-trung-tuyen", on: code, by: "phuc", signed: list)
      try admission.act("phe-duyet", on: code, by: "tam", signed: approval)
      let view = try office.oneStop.view(code, for: .officer("tam"))
      #expect(view.signed.map(\.action) == ["de-nghi-trung-tuyen", "phe-duyet"])
      #expect(try admission.seen(code).signed.isEmpty, "the family learns of it with the results")
    }
  }

  @Test("tells an office that trusts nobody yet what its operator has to do")
  func noAnchors() throws {
    let office = try office(at: "2026-06-15T19:00", anchors: false)
    let transfer = TransferTests()
    let code = try transfer.filed(office)
    try transfer.act("tiep-nhan", on: code, by: "lan", office)
    let made = try signed(["noi-di": statement("lay-y-kien", "dong-y", "noi-di", on: code, office)])
    var pieces = [try #require(made["noi-di.p7m"])]
    let upload = try office.oneStop.upload(name: "noi-di.p7m", from: .officer("an")) { pieces.popLast() ?? [] }
    let document = try office.oneStop.signedDocument(upload: upload.id)
    try transfer.act("dong-y", on: code, by: "an", signed: document, office)
    let view = try office.oneStop.view(code, for: .officer("minh"))
    let kept = try #require(view.signed.first)
    #expect(kept.standing == .waiting && view.dossier.opinions.isEmpty, "kept, but nobody has consented")
    let reason = try #require(kept.document.signature?.reason.vi)
    #expect(reason.contains("motcua signature trust add"), "\(reason)")
  }
}
