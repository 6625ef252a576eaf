import Crypto
import Testing
import WorkingTime
import XML

@testable import Signatures

/// What other people's vectors hold that is not taken here, by the reason.
private let untaken: [(reason: String, failure: SubIndication, files: [String])] = [
  (
    "HMAC, whose key is no secret", .cryptographicConstraintsFailure,
    [
      "enveloping-md5-hmac-md5", "enveloping-ripemd160-hmac-ripemd160", "enveloping-sha1-hmac-sha1",
      "enveloping-sha224-hmac-sha224", "enveloping-sha256-hmac-sha256", "enveloping-sha384-hmac-sha384",
      "enveloping-sha512-hmac-sha512", "signature-enveloping-hmac-sha1", "xpointer-3-SUN", "xpointer-4-SUN",
      "xpointer-6-SUN", "enveloping-sha256-hmac-sha256-em-ml-kem-512", "enveloping-sha256-hmac-sha256-em-ml-kem-768",
      "enveloping-sha256-hmac-sha256-em-ml-kem-1024",
    ]
  ),
  (
    "HMAC, cut off", .formatFailure,
    [
      "enveloping-md5-hmac-md5-64", "enveloping-ripemd160-hmac-ripemd160-64", "enveloping-sha1-hmac-sha1-64",
      "enveloping-sha224-hmac-sha224-64", "enveloping-sha256-hmac-sha256-64", "enveloping-sha384-hmac-sha384-64",
      "enveloping-sha512-hmac-sha512-64", "signature-enveloping-hmac-sha1-40",
    ]
  ),
  (
    "DSA", .cryptographicConstraintsFailure,
    [
      "enveloping-dsa-x509chain", "enveloping-sha256-dsa2048-sha256", "enveloping-sha256-dsa3072-sha256",
      "enveloped-sha1-dsa-sha1", "signature-enveloped-dsa", "signature-enveloping-dsa",
    ]
  ),
  (
    "MD5 and RIPEMD-160", .cryptographicConstraintsFailure,
    ["enveloping-md5-rsa-md5", "enveloping-ripemd160-rsa-ripemd160", "enveloped-ripemd160-ecdsa-ripemd160"]
  ),
  (
    "GOST, Ed448, Ed25519 over a hash, ML-DSA, SLH-DSA", .cryptographicConstraintsFailure,
    [
      "enveloped-gost2001", "enveloped-gost2012-256", "enveloped-gost2012-512", "enveloped-sha256-eddsa-ed448",
      "enveloped-sha256-eddsa-ed448ph", "enveloped-sha256-eddsa-ed25519ph", "enveloped-sha512-mldsa44",
      "enveloped-sha512-mldsa65", "enveloped-sha512-mldsa87", "enveloped-sha512-slhdsa-sha2-128f",
      "enveloped-sha512-slhdsa-sha2-128s", "enveloped-sha512-slhdsa-sha2-192f", "enveloped-sha512-slhdsa-sha2-192s",
      "enveloped-sha512-slhdsa-sha2-256f", "enveloped-sha512-slhdsa-sha2-256s",
    ]
  ),
  (
    "the same with parameters of the signature method", .formatFailure,
    [
      "enveloped-sha256-eddsa-ed25519ctx-with-context-string", "enveloped-sha256-eddsa-ed25519ph-with-context-string",
      "enveloped-sha256-eddsa-ed448ph-with-context-string", "enveloped-sha512-mldsa44-with-context-string",
      "enveloped-sha512-mldsa65-with-context-string", "enveloped-sha512-mldsa87-with-context-string",
      "enveloped-sha512-slhdsa-sha2-128f-with-context-string", "enveloped-sha512-slhdsa-sha2-128s-with-context-string",
      "enveloped-sha512-slhdsa-sha2-192f-with-context-string", "enveloped-sha512-slhdsa-sha2-192s-with-context-string",
      "enveloped-sha512-slhdsa-sha2-256f-with-context-string", "enveloped-sha512-slhdsa-sha2-256s-with-context-string",
    ]
  ),
  (
    "ECDSA values of another length than twice the order's, or in DER", .signatureCryptographyFailure,
    [
      "enveloped-ecdsa-java-bug", "enveloping-sha256-ecdsa-sha256_padded", "enveloped-sha256-ecdsa-sha256-with-asn1",
      "enveloping-sha512-ecdsa-sha512-with-asn1",
    ]
  ),
  ("XPath, but for one sentence", .formatFailure, ["defCan-1", "defCan-2", "merlin-c14n-three/signature"]),
  ("XPath Filter 2", .formatFailure, ["x509data-test", "x509data-sn-test", "sign-xfdl", "sign-spec"]),
  (
    "relationships of office packages", .formatFailure,
    [
      "enveloping-sha256-rsa-sha256-relationship", "enveloping-sha256-rsa-sha256-relationship-whitespace",
      "enveloping-sha256-rsa-sha256-relationship-attr-escape", "enveloping-sha256-rsa-sha256-relationship-ns",
      "enveloping-sha256-rsa-sha256-relationship-foreign",
      "enveloping-sha256-rsa-sha256-relationship-whitespace-legacy",
      "enveloping-sha256-rsa-sha256-relationship-ns-legacy",
    ]
  ),
  ("XPointer", .formatFailure, ["xpointer-1-SUN", "xpointer-2-SUN", "xpointer-5-SUN", "exc-signature"]),
  ("base64 as a transform", .formatFailure, ["signature-enveloping-b64-dsa", "signature-external-b64-dsa"]),
  (
    "content outside of the document", .signedDataNotFound,
    [
      "signature-external-dsa", "signature-x509-crt", "signature-x509-crt-crl", "signature-x509-sn",
      "signature-x509-is",
      "signature-x509-ski", "signature-retrievalmethod-rawx509crt", "encsig-ripemd160-hmac-ripemd160-kw-tripledes",
      "encsig-sha256-hmac-sha256-kw-aes128", "encsig-sha384-hmac-sha384-kw-aes192",
      "encsig-sha512-hmac-sha512-kw-aes256", "encsig-hmac-sha256-rsa-1_5", "encsig-hmac-sha256-rsa-oaep-mgf1p",
    ]
  ),
  (
    "bare keys, and certificates that stand elsewhere", .noSigningCertificateFound,
    ["signature-enveloping-rsa", "enveloping-sha256-rsa2048-retrieval-method-x509-data"]
  ),
  ("a DOCTYPE", .formatFailure, ["xpointer-hmac", "merlin-xmldsig-twenty-three/signature"]),
]

/// Lines of the table whose signature holds, and whose certificate is what is wrong: that is for the chain to say.
private let wrongByTheirChainOnly: Set<Int> = [137, 140, 143, 148, 149, 150, 151, 156, 159, 160]

/// Files that the table names and the folder has not: they hold private keys or were made while the tests ran.
private let absent: Set<String> = [
  "enveloping-sha1-dsa1024-der-encoded-key-value", "enveloping-sha256-dsa2048-der-encoded-key-value",
  "enveloping-sha256-rsa2048-der-encoded-key-value", "enveloping-sha256-rsa4096-der-encoded-key-value",
  "enveloping-sha256-rsa2048-retrieval-method-rsa-key-value", "enveloping-sha256-ec-prime256v1-der-encoded-key-value",
  "enveloping-sha384-ec-prime384v1-der-encoded-key-value", "enveloping-sha512-ec-prime521v1-der-encoded-key-value",
  "enveloping-sha256-eddsa-ed25519-der-encoded-key-value", "enveloping-sha256-eddsa-ed448-der-encoded-key-value",
  "signature-two-keynames", "signature-keyname",
]

@Suite("XML signatures of other people", .enabled(if: XMLVectors.folder != nil, "no vectors of XML signatures"))
struct VectorTests {
  @Test(
    "are verified, or are of a kind that is listed as not taken; none is wrongly accepted", arguments: XMLVectors.cases)
  func agreement(item: XMLVectors.Case) throws {
    guard let bytes = XMLVectors.bytes(item.file) else {
      #expect(absent.contains(item.name))
      return
    }
    let expected = untaken.first { $0.files.contains(item.name) || $0.files.contains(item.longName) }?.failure
    let tree: Tree
    do throws(Malformed) { tree = try Tree(bytes) } catch {
      #expect(expected == .formatFailure && error.code == .doctype)
      return
    }
    let signatures = checkedSignatures(in: tree, certificates: item.certificates, keys: item.keys)
    try #require(signatures.count == 1)
    let failing = item.relevant(signatures[0].found.checks).filter { $0.failure != nil }
    if let expected {
      #expect(failing.contains { $0.failure == expected })
      #expect(signatures[0].signed.isEmpty)
    } else {
      #expect(failing.isEmpty)
      #expect(item.succeeds || wrongByTheirChainOnly.contains(item.line))
    }
  }

  @Test("are refused by the chain where the kit says so, and by the strict policy where they are old")
  func judged() throws {
    var (refused, old) = (0, 0)
    for item in XMLVectors.cases {
      guard let bytes = XMLVectors.bytes(item.file), let tree = try? Tree(bytes) else { continue }
      let signatures = checkedSignatures(in: tree, certificates: item.certificates, keys: item.keys)
      guard var found = signatures.first?.found else { continue }
      found.checks.removeAll { $0.rule == "format.coverage" }
      func judgement(_ policy: ValidationPolicy) throws -> Judgement {
        try Judge(material: item.material, policy: policy, now: #require(item.moment)).judgement(of: found)
      }
      if !item.succeeds {
        #expect(try judgement(.lax).indication != .totalPassed)
        refused += 1
      }
      let strict = try judgement(.strict)
      if strict.indication == .totalPassed { #expect(item.name == "enveloped-x509-same-subj-cert") }
      let digests = found.facts.algorithms.map { [$0.digest] + $0.contentDigests } ?? []
      if found.signer != nil, strict.indication == .indeterminate, digests.contains("SHA-1") {
        #expect(strict.checks.contains { $0.failure == .cryptographicConstraintsFailure })
        old += 1
      }
    }
    #expect(refused == 12)
    #expect(old >= 10)
  }

  @Test("are counted: 189 cases, 75 whose cryptography holds, 100 not taken, 14 absent")
  func counts() {
    var (holding, refused, missing) = (0, 0, 0)
    for item in XMLVectors.cases {
      if XMLVectors.bytes(item.file) == nil {
        missing += 1
      } else if untaken.contains(where: { $0.files.contains(item.name) || $0.files.contains(item.longName) }) {
        refused += 1
      } else {
        holding += 1
      }
    }
    #expect(XMLVectors.cases.count == 189)
    #expect([holding, refused, missing] == [75, 100, 14])
  }
}

extension XMLVectors.Case {
  /// These documents are made to be verified, not to be read; and somebody vouches for bare keys.
  fileprivate func relevant(_ checks: [Check]) -> [Check] {
    checks.filter { $0.rule != "format.coverage" && (keys.isEmpty || $0.rule != "identity.certificate") }
  }

  /// Whom xmlsec1 was told to trust, and what else it was given.
  fileprivate var material: TrustMaterial {
    var material = TrustMaterial()
    for (option, word) in zip(words, words.dropFirst()) {
      guard let der = XMLVectors.bytes(word) else { continue }
      switch option {
      case "--trusted-der": material.anchors += [Certificate](reading: der)
      case "--crl-der": material.revocationLists += (try? RevocationList(der: der)).map { [$0] } ?? []
      default: material.intermediates += [Certificate](reading: der)
      }
    }
    return material
  }

  /// The time of its judgement: as it was told, or when the signatures of the kit are as old as they are now.
  fileprivate var moment: Instant? {
    guard let place = words.firstIndex(of: "--verification-gmt-time"), words.indices.contains(place + 1) else {
      return Instant("2026-11-26T00:00:00Z")
    }
    return Instant(words[place + 1].replacing("+", with: "T") + "Z")
  }

  fileprivate var longName: String { String(file.dropLast(4)) }
  fileprivate var name: String { String(longName.split(separator: "/").last ?? "") }
}

extension [Certificate] {
  fileprivate init(reading der: [UInt8]) {
    self = (try? Certificate(der: der)).map { [$0] } ?? []
  }
}
