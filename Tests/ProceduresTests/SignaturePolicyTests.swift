import Foundation
import Procedures
import Testing
import Text
import YAML

@Suite("Signature policies as definitions")
struct SignaturePolicyTests {
  private static let shipped = DefinitionFiles(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path, Findings()
  ).files

  /// The findings in files of signatures, with files put otherwise or added.
  private func findings(_ changes: [String: String]) -> [String] {
    var files = SignaturePolicyTests.shipped
    for (path, text) in changes { files["Signatures/" + path] = Array(text.utf8) }
    let findings = Findings()
    _ = Definitions.load(DefinitionFiles(files), findings)
    return findings.sorted.map(\.description).filter { $0.hasPrefix("Signatures/") }
  }

  private let policy = """
    policy: thu
    name: { vi: Thử, en: Trial }
    formats: [pdf]
    trust: [cong-cong]
    """

  @Test("ship with two sets of anchors apart from each other, and say who has to sign")
  func ship() throws {
    let definitions = try #require(Definitions.load(DefinitionFiles(SignaturePolicyTests.shipped), Findings()))
    #expect(Set(definitions.trustSets.keys.map(\.text)) == ["cong-cong", "chinh-phu"])
    let citizen = try #require(definitions.signaturePolicies["nguoi-dan"])
    #expect(citizen.trust == ["cong-cong"] && citizen.signers.map(\.isApplicant) == [true])
    let office = try #require(definitions.signaturePolicies["co-quan"])
    #expect(office.trust == ["chinh-phu"] && office.requiresTimeStamp && office.requiresRevocation)
    #expect(!office.algorithms.hashes.contains(.sha1))
  }

  @Test("are refused with the place and the right word when something in them is unknown")
  func damaged() {
    #expect(findings(["thu.yaml": policy]) == [])
    #expect(
      findings(["thu.yaml": policy.replacing("cong-cong", with: "cong-cog")])
        == [
          "Signatures/thu.yaml:4:9: error: there is no set of anchors `cong-cog` in `Signatures/trust.yaml`; did you mean `cong-cong`?"
        ])
    let damages: [(String, String)] = [
      ("\nformat: [pdf]", "thu.yaml:5:1: error: no key `format` is known here"), ("[pdf]", "thu.yaml:3:11"),
      ("\nalgorithms: { until: { sha-3: 2030-12-31 } }", "there is no algorithm `sha-3`"),
      ("\nalgorithms: { hashes: [md5] }", "thu.yaml:5:24: error: "),
      ("\nsigners: [{ signer: a, name: { vi: A, en: A } }, { signer: a, name: { vi: A, en: A } }]", "declared already"),
      ("\nsigners: [{ signer: a, name: { vi: A, en: A }, person: nguoi-nop }]", "`applicant`"),
      ("\ntime-stamp: yes", "`required`"), ("\nrevocation: never", "`required`"),
      ("\nrevocation: { need: optional, fetch: all }", "thu.yaml:5:38: error: "),
      ("\nrevocation: { fresh: 1 second }", "thu.yaml:5:22: error: "),
      ("\nrevocation: { fetch: sets }", "no set of this policy allows anything to be fetched"),
    ]
    for (damage, said) in damages {
      let text = damage == "[pdf]" ? policy.replacing("[pdf]", with: "[doc]") : policy + damage
      #expect(findings(["thu.yaml": text]).contains { $0.contains(said) }, "\(damage): \(findings(["thu.yaml": text]))")
    }
    #expect(findings(["khac.yaml": policy]).contains { $0.contains("khac.yaml:1:9") })
  }

  @Test("say for themselves whether anything is fetched for them, and how old an answer about revocation may be")
  func revocation() throws {
    func terms(_ more: String) throws -> (isRequired: Bool, RevocationTerms) {
      var files = SignaturePolicyTests.shipped
      files["Signatures/thu.yaml"] = Array((policy + more).utf8)
      let loaded = try #require(Definitions.load(DefinitionFiles(files), Findings()))
      let read = try #require(loaded.signaturePolicies["thu"])
      return (read.requiresRevocation, read.revocation)
    }
    #expect(try terms("") == (true, RevocationTerms()))
    #expect(try terms("\nrevocation: optional") == (false, RevocationTerms()))
    #expect(
      try terms("\nrevocation: { fetch: none, fresh: 12 hours }")
        == (true, RevocationTerms(fetches: false, freshSeconds: 43_200)))
    #expect(
      try terms("\nrevocation: { need: optional, fresh: 30 minutes }") == (false, RevocationTerms(freshSeconds: 1800)))
  }

  @Test("trust only certificates in PEM that lie in the folder of a known set")
  func anchors() {
    #expect(
      findings(["trust/cong-cong/a.pem": "x"]) == [
        "Signatures/trust/cong-cong/a.pem:1:1: error: this is no certificate in PEM"
      ])
    #expect(findings(["trust/la/a.pem": "x"]).contains { $0.contains("trust/la/a.pem") && $0.contains("error") })
    #expect(findings(["trust/a.pem": "x"]).contains { $0.contains("trust/a.pem") && $0.contains("error") })
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    #expect(findings(["trust/cong-cong/k.pem": key]).contains { $0.contains("only CERTIFICATE belongs here") })
    let half = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    #expect(findings(["trust/cong-cong/h.pem": half]).contains { $0.contains("certificate 1 cannot be read") })
  }
}
