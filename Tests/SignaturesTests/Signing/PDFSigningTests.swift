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

  @Test(
    "shows a picture on its page and holds for pyHanko and our own verification, beside one that was there before too",
    arguments: ["plain", "no-form", "packed", "signed", "signed-packed"])
  func visible(_ paper: String) throws {
    let office = try office()
    let picture = try PDFAppearance(
      page: 1, left: 350, bottom: 780, width: 200.5, height: 40, drawing: office.bytes("packed.pdf"))
    let made = try office.signing("ec256").pdf(office.bytes("\(paper).pdf"), PDFSigning(appearance: picture))
    let again = try office.signing("rsa2048").pdf(made)
    for file in [made, again] {
      let report = try office.report(on: file)
      #expect(report.verdict == "TOTAL_PASSED", "\(report.failedRules)")
      #expect(try office.opinions(on: file).allSatisfy(\.good))
    }
    let text = String(decoding: made, as: UTF8.self)
    #expect(text.contains("[ 350.000000 780.000000 550.500000 820.000000 ]"))
  }

  @Test("is not shown on a page that is not there, in a room that no page has, or as something else than a PDF")
  func invisible() throws {
    let office = try office()
    let drawing = try office.bytes("plain.pdf")
    let pictures = [
      PDFAppearance(page: 99, left: 0, bottom: 0, width: 10, height: 10, drawing: drawing),
      PDFAppearance(page: 0, left: 0, bottom: 0, width: 10, height: 10, drawing: drawing),
      PDFAppearance(page: 1, left: 0, bottom: 0, width: 0, height: 10, drawing: drawing),
      PDFAppearance(page: 1, left: .nan, bottom: 0, width: 10, height: 10, drawing: drawing),
      PDFAppearance(page: 1, left: 0, bottom: 0, width: 10, height: 10, drawing: Array("no PDF".utf8)),
      PDFAppearance(page: 1, left: 0, bottom: 0, width: 10, height: 10, drawing: Array(drawing.prefix(300))),
    ]
    for picture in pictures {
      #expect(throws: SigningFailure.self) {
        try office.signing("ec256").pdf(drawing, PDFSigning(appearance: picture))
      }
    }
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
