import Crypto
import Foundation
import JSON
import Testing
import Text
import WorkingTime

@testable import Signatures

@Suite(
  "The evidence of a verification",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct EvidenceTests {
  private static let tenYears: Int64 = 3653 * 86_400

  private func evidence(
    of name: String, receipt: Instant? = nil, sets: [SHA256: String] = [:]
  ) throws -> VerificationWithEvidence {
    let one = try #require(MessageCase.named(name))
    return try Verification(material: one.material(), now: one.moment, receipt: receipt)
      .reportWithEvidence(on: one.bytes(one.file), content: one.content.map(one.bytes), sets: sets)
  }

  private func later(
    _ evidence: EvidenceBundle, isOwnRecord: Bool, with more: TrustMaterial = TrustMaterial()
  ) throws -> VerificationReport {
    try evidence.report(
      at: evidence.manifest.time.advanced(bySeconds: EvidenceTests.tenYears), with: more, isOwnRecord: isOwnRecord)
  }

  @Test(
    "makes the same judgement again to the last byte, from its file alone, whatever the judgement is",
    arguments: MessageCase.all)
  func again(_ one: MessageCase) throws {
    let made = try Verification(material: one.material(), now: one.moment)
      .reportWithEvidence(on: one.bytes(one.file), content: one.content.map(one.bytes))
    #expect(try made.report.json.canonical == one.report().json.canonical)
    let file = try #require(made.evidence.bytes)
    let read = try EvidenceBundle(reading: file)
    #expect(read.manifest == made.evidence.manifest && read.sha256 == made.evidence.sha256)
    #expect(try read.again().json.canonicalText == made.report.json.canonicalText)
    #expect(try read.reproduces())
  }

  @Test(
    "of a PDF makes the same judgement again, with what the file keeps about its own signatures",
    arguments: PDFCase.names)
  func againPDF(_ name: String) throws {
    let material = try PDFCase.trust()
    let made = try Verification(material: material, now: PDFCase.moment)
      .reportWithEvidence(on: PDFCase(name: name).bytes)
    let read = try EvidenceBundle(reading: #require(made.evidence.bytes))
    #expect(try read.reproduces())
    let used = made.report.signatures.map(\.judgement).flatMap { $0.revocation + $0.timeStamps.flatMap(\.revocation) }
    #expect(Set(read.items.map(\.sha256)).isSuperset(of: used.map(\.sha256)))
  }

  @Test("is the same bytes whenever it is taken, and keeps every rule of the policy")
  func deterministic() throws {
    let (one, two) = (try evidence(of: "stamped").evidence, try evidence(of: "stamped").evidence)
    #expect(one.bytes != nil && one.bytes == two.bytes)
    var policy = ValidationPolicy.strict
    policy.waived = ["identity.reference"]
    policy.requirements = PolicyRequirements(
      formats: [.cms, .pdf], requiresTimeStamp: true, schemesUntil: ["RSA-PKCS1": Instant(milliseconds: 1_234_567)],
      signers: [RequiredSigner(id: "a", name: .plain("A"), count: 2, personalNumber: "", title: "Hiệu trưởng")],
      isOrdered: true)
    #expect(try ValidationPolicy(JSONField(policy.json)) == policy)
  }

  @Test("is a file that other programs open, each thing under its own hash")
  func openedElsewhere() throws {
    let bundle = try evidence(of: "stamped").evidence
    let file = FileManager.default.temporaryDirectory.appending(path: "motcua-evidence-\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(#require(bundle.bytes)).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: try #require(SigningScript.python))
    process.arguments = [
      "-c",
      """
      import hashlib, sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as bundle:
          assert bundle.testzip() is None
          first, *others = bundle.namelist()
          assert first == "manifest.json" and len(others) > 5
          for name in others:
              assert hashlib.sha256(bundle.read(name)).hexdigest() == name.split("/")[1].split(".")[0]
      """, file.path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(
    "names what the judgement stands on: chain, lists, time stamp with its authority; and nothing that is unrelated")
  func contents() throws {
    let one = try #require(MessageCase.named("stamped"))
    let stranger = try #require(MessageCase.named("other-anchors"))
    var material = try one.material()
    material.intermediates += try stranger.material().anchors
    let made = try Verification(material: material, now: one.moment)
      .reportWithEvidence(on: one.bytes(one.file), content: one.content.map(one.bytes))
    let judgement = try #require(made.report.signatures.first).judgement
    let kept = Set(made.evidence.items.map(\.sha256))
    #expect(kept.isSuperset(of: judgement.chain.map(\.sha256)))
    #expect(kept.isSuperset(of: judgement.revocation.map(\.sha256)))
    #expect(try kept.isSuperset(of: #require(judgement.timeStamps.first).chain.map(\.sha256)))
    #expect(made.evidence.items.filter { $0.kind == .timeStamp }.count == 1)
    #expect(made.evidence.manifest.lists.count == 2 && made.evidence.manifest.intermediates.isEmpty)
    #expect(try made.evidence.document == one.bytes(one.file))
  }

  @Test(
    "ten years later is recorded the same; today's view of it stands on the receipt of the office's own record only")
  func tenYearsLater() throws {
    let good = try evidence(of: "good-rsa").evidence
    #expect(try good.reproduces())
    let stranger = try later(good, isOwnRecord: false)
    #expect(stranger.indication == .indeterminate && stranger.subIndication == .outOfBoundsNoProof)
    let own = try later(good, isOwnRecord: true)
    #expect(own.indication == .totalPassed)
    let proof = try #require(own.signatures.first?.judgement.proof)
    #expect(proof.kind == .receipt && proof.time == good.manifest.time)
    #expect(OfficerView(own.signatures[0]).lines.contains { $0.text.vi.contains("thời điểm hệ thống đã ghi nhận") })
  }

  @Test("with a time stamp holds ten years later by the archived lists, the stamp proving the earlier time")
  func tenYearsLaterStamped() throws {
    let stamped = try evidence(of: "stamped").evidence
    let own = try later(stamped, isOwnRecord: true)
    #expect(own.indication == .totalPassed && own.signatures.first?.judgement.proof?.kind == .timeStamp)
    // The authority's certificate has expired by then, and nothing but the record says that the stamp is older.
    let stranger = try later(stamped, isOwnRecord: false)
    #expect(stranger.indication == .indeterminate && stranger.subIndication == .outOfBoundsNoProof)
  }

  @Test("of a certificate that was revoked or had expired by then does not become good by a receipt")
  func receiptIsNoCure() throws {
    for name in ["expired", "revoked"] {
      let bad = try evidence(of: name)
      let own = try later(bad.evidence, isOwnRecord: true)
      #expect(own.indication == .indeterminate && own.subIndication == bad.report.subIndication, "\(name)")
    }
  }

  @Test("that was undecided for want of lists is decided when newer ones come, at the time of receipt")
  func newerLists() throws {
    let one = try #require(MessageCase.named("good-rsa"))
    var material = try one.material()
    let lists = material.revocationLists
    material.revocationLists = []
    let made = try Verification(material: material, now: one.moment)
      .reportWithEvidence(on: one.bytes(one.file), content: one.content.map(one.bytes))
    #expect(made.report.subIndication == .tryLater)
    let tomorrow = one.moment.advanced(bySeconds: 86_400)
    let report = try made.evidence.report(
      at: tomorrow, with: TrustMaterial(revocationLists: lists), isOwnRecord: true)
    #expect(report.indication == .totalPassed)
  }

  @Test("is judged by the anchors of the day when some are given: whoever made a bundle chose its own")
  func ownAnchors() throws {
    let good = try evidence(of: "good-rsa").evidence
    let report = try good.report(at: good.manifest.time, anchors: [], isOwnRecord: false)
    #expect(report.subIndication == .noCertificateChainFound)
  }

  @Test("tells the set of every anchor, the engine, and a receipt that the judgement stood on")
  func manifest() throws {
    let one = try #require(MessageCase.named("good-rsa"))
    let anchor = try #require(try one.material().anchors.first)
    let receipt = one.moment.advanced(bySeconds: -3600)
    let made = try evidence(of: "good-rsa", receipt: receipt, sets: [anchor.sha256: "cong-cong"]).evidence
    #expect(made.manifest.anchors == [EvidenceManifest.Anchor(anchor.sha256, set: "cong-cong")])
    #expect(made.manifest.engine == Verification.engine && made.manifest.recordedTime == receipt)
    #expect(try made.reproduces())
  }
}
