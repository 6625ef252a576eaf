import Crypto
import Foundation
import Testing

@Suite("A certificate")
struct CertificateTests {
  private func bytes(_ name: String) throws -> [UInt8] {
    let folder = try #require(PathValidationCase.folder)
    return try [UInt8](Data(contentsOf: folder.appending(path: "certs/\(name)")))
  }

  @Test(
    "says whom it is about, by whom, for how long and for what",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func values() throws {
    let certificate = try Certificate(der: bytes("GoodCACert.crt"))
    #expect(certificate.subject.text == "CN=Good CA,O=Test Certificates 2011,C=US")
    #expect(certificate.subject.commonName == "Good CA")
    #expect(certificate.issuer.organization == "Test Certificates 2011")
    #expect(certificate.serialNumber == "2" && certificate.serialNumberInDecimal == "2")
    #expect(certificate.notBefore == 1_262_334_600 && certificate.notAfter == 1_924_936_200)
    #expect(certificate.isAuthority && !certificate.isSelfIssued)
    #expect(certificate.keyUsage == [.certificateSigning, .revocationListSigning])
    #expect(certificate.extendedKeyUsage == nil)
    let root = try Certificate(der: bytes("TrustAnchorRootCertificate.crt"))
    #expect(root.isSelfIssued && root.subject == certificate.issuer)
    #expect(certificate.authorityKeyIdentifier == root.subjectKeyIdentifier)
    #expect(try PublicKey(certificate.publicKeyInfo).bits == 2048)
  }

  /// A certificate of OpenSSL's with so many policies.
  private func certificate(policies count: Int) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    let policies = (0..<count).map { "1.2.3.\($0)" }.joined(separator: ",")
    process.arguments =
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -outform der -subj /CN=A -addext"
      .split(separator: " ").map(String.init) + ["certificatePolicies=" + policies]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let der = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](der)
  }

  @Test("is refused when it says more of policies than anybody does: OpenSSL would look at it for seconds")
  func policies() throws {
    #expect(try Certificate(der: certificate(policies: 200)).subject.commonName == "A")
    let many = try certificate(policies: 1000)
    #expect(many.count > 7_000)
    let failure = #expect(throws: CryptoFailure.self) { try Certificate(der: many) }
    #expect(failure?.doing == "read a certificate with so many policies")
  }

  @Test(
    "is refused when a byte is missing, when there is one more, and whatever single bit is changed never crashes",
    .enabled(if: PathValidationCase.folder != nil, "skipped: no ../shared/vectors/pkits and no MOTCUA_VECTORS here"))
  func damaged() throws {
    let whole = try bytes("GoodCACert.crt")
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: CryptoFailure.self) { try Certificate(der: Array(whole.prefix(length))) }
    }
    #expect(throws: CryptoFailure.self) { try Certificate(der: whole + [0]) }
    for position in whole.indices {
      var changed = whole
      changed[position] ^= 1 << UInt8(position % 8)
      if let read = try? Certificate(der: changed) { #expect(read.sha256 == SHA256(of: changed)) }
    }
  }

  @Test("is found in a text between lines of dashes, and half a block is none")
  func pem() {
    let text = "Bag Attributes\n-----BEGIN CERTIFICATE-----\r\nAQID\nBA==\n-----END CERTIFICATE-----\nx\n"
    #expect(PEMBlock.list(in: Array(text.utf8)) == [PEMBlock(label: "CERTIFICATE", bytes: [1, 2, 3, 4])])
    #expect(PEMBlock.isText(Array(text.utf8)) && !PEMBlock.isText([0x30, 0x03, 1, 2, 3]))
    for bad in [
      "-----BEGIN CERTIFICATE-----\nAQID", "-----BEGIN CERTIFICATE-----\nAQ*D\n-----END CERTIFICATE-----",
      "-----BEGIN CERTIFICATE-----\nAQID\n-----END X-----", "-----BEGIN A-----\n-----BEGIN A-----\n-----END A-----",
    ] {
      #expect(PEMBlock.list(in: Array(bad.utf8)) == nil, "\(bad)")
    }
  }
}
