import Foundation
import Synchronization
import Testing
import WorkingTime

@testable import Signatures

/// The program `xmlsec1`, as a second opinion about documents of our own making.
private enum XMLSec {
  static let program = "/usr/bin/xmlsec1"
  static let isThere = FileManager.default.isExecutableFile(atPath: program)

  /// The documents; made apart from those of the other tests, for `xmlsec1` goes to every address that it reads, and nothing
  /// listens at those in here.
  static let folder: URL? = SigningScript.python == nil || !isThere ? nil : try? SigningScript.run("xml_signatures.py")

  /// It is killed by a billion laughs, and evaluates one XPath for 18 seconds before it takes it; it is spared both.
  static let spared: Set<String> = ["bad_laughs", "bad_xpath_dos"]

  /// Whether it says that the first signature of a document holds, and that its certificate is trusted.
  static func holds(_ name: String, in folder: URL) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.currentDirectoryURL = folder
    process.arguments =
      [
        "--verify", "--trusted-pem", "root.pem", "--untrusted-pem", "ca.pem", "--verification-gmt-time",
        "2026-06-15+12:00:00",
      ]
      + [
        "quyetDinh", "vanBan", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
        "http://www.w3.org/2000/09/xmldsig#:Object", "http://www.w3.org/2000/09/xmldsig#:Manifest",
        "http://www.w3.org/2000/09/xmldsig#:KeyInfo",
      ].flatMap { ["--id-attr:Id", $0] } + [name + ".xml"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }
}

/// What passes here and not there, by the reason.
private let passesHereOnly: [String: Set<String>] = [
  "Debian's 1.2.37 knows neither RSASSA-PSS nor Ed25519": [
    "ok_enveloped_pss", "ok_enveloped_pss_sha3", "ok_enveloping_pss", "ok_enveloping_pss_sha3", "ok_ed25519",
    "ok_pss_unstated", "ok_pss_empty", "ok_pss_digest", "ok_pss_stated",
  ],
  "it takes a bare key that anybody could have put there before the certificate": ["ok_key_value_beside"],
]

/// What passes there and not here, by the reason.
private let passesThereOnly: [String: Set<String>] = [
  "something can be read that is not signed": [
    "bad_xsw3", "bad_xsw4", "bad_second_body", "bad_second_text", "bad_second_attribute", "bad_same_name",
    "bad_object_beside", "bad_duplicate_id",
  ],
  "a DOCTYPE": ["bad_default_attribute", "bad_external_dtd", "bad_parameter_entity"],
  "content outside of the document, which it fetches": [
    "bad_file", "bad_no_uri", "beside_xmlsec", "beside_two_addresses", "beside_two_signers", "beside_more_to_read",
    "beside_same_twice",
  ],
  "a bare key, which anybody could have put there": ["bad_attacker_key", "bad_key_value"],
  "a transform that is not taken": ["bad_xpath", "bad_xpointer", "bad_xpointer_root", "bad_xslt"],
  "a Manifest, or parts that do not belong there": ["bad_manifest", "bad_manifest_untyped", "bad_text_between"],
  "more than is looked at": ["bad_thousand", "bad_many_certificates"],
  "it looks at the first signature only": ["bad_worst_decides"],
  "old algorithms and short keys": ["bad_rsa1024", "bad_sha1", "bad_sha1_content"],
  "it does not know XAdES": [
    "bad_xades_described", "bad_xades_elsewhere", "bad_xades_no_certificate", "bad_xades_nothing_else",
    "bad_xades_other_certificate", "bad_xades_serial", "bad_xades_target", "bad_xades_time", "bad_xades_twice",
    "bad_xades_twin", "bad_xades_unsigned", "bad_xades_untyped", "note_xades_t_rubbish", "note_xades_t_other",
  ],
]

@Suite(
  "Beside xmlsec1, a signed XML document",
  .enabled(if: XMLSec.folder != nil, "skipped: no xmlsec1, or no MOTCUA_TEST_PYTHON (script/test brings both)"))
struct XMLSecDifferentialTests {
  @Test("is judged alike, but for what is listed with its reason")
  func differences() throws {
    let folder = try #require(XMLSec.folder)
    func bytes(_ name: String) throws -> [UInt8] {
      try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }
    let material = try TrustMaterial(
      anchors: #require(TrustMaterial.certificates(in: bytes("root.pem"))),
      intermediates: #require(TrustMaterial.certificates(in: bytes("ca.pem"))),
      revocationLists: #require(TrustMaterial.revocationLists(in: bytes("lists.pem"))))
    let now = try #require(Instant("2026-06-15T12:00:00Z"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.filter { !XMLSec.spared.contains($0) }.sorted()
    let there = Mutex<Set<String>>([])
    DispatchQueue.concurrentPerform(iterations: names.count) { place in
      if (try? XMLSec.holds(names[place], in: folder)) ?? false {
        there.withLock { _ = $0.insert(names[place]) }
      }
    }
    let here = try Set(
      names.filter { name in
        try Verification(material: material, now: now).report(on: bytes(name + ".xml")).indication == .totalPassed
      })
    let opinions = there.withLock { $0 }
    #expect(here.subtracting(opinions) == passesHereOnly.values.reduce([]) { $0.union($1) })
    #expect(opinions.subtracting(here) == passesThereOnly.values.reduce([]) { $0.union($1) })
    #expect(names.count >= 110 && here.intersection(opinions).count >= 20)
  }
}
