import Crypto
import Foundation
import Testing
import Text
import WorkingTime
import XML

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
    "ok_xades_t", "ok_pss_unstated", "ok_pss_empty", "ok_pss_digest", "ok_pss_stated", "ok_xades_contents",
    "ok_xades_content", "ok_xades_contents_bare", "ok_xades_archive", "ok_xades_archive_before",
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

  @Test("says how RSASSA-PSS was made, whatever was stated of it")
  func pssParameters() throws {
    for (name, digest, mask, salt) in [
      ("unstated", DigestAlgorithm.sha256, DigestAlgorithm.sha256, 32), ("empty", .sha256, .sha256, 32),
      ("digest", .sha512, .sha512, 64), ("stated", .sha512, .sha256, 20),
    ] {
      let tree = try Tree(XMLFixtures.bytes("ok_pss_\(name).xml"))
      let node = try #require(tree.elements("SignatureMethod", in: XMLNamespace.signature).first)
      #expect(try XMLSignatureMethod(node.read()).algorithm == .rsaPSS(digest, mask: mask, saltBytes: salt), "\(name)")
    }
    // A mask of another hash function needs that one to be allowed as well.
    let facts = try #require(try xmlSignatures(in: XMLFixtures.bytes("ok_pss_stated.xml")).first).found.facts
    #expect(facts.algorithms?.digest == "SHA-512" && facts.algorithms?.contentDigests == ["SHA-256"])
  }

  @Test(
    "with a time stamp of its contents was not made before; one about something else counts for nothing and harms nothing"
  )
  func contentTimeStamps() throws {
    for name in ["ok_xades_contents", "ok_xades_content", "ok_xades_contents_bare"] {
      let judgement = try #require(try XMLFixtures.report(on: XMLFixtures.bytes(name + ".xml")).signatures.first)
        .judgement
      #expect(judgement.timeStamps.map(\.kind) == [.content] && judgement.timeStamps.map(\.isProof) == [true])
      #expect(judgement.timeStamps.first?.time == Instant("2026-05-06T12:00:00Z"))
      #expect(judgement.provenTime == nil, "that the content is older does not show when it was signed")
    }
    for (name, isShown) in [("note_xades_contents_other", true), ("note_xades_content_missing", false)] {
      let report = try XMLFixtures.report(on: XMLFixtures.bytes(name + ".xml"))
      #expect(report.indication == .totalPassed)
      let judgement = try #require(report.signatures.first).judgement
      #expect(judgement.timeStamps.map(\.isProof) == (isShown ? [false] : []), "\(name)")
      #expect(
        judgement.checks.contains { $0.outcome == .noted && ["timeStamp.proof", "format.unsigned"].contains($0.rule) })
    }
  }

  @Test("with an archive time stamp keeps what an authority stamped whose certificate has ended since")
  func archiveTimeStamps() throws {
    func judgement(_ name: String) throws -> Judgement {
      let report = try XMLFixtures.report(on: XMLFixtures.bytes(name + ".xml"))
      #expect(report.indication == .totalPassed, "\(name)")
      return try #require(report.signatures.first).judgement
    }
    #expect(try judgement("ok_xades_archive").provenTime == Instant("2026-05-16T12:00:00Z"))
    #expect(try judgement("ok_xades_archive").timeStamps.map(\.isProof) == [true, true])
    // It vouches for what stands before it, and for nothing that was added behind it.
    #expect(try judgement("ok_xades_archive_before").provenTime == Instant("2026-05-21T12:00:00Z"))
    #expect(try judgement("ok_xades_archive_before").timeStamps.map(\.isProof) == [true, false])
    // Without one that holds, nothing is proven, and the signature is judged as of today.
    for name in [
      "note_xades_archive_none", "note_xades_archive_other", "note_xades_archive_old_kind",
      "note_xades_archive_distributed",
    ] {
      #expect(try judgement(name).provenTime == nil, "\(name)")
    }
    for name in ["note_xades_archive_old_kind", "note_xades_archive_distributed"] {
      let check = try #require(try judgement(name).checks.first { $0.rule == "format.unsigned" })
      #expect(check.outcome == .noted && check.words.en.contains("ArchiveTimeStamp"))
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
