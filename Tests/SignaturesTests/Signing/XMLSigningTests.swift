import Crypto
import Foundation
import Testing
import WorkingTime

@testable import Signatures

@Suite("An XML document signed here", .enabled(if: SigningScript.python != nil, "without Python nobody signs"))
struct XMLSigningTests {
  private func office() throws -> Office { try #require(Office.shared) }

  private let document = Array(
    """
    <?xml version="1.0"?>
    <hs:hoSo xmlns:hs="urn:thu:hoso" xmlns="urn:thu:khac" xml:lang="vi"><hs:nguoi ma="38">Trần Văn Đức</hs:nguoi>
    <noiDung Id="noi-dung">Xin cấp bản sao &amp; trích lục</noiDung><hs:ky/></hs:hoSo>
    """.utf8)

  static let schemes: [(who: String, algorithm: SignatureAlgorithm?)] = [
    ("ec256", nil), ("ec384", nil), ("ec521", nil), ("rsa2048", nil), ("rsa3072", .rsaPSS(.sha512)),
    ("rsa2048", .rsaPKCS1(.sha256)), ("rsa2048", .rsaPKCS1(.sha384)),
  ]

  @Test(
    "holds for signxml, for xmlsec and for our own verification", arguments: schemes.indices,
    [XMLSigning.Form.inclusive, .exclusive])
  func holds(_ row: Int, _ form: XMLSigning.Form) throws {
    let (who, algorithm) = XMLSigningTests.schemes[row]
    let office = try office()
    let made = try office.signing(who, algorithm).xml(document, XMLSigning(form: form))
    let report = try office.report(on: made)
    #expect(report.verdict == "TOTAL_PASSED", "\(report.failedRules)")
    #expect(report.signatures.first?.facts.claimedTime == Office.moment)
    let opinion = try #require(try office.opinions(on: made).first)
    // signxml writes what it verifies apart from its document, where an inclusive form has nothing to take along; Debian's
    // xmlsec has no RSASSA-PSS. Each is asked for what it can do.
    if form == .exclusive { #expect(opinion.good, "\(opinion.said ?? "")") }
    #expect(opinion.xmlsec != false)
  }

  @Test("proves its time by a time stamp")
  func stamped() throws {
    let office = try office()
    let made = try office.signing("ec256", stamped: true).xml(document)
    let report = try office.report(on: made)
    #expect(report.verdict == "TOTAL_PASSED", "\(report.failedRules)")
    #expect(report.signatures.first?.judgement.provenTime?.description.hasPrefix("2026-06-15T18:30:00") == true)
  }

  @Test("has its signature where it was told")
  func place() throws {
    let office = try office()
    let made = try office.signing("ec256").xml(document, XMLSigning(place: .init("ky", in: "urn:thu:hoso")))
    #expect(try office.report(on: made).signatures.first?.facts.place == "/hoSo/ky/Signature")
  }

  @Test("covers one element when that is all there is to read")
  func element() throws {
    let office = try office()
    let small = Array("<a Id=\"mot\"><b>1</b></a>".utf8)
    let made = try office.signing("ec256").xml(small, XMLSigning(element: "mot"))
    #expect(try office.report(on: made).verdict == "TOTAL_PASSED")
    // Else it is refused: who reads the document would read what nobody signed.
    #expect(throws: SigningFailure.self) {
      try office.signing("ec256").xml(document, XMLSigning(element: "noi-dung"))
    }
  }

  @Test("is refused when a signature that is there would not hold any more")
  func second() throws {
    let office = try office()
    let once = try office.signing("ec256").xml(document)
    #expect(throws: SigningFailure.self) { try office.signing("rsa2048").xml(once) }
  }

  @Test(
    "is refused for what is not taken: a DOCTYPE, no place, an identifier twice",
    arguments: [
      "<!DOCTYPE a><a/>", "<a", "", "<a Id=\"mot\"><b Id=\"mot\"/></a>",
    ])
  func refused(_ text: String) throws {
    let office = try office()
    #expect(throws: SigningFailure.self) {
      try office.signing("ec256").xml(Array(text.utf8), XMLSigning(element: text.contains("mot") ? "mot" : nil))
    }
    #expect(throws: SigningFailure.self) {
      try office.signing("ec256").xml(Array("<a/>".utf8), XMLSigning(place: .init("b", in: "")))
    }
  }
}
