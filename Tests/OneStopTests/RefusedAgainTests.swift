import Dossiers
import Foundation
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite(
  "A submission that was refused",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct RefusedAgainTests {
  @Test("is answered as before when it is handed in again, though its papers have been swept away")
  func answeredAgain() throws {
    let office = try SignedPapers.office()
    var pieces = [try SignedPapers.bytes("altered.pdf")]
    let upload = try office.oneStop.upload(name: "a.pdf", from: .network("a")) { pieces.popLast() ?? [] }
    let key = CommandKey(owner: "form", id: "x")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let submission = Submission(
      channel: .online, answers: try office.answers(),
      papers: try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)]), secretHash: hash)
    func submit(_ digest: String) throws -> Outcome {
      try office.oneStop.submit(
        submission, to: "cap-ban-sao-van-bang",
        CommandRequest(key: key, digest: digest, caller: .applicant(secretHash: hash)))
    }
    let refused = try submit("x")
    guard case .refused = refused else {
      Issue.record("\(refused)")
      return
    }
    office.pass(days: 10)
    try office.oneStop.sweepUploads()
    #expect(throws: (any Error).self) { try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)]) }
    #expect(try submit("x") == refused)
    #expect(throws: UseRefusal.keyReused) { try submit("y") }
  }
}
