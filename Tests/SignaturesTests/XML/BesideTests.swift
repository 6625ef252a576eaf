import Crypto
import Testing

@testable import Signatures

@Suite(
  "An XML signature over a file beside it",
  .enabled(if: XMLFixtures.folder != nil, "needs MOTCUA_TEST_PYTHON with signxml"))
struct BesideTests {
  private func report(_ name: String, over content: String?) throws -> VerificationReport {
    try Verification(material: XMLFixtures.material(), now: XMLFixtures.moment)
      .report(on: XMLFixtures.bytes(name + ".xml"), content: content.map { try XMLFixtures.bytes($0) })
  }

  @Test(
    "holds over that file, whoever made it: byte by byte by python-xmlsec, in a canonical form by signxml",
    arguments: [
      ("beside_xmlsec", "beside.txt"), ("beside_signxml", "beside.txt.xml"), ("beside_two_signers", "beside.txt"),
    ])
  func holds(name: String, content: String) throws {
    let report = try report(name, over: content)
    #expect(report.indication == .totalPassed, "\(report.signatures.flatMap(\.judgement.checks))")
    let facts = try #require(report.signatures.first).facts
    #expect(facts.covered.count == 1)
    // What is handed on to be read is what was hashed.
    let signed = try #require(
      try xmlSignatures(in: XMLFixtures.bytes(name + ".xml"), content: XMLFixtures.bytes(content)).first?.signed.first)
    #expect(facts.covered.first?.sha256 == SHA256(of: signed.octets))
    if content == "beside.txt" {
      #expect(signed.path == "beside.txt")
      #expect(try signed.octets == XMLFixtures.bytes(content))
    }
  }

  @Test("fails over any other file, and over the same one with other line ends")
  func otherFile() throws {
    #expect(try report("beside_xmlsec", over: "beside.txt.xml").subIndication == .hashFailure)
    #expect(try report("beside_signxml", over: "ok_within.xml").subIndication == .hashFailure)
    let unix = try XMLFixtures.bytes("beside.txt").filter { $0 != UInt8(ascii: "\r") }
    let report = try Verification(material: XMLFixtures.material(), now: XMLFixtures.moment)
      .report(on: XMLFixtures.bytes("beside_xmlsec.xml"), content: unix)
    #expect(report.subIndication == .hashFailure)
    // No XML, where a canonical form is asked for.
    #expect(try self.report("beside_signxml", over: "beside.txt").subIndication == .formatFailure)
  }

  @Test("is undecided without the file, and where one file could not be all that it points to; nothing is fetched")
  func notAtHand() throws {
    for (name, content) in [
      ("beside_xmlsec", nil), ("beside_signxml", nil), ("beside_two_references", "beside.txt"),
      ("beside_same_twice", "beside.txt"), ("beside_two_addresses", "beside.txt"), ("bad_file", nil), ("bad_http", nil),
    ] {
      let report = try report(name, over: content)
      #expect(report.indication == .indeterminate && report.subIndication == .signedDataNotFound, "\(name)")
    }
    #expect(XMLFixtures.listener?.hasHeard == false)
  }

  @Test("can leave no signature out of the file, and has nothing else to read around it")
  func shapes() throws {
    #expect(try report("beside_enveloped", over: "beside.txt").subIndication == .formatFailure)
    let more = try report("beside_more_to_read", over: "beside.txt")
    #expect(
      more.indication == .totalFailed && more.signatures.first?.judgement.checks.deciding?.rule == "format.coverage")
  }

  @Test("is not what a file is given for whose signature is inside: that covers something else")
  func otherKinds() throws {
    let inside = try report("ok_within", over: "beside.txt")
    #expect(
      inside.indication == .totalFailed && inside.signatures.first?.judgement.checks.deciding?.rule == "format.content")
    let pdf = try PDFCase(name: "signed").bytes
    let verification = try Verification(material: PDFCase.trust(), now: PDFCase.moment)
    #expect(verification.report(on: pdf, content: Array("khác".utf8)).subIndication == .hashFailure)
    #expect(verification.report(on: pdf, content: pdf).indication == .totalPassed)
  }
}
