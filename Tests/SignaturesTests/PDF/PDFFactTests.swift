import Foundation
import Testing
import Text
import WorkingTime

@testable import Signatures

@Suite("What a signed PDF says", .enabled(if: SigningScript.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct PDFFactTests {
  private func signatures(_ name: String) throws -> [PDFSignature] {
    try PDFSignatures(PDFCase(name: name).bytes).signatures
  }

  @Test("is the signed revision, and nothing that came behind it")
  func revision() throws {
    let first = try PDFCase(name: "signed").bytes
    let signature = try #require(try signatures("signed").first)
    #expect(signature.signedBytes == first.count && signature.revision == 2 && signature.revisions == 2)
    // The same file with more behind it: what is read is still what was signed.
    let changed = try PDFCase(name: "isa-content").bytes
    let later = try #require(PDFSignatures(changed).signatures.first)
    #expect(changed.prefix(later.signedBytes).elementsEqual(first))
    #expect(later.octets(of: changed) == signature.octets(of: first) && later.revisions == 3)
  }

  @Test("names field, reason, place and signer, but proves no time by them")
  func remarks() throws {
    let report = try PDFCase(name: "signed").report()
    let facts = try #require(report.signatures.first).facts
    #expect(facts.format == .pdf && facts.place == "Ky1")
    #expect(facts.remarks == ["Reason": "Phe duyet", "Location": "Ha Noi", "Name": "Nguyen Van An"])
    #expect(facts.claimedTime != nil && report.signatures.first?.judgement.provenTime == nil)
    #expect(facts.covered.map(\.isWholeDocument) == [true])
  }

  @Test("takes the time of a signature's own stamp, or of the document stamp behind it, as proven")
  func proven() throws {
    for name in ["signed-stamped", "signed-evidence", "signed-archived", "signed-then-stamped", "certified-1-archived"]
    {
      let report = try PDFCase(name: name).report()
      let judgement = try #require(report.signatures.first).judgement
      #expect(judgement.provenTime?.description == "2026-06-15T18:00:00+07:00", "\(name)")
    }
  }

  @Test("keeps a document time stamp by an authority that has ended when a later one is over it, and none behind that")
  func archived() throws {
    for (name, proven, stamps) in [
      ("stamped-by-former", nil, [false]), ("stamped-by-former-archived", "2026-04-16T12:00:00Z", [true, true]),
      ("stamped-then-backdated", "2026-05-16T12:00:00Z", [true, false]),
    ] {
      let judgement = try #require(try PDFCase(name: name).report().signatures.first).judgement
      #expect(judgement.provenTime == proven.flatMap { Instant($0) }, "\(name)")
      #expect(judgement.timeStamps.map(\.isProof) == stamps, "\(name)")
    }
  }

  @Test("brings the lists that Adobe's form of signature has signed along")
  func signedEvidence() throws {
    var material = TrustMaterial()
    material.anchors = try TrustMaterial.certificates(in: PDFCase.bytes("root.pem")) ?? []
    let verification = Verification(material: material, now: PDFCase.moment)
    #expect(try verification.report(on: PDFCase(name: "signed-old-evidence").bytes).verdict == "TOTAL_PASSED")
    #expect(try verification.report(on: PDFCase(name: "signed-old").bytes).verdict == "INDETERMINATE/TRY_LATER")
  }

  @Test("brings its own evidence: without any list at hand, that of its security store decides")
  func evidence() throws {
    let bytes = try PDFCase(name: "signed-evidence").bytes
    let store = try PDFSignatures(bytes).evidence
    #expect(store.certificates.count >= 3 && store.revocationLists.count >= 2)
    var material = TrustMaterial()
    material.anchors = try TrustMaterial.certificates(in: PDFCase.bytes("root.pem")) ?? []
    let verification = Verification(material: material, now: PDFCase.moment)
    #expect(verification.report(on: bytes).verdict == "TOTAL_PASSED")
    #expect(try verification.report(on: PDFCase(name: "signed-stamped").bytes).verdict == "INDETERMINATE/TRY_LATER")
  }

  @Test("tells what a certification permits")
  func certification() throws {
    for level in 1...3 { #expect(try signatures("certified-\(level)").map(\.certifies) == [level]) }
    #expect(try signatures("signed").map(\.certifies) == [nil])
  }

  @Test("names what followed, the page and the field with it, in words of an office")
  func words() throws {
    let content = try #require(try signatures("isa-content").first?.forbidden.first)
    #expect(content == PDFChange(.pageContent, in: 3, page: 1))
    #expect(content.words.vi == "nội dung trang bị thay đổi (trang 1)")
    #expect(content.words.en == "the content of a page was changed (page 1)")
    let filled = try #require(try signatures("certified-2-locked").first?.forbidden.first)
    #expect(filled.words.vi == "điền ô của biểu mẫu (“so_tien”)")
    let kinds = PDFChange.Kind.allCases
    #expect(Set(kinds.map(\.words)).count == kinds.count)
  }

  @Test("counts what was signed together with the changes before it, for each signature apart")
  func twice() throws {
    let both = try signatures("signed-twice")
    #expect(both.map(\.field) == ["Ky1", "Ky2"] && both.map(\.revision) == [2, 3])
    #expect(both.map { $0.changes.map(\.kind).contains(.signatureAdded) } == [true, false])
    let changed = try signatures("twice-then-changed")
    #expect(changed.map { $0.forbidden.map(\.kind) } == [[.pageContent], [.pageContent]])
  }
}
