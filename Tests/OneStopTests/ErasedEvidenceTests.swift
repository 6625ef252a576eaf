import Dossiers
import OneStop
import Procedures
import Signatures
import Testing
import Text
import WorkingTime

@Suite(
  "Evidence of an erased dossier",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct ErasedEvidenceTests {
  @Test("goes with the last dossier that has its document, and takes along what no other evidence names")
  func evidence() throws {
    var data = RevocationData()
    data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    let office = try Office(at: "2026-06-15T09:00", revocation: { [data] in data })
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
        $0.replacing("    required: false\n", with: "    required: false\n    signature: nguoi-dan\n")
      })
    func ended(_ id: String) throws -> DossierCode {
      var pieces = [try SignedPapers.bytes("good.pdf")]
      let upload = try office.oneStop.upload(name: "good.pdf", from: .network("a")) { pieces.popLast() ?? [] }
      let papers = try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)])
      let key = CommandKey(owner: "form", id: id)
      let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
      let outcome = try office.oneStop.submit(
        Submission(channel: .online, answers: try office.answers(), papers: papers, secretHash: hash),
        to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: id, caller: .applicant(secretHash: hash)))
      guard case .done(let code, _) = outcome else { throw OfficeFailure() }
      try office.act("tu-choi", on: code, by: "lan", reason: "x")
      return code
    }
    func proof() throws -> LogProof {
      let proof = try office.oneStop.prove()
      #expect(proof.faults.map(\.words.en) == [])
      return proof
    }
    let first = try ended("a")
    try office.go(to: "2026-06-16T09:00")
    let second = try ended("b")
    try office.go(to: "2026-06-18T09:00")
    try office.oneStop.sweepUploads()
    let before = try proof()
    #expect(before.evidence > 4 && before.unnamedEvidence == 0)

    for day in ["16", "17"] {
      try office.go(to: "2046-05-\(day)T09:00")
      #expect(try office.oneStop.runErasures().announced == 1)
    }
    try office.go(to: "2046-06-16T09:00")
    #expect(try office.oneStop.runErasures().erased == 1)
    let between = try proof()
    #expect(between.evidence == before.evidence && between.unnamedEvidence == 1, "the other one has the document too")
    let evidence = try #require(try office.oneStop.view(second, for: .officer("lan")).papers.first?.signature?.evidence)
    #expect(throws: Never.self) { try office.oneStop.evidence(evidence, of: second, for: .officer("lan")) }
    #expect(throws: FileRefusal.noSuchFile) { try office.oneStop.evidence(evidence, of: first, for: .officer("lan")) }

    try office.go(to: "2046-06-17T09:00")
    #expect(try office.oneStop.runErasures().erased == 1)
    let after = try proof()
    #expect(after.evidence == 0 && after.files == 0)
  }
}
