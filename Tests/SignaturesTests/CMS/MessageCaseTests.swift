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
    #expect(MessageCase.all.count > 90)
  }

  private func reasons(_ report: VerificationReport) -> String {
    report.signatures.flatMap { signature in
      signature.judgement.checks.filter { $0.outcome != .passed }.map { "\($0.rule): \($0.words.en)" }
        + signature.judgement.timeStamps.flatMap(\.checks).filter { $0.outcome != .passed }
        .map { "stamp \($0.rule): \($0.words.en)" }
    }.joined(separator: "; ")
  }
}
