import Crypto
import Foundation
import Testing
import Text
import WorkingTime

@testable import Signatures

/// Messages that `Tests/Signing/policy_messages.py` makes: An and Bình of one school, stamped or not.
private enum PolicyMessages {
  static let folder: URL? = SigningScript.python == nil ? nil : try? SigningScript.run("policy_messages.py")
  static let now = Instant("2026-06-15T19:00")

  static func bytes(_ file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: #require(folder).appending(path: file)))
  }

  static func report(
    on name: String, _ requirements: PolicyRequirements, content: String = "content.txt"
  ) throws -> VerificationReport {
    var policy = ValidationPolicy.strict
    policy.id = "thu"
    policy.requirements = requirements
    let material = TrustMaterial(
      anchors: try #require(TrustMaterial.certificates(in: bytes("trust.pem"))),
      revocationLists: try #require(TrustMaterial.revocationLists(in: bytes("crl.pem"))))
    return try Verification(material: material, policy: policy, now: #require(now))
      .report(on: bytes(name + ".p7s"), content: bytes(content))
  }
}

@Suite(
  "A signature policy",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct PolicyTests {
  private func anybody(_ change: (inout PolicyRequirements) -> Void = { _ in }) -> PolicyRequirements {
    var requirements = PolicyRequirements(formats: [.cms])
    change(&requirements)
    return requirements
  }

  private func signers(_ signers: RequiredSigner..., inOrder: Bool = false) -> PolicyRequirements {
    anybody {
      $0.signers = signers
      $0.isOrdered = inOrder
    }
  }

  private let head = RequiredSigner(id: "hieu-truong", name: .plain("Hiệu trưởng"), title: "hiệu  TRƯỞNG")
  private let accountant = RequiredSigner(
    id: "ke-toan", name: .plain("Kế toán"), organisation: "Trường THPT thử", title: "Kế toán")

  @Test("takes what meets it, and no other kind of file")
  func formats() throws {
    #expect(try PolicyMessages.report(on: "an", anybody()).indication == .totalPassed)
    let other = try PolicyMessages.report(on: "an", anybody { $0.formats = [.pdf, .xml] })
    #expect(other.indication == .indeterminate && other.subIndication == .signatureConstraintsFailure)
    #expect(other.signatures[0].judgement.checks.deciding?.words.en == "the policy takes PDF, XML only, not CMS")
  }

  @Test("asks for a time stamp that counts")
  func timeStamp() throws {
    let needed = anybody { $0.requiresTimeStamp = true }
    #expect(try PolicyMessages.report(on: "an", needed).subIndication == .signatureConstraintsFailure)
    #expect(try PolicyMessages.report(on: "an-stamped", needed).indication == .totalPassed)
  }

  @Test("lets algorithms end: what is proven to be older stays good, what is not becomes too weak, never forged")
  func ends() throws {
    let day = try #require(Instant("2026-06-15T00:00"))
    let ended = anybody { $0.digestsUntil = ["SHA-256": day] }
    let now = try PolicyMessages.report(on: "an", ended)
    #expect(now.indication == .indeterminate && now.subIndication == .cryptographicConstraintsFailure)
    #expect(now.signatures[0].judgement.checks.deciding?.words.en.contains("up to 2026-06-14") == true)
    #expect(try PolicyMessages.report(on: "an-stamped", ended).indication == .totalPassed, "stamped two days before")
    let schemes = anybody { $0.schemesUntil = [AlgorithmFacts.ecdsa: day.advanced(bySeconds: -7 * 86_400)] }
    #expect(
      try PolicyMessages.report(on: "an-stamped", schemes).subIndication == .cryptographicConstraintsFailure)
  }

  @Test("knows its signers by number, organisation and position, however these are written")
  func whoSigned() throws {
    let report = try PolicyMessages.report(on: "an-binh", signers(head, accountant))
    #expect(report.indication == .totalPassed && report.signers.map(\.outcome) == [.enough, .enough])
    let missing = try PolicyMessages.report(on: "an", signers(head, accountant))
    #expect(missing.indication == .indeterminate && missing.subIndication == .signatureConstraintsFailure)
    #expect(missing.signers.map(\.outcome) == [.enough, .missing])
    var applicant = RequiredSigner(id: "nguoi-nop", name: .plain("Người nộp"), personalNumber: "038180004321")
    #expect(try PolicyMessages.report(on: "an-binh", signers(applicant)).indication == .totalPassed)
    applicant.personalNumber = "038180004322"
    #expect(try PolicyMessages.report(on: "an-binh", signers(applicant)).signers.map(\.outcome) == [.missing])
  }

  @Test("counts persons, not certificates")
  func persons() throws {
    var heads = head
    heads.count = 2
    let twice = try PolicyMessages.report(on: "an-twice", signers(heads))
    #expect(twice.signers.map(\.outcome) == [.missing] && twice.signers[0].found == 1)
    let any = RequiredSigner(id: "ai-cung-duoc", name: .plain("Hai người"), count: 2)
    #expect(try PolicyMessages.report(on: "an-binh", signers(any)).indication == .totalPassed)
    #expect(try PolicyMessages.report(on: "an-twice", signers(any)).indication == .indeterminate)
  }

  @Test("holds an order by what time stamps prove, and by nothing else")
  func order() throws {
    let ordered = signers(head, accountant, inOrder: true)
    #expect(try PolicyMessages.report(on: "an-then-binh", ordered).indication == .totalPassed)
    #expect(try PolicyMessages.report(on: "binh-then-an", ordered).signers.map(\.outcome) == [.enough, .outOfOrder])
    #expect(try PolicyMessages.report(on: "an-binh", ordered).signers.map(\.outcome) == [.enough, .outOfOrder])
  }

  @Test("never mends a signature that does not hold")
  func forged() throws {
    let forged = try PolicyMessages.report(on: "an-binh", signers(head), content: "trust.pem")
    #expect(forged.indication == .totalFailed && forged.subIndication == .hashFailure)
    #expect(forged.signers.map(\.outcome) == [.wrong])
  }
}
