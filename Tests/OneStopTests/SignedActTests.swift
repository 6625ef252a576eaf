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
  "An action that needs a signed document",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SignedActTests {
  /// An office whose signing step asks for a signature under the policy of citizens, to which the trial papers belong.
  private func office(_ signature: String = "nguoi-dan", lists: Shared = Shared(true)) throws -> Office {
    var data = RevocationData()
    data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    let office = try Office(
      at: "2026-06-15T09:00", revocation: { [data] in lists.isThere ? data : RevocationData() })
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    let definitions = try office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
      $0.replacing("      - action: ky-cap\n", with: "      - action: ky-cap\n        signature: \(signature)\n")
    }
    try office.oneStop.use(definitions)
    return office
  }

  /// Whether revocation lists are at hand, as a test changes it.
  final class Shared: Sendable {
    private let state: Mutex<Bool>
    init(_ isThere: Bool) { state = Mutex(isThere) }
    var isThere: Bool { state.withLock { $0 } }
    func arrive() { state.withLock { $0 = true } }
  }

  /// A dossier that waits for the signature.
  private func waiting(_ id: String, in office: Office) throws -> (code: DossierCode, secret: String) {
    if try office.oneStop.entries(of: "so-goc-van-bang").isEmpty { try office.loadRegister() }
    let (code, secret) = try office.filed(id)
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act("trinh-ky", on: code, by: "duc")
    return (code, secret)
  }

  private func handed(_ file: String, to office: Office) throws -> SignedDocument {
    var pieces = [try SignedPapers.bytes(file)]
    let upload = try office.oneStop.upload(name: file, from: .officer("hoa")) { pieces.popLast() ?? [] }
    return try office.oneStop.signedDocument(upload: upload.id)
  }

  private func refusal(_ outcome: Outcome) throws -> Notice {
    guard case .refused(let notice) = outcome else { throw OfficeFailure() }
    return notice
  }

  @Test("is done with a good one, which the dossier keeps: who signed, and the file, for officer and applicant")
  func good() throws {
    let office = try office()
    let (code, secret) = try waiting("a", in: office)
    let document = try handed("good.pdf", to: office)
    guard case .done = try office.act("ky-cap", on: code, by: "hoa", signed: document) else {
      Issue.record("a good document was refused")
      return
    }
    let applicant = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
    for caller in [Caller.officer("hoa"), applicant] {
      let kept = try #require(try office.oneStop.view(code, for: caller).signed.first)
      #expect(kept.document.signature?.verdict == .valid && kept.document.signature?.signers == ["Trần Văn Đức"])
      #expect(kept.action == "ky-cap" && kept.isResult && kept.document.name == "good.pdf")
      let (file, reading) = try office.oneStop.openPaper(sha256: document.sha256, of: code, for: caller)
      #expect(file.name == "good.pdf")
      #expect(try reading.read(at: 0, count: file.bytes) == SignedPapers.bytes("good.pdf"))
    }
    #expect(try office.oneStop.verify().faults.isEmpty)
    let rebuilt = try office.oneStop.rebuild(repairing: false)
    #expect(rebuilt.faults.map(\.words.en) == [] && rebuilt.differing == 0)
  }

  @Test("is refused without one, with an altered one, and with one that nobody signed; nothing changes")
  func refused() throws {
    let office = try office()
    let (code, _) = try waiting("a", in: office)
    let before = try office.oneStop.view(code, for: .officer("hoa")).dossier
    #expect(try refusal(office.act("ky-cap", on: code, by: "hoa")).code == "signature-missing")
    for file in ["altered.pdf", "unsigned.pdf"] {
      let notice = try refusal(office.act("ky-cap", on: code, by: "hoa", signed: handed(file, to: office)))
      #expect(notice.code == "signature-invalid" && notice.words.vi.contains(file), "\(notice.words)")
    }
    let after = try office.oneStop.view(code, for: .officer("hoa"))
    #expect(after.dossier == before && after.signed.isEmpty)
  }

  @Test("is refused for now while its document is undecided, and done with the same upload once lists are there")
  func undecided() throws {
    let lists = Shared(false)
    let office = try office(lists: lists)
    let (code, _) = try waiting("a", in: office)
    let document = try handed("good.pdf", to: office)
    let notice = try refusal(office.act("ky-cap", on: code, by: "hoa", signed: document))
    #expect(notice.code == "signature-undecided" && notice.words.vi.contains("chưa kết luận được"), "\(notice.words)")
    lists.arrive()
    try office.go(to: "2026-06-15T09:02")
    guard case .done = try office.act("ky-cap", on: code, by: "hoa", signed: document) else {
      Issue.record("refused though the lists are there")
      return
    }
  }

  @Test("is judged anew as soon as newer lists are there, however lately it was judged")
  func newerLists() throws {
    let lists = Shared(false)
    let office = try office(lists: lists)
    let (code, _) = try waiting("a", in: office)
    let document = try handed("good.pdf", to: office)
    #expect(try refusal(office.act("ky-cap", on: code, by: "hoa", signed: document)).code == "signature-undecided")
    lists.arrive()
    try office.go(to: "2026-06-15T09:00:01")
    guard case .done = try office.act("ky-cap", on: code, by: "hoa", signed: document) else {
      Issue.record("the finding of a second ago was served though lists have come since")
      return
    }
  }

  @Test("does not take one judged outside: what counts is what this office finds")
  func judgedHere() throws {
    let office = try office()
    let (code, _) = try waiting("a", in: office)
    var document = try handed("altered.pdf", to: office)
    document.signature = PaperSignature(
      policy: "nguoi-dan", verdict: .valid, code: nil, reason: Words(vi: "", en: ""), signers: [], at: office.now)
    #expect(try refusal(office.act("ky-cap", on: code, by: "hoa", signed: document)).code == "signature-invalid")
  }

  @Test("asks only where its condition holds, and takes no document where it asks for none")
  func condition() throws {
    let office = try office("{ policy: nguoi-dan, when: 'so luong > 5' }")
    let (code, _) = try waiting("a", in: office)
    let offer = try office.oneStop.view(code, for: .officer("hoa")).offers.first { $0.action.id == "ky-cap" }
    #expect(try #require(offer).signature == nil)
    let notice = try refusal(office.act("ky-cap", on: code, by: "hoa", signed: handed("good.pdf", to: office)))
    #expect(notice.code == "signed-unasked")
    guard case .done = try office.act("ky-cap", on: code, by: "hoa") else {
      Issue.record("refused without a document though none is asked for")
      return
    }
  }

  @Test("is done for many dossiers with one upload, which is judged once")
  func many() throws {
    let office = try office()
    let codes = try (1...5).map { try waiting("\($0)", in: office).code }
    let document = try handed("good.pdf", to: office)
    var moments: Set<Instant> = []
    for (number, code) in codes.enumerated() {
      try office.go(to: "2026-06-15T09:00:0\(number + 1)")
      guard case .done = try office.act("ky-cap", on: code, by: "hoa", signed: document) else {
        Issue.record("\(code) was refused")
        return
      }
      let kept = try #require(try office.oneStop.view(code, for: .officer("hoa")).signed.first?.document)
      #expect(kept.sha256 == document.sha256)
      if let at = kept.signature?.at { moments.insert(at) }
    }
    #expect(moments.count == 1)
  }
}
