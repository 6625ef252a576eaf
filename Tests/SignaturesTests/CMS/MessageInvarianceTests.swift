import Crypto
import Testing
import Text
import WorkingTime

@testable import Signatures

@Suite(
  "Whatever is done to a CMS signature",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct MessageInvarianceTests {
  @Test(
    "with a bit changed it never passes for other content or another signer", arguments: ["stamped", "good-attached"])
  func flipped(_ name: String) throws {
    let one = try #require(MessageCase.named(name))
    let good = try one.report()
    let whole = try one.bytes(one.file)
    let verification = Verification(material: try one.material(), now: one.moment)
    let content = try one.content.map(one.bytes)
    var refused = 0
    for position in stride(from: 0, to: whole.count, by: 3) {
      var changed = whole
      changed[position] ^= 1 << UInt8(position % 8)
      let report = verification.report(on: changed, content: content)
      guard report.indication == .totalPassed else {
        refused += 1
        continue
      }
      #expect(report.signatures.map(\.facts.covered) == good.signatures.map(\.facts.covered), "byte \(position)")
      #expect(report.signatures.map(\.judgement.signer) == good.signatures.map(\.judgement.signer), "byte \(position)")
    }
    // What is not covered is little: version numbers, other certificates.
    #expect(refused > whole.count / 4)
  }

  @Test("cut off at any byte it fails, and a byte more fails as well")
  func cut() throws {
    let one = try #require(MessageCase.named("stamped"))
    let whole = try one.bytes(one.file)
    for length in stride(from: 0, to: whole.count, by: 97) {
      #expect(try one.report(on: Array(whole.prefix(length))).indication == .totalFailed, "\(length) bytes")
    }
    #expect(try one.report(on: whole + [0x30]).indication == .totalFailed)
  }

  @Test("the same input at the same moment has the same report, letter by letter")
  func same() throws {
    for name in ["stamped", "revoked", "two-signers"] {
      let one = try #require(MessageCase.named(name))
      #expect(try one.report().json == one.report().json)
    }
  }

  @Test("certificates, lists and revocations that are nobody's here change nothing")
  func unrelated() throws {
    let (strange, revoking) = (
      try #require(MessageCase.named("other-anchors")),
      try #require(MessageCase.named("stranger-revoked-changes-nothing"))
    )
    for name in ["stamped", "revoked", "two-signers", "good-rsa"] {
      let one = try #require(MessageCase.named(name))
      var material = try one.material()
      material.intermediates += try strange.material().anchors
      material.revocationLists += try revoking.material().revocationLists
      let report = Verification(material: material, now: one.moment)
      #expect(
        try report.report(on: one.bytes(one.file), content: one.content.map(one.bytes)).json == one.report().json,
        "\(name)")
    }
  }

  @Test("in whatever order its signers stand, each has the same judgement, and so has the whole")
  func permuted() throws {
    for name in ["two-signers", "two-signers-one-expired", "two-signers-the-second-false"] {
      let one = try #require(MessageCase.named(name))
      let (bytes, content) = (try one.bytes(one.file), try one.content.map(one.bytes))
      let verification = Verification(material: try one.material(), now: one.moment)
      let found = verification.find(in: bytes, content: content)
      var reversed = found
      reversed.signatures.reverse()
      let (straight, turned) = (verification.report(on: found), verification.report(on: reversed))
      #expect(
        found.signatures.count == 2 && straight.signatures.map(\.json) == turned.signatures.reversed().map(\.json))
      #expect(straight.indication == turned.indication && straight.subIndication == turned.subIndication, "\(name)")
    }
  }

  @Test("four threads that share anchors and lists never give another answer than one")
  func threads() async throws {
    let (good, bad) = (try #require(MessageCase.named("stamped")), try #require(MessageCase.named("value-changed")))
    let verification = Verification(material: try good.material(), now: good.moment)
    let content = try good.content.map(good.bytes)
    let files = [try good.bytes(good.file), try bad.bytes(bad.file)]
    let wrong = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<100).count { turn in
            let expected: Indication = turn % 2 == 0 ? .totalPassed : .totalFailed
            return verification.report(on: files[turn % 2], content: content).indication != expected
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test("under the lax policy an old algorithm passes, and a change fails all the same")
  func lax() throws {
    #expect(try #require(MessageCase.named("sha1")).report(policy: .lax).indication == .totalPassed)
    #expect(try #require(MessageCase.named("rsa1024")).report(policy: .lax).indication == .totalPassed)
    #expect(try #require(MessageCase.named("sha1-and-changed")).report(policy: .lax).subIndication == .hashFailure)
  }

  @Test("what was signed is named by its hash, and the claimed time is only claimed")
  func facts() throws {
    let one = try #require(MessageCase.named("good-rsa"))
    let signature = try #require(try one.report().signatures.first)
    let content = try one.bytes(try #require(one.content))
    #expect(signature.facts.covered.map(\.sha256) == [SHA256(of: content)])
    #expect(signature.facts.claimedTime == one.moment && signature.judgement.provenTime == nil)
    #expect(signature.facts.algorithms?.scheme == AlgorithmFacts.rsaPKCS1)
    #expect(signature.facts.algorithms?.keyBits == 2048)
    #expect(signature.judgement.chain.count == 3)
    // One list for the signer, one for the authority that issued its certificate.
    #expect(Set(signature.judgement.revocation.map(\.sha256)) == Set(try one.material().revocationLists.map(\.sha256)))
    #expect(signature.judgement.revocation.map(\.certificate) == signature.judgement.chain.dropLast().map(\.sha256))
    let view = OfficerView(signature)
    #expect(view.headline.vi == "HỢP LỆ")
    #expect(view.lines.contains { $0.text.vi.contains("do người ký khai, chưa được chứng minh") })
    #expect(view.lines.contains { $0.text.vi == "Nguyễn Thị Thử" })
  }
}
