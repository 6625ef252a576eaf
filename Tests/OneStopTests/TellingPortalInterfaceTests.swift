import Dossiers
import Exchange
import HTTPCalling
import JSON
import OneStop
import Procedures
import Signatures
import TestSupport
import Testing
import Text
import WorkingTime

/// The side of the national portal that speaks its newest interface, a Python program that shares no code with ours.
private final class Portal {
  private let server: PythonServer

  init(seed: UInt64 = 1, faults: Int = 0, calls: Int = 1000, _ more: String...) throws {
    server = try PythonServer(
      "Partners/portal_interface.py",
      ["--seed", "\(seed)", "--faults", "\(faults)", "--calls", "\(calls)"] + more)
  }

  private static let paths: [PortalInterface.Door: String] = [
    .token: "/GetToken", .upload: "/UploadFile", .create: "/CreateDossier", .progress: "/CapNhatTienTrinh",
    .state: "/CapNhatTrangThai",
  ]

  /// An interface that has just begun: it knows of no token.
  func interface(_ office: Office, secret: String = "bi mat cua so") -> PortalInterface {
    let url = server.url
    return PortalInterface(
      PortalInterface.Client(id: "so-gddt", secret: secret, agency: "H56.06"), now: office.environment.now
    ) { message in
      var headers = [("Content-Type", message.type)]
      if let token = message.token { headers.append(("Authorization", "Bearer \(token)")) }
      let call = HTTPCalling.Call(
        .post, url + (Portal.paths[message.door] ?? "/"), headers: headers, body: .bytes(message.body))
      do throws(CallFailure) {
        let answer = try Caller().make(call)
        return .answered(status: answer.status, answer.body)
      } catch {
        return .unreachable(error.code.rawValue)
      }
    }
  }

  /// What the portal knows.
  func view() throws -> JSONValue {
    try JSONValue(
      reading: Caller().make(HTTPCalling.Call(.get, server.url + "/view")).body, within: .init(bytes: 10_000_000))
  }
}

/// An interface whose program dies by chance: before it has noted what the portal said, or after all was told.
private struct Dying: PortalTelling {
  let inner: PortalInterface
  let dies: @Sendable () -> Bool

  struct Death: Error {}

  func tell(_ news: PortalNews, _ memory: any PortalMemory) throws -> PortalVerdict {
    let verdict = try inner.tell(news, Memory(inner: memory, dies: dies))
    if dies() { throw Death() }
    return verdict
  }

  private struct Memory: PortalMemory {
    let inner: any PortalMemory
    let dies: @Sendable () -> Bool

    func number() throws -> String? { try inner.number() }

    func keep(number: String) throws {
      if dies() { throw Death() }
      try inner.keep(number: number)
    }

    func receipt(of file: PortalFile) throws -> PortalReceipt? { try inner.receipt(of: file) }

    func keep(_ receipt: PortalReceipt, of file: PortalFile) throws {
      if dies() { throw Death() }
      try inner.keep(receipt, of: file)
    }

    func content(of file: PortalFile) throws -> [UInt8] { try inner.content(of: file) }
  }
}

@Suite(
  "The newest interface of the national portal", .timeLimit(.minutes(30)),
  .enabled(if: PythonServer.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct TellingPortalInterfaceTests {
  /// A dossier with papers of these texts, each of a part without a national code.
  private func filed(_ id: String, papers: [String], in office: Office) throws -> DossierCode {
    let key = CommandKey(owner: "form", id: id)
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let uploads: [(part: Key<Part>, upload: String)] = try papers.map { text in
      var pieces = [Array(("%PDF-1.7\n" + text).utf8)]
      let upload = try office.oneStop.upload(name: "bản \"chụp\".pdf", from: .network("a")) { pieces.popLast() ?? [] }
      return ("giay-to-khac", upload.id)
    }
    let outcome = try office.oneStop.submit(
      Submission(
        channel: .online, answers: try office.answers(["thu-dien-tu": "duc@example.vn"]),
        papers: try office.oneStop.papers(uploads), secretHash: hash),
      to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: id, caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    return code
  }

  /// How much the portal is still to be told.
  private func waiting(_ office: Office) throws -> Int {
    try office.oneStop.outbox(OutboxQuery(.waiting, limit: 500)).count { $0.effect.kind == .portal }
  }

  private func tellAll(_ office: Office, _ portal: @autoclosure () -> any PortalTelling) throws {
    var patience = Patience()
    patience.attempts = 1000
    var rounds = 0
    while try waiting(office) > 0, rounds < 5000 {
      rounds += 1
      let told: Bool
      do {
        told = try office.oneStop.tellPortal(portal(), patience: patience) != nil
      } catch is Dying.Death {
        continue
      }
      if !told { try office.go(to: "\(office.now.advanced(bySeconds: 7 * 3600))") }
    }
  }

  private func numbers(_ value: JSONValue?) -> [Int] {
    guard case .array(let list)? = value else { return [] }
    return list.map { if case .integer(let number)? = $0["TrangThai"] { Int(number) } else { 0 } }
  }

  @Test("is told a dossier once with its papers, each given once, and then its steps and states alone")
  func once() throws {
    let portal = try Portal()
    let office = try Office(tellsPortal: true)
    try office.loadRegister()
    let code = try filed("a", papers: ["một", "hai"], in: office)
    try tellAll(office, portal.interface(office))
    let told = try #require(try portal.view()["dossiers"]?[code.text])
    let dossier = try #require(told["dossier"])
    #expect(dossier["MaTTHC"] == "3.000465" && dossier["ChuHoSo"] == "Trần Văn Đức" && dossier["LoaiDoiTuong"] == 0)
    #expect(dossier["NgayNop"] == "2026-11-19 09:00:00" && dossier["NgayTiepNhan"] == nil)
    #expect(dossier["EformThongTinChiTiet"] == .object(JSONObject()))
    #expect(
      dossier["ThongTinNguoiNop"]?["ThongTinChiTiet"] == [
        "TenNguoiNop": "Trần Văn Đức", "SoDinhDanh": "038090001234", "SoDienThoai": "0912345678",
        "Email": "duc@example.vn", "TenChuHs": "Trần Văn Đức", "SoDinhDanhChuHs": "038090001234",
      ])
    #expect(!dossier.canonicalText.contains("12 đường Mẫu"))
    guard case .array(let parts)? = dossier["ThanhPhanHoSo"], case .array(let papers)? = parts.first?["GiayToDinhKem"],
      case .object(let uploads)? = try portal.view()["uploads"]
    else { throw OfficeFailure() }
    #expect(parts.count == 1 && parts[0]["SoLuong"] == 2 && papers[0]["TenGiayTo"] == "bản \"chụp\".pdf")
    #expect(papers[0]["IdGiayTo"] != papers[1]["IdGiayTo"])
    #expect(uploads.map(\.value) == [1, 1])

    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act("trinh-ky", on: code, by: "duc")
    try office.act("ky-cap", on: code, by: "hoa")
    try tellAll(office, portal.interface(office))
    let view = try portal.view()
    #expect(view["dossiers"]?[code.text]?["dossier"] == dossier && view["uploads"] == .object(uploads))
    // The copy is received on line: it is finished and handed over in one step, and the portal sees both.
    #expect(numbers(view["dossiers"]?[code.text]?["steps"]) == [1, 4, 4, 9, 10])
    #expect(numbers(view["dossiers"]?[code.text]?["states"]) == [1, 4, 4, 9, 10])
    #expect(try view["refused"] == [] && office.oneStop.outboxCounts().dead == 0)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test("is given the signed result with the state that takes it, and what was asked with that one")
  func results() throws {
    let portal = try Portal()
    let data = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    var known = RevocationData()
    known.lists = data
    let office = try Office(at: "2026-06-15T09:00", revocation: { [known] in known }, tellsPortal: true)
    let roots = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: roots) {
        $0.replacing("      - action: ky-cap\n", with: "      - action: ky-cap\n        signature: nguoi-dan\n")
      })
    try office.loadRegister()
    let code = try office.filed("a").code
    let item = try #require(SupplementItem("field:so-hieu"))
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "lan", reason: "Thiếu", items: [AskedItem(item: item, remark: "Ghi số hiệu")])
    try tellAll(office, portal.interface(office))
    guard case .array(let asked)? = try portal.view()["dossiers"]?[code.text]?["states"] else { throw OfficeFailure() }
    #expect(asked.last?["TrangThai"] == 5 && asked.last?["NoiDungYKien"] == "Số hiệu văn bằng (nếu còn nhớ)")
    #expect(asked.last?["DanhSachGiayToKetQua"] == [])

    let other = try office.filed("b").code
    try office.act("tiep-nhan", on: other, by: "lan")
    try office.act("trinh-ky", on: other, by: "duc")
    var pieces = [try SignedPapers.bytes("good.pdf")]
    let upload = try office.oneStop.upload(name: "good.pdf", from: .officer("hoa")) { pieces.popLast() ?? [] }
    let signed = try office.oneStop.signedDocument(upload: upload.id)
    guard case .done = try office.act("ky-cap", on: other, by: "hoa", signed: signed) else { throw OfficeFailure() }
    try tellAll(office, portal.interface(office))
    let view = try portal.view()
    guard case .array(let states)? = view["dossiers"]?[other.text]?["states"],
      case .array(let results)? = states.first(where: { $0["TrangThai"] == 9 })?["DanhSachGiayToKetQua"]
    else { throw OfficeFailure() }
    #expect(results.count == 1 && results[0]["MaKetQua"] == "KQ.G03.000157")
    #expect(view["uploads"]?[signed.sha256] == 1 && view["refused"] == [])
  }

  @Test("is not told again of a dossier that it has and does not name; who is not let in waits, and says so")
  func refusals() throws {
    let office = try Office(tellsPortal: true)
    let portal = try Portal(seed: 1, "--without-numbers")
    let code = try filed("a", papers: [], in: office)
    let dying = Dying(inner: portal.interface(office)) { true }
    #expect(throws: Dying.Death.self) { try office.oneStop.tellPortal(dying) }
    try office.go(to: "\(office.now.advanced(bySeconds: 4000))")
    #expect(try office.oneStop.tellPortal(portal.interface(office))?.answer == .refused("code-exists"))
    #expect(try portal.view()["dossiers"]?[code.text] != nil && office.oneStop.outboxCounts().dead == 1)

    _ = try filed("b", papers: [], in: office)
    let stranger = portal.interface(office, secret: "khac")
    #expect(try office.oneStop.tellPortal(stranger)?.answer == .later("token-400"))
  }

  @Test("renews a token that is over, by its clock and when the portal says so")
  func tokens() throws {
    let portal = try Portal(seed: 1, faults: 0, calls: 2)
    let office = try Office(tellsPortal: true)
    for number in 1...3 { _ = try filed("\(number)", papers: ["\(number)"], in: office) }
    let interface = portal.interface(office)
    try tellAll(office, interface)
    let view = try portal.view()
    #expect(try waiting(office) == 0 && view["refused"] == [])
  }

  @Test(
    "has the same view of every dossier as ours after losses, repeats, deaths and tokens that end",
    arguments: [UInt64(1), 2, 3, 4])
  func storm(seed: UInt64) throws {
    let chance = Office.Shared(try #require(Instant("2026-01-01T00:00:00")))
    for _ in 0..<seed { _ = chance.bytes(7) }
    @Sendable func roll(_ sides: Int) -> Int { Int(chance.bytes(1)[0]) % sides }
    let portal = try Portal(seed: seed, faults: 20, calls: 11)
    let office = try Office(tellsPortal: true)
    try office.loadRegister()
    var interface = portal.interface(office)
    func told() -> any PortalTelling {
      // Whoever died begins anew, without a token.
      if roll(10) == 0 { interface = portal.interface(office) }
      return Dying(inner: interface) { roll(12) == 0 }
    }
    var expected: [DossierCode: [Int]] = [:]
    for number in 0..<6 {
      let code = try filed("\(number)", papers: (0..<roll(3)).map { "\(number)-\($0)" }, in: office)
      expected[code] = [1]
      if roll(2) == 0 { try tellAll(office, told()) }
      switch roll(3) {
      case 0: continue
      case 1:
        let item = try #require(SupplementItem("field:so-hieu"))
        try office.act(
          "yeu-cau-bo-sung", on: code, by: "lan", reason: "Thiếu", items: [AskedItem(item: item, remark: "Ghi số hiệu")]
        )
        expected[code] = [1, 5]
      default:
        try office.act("tiep-nhan", on: code, by: "lan")
        if roll(2) == 0 { try tellAll(office, told()) }
        try office.act("trinh-ky", on: code, by: "duc")
        try office.act("ky-cap", on: code, by: "hoa")
        expected[code] = [1, 4, 4, 9, 10]
      }
    }
    try tellAll(office, told())
    #expect(try waiting(office) == 0 && office.oneStop.outboxCounts().dead == 0)
    let view = try portal.view()
    #expect(view["refused"] == [])
    for (code, statuses) in expected {
      let known = view["dossiers"]?[code.text]
      #expect(numbers(known?["steps"]) == statuses, "\(code)")
      #expect(numbers(known?["states"]) == statuses, "\(code)")
    }
  }
}
