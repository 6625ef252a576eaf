import Crypto
import Documents
import Dossiers
import Foundation
import JSON
import OneStop
import Procedures
import Proofs
import Testing
import Text
import WorkingTime

extension Office {
  /// Does of everything something: files with a paper, acts, sends, searches, receives and drafts documents, forgets, erases, proves.
  ///
  /// - Returns: A receipt of a dossier that was erased since.
  @discardableResult
  func doSomethingOfEverything() throws -> Receipt {
    try loadRegister()
    var pieces: [[UInt8]] = [Array("%PDF-1.7 giấy ủy quyền".utf8)]
    let upload = try oneStop.upload(name: "uy-quyen.pdf", from: .network("a")) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
    let key = CommandKey(owner: "form", id: "p")
    let hash = OneStop.hash(ofSecret: try oneStop.receiptSecret(for: key))
    let outcome = try oneStop.submit(
      Submission(
        channel: .online, answers: try answers(["quan-he": "uy-quyen", "thu-dien-tu": "duc@example.vn"]),
        papers: try oneStop.papers([("giay-uy-quyen", upload.id)]), secretHash: hash),
      to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: "p", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    for number in 0..<20 { _ = try filed("n\(number)") }
    #expect(try submit("n1") == submit("n1"))
    try act("tiep-nhan", on: code, by: "lan")
    #expect(try oneStop.queue(of: "lan", limit: 50).rows.count == 20)
    #expect(try oneStop.search("duc tran", by: "lan", limit: 50).rows.count == 21)
    #expect(try oneStop.sendNext(.mail) { _ in .done("sent") }?.answer == .done("sent"))
    let day = try #require(Day("2026-11-19"))
    _ = try oneStop.report(ReportFilters(from: day, through: day), for: "an")

    let document = try received(arriving())
    #expect(try perform(.register(attested: nil), on: document, by: "minh") == "done")
    let draft = try drafted(drafting(), id: "d")
    #expect(try oneStop.document(draft, for: "duc").document.version > 0)
    _ = try oneStop.documents(for: "minh", DocumentFilters())

    let ended = try filed("e").code
    try act("tu-choi", on: ended, by: "lan", reason: "không nộp đủ")
    try oneStop.signHead()
    let made = try oneStop.receipt(of: ended)
    let receipt = try #require(made)
    #expect(try oneStop.judgement(of: receipt).outcome == .proved)
    #expect(try oneStop.prove().faults.map(\.words.en) == [])
    #expect(try oneStop.rebuild(repairing: false).differing == 0)

    try go(to: "2046-11-20T00:00")
    let round = try erased()
    #expect(round.erased == 1, "\(round)")
    #expect(try oneStop.view(ended, for: .officer("lan")).applicant == nil)
    _ = try oneStop.tick()
    try oneStop.forgetOldOutcomes()
    try oneStop.sweepUploads()
    #expect(try oneStop.prove().faults.map(\.words.en) == [])
    #expect(try oneStop.rebuild(repairing: false).differing == 0)
    return receipt
  }
}
