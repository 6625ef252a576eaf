import Crypto
import Foundation
import Testing
import WorkingTime

@testable import Signatures

@Suite("A CMS message signed here", .enabled(if: SigningScript.python != nil, "without Python nobody signs"))
struct MessageSigningTests {
  private let content = Array("Quyết định số 12/QĐ-SGDĐT".utf8)

  private func office() throws -> Office { try #require(Office.shared) }

  static let schemes: [(who: String, algorithm: SignatureAlgorithm?)] = [
    ("ec256", nil), ("ec384", nil), ("ec521", nil), ("rsa2048", nil), ("rsa3072", .rsaPSS(.sha384)),
    ("rsa2048", .rsaPSS(.sha512)), ("rsa2048", .rsaPKCS1(.sha256)), ("rsa3072", .rsaPKCS1(.sha512)),
    ("legacy", .rsaPKCS1(.sha384)), ("ec256", .ecdsa(.sha512, .der)),
  ]

  @Test("holds for OpenSSL and for our own verification, whatever the key", arguments: schemes.indices)
  func holds(_ row: Int) throws {
    let (who, algorithm) = MessageSigningTests.schemes[row]
    let office = try office()
    let made = try office.signing(who, algorithm).message(over: content)
    #expect(try office.report(on: made, content: content).verdict == "TOTAL_PASSED")
    let opinion = try #require(try office.opinions(on: made, content: content).first)
    #expect(opinion.good, "\(opinion.said ?? "")")
    #expect(opinion.canonical == true)
    #expect(
      opinion.attributes == [
        AttributeKind.signingCertificateV2, AttributeKind.contentType, AttributeKind.messageDigest,
        AttributeKind.signingTime,
      ])
  }

  @Test("carries its content when it is attached")
  func attached() throws {
    let office = try office()
    let made = try office.signing("ec256").message(over: content, isAttached: true)
    #expect(try office.report(on: made).verdict == "TOTAL_PASSED")
    #expect(try #require(try office.opinions(on: made).first).good)
  }

  @Test("has the same signed octets each time, so that PKCS#1 gives the same bytes")
  func deterministic() throws {
    let signing = try office().signing("rsa2048", .rsaPKCS1(.sha256))
    #expect(try signing.message(over: content) == signing.message(over: content))
  }

  @Test("proves its time by a time stamp")
  func stamped() throws {
    let office = try office()
    let made = try office.signing("ec256", stamped: true).message(over: content)
    let report = try office.report(on: made, content: content)
    #expect(report.verdict == "TOTAL_PASSED")
    #expect(report.signatures.first?.judgement.provenTime?.description.hasPrefix("2026-06-15T18:30:00") == true)
  }

  @Test(
    "is not made with a certificate that may not sign",
    arguments: [
      ("expired", "chain.validity"), ("server", "chain.usage"), ("revoked", "chain.revocation"),
    ])
  func refused(_ who: String, _ rule: String) throws {
    let office = try office()
    #expect {
      try office.signing(who)
    } throws: { error in
      guard case .certificate(let check) = error as? SigningFailure else { return false }
      return check.rule == rule
    }
  }

  @Test("is made without anchors by a certificate that stands for itself, and not by one that has expired")
  func withoutAnchors() throws {
    let office = try office()
    let made = try office.signing("ec256", stamped: true, trusting: false).message(over: content)
    #expect(try office.report(on: made, content: content).verdict == "TOTAL_PASSED")
    #expect(throws: SigningFailure.self) { try office.signing("expired", trusting: false) }
  }

  @Test("is not made by a certificate of an authority that nobody trusts")
  func stranger() throws {
    let office = try office()
    let stranger = try TrustMaterial(
      anchors: office.identity("ec384").certificate.isSelfIssued ? [] : [office.identity("ec384").certificate])
    #expect(throws: SigningFailure.self) {
      try Signing(office.identity("ec256"), now: Office.moment, material: stranger)
    }
  }

  @Test(
    "is not given out when the time-stamping authority does not answer as it must",
    arguments: [
      [], Array("<html>502</html>".utf8), [0x30, 0x03, 0x02, 0x01, 0x02], [UInt8](repeating: 0x30, count: 100_000),
    ])
  func badAnswer(_ answer: [UInt8]) throws {
    let office = try office()
    let service = TimeStampService { _ throws(TimeStampFailure) in answer }
    let signing = try Signing(
      office.identity("ec256"), now: Office.moment, timeStamps: service, material: office.material)
    #expect {
      try signing.message(over: content)
    } throws: { error in
      if case .timeStamp = error as? SigningFailure { true } else { false }
    }
  }

  @Test("is not given out with a time stamp of another request")
  func replayed() throws {
    let office = try office()
    let real = office.timeStamps
    let other = try TimeStampRequest(stamping: content).der
    let service = TimeStampService { _ throws(TimeStampFailure) in try real.answered(other) }
    let signing = try Signing(
      office.identity("ec256"), now: Office.moment, timeStamps: service, material: office.material)
    #expect {
      try signing.message(over: content)
    } throws: { error in
      guard case .timeStamp(let failure) = error as? SigningFailure else { return false }
      return !failure.isPassing
    }
  }

  @Test("takes no algorithm that does not go with the key, or is no longer allowed")
  func unsuitable() throws {
    let office = try office()
    for algorithm in [SignatureAlgorithm.rsaPSS(.sha256), .ecdsa(.sha1, .der), .ecdsa(.sha3_256, .der), .ed25519] {
      #expect(throws: SigningFailure.self) { try office.signing("ec256", algorithm).message(over: content) }
    }
  }
}
