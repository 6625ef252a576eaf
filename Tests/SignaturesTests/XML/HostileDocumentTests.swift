import Testing

@testable import Signatures

@Suite("A hostile XML document", .enabled(if: XMLFixtures.folder != nil, "needs MOTCUA_TEST_PYTHON with signxml"))
struct HostileDocumentTests {
  /// What is said of each document that `xml_signatures.py` makes.
  static let expected: [SubIndication: [String]] = [
    .formatFailure: [
      // What was signed stands aside, and something else is there to be read.
      "bad_xsw1", "bad_xsw2", "bad_xsw3", "bad_xsw4", "bad_xsw5", "bad_xsw6", "bad_xsw7", "bad_xsw8", "bad_second_body",
      "bad_second_text", "bad_second_attribute", "bad_same_name", "bad_object_beside", "bad_duplicate_id",
      "bad_manifest", "bad_manifest_untyped", "bad_only_key", "bad_itself",
      // Transforms, addresses and parts that are not taken.
      "bad_xslt", "bad_xpath", "bad_xpath_dos", "bad_xpath_prefix", "bad_filter2", "bad_base64", "bad_xpointer",
      "bad_xpointer_root", "bad_no_uri", "bad_no_reference", "bad_thousand", "bad_sixty", "bad_many_certificates",
      "bad_text_between", "bad_extra_part", "bad_unknown_form", "bad_unknown_info_form", "bad_hmac_cut", "bad_unsigned",
      "bad_pss_order", "bad_pss_negative", "bad_pss_unknown",
      // Documents that are not taken.
      "bad_laughs", "bad_external_dtd", "bad_entity", "bad_parameter_entity", "bad_default_attribute", "bad_cut",
      // Properties that are not this signature's own.
      "bad_xades_unsigned", "bad_xades_untyped", "bad_xades_target", "bad_xades_twice", "bad_xades_elsewhere",
      "bad_xades_time", "bad_xades_described", "bad_xades_nothing_else",
    ],
    .hashFailure: ["bad_text", "bad_attribute", "bad_element", "bad_include", "bad_xades_changed"],
    .signatureCryptographyFailure: [
      "bad_value", "bad_truncated_value", "bad_empty_value", "bad_attacker_key", "bad_der_ecdsa", "bad_worst_decides",
      "bad_worst_decides_first", "bad_pss_salt", "bad_pss_mask",
    ],
    .cryptographicConstraintsFailure: [
      "bad_rsa1024", "bad_sha1", "bad_sha1_content", "bad_hmac", "bad_none", "bad_pss_trailer",
      "bad_pss_function",
    ],
    .signedDataNotFound: ["bad_file", "bad_path", "bad_http", "bad_missing"],
    .noSigningCertificateFound: [
      "bad_retrieval", "bad_key_reference", "bad_key_value", "bad_no_key", "bad_certificate_rubbish",
    ],
    .signatureConstraintsFailure: [
      "bad_xades_twin", "bad_xades_other_certificate", "bad_xades_no_certificate", "bad_xades_serial",
    ],
    .noCertificateChainFound: ["bad_attacker_certificate"],
  ]

  @Test("is refused for what is wrong with it", arguments: expected.flatMap { why, names in names.map { (why, $0) } })
  func refused(why: SubIndication, name: String) throws {
    let bytes = try XMLFixtures.bytes(name + ".xml")
    let clock = ContinuousClock()
    var result: VerificationReport?
    let took = try clock.measure { result = try XMLFixtures.report(on: bytes) }
    let report = try #require(result)
    #expect(report.subIndication == why, "\(report.signatures.flatMap(\.judgement.checks))")
    #expect(report.indication == why.indication)
    #expect(took < .seconds(2))
    // Nothing of it is handed on as signed, but by the signatures that hold.
    for signature in (try? xmlSignatures(in: bytes)) ?? []
    where signature.found.checks.deciding?.indication == .totalFailed {
      #expect(signature.signed.isEmpty)
    }
  }

  @Test("is one of those that were made; and none of them has anything fetched")
  func all() throws {
    let names = try XMLFixtures.names("bad_")
    #expect(names == Set(Self.expected.values.joined()))
    for name in names { _ = try XMLFixtures.report(on: XMLFixtures.bytes(name + ".xml")) }
    #expect(XMLFixtures.listener?.hasHeard == false)
  }

  @Test("that is old is intact, and no longer allowed: never forged")
  func oldButIntact() throws {
    for name in ["bad_sha1.xml", "bad_sha1_content.xml", "bad_rsa1024.xml"] {
      let report = try XMLFixtures.report(on: XMLFixtures.bytes(name))
      let checks = try #require(report.signatures.first).judgement.checks
      #expect(checks.contains { $0.rule == "crypto.signature" && $0.outcome == .passed })
      #expect(checks.contains { $0.rule == "crypto.hash" && $0.outcome == .passed })
      #expect(report.indication == .indeterminate)
    }
  }
}
