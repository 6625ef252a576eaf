import Crypto
import Dossiers
import OneStop
import Procedures
import Signatures
import Synchronization
import Testing
import Text
import WorkingTime

@Suite(
  "An action whose signed document is undecided",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct UndecidedActTests {
  /// An office whose signing step has the records clerk decide, with revocation lists once they are there.
  private final class Case: Sendable {
    let office: Office
    let code: DossierCode
    let secret: String
    private let arrived: SignedActTests.Shared

    init(_ demand: String = "{ policy: nguoi-dan, undecided: { role: van-thu } }") throws {
      let arrived = SignedActTests.Shared(false)
      self.arrived = arrived
      var data = RevocationData()
      data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
      office = try Office(
        at: "2026-06-15T09:00", revocation: { [data] in arrived.isThere ? data : RevocationData() })
      let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
      try office.oneStop.use(
        office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
          $0.replacing("      - action: ky-cap\n", with: "      - action: ky-cap\n        signature: \(demand)\n")
        })
      try office.loadRegister()
      (code, secret) = try office.filed("a")
      try office.act("tiep-nhan", on: code, by: "lan")
      try office.act("trinh-ky", on: code, by: "duc")
    }

    func listsArrive() { arrived.arrive() }

    func document(_ file: String) throws -> SignedDocument {
      var pieces = [try SignedPapers.bytes(file)]
      let upload = try office.oneStop.upload(name: file, from: .officer("hoa")) { pieces.popLast() ?? [] }
      return try office.oneStop.signedDocument(upload: upload.id)
    }

    /// Acts on the first task that offers the action, as whoever it is sees it.
    func act(
      _ action: Key<Action>, by officer: Key<Officer>, _ file: String? = nil, reason: String? = nil
    ) throws -> String {
      let view = try view(officer)
      let offers = view.offers.filter { $0.action.id == action }
      let offer = try #require(offers.first { $0.refusal == nil } ?? offers.first, "\(action) is not offered")
      let act = Act(task: offer.task, action: action, reason: reason, signed: try file.map { try document($0) })
      let id = "\(action)/\(view.dossier.version)/\(office.now.milliseconds)/\(file ?? "")/\(reason ?? "")"
      let outcome = try office.oneStop.perform(
        .act(act), on: code,
        CommandRequest(
          key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer)))
      if case .refused(let notice) = outcome { return notice.code }
      return "done"
    }

    func view(_ officer: Key<Officer>) throws -> DossierView { try office.oneStop.view(code, for: .officer(officer)) }

    var isRebuilt: Bool {
      get throws {
        let report = try office.oneStop.rebuild(repairing: false)
        return try report.differing == 0 && report.faults.isEmpty && office.oneStop.verify().faults.isEmpty
      }
    }
  }

  @Test("is neither done nor refused: the document is kept, and stands in the queue of whoever decides")
  func held() throws {
    let held = try Case()
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "done")
    let view = try held.view("minh")
    #expect(view.dossier.place == .step("ky-ban-sao") && view.dossier.resultAt == nil)
    #expect(view.signed.map(\.standing) == [.waiting] && view.signed.first?.document.signature?.verdict == .undecided)
    #expect(view.dossier.tasks.map(\.duty).last == .officer(role: "van-thu", unit: "so-gddt"))
    let rows = try held.office.oneStop.queue(of: "minh").rows
    #expect(rows.map(\.dossier.code) == [held.code] && rows.allSatisfy(\.dossier.isUndecided))
    let (file, reading) = try held.office.oneStop.openPaper(
      sha256: SHA256(of: SignedPapers.bytes("good.pdf")).hex, of: held.code, for: .officer("minh"))
    #expect(try reading.read(at: 0, count: file.bytes) == SignedPapers.bytes("good.pdf"))
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "signature-waits", "asking twice asks nobody twice")
    let applicant = Caller.applicant(secretHash: OneStop.hash(ofSecret: held.secret))
    let seen = try held.office.oneStop.view(held.code, for: applicant)
    #expect(seen.signed.isEmpty && !seen.timeline.contains { $0.text.vi.contains("chờ quyết định") })
    #expect(try held.isRebuilt)
  }

  @Test("is done with it once somebody else accepts it for a reason, which stands with the document")
  func accepted() throws {
    let held = try Case()
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "done")
    #expect(try held.act("chap-nhan-chu-ky", by: "minh") == "reason-missing")
    #expect(try held.act("chap-nhan-chu-ky", by: "minh", reason: "Đã đối chiếu với người ký") == "done")
    let offer = try #require(try held.view("hoa").offers.first { $0.action.id == "ky-cap" })
    #expect(offer.held?.isAccepted == true && offer.refusal == nil)
    #expect(try held.act("ky-cap", by: "hoa") == "done", "with the document that was accepted")
    let view = try held.view("hoa")
    #expect(view.dossier.resultAt != nil && view.dossier.held.isEmpty)
    let kept = try #require(view.signed.first)
    #expect(view.signed.count == 1 && kept.standing == .done && kept.isResult)
    #expect(kept.acceptance?.reason == "Đã đối chiếu với người ký" && kept.acceptance?.by.vi == "Phạm Quang Minh")
    #expect(kept.document.signature?.verdict == .undecided, "what was found stays what it is")
    #expect(try held.isRebuilt)
  }

  @Test("goes on with another document when the first is declined, and with none that was declined")
  func declined() throws {
    let held = try Case()
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "done")
    #expect(try held.act("yeu-cau-ky-lai", by: "minh", reason: "Không rõ ai ký") == "done")
    #expect(try held.view("hoa").dossier.tasks.count == 1 && held.view("hoa").signed.map(\.standing) == [.declined])
    #expect(try held.act("ky-cap", by: "hoa") == "signature-missing")
    held.listsArrive()
    try held.office.go(to: "2026-06-15T09:02")
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "done")
    #expect(try held.view("hoa").dossier.resultAt != nil)
    #expect(try held.isRebuilt)
  }

  @Test("is decided by nobody who signed, taken or not, and given back by nobody who is asked")
  func fourEyes() throws {
    // Whoever leads signs, and would be asked too.
    let held = try Case("{ policy: nguoi-dan, undecided: { role: lanh-dao } }")
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "done")
    let task = try #require(try held.view("hoa").dossier.tasks.last?.number)
    #expect(try held.act("chap-nhan-chu-ky", by: "hoa", reason: "Tôi ký") == "own-signature")
    func perform(_ command: Command, _ id: String) throws -> String {
      let outcome = try held.office.oneStop.perform(
        command, on: held.code,
        CommandRequest(key: CommandKey(owner: "officer/hoa", id: id), digest: id, caller: .officer("hoa")))
      if case .refused(let notice) = outcome { return notice.code }
      return "done"
    }
    #expect(try perform(.take(task: task), "take") == "own-signature")
    #expect(try perform(.handBack(task: task, reason: "Không phải việc của tôi"), "back") == "not-returnable")
    #expect(try perform(.assign(task: task, to: "hoa", reason: nil), "assign") == "own-signature")
  }

  @Test("is done at once when lists have come meanwhile: the question falls away")
  func decidedByLists() throws {
    let held = try Case()
    #expect(try held.act("ky-cap", by: "hoa", "good.pdf") == "done")
    held.listsArrive()
    try held.office.go(to: "2026-06-15T09:02")
    #expect(try held.act("ky-cap", by: "hoa") == "done", "with the document that waited, which is judged anew")
    let view = try held.view("hoa")
    #expect(view.dossier.resultAt != nil && view.dossier.held.isEmpty)
    #expect(view.signed.map(\.standing) == [.done] && view.signed.first?.document.signature?.verdict == .valid)
    #expect(try held.office.oneStop.queue(of: "minh").rows.isEmpty)
    #expect(try held.isRebuilt)
  }

  @Test("is refused still where it is false, whoever would decide")
  func invalid() throws {
    let held = try Case()
    #expect(try held.act("ky-cap", by: "hoa", "altered.pdf") == "signature-invalid")
    #expect(try held.view("hoa").dossier.held.isEmpty)
  }
}
