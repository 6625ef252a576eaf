import Crypto
import Foundation
import Testing
import WorkingTime

@testable import Signatures

@Suite("A PDF signed here", .enabled(if: SigningScript.python != nil, "without Python nobody signs"))
struct PDFSigningTests {
  private func office() throws -> Office { try #require(Office.shared) }

  @Test(
    "holds for pyHanko and for our own verification, and those before it too",
    arguments: [
      ("plain", false), ("no-form", true), ("packed", false), ("hybrid", false), ("signed", false),
      ("signed-packed", true), ("certified-2", false),
    ])
  func holds(_ paper: String, stamped: Bool) throws {
    let office = try office()
    let file = try office.bytes("\(paper).pdf")
    let made = try office.signing("ec256", stamped: stamped).pdf(
      file, PDFSigning(reason: "Phê duyệt (lần 1)", location: "Hà Nội", name: "Nguyễn Văn An"))
    #expect(made.starts(with: file))
    let report = try office.report(on: made)
    #expect(report.verdict == "TOTAL_PASSED", "\(report.failedRules)")
    #expect(report.signatures.last?.facts.remarks["Reason"] == "Phê duyệt (lần 1)")
    #expect(report.signatures.last?.facts.claimedTime == Office.moment)
    // pyHanko reads no hybrid file strictly.
    guard paper != "hybrid" else { return }
    let opinions = try office.opinions(on: made)
    #expect(opinions.count == report.signatures.count)
    for opinion in opinions { #expect(opinion.good, "\(opinion)") }
    let own = try #require(opinions.last)
    #expect(own.subfilter == "/ETSI.CAdES.detached")
    // No signing time: it stands in the dictionary (EN 319 142-1, 6.3).
    #expect(
      own.attributes == [
        AttributeKind.signingCertificateV2, AttributeKind.contentType, AttributeKind.messageDigest,
      ])
    #expect(own.stamped == stamped)
  }

  @Test("twice and thrice keeps all signatures, each in a field of its own", arguments: ["plain", "packed"])
  func thrice(_ paper: String) throws {
    let office = try office()
    var file = try office.bytes("\(paper).pdf")
    for who in ["ec256", "rsa2048", "ec521"] { file = try office.signing(who).pdf(file) }
    let report = try office.report(on: file)
    #expect(report.verdict == "TOTAL_PASSED", "\(report.failedRules)")
    #expect(report.signatures.map(\.facts.place) == ["ChuKy1", "ChuKy2", "ChuKy3"])
    #expect(try office.opinions(on: file).allSatisfy(\.good))
  }

  @Test("fills the field that waits for it")
  func waitingField() throws {
    let office = try office()
    let made = try office.signing("ec256").pdf(office.bytes("plain.pdf"), PDFSigning(field: "cho_ky"))
    #expect(try office.report(on: made).signatures.map(\.facts.place) == ["cho_ky"])
    #expect(try office.report(on: made).verdict == "TOTAL_PASSED")
    #expect(try office.opinions(on: made).allSatisfy(\.good))
  }

  @Test("is refused in a field that is signed, or is for something else", arguments: ["KyTruoc", "so_tien", "a.b"])
  func otherField(_ field: String) throws {
    let office = try office()
    let file = try office.bytes("signed.pdf")
    #expect(throws: SigningFailure.self) {
      try office.signing("ec256").pdf(file, PDFSigning(field: field))
    }
  }

  @Test(
    "is refused where a certification forbids it, and where bytes stand behind the end",
    arguments: [
      "certified-1", "trailing",
    ])
  func refused(_ paper: String) throws {
    let office = try office()
    let file = try office.bytes("\(paper).pdf")
    #expect(throws: SigningFailure.self) { try office.signing("ec256").pdf(file) }
  }

  @Test("is refused when the file is none that is read, never crashing, whatever byte is missing")
  func hostile() throws {
    let office = try office()
    let signing = try office.signing("ec256")
    let file = try office.bytes("signed.pdf")
    #expect(throws: SigningFailure.self) { try signing.pdf(Array("%PDF-1.7\n".utf8)) }
    for place in stride(from: 0, to: file.count, by: 211) {
      var changed = file
      changed.removeSubrange(place..<min(place + 3, file.count))
      guard let made = try? signing.pdf(changed) else { continue }
      // What was not refused must hold to its new signature at least.
      #expect(try office.report(on: made).signatures.last?.judgement.indication == .totalPassed)
    }
  }
}
