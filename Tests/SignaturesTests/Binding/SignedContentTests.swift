import Crypto
import Foundation
import Testing

@testable import Signatures

@Suite(
  "What is read of a signed document",
  .enabled(if: SigningScript.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SignedContentTests {
  @Test("is what was hashed: the facts of the report tell the same octets, document by document")
  func sameOctets() throws {
    for name in try XMLFixtures.names("ok_").sorted() {
      let bytes = try XMLFixtures.bytes(name + ".xml")
      let contents = signedContents(of: bytes)
      #expect(
        contents.map { $0.map { SHA256(of: $0.octets) } }
          == (try XMLFixtures.report(on: bytes).signatures.map { $0.facts.covered.map(\.sha256) }), "\(name)")
      #expect(contents.allSatisfy { !$0.isEmpty }, "\(name)")
    }
    for one in MessageCase.all where one.indication == "TOTAL_PASSED" {
      let contents = signedContents(
        of: try one.bytes(one.file), content: try one.content.map(one.bytes),
        certificates: try one.material().intermediates)
      #expect(
        contents.map { $0.map { SHA256(of: $0.octets) } }
          == (try one.report().signatures.map { $0.facts.covered.map(\.sha256) }), "\(one.name)")
    }
  }

  @Test("is the same of a document too long for its octets to be kept, which are hashed as they are written")
  func tooLongToKeep() throws {
    for name in try XMLFixtures.names("ok_").sorted() + ["bad_xsw1", "bad_xsw4"] {
      let bytes = try XMLFixtures.bytes(name + ".xml")
      let whole = try xmlSignatures(in: bytes)
      let cut = try xmlSignatures(in: bytes, content: nil, certificates: [], keptOctets: 8)
      #expect(cut.map(\.found.facts) == whole.map(\.found.facts), "\(name)")
      #expect(cut.map(\.found.checks) == whole.map(\.found.checks), "\(name)")
      #expect(cut.allSatisfy(\.signed.isEmpty) && cut.map(\.isCut) == whole.map { !$0.signed.isEmpty }, "\(name)")
      let found = XMLFile(keptOctets: 8).found(in: DocumentBytes(bytes), content: nil, certificates: [])
      #expect(found.map { $0.content().map(\.octets) } == whole.map { $0.signed.map(\.octets) }, "\(name)")
    }
  }

  @Test("never holds what an attacker put beside it, whatever the attack", arguments: 1...8)
  func wrapping(number: Int) throws {
    let read = signedContents(of: try XMLFixtures.bytes("bad_xsw\(number).xml")).joined()
    for piece in read { #expect(!String(decoding: piece.octets, as: UTF8.self).contains("999/QĐ")) }
  }

  @Test("of a PDF that was changed afterwards is the file as it was signed")
  func signedRevision() throws {
    let one = try PDFCase(name: "isa-content").bytes
    let piece = try #require(signedContents(of: one).first?.first)
    #expect(piece.place == "revision 2 of 3", "\(piece.place)")
    #expect(one.starts(with: piece.octets) && piece.octets.count < one.count)
    #expect(try PDFCase.report(on: piece.octets).indication == .totalPassed)
  }

  @Test("of a document whose signature is broken is nothing")
  func broken() throws {
    #expect(signedContents(of: try PDFCase(name: "flip-content").bytes).allSatisfy(\.isEmpty))
    #expect(signedContents(of: Array("<a/>".utf8)).isEmpty && signedContents(of: []).isEmpty)
    let altered = try #require(MessageCase.named("content-changed"))
    #expect(
      signedContents(of: try altered.bytes(altered.file), content: try altered.content.map(altered.bytes))
        .allSatisfy(\.isEmpty))
  }
}
