import Crypto
import Foundation
import Testing
import WorkingTime

@testable import Signatures

@Suite("A signed XML document", .enabled(if: XMLFixtures.folder != nil, "needs MOTCUA_TEST_PYTHON with signxml"))
struct GoodDocumentTests {
  /// Made by signxml: RSA in both schemes, ECDSA on three curves, SHA-2 and SHA-3, in each canonical form.
  static let bySignxml: [String] =
    ["rsa", "rsa_sha512", "pss", "pss_sha3", "p256", "p384", "p521"].flatMap {
      ["ok_enveloped_\($0)", "ok_enveloping_\($0)"]
    } + ["inclusive", "inclusive11", "exclusive", "comments"].map { "ok_form_\($0)" } + ["ok_xades_signxml"]

  /// Made by hand: layouts and properties that signxml does not make.
  static let byHand = [
    "ok_ed25519", "ok_within", "ok_detached", "ok_beside", "ok_two_parts", "ok_two_signers", "ok_side_by_side",
    "ok_comment", "ok_key_value_beside", "ok_xades", "ok_xades_v1", "ok_xades_small", "ok_xades_described",
    "ok_xades_t",
  ]

  @Test("passes under the strict policy", arguments: bySignxml + byHand)
  func passes(name: String) throws {
    let report = try XMLFixtures.report(on: XMLFixtures.bytes(name + ".xml"))
    #expect(report.indication == .totalPassed, "\(report.signatures.flatMap(\.judgement.checks))")
    #expect(report.format == .xml)
    #expect(!report.signatures.isEmpty)
  }

  @Test("is one of those that were made")
  func all() throws {
    #expect(try XMLFixtures.names("ok_") == Set(Self.bySignxml + Self.byHand))
  }

  @Test("gives the octets that were signed, not the document: a comment within a number is not in them")
  func octets() throws {
    let bytes = try XMLFixtures.bytes("ok_comment.xml")
    #expect(String(decoding: bytes, as: UTF8.self).contains("123<!-- -->/QĐ"))
    let signature = try #require(try xmlSignatures(in: bytes).first)
    let part = try #require(signature.signed.first)
    #expect(signature.signed.count == 1)
    #expect(part.path == "/vanBan/quyetDinh")
    #expect(
      String(decoding: part.octets, as: UTF8.self)
        == #"<quyetDinh Id="qd"><so loai="goc">123/QĐ-SGDĐT</so><nguoi>Nguyễn Thị Thử</nguoi></quyetDinh>"#)
    #expect(signature.found.facts.covered.first?.sha256 == SHA256(of: part.octets))
  }

  @Test("says where its signature stands, how it was made, and whether it covers everything")
  func facts() throws {
    func facts(_ name: String) throws -> [SignatureFacts] {
      try xmlSignatures(in: XMLFixtures.bytes(name)).map(\.found.facts)
    }
    let enveloped = try #require(try facts("ok_enveloped_pss_sha3.xml").first)
    #expect(enveloped.place == "/vanBan/Signature")
    #expect(enveloped.covered.map(\.isWholeDocument) == [true])
    #expect(
      enveloped.algorithms
        == AlgorithmFacts(
          scheme: AlgorithmFacts.rsaPSS, digest: "SHA3-384", contentDigests: ["SHA3-384"], keyKind: "RSA",
          keyBits: 2048))
    let enveloping = try #require(try facts("ok_enveloping_p521.xml").first)
    #expect(enveloping.place == "/Signature")
    #expect(enveloping.covered.map(\.isWholeDocument) == [true])
    #expect(enveloping.algorithms?.keyBits == 521)
    let parts = try #require(try facts("ok_two_parts.xml").first)
    #expect(parts.covered.map(\.isWholeDocument) == [false, false])
    #expect(
      try facts("ok_two_signers.xml").map(\.place) == ["/vanBan/chuKy/Signature[1]", "/vanBan/chuKy/Signature[2]"])
  }

  @Test("with the properties of XAdES claims a time, names a policy and a role")
  func properties() throws {
    let facts = try #require(try xmlSignatures(in: XMLFixtures.bytes("ok_xades_described.xml")).first).found.facts
    #expect(facts.claimedTime == Instant("2026-06-15T09:30:00+07:00"))
    #expect(facts.namedPolicy == "urn:oid:1.2.3")
    #expect(facts.remarks["role"] == "Giám đốc")
    #expect(facts.covered.count == 1)
  }

  @Test("with a time stamp has a proven time; with rubbish in its place it has none, and does not pass")
  func timeStamps() throws {
    let stamped = try #require(try XMLFixtures.report(on: XMLFixtures.bytes("ok_xades_t.xml")).signatures.first)
    #expect(stamped.judgement.provenTime == Instant("2026-05-16T12:00:00Z"))
    for name in ["note_xades_t_rubbish.xml", "note_xades_t_other.xml"] {
      let report = try XMLFixtures.report(on: XMLFixtures.bytes(name))
      #expect(report.signatures.first?.judgement.provenTime == nil)
      #expect(report.indication == .indeterminate)
    }
  }

  @Test("is verified with a certificate from elsewhere when it came without one")
  func certificateFromElsewhere() throws {
    let bytes = try XMLFixtures.bytes("bad_no_key.xml")
    let signed = try #require(try xmlSignatures(in: XMLFixtures.bytes("ok_within.xml")).first)
    let signer = try #require(signed.found.signer)
    let other = try #require(try xmlSignatures(in: XMLFixtures.bytes("ok_enveloped_p256.xml")).first?.found.signer)
    let found = try #require(try xmlSignatures(in: bytes, certificates: [other, signer]).first)
    #expect(found.found.checks.allSatisfy { $0.failure == nil })
    #expect(found.found.signer == signer)
    let without = try #require(try xmlSignatures(in: bytes, certificates: [other]).first)
    #expect(without.found.checks.deciding?.failure == .noSigningCertificateFound)
  }

  @Test("never passes with other octets when a bit of it is flipped, in whichever byte")
  func flippedBytes() throws {
    let bytes = try XMLFixtures.bytes("ok_xades_small.xml")
    let signed = try #require(try xmlSignatures(in: bytes).first?.signed.map(\.octets))
    #expect(!signed.isEmpty)
    var passed = 0
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1 << UInt8(place % 7)
      guard let signatures = try? xmlSignatures(in: changed) else { continue }
      for signature in signatures where !signature.found.checks.contains(where: { $0.failure != nil }) {
        passed += 1
        #expect(signature.signed.map(\.octets) == signed, "byte \(place)")
      }
    }
    // Bits that no octet comes from, such as those of an attribute that is not looked at, are few.
    #expect(passed < bytes.count / 20)
  }
}
