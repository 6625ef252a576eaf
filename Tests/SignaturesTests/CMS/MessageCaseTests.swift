import Testing
import Text
import WorkingTime

@testable import Signatures

@Suite(
  "A CMS signature",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct MessageCaseTests {
  @Test("is judged as it was made", arguments: MessageCase.all)
  func judged(_ one: MessageCase) throws {
    let report = try one.report()
    #expect(report.indication.rawValue == one.indication, "\(one.name): \(reasons(report))")
    #expect(report.subIndication?.rawValue == one.subIndication, "\(one.name): \(reasons(report))")
    #expect(report.signatures.first?.judgement.provenTime == one.proven.flatMap { Instant($0) }, "\(one.name)")
  }

  @Test("was made in all its kinds")
  func made() {
    #expect(MessageCase.all.count > 130)
  }

  @Test("names a kind of time stamp that is not looked at, which changes nothing")
  func unusedKinds() throws {
    let one = try #require(MessageCase.named("archive-of-the-first-kind"))
    let judgement = try #require(try one.report().signatures.first).judgement
    let check = try #require(judgement.checks.first { $0.rule == "format.unsigned" })
    #expect(check.outcome == .noted && check.words.en.contains("archive-time-stamp") && judgement.timeStamps.isEmpty)
  }

  @Test("by an appointed responder stands on the list that says the responder was not revoked")
  func responders() throws {
    let asked = try #require(MessageCase.named("ocsp-responder-on-no-list"))
    let used = try #require(try asked.report().signatures.first).judgement.revocation
    // The response about the signer, the list about the responder, and one about the authority.
    #expect(Set(used.map(\.kind)) == [.list, .response] && Set(used.map(\.certificate)).count == 3)
    let unasked = try #require(MessageCase.named("ocsp-good"))
    let others = try #require(try unasked.report().signatures.first).judgement.revocation
    #expect(Set(others.map(\.certificate)).count == 2)
  }

  private func reasons(_ report: VerificationReport) -> String {
    report.signatures.flatMap { signature in
      signature.judgement.checks.filter { $0.outcome != .passed }.map { "\($0.rule): \($0.words.en)" }
        + signature.judgement.timeStamps.flatMap(\.checks).filter { $0.outcome != .passed }
        .map { "stamp \($0.rule): \($0.words.en)" }
    }.joined(separator: "; ")
  }
}
