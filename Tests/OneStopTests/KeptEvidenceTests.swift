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
  "Evidence that is kept",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct KeptEvidenceTests {
  /// An office with one dossier whose paper is signed; without lists it waits to be judged again.
  private func filed(lists: Bool = true) throws -> (office: Office, code: DossierCode, evidence: String) {
    var data = RevocationData()
    if lists { data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem"))) }
    let office = try Office(at: "2026-06-15T19:00", revocation: { [data] in data })
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
        $0.replacing("    required: false\n", with: "    required: false\n    signature: nguoi-dan\n")
      })
    var pieces = [try SignedPapers.bytes("good.pdf")]
    let upload = try office.oneStop.upload(name: "good.pdf", from: .network("a")) { pieces.popLast() ?? [] }
    let papers = try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)])
    let key = CommandKey(owner: "form", id: "a")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let outcome = try office.oneStop.submit(
      Submission(channel: .online, answers: try office.answers(), papers: papers, secretHash: hash),
      to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: "a", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    let view = try office.oneStop.view(code, for: .officer("lan"))
    return (office, code, try #require(view.papers.first?.signature?.evidence))
  }

  private func faults(_ office: Office) throws -> [String] { try office.oneStop.verify().faults.map(\.words.en) }

  @Test("is proved with the log: what a finding names, and what its manifest names, is there and as it was")
  func proved() throws {
    let (office, _, _) = try filed()
    let proof = try office.oneStop.verify()
    #expect(proof.faults.isEmpty && proof.evidence > 4 && proof.unnamedEvidence == 0)
  }

  @Test(
    "is named when a byte of it was changed, when it is gone, and when its document is",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func damaged() throws {
    let (office, _, evidence) = try filed()
    let list = try #require(
      try office.store.read(for: office.oneStop.authority) { record in
        try record.evidence(after: nil, limit: 100).first { $0.kind == "list" }?.sha256
      })
    try office.damage(

      "UPDATE evidence SET content = CAST(substr(content, 1, 40) || x'00' || substr(content, 42) AS BLOB) WHERE sha256 = '\(list)'"
    )
    #expect(try faults(office) == ["the evidence \(list) (list) was changed: its hash does not fit"])
    try office.damage("DELETE FROM evidence WHERE sha256 = '\(list)'")
    #expect(
      try faults(office) == ["the manifest \(evidence) of evidence names “lists/\(list).crl”, which is not there"])
    try office.damage("DELETE FROM evidence WHERE sha256 = '\(evidence)'")
    let missing = try #require(try office.oneStop.verify().faults.first)
    #expect(missing.words.en == "the evidence \(evidence) of a finding about signatures is missing")
    #expect(missing.position == 1)
  }

  @Test("is noted to be named by its manifest: a note that is wrong, missing or of nothing is named")
  func parts() throws {
    let (office, _, evidence) = try filed()
    let part = try #require(
      try office.store.read(for: office.oneStop.authority) { record in
        try record.evidenceParts(of: evidence, limit: 100)?.first
      })
    let missing = "the manifest \(evidence) of evidence names \(part), and is not noted to"
    try office.damage("UPDATE evidence_part SET part = 'x' WHERE part = '\(part)'")
    #expect(
      try faults(office) == [missing, "the manifest \(evidence) of evidence is noted to name x, which it does not"])
    try office.damage("UPDATE evidence_part SET part = '\(part)', manifest = 'x' WHERE part = 'x'")
    #expect(
      try faults(office) == [missing, "it is noted what the manifest x of evidence names, which is not there"])
    try office.damage("DELETE FROM evidence_part WHERE manifest = 'x'")
    #expect(try faults(office) == [missing])
    // What an earlier program has kept is noted by a later round.
    try office.damage("INSERT INTO unlinked_evidence SELECT authority, sha256 FROM evidence WHERE kind = 'manifest'")
    #expect(try faults(office) == [])
  }

  @Test("proves by its entry of the log when its document was there, and what the log does not have proves nothing")
  func existence() throws {
    let (office, code, evidence) = try filed()
    let bundle = try office.oneStop.evidence(evidence, of: code, for: .officer("lan"))
    let proof = try #require(try office.oneStop.existence(of: bundle))
    #expect(proof.dossier == code && proof.position == 1 && proof.at == office.now && proof.leaf.count == 64)
    // Certificates have expired since: the office's own log alone proves that the signature is older.
    let later = try #require(Instant("2046-06-15T12:00"))
    let own = try bundle.report(at: later, isOwnRecord: true)
    let others = try bundle.report(at: later, isOwnRecord: false)
    #expect(own.signatures.first?.judgement.proof?.kind == .receipt && own.indication == .totalPassed)
    #expect(others.indication == .indeterminate)
    let elsewhere = try filed(lists: false).office
    #expect(try elsewhere.oneStop.existence(of: bundle) == nil)
    try office.damage("UPDATE content SET body = replace(body, 'good.pdf', 'evil.pdf')")
    #expect(try office.oneStop.existence(of: bundle) == nil, "content that its entry does not vouch for proves nothing")
  }

  @Test("that belongs to no finding is counted, and no fault")
  func unnamed() throws {
    let (office, _, evidence) = try filed()
    let kept = try #require(
      try office.store.read(for: office.oneStop.authority) { try $0.evidence(sha256: evidence) })
    // A manifest of the same things at another moment, which the log does not know.
    let text = String(decoding: kept.bytes, as: UTF8.self)
    let time = try #require(text.firstMatch(of: /"time":"([^"]*)"/)?.output.1)
    let other = Array(text.replacing(time, with: "2026-06-15T12:00:01.000Z").utf8)
    try office.store.write(for: office.oneStop.authority) { record in
      let parts = try record.evidenceParts(of: evidence, limit: 100) ?? []
      try record.keep(KeptEvidence(sha256: SHA256(of: other).hex, kind: kept.kind, bytes: other, parts: parts))
    }
    let proof = try office.oneStop.verify()
    #expect(proof.unnamedEvidence == 1 && proof.faults.map(\.words.en) == [])
  }

  @Test("of findings that wait is compared with the log when it is rebuilt, and mended")
  func waiting() throws {
    let (office, code, evidence) = try filed(lists: false)
    let authority = office.oneStop.authority
    let right = UndecidedFinding(evidence: evidence, dossier: code)
    let wrong = UndecidedFinding(evidence: String(repeating: "0", count: 64), dossier: code)
    #expect(try office.oneStop.rebuild(repairing: false).faults.isEmpty)
    try office.store.write(for: authority) { record in
      try record.forget(right)
      try record.note(wrong)
    }
    let told = try office.oneStop.rebuild(repairing: true)
    #expect(told.differing == 2)
    #expect(
      Set(told.faults.map(\.words.en)) == [
        "the finding \(right.evidence) is not noted to be judged again",
        "the finding \(wrong.evidence) is noted to be judged again, but the log has none that waits",
      ])
    #expect(try office.store.read(for: authority) { try $0.undecidedFindings(after: nil, limit: 9) } == [right])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test(
    "goes with a copy of the data folder, from which it is proved and judged again elsewhere",
    .enabled(if: !TrialStore.isPostgres, "a database is copied by its own means"))
  func copied() throws {
    let (office, code, evidence) = try filed()
    try office.store.close()
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-copy-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: office.folder, to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try TrialStore(folder: folder, at: office.now)
    defer { try? store.close() }
    let copy = try OneStop(
      definitions: office.oneStop.definitions, store: store, files: store.files, environment: office.environment)
    #expect(try copy.verify().faults.isEmpty)
    #expect(try copy.evidence(evidence, of: code, for: .officer("lan")).reproduces())
  }
}
