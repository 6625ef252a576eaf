import Crypto
import Dossiers
import OneStop
import Procedures
import Signatures
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

  @Test("needs both consents and every hand-over signed: altered and missing are refused, and all is kept")
  func transfer() throws {
    let office = try office(at: "2026-06-15T19:00")
    let transfer = TransferTests()
    let code = try transfer.filed(office)
    func refusal(_ action: Key<Action>, _ officer: Key<Officer>, _ file: String?) throws -> String? {
      let document = try file.map { try handed($0, by: officer, to: office) }
      guard case .refused(let notice) = try transfer.act(action, on: code, by: officer, signed: document, office) else {
        return nil
      }
      return notice.code
    }
    func signs(_ action: Key<Action>, _ officer: Key<Officer>) throws {
      #expect(try refusal(action, officer, nil) == "signature-missing", "\(action)")
      #expect(try refusal(action, officer, "official-altered.pdf") == "signature-invalid", "\(action)")
      #expect(try refusal(action, officer, "official.pdf") == nil, "\(action)")
    }
    try transfer.act("tiep-nhan", on: code, by: "lan", office)
    try signs("dong-y", "an")
    try signs("dong-y", "binh")
    try transfer.act("trinh-hoi-dong", on: code, by: "duc", office)
    for member in ["giang", "hai", "khanh"] as [Key<Officer>] {
      try transfer.act("tan-thanh", on: code, by: member, office)
    }
    try signs("ky-quyet-dinh", "hoa")
    try signs("tra-quyet-dinh", "lan")
    try signs("ban-giao", "an")
    try signs("nhan-viec", "binh")
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
    let document = try handed("official.pdf", by: "an", to: office)
    guard case .refused(let notice) = try transfer.act("dong-y", on: code, by: "an", signed: document, office) else {
      Issue.record("taken though nobody is trusted")
      return
    }
    #expect(notice.code == "signature-undecided")
    #expect(notice.words.vi.contains("motcua signature trust add"), "\(notice.words.vi)")
  }
}
