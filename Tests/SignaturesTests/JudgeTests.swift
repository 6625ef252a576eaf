import Crypto
import Testing
import Text
import WorkingTime

@testable import Signatures

@Suite("The judge")
struct JudgeTests {
  private let judge = Judge(material: TrustMaterial(), policy: .lax, now: Instant(milliseconds: 1_780_000_000_000))

  @Test("passes nothing that a format found without verifying it, or without a certificate")
  func forgetful() {
    let facts = SignatureFacts(format: .xml, place: "x")
    let silent = SignatureFound(facts: facts, checks: [])
    #expect(judge.judgement(of: silent).subIndication == .noSigningCertificateFound)
    let sure = Check("crypto.signature", .passed, Words.plain(""))
    let unsigned = SignatureFound(facts: facts, checks: [sure])
    #expect(judge.judgement(of: unsigned).subIndication == .noSigningCertificateFound)
  }

  @Test(
    "passes nothing whose hash or value was not verified, whoever is trusted",
    .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
  func unverified() throws {
    let one = try #require(MessageCase.named("good-rsa"))
    let signer = try #require(try one.report().signatures.first?.judgement.signer)
    var material = try one.material()
    material.anchors.append(signer)
    let judge = Judge(material: material, policy: .strict, now: one.moment)
    let facts = SignatureFacts(format: .xml, place: "x")
    let (hash, value) = (
      Check("crypto.hash", .passed, Words.plain("")), Check("crypto.signature", .passed, Words.plain(""))
    )
    #expect(
      judge.judgement(of: SignatureFound(facts: facts, checks: [hash, value], signer: signer)).indication
        == .totalPassed)
    for checks in [[], [hash], [value]] {
      let judgement = judge.judgement(of: SignatureFound(facts: facts, checks: checks, signer: signer))
      #expect(judgement.indication == .totalFailed)
    }
  }

  @Test(
    "takes an answer about revocation as old as the policy lets it be, and a revocation however old",
    .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
  func fresh() throws {
    var policy = ValidationPolicy.strict
    // The lists are a day old.
    for (hours, indication) in [(23 as Int64, SubIndication.tryLater as SubIndication?), (25, nil)] {
      policy.revocationFreshSeconds = hours * 3_600
      #expect(try MessageCase.named("good-rsa")?.report(policy: policy).subIndication == indication, "\(hours)")
    }
    policy.revocationFreshSeconds = 3_600
    #expect(try MessageCase.named("revoked")?.report(policy: policy).subIndication == .revokedNoProof)
    let one = try #require(MessageCase.named("good-rsa"))
    let made = try Verification(material: one.material(), policy: policy, now: one.moment).reportWithEvidence(
      on: one.bytes(one.file), content: one.content.map(one.bytes))
    #expect(try made.evidence.reproduces() && made.evidence.manifest.policy == policy)
    let read = try EvidenceBundle(reading: #require(made.evidence.bytes))
    #expect(read.manifest.policy.revocationFreshSeconds == 3_600)
  }

  @Test("lets the worst check decide, and of the worst the first")
  func deciding() {
    let words = Words.plain("")
    let checks = [
      Check("a", .passed, words), Check("b", .failed(.tryLater), words), Check("c", .failed(.hashFailure), words),
      Check("d", .failed(.formatFailure), words), Check("e", .noted, words),
      Check("f", .undecided(.formatFailure), words),
    ]
    #expect(checks.deciding?.rule == "c")
    #expect([checks[5], checks[1]].deciding?.rule == "f" && [checks[0], checks[4]].deciding == nil)
    #expect([checks[5]].deciding?.indication == .indeterminate)
  }
}
