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
  "The authority's seal",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)")
)
struct SealingTests {
  private let trial = Result { try TrialSeal.shared.get() }

  /// An office that trusts the trial, with a dossier whose copy of a diploma was issued.
  private func office(
    _ change: (String) -> String = { $0 }, more: [String: [UInt8]] = [:],
    signed: (Office) throws -> SignedDocument? = { _ in nil }
  ) throws -> (office: Office, code: DossierCode, secret: String) {
    let trial = try trial.get()
    var data = trial.material
    if !more.isEmpty { data.lists += try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem"))) }
    let office = try Office(at: "2026-06-15T09:00", revocation: { [data] in data })
    let roots = ["Signatures/trust/cong-cong/dau.pem": try trial.bytes("root.pem")].merging(more) { $1 }
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: roots, change))
    try office.loadRegister()
    let (code, secret) = try office.filed("a")
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act("trinh-ky", on: code, by: "duc")
    guard case .done = try office.act("ky-cap", on: code, by: "hoa", signed: try signed(office)) else {
      throw OfficeFailure()
    }
    return (office, code, secret)
  }

  private func copy(_ office: Office, _ code: DossierCode, for caller: Caller = .officer("hoa")) throws -> SealStanding
  {
    let view = try office.oneStop.view(code, for: caller)
    let place = try #require(view.letters.firstIndex { $0.letter == "ban-sao" })
    return try #require(view.letter(place + 1)).seal
  }

  private func affixed(_ office: Office, _ code: DossierCode) throws -> AffixedSeal {
    guard case .affixed(let seal) = try copy(office, code) else { throw OfficeFailure() }
    return seal
  }

  private final class Kept: Sendable {
    let seal = Mutex<AffixedSeal?>(nil)
  }

  @Test("is put on a letter once, verified, kept as a file of the dossier and told in the log; other letters have none")
  func sealed() throws {
    let (office, code, secret) = try office()
    let applicant = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
    #expect(try copy(office, code) == .waiting && copy(office, code, for: applicant) == .waiting)
    #expect(try office.oneStop.outbox(OutboxQuery(.waiting)).map(\.effect.identity) == ["seal/\(code)/5/1"])
    let seal = try trial.get().seal(for: office)
    #expect(try office.oneStop.sealNext(with: seal)?.answer == .done("sealed"))
    #expect(try office.oneStop.sealNext(with: seal) == nil)

    let made = try affixed(office, code)
    #expect(try copy(office, code, for: applicant) == .affixed(made))
    #expect(made.subject == .letter("ban-sao") && made.entry == 5 && !made.isStamped)
    #expect(made.certificate == seal.identity.certificate.sha256.hex)
    let bytes = try office.oneStop.open(made).read(at: 0, count: made.bytes)
    #expect(SHA256(of: bytes).hex == made.sha256)
    let verification = Verification(
      material: TrustMaterial(
        forSealOf: seal.identity, office.oneStop.definitions, try trial.get().material), now: office.now)
    #expect(verification.report(on: bytes).indication == .totalPassed)
    let (file, _) = try office.oneStop.openPaper(sha256: made.sha256, of: code, for: applicant)
    #expect(file.name.hasSuffix("-ban-sao.pdf") && file.type == "application/pdf")

    let view = try office.oneStop.view(code, for: .officer("hoa"))
    #expect(
      view.timeline.last?.text.vi
        == "Cơ quan đã ký số (con dấu): Bản sao văn bằng, chứng chỉ (cấp từ sổ gốc) số 01/BS-2026")
    #expect(view.seals.filter { $0 != .notAsked } == [.affixed(made)])
    #expect(try office.oneStop.verify().faults.isEmpty)
    let rebuilt = try office.oneStop.rebuild(repairing: false)
    #expect(rebuilt.faults.map(\.words.en) == [] && rebuilt.differing == 0)
    #expect(try office.store.read(for: office.oneStop.authority) { try $0.isNamed(sha256: made.sha256) })
  }

  @Test(
    "is the first one when a worker that was given up ends after another has sealed, and nothing is left of the second",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func cutOff() throws {
    let (office, code, _) = try office()
    let trial = try trial.get()
    let inner = Kept()
    let press = TrialSeal.Press {
      guard inner.seal.withLock({ $0 == nil }) else { return }
      try office.go(to: "2026-06-15T09:06")
      _ = try office.oneStop.sealNext(with: trial.seal(for: office))
      let first = try affixed(office, code)
      inner.seal.withLock { $0 = first }
    }
    _ = try office.oneStop.sealNext(with: trial.seal(for: office, press: press))
    let kept = try affixed(office, code)
    #expect(kept == inner.seal.withLock { $0 })
    #expect(try office.oneStop.open(kept).read(at: 0, count: kept.bytes).count == kept.bytes)
    let files = try FileManager.default.subpathsOfDirectory(atPath: office.folder.appending(path: "files").path)
    for name in files.filter({ $0.contains("/") }).map({ $0.replacing("/", with: "") }) {
      let isNamed = try office.store.read(for: office.oneStop.authority) { try $0.isNamed(sha256: name) }
      #expect(isNamed == (name == kept.sha256))
    }
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test("waits while the time-stamping authority is away, and is never put on without its stamp")
  func stamps() throws {
    let (office, code, _) = try office()
    let seal = try trial.get().seal(for: office, timeStamps: trial.get().awayStamps())
    #expect(try office.oneStop.sealNext(with: seal)?.answer == .unreachable("time-stamp"))
    #expect(try copy(office, code) == .waiting)
    let row = try #require(try office.oneStop.outbox(OutboxQuery(.waiting)).first)
    #expect(row.attempts == 1 && row.answer == "time-stamp")
    #expect(try office.oneStop.sealNext(with: seal) == nil, "not before its time")
    try office.go(to: "2026-06-15T10:00")
    #expect(try office.oneStop.sealNext(with: trial.get().seal(for: office))?.answer == .done("sealed"))
  }

  @Test(
    "does not seal with a certificate that has expired, was revoked, is for servers or leads to nobody who is trusted")
  func unusable() throws {
    let (office, code, _) = try office()
    for who in ["expired", "revoked", "server"] {
      let seal = try trial.get().seal(who, for: office)
      #expect(throws: SigningFailure.self) { try seal.check(at: office.now) }
      try office.go(to: "2026-06-\(who == "expired" ? 16 : who == "revoked" ? 18 : 20)T10:00")
      guard case .unreachable(let word)? = try office.oneStop.sealNext(with: seal)?.answer else {
        throw OfficeFailure()
      }
      #expect(word.hasPrefix("seal-chain"), "\(word)")
    }
    try office.oneStop.use(office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml") { $0 })
    let seal = try trial.get().seal(for: office)
    #expect(throws: SigningFailure.self) { try seal.check(at: office.now) }
    #expect(try copy(office, code) == .waiting)
  }

  @Test(
    "is missed by the proof of the log when its file was changed or is gone",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func tampered() throws {
    let (office, code, _) = try office()
    _ = try office.oneStop.sealNext(with: trial.get().seal(for: office))
    let made = try affixed(office, code)
    let file = office.folder.appending(path: "files/\(made.sha256.prefix(2))/\(made.sha256.dropFirst(2))")
    let bytes = try Data(contentsOf: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    try (bytes.dropLast() + [0x20]).write(to: file)
    #expect(
      try office.oneStop.verify().faults.map(\.words.en) == ["the sealed file is gone, or is not what was sealed"])
    try FileManager.default.removeItem(at: file)
    #expect(try office.oneStop.verify().faults.count == 1)
  }

  @Test("stands in a file beside a result that is a signed document")
  func result() throws {
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    let (office, code, secret) = try office(
      {
        $0.replacing(
          "      - action: ky-cap\n", with: "      - action: ky-cap\n        signature: nguoi-dan\n        seal: true\n"
        )
      }, more: root
    ) { office in
      var pieces = [try SignedPapers.bytes("good.pdf")]
      let upload = try office.oneStop.upload(name: "good.pdf", from: .officer("hoa")) { pieces.popLast() ?? [] }
      return try office.oneStop.signedDocument(upload: upload.id)
    }
    let seal = try trial.get().seal(for: office)
    for _ in 1...2 { #expect(try office.oneStop.sealNext(with: seal)?.answer == .done("sealed")) }
    let view = try office.oneStop.view(code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
    let act = try #require(view.signed.first)
    guard case .affixed(let made) = act.seal else { throw OfficeFailure() }
    let (file, reading) = try office.oneStop.openPaper(sha256: made.sha256, of: code, for: .officer("hoa"))
    #expect(file.name == "good.pdf.p7s" && file.type == "application/pkcs7-signature")
    let verification = Verification(
      material: TrustMaterial(
        forSealOf: seal.identity, office.oneStop.definitions, try trial.get().material), now: office.now)
    let report = verification.report(
      on: try reading.read(at: 0, count: made.bytes), content: try SignedPapers.bytes("good.pdf"))
    #expect(report.indication == .totalPassed)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }
}
