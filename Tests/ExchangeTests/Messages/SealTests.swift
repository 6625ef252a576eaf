import Crypto
import Exchange
import Foundation
import Signatures
import Testing
import WorkingTime

/// An authority with a seal, as `Tests/Signing/signers.py` makes it with independent software.
private struct SealedOffice {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  /// The moment of `Tests/Signing/authority.py`.
  static let moment = Instant("2026-06-15T12:00:00Z") ?? Instant(milliseconds: 0)
  static let shared = python.flatMap { python -> SealedOffice? in
    let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Signing")
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-seal-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", scripts.appending(path: "signers.py").path, folder.path]
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? SealedOffice(folder: folder) : nil
  }

  let folder: URL

  private func bytes(_ file: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: folder.appending(path: file))) }

  func verification(trusting: Bool = true) throws -> Verification {
    var material = TrustMaterial()
    if trusting { material.anchors = try TrustMaterial.certificates(in: bytes("root.pem")) ?? [] }
    material.revocationLists = try TrustMaterial.revocationLists(in: bytes("lists.pem")) ?? []
    return Verification(material: material, now: SealedOffice.moment)
  }

  func sealed(_ message: DocumentMessage) throws -> [UInt8] {
    let identity = try SigningIdentity(
      container: bytes("ec256.p12"), password: String(decoding: bytes("password"), as: UTF8.self))
    return try Message.document(message).sealed(by: Signing(identity, now: SealedOffice.moment))
  }
}

@Suite("The seal on a message", .enabled(if: SealedOffice.python != nil, "without Python nobody signs"))
struct SealTests {
  private func office() throws -> SealedOffice { try #require(SealedOffice.shared) }

  private func verdict(_ bytes: [UInt8], trusting: Bool = true) throws -> String {
    try Message.read(bytes).sealVerdict(on: bytes, office().verification(trusting: trusting)).name
  }

  @Test("holds for our own verification, stands at the end of the header, and changes nothing of what the message says")
  func holds() throws {
    let sealed = try office().sealed(Samples.full())
    #expect(try verdict(sealed) == "TOTAL_PASSED")
    #expect(try verdict(sealed, trusting: false) == "INDETERMINATE")
    let read = try Message.read(sealed)
    #expect(read.message == .document(Samples.full()))
    #expect(read.problems.isEmpty && read.seal == .signature)
    let text = String(decoding: sealed, as: UTF8.self)
    let header = try #require(text.split(separator: "</edXML:edXMLHeader>").first)
    #expect(header.hasSuffix("</ds:Signature>"))
  }

  @Test("breaks when anything is changed: the subject, a receiver, a byte of an attachment")
  func changed() throws {
    let sealed = String(decoding: try office().sealed(Samples.full()), as: UTF8.self)
    for (old, new) in [
      ("xác minh", "xac minh"), ("vxp.saas.03", "vxp.saas.04"),
      ("<ContentTransferEncoded>UE", "<ContentTransferEncoded>UF"),
    ] {
      #expect(sealed.contains(old))
      #expect(try verdict(Array(sealed.replacing(old, with: new).utf8)) == "TOTAL_FAILED", "\(old)")
    }
  }

  @Test("holds over attachments that make texts beyond libxml2's own limit")
  func large() throws {
    var message = Samples.full()
    message.attachments[0].payload = [UInt8](repeating: 7, count: 9_000_000)
    #expect(try verdict(office().sealed(message)) == "TOTAL_PASSED")
  }

  private func withSignature(_ xml: String) -> [UInt8] {
    Samples.message(header: "<edXML:MessageHeader><edXML:DocumentId>1</edXML:DocumentId></edXML:MessageHeader>\(xml)")
  }

  /// A signature as programs of the exchange write it: with an address of a canonical form that does not exist.
  private func block(_ attributes: String) -> String {
    """
    <Signature\(attributes)><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>\
    <SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/><Reference URI=""><Transforms>\
    <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>\
    <Transform Algorithm="http://www.w3.org/TR/xml-exc-c14n#"/></Transforms>\
    <DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><DigestValue>dGhpcyBpcyBub3QgYSBoYXNo</DigestValue>\
    </Reference></SignedInfo><SignatureValue>YWJj</SignatureValue><KeyInfo><X509Data>\
    <X509Certificate>MIICertDummy</X509Certificate></X509Data></KeyInfo></Signature>
    """
  }

  @Test("cannot be verified in the message's own namespace, nor with a canonical form that does not exist")
  func notVerifiable() throws {
    #expect(try verdict(withSignature(block(""))) == "not-verifiable")
    #expect(try verdict(withSignature(block(" xmlns=\"\(Samples.xmldsig)\""))) == "not-verifiable")
    #expect(try Message.read(withSignature(block(""))).message.unknown.isEmpty)
  }

  @Test("is none when its place is empty")
  func empty() throws {
    #expect(try verdict(withSignature("<edXML:DigitalSignature/>")) == "none")
    #expect(try Message.read(withSignature("<edXML:DigitalSignature/>")).seal == .empty)
    #expect(try verdict(Samples.smallest) == "none")
  }
}
