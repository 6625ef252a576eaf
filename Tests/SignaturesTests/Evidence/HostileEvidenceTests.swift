import Archives
import Crypto
import JSON
import Testing
import Text
import WorkingTime

@testable import Signatures

@Suite("An evidence bundle of a stranger")
struct HostileEvidenceTests {
  /// The evidence of a file that nobody signed: enough of a bundle, made without a key.
  private static func bundle() throws -> EvidenceBundle {
    try Verification(material: TrustMaterial(), now: Instant(milliseconds: 1_781_524_800_000))
      .reportWithEvidence(on: Array("<a>Kính gửi</a>".utf8)).evidence
  }

  private func files(of bundle: EvidenceBundle) -> [(name: String, bytes: [UInt8])] {
    [("manifest.json", bundle.manifestBytes)] + bundle.items.map { ($0.path, $0.bytes) }
  }

  private func fault(_ files: [(name: String, bytes: [UInt8])]) throws -> EvidenceFault? {
    fault(reading: try #require(ZipWriting.written(files)))
  }

  private func fault(reading file: [UInt8]) -> EvidenceFault? {
    do throws(EvidenceFault) {
      _ = try EvidenceBundle(reading: file)
      return nil
    } catch {
      return error
    }
  }

  @Test("is refused with the place when something was altered, taken away, added or named twice")
  func membersChanged() throws {
    let bundle = try HostileEvidenceTests.bundle()
    let good = files(of: bundle)
    #expect(try fault(good) == nil)
    for position in good.indices.dropFirst() {
      var altered = good
      altered[position].bytes.append(0x20)
      #expect(try fault(altered)?.kind == .altered)
      #expect(try fault(altered)?.place == good[position].name)
      var fewer = good
      fewer.remove(at: position)
      #expect(try fault(fewer)?.kind == .missing)
      #expect(try fault(fewer)?.place == good[position].name)
    }
    #expect(try fault(good + [("../../etc/passwd", [1])])?.place == "../../etc/passwd")
    #expect(try fault(good + [("lists/x.crl", [1])])?.kind == .unexpected)
    #expect(try fault(good + [good[1]])?.kind == .damaged)
    #expect(try fault(Array(good.dropFirst()))?.kind == .missing)
    #expect(try fault(good.reversed())?.kind == .missing)
    #expect(try fault([])?.kind != nil)
  }

  @Test("is refused when its manifest is of a newer form, not canonical, no JSON, or says more than it may")
  func manifestChanged() throws {
    let bundle = try HostileEvidenceTests.bundle()
    func changed(_ from: String, _ to: String) throws -> EvidenceFault? {
      let text = String(decoding: bundle.manifestBytes, as: UTF8.self)
      try #require(text.contains(from))
      var files = files(of: bundle)
      files[0].bytes = Array(text.replacing(from, with: to, maxReplacements: 1).utf8)
      return try fault(files)
    }
    let future = try #require(try changed(#""version":1"#, #""version":2"#))
    #expect(future.kind == .future && future.words.vi.contains("phiên bản 2"))
    #expect(try changed(#""version":1"#, #""version": 1"#)?.words.en.contains("canonical") == true)
    #expect(try changed(#""engine":"#, #""engine2":"","engine":"#)?.place == "manifest.json#/engine2")
    #expect(try changed(#""receipt":null"#, #""receipt":"hôm qua""#)?.place == "manifest.json#/receipt")
    #expect(try changed("motcua-evidence", "something-else")?.kind == .manifest)
    #expect(try changed("{", "[")?.kind == .manifest)
  }

  @Test("whose every single byte may be any other is refused, or is the same bundle", .timeLimit(.minutes(30)))
  func anyByte() throws {
    let file = try #require(try HostileEvidenceTests.bundle().bytes)
    for position in file.indices {
      var changed = file
      changed[position] ^= 0x41
      #expect(fault(reading: changed) != nil, "byte \(position)")
    }
    for length in stride(from: 0, to: file.count, by: 7) {
      #expect(fault(reading: Array(file.prefix(length))) != nil)
    }
    #expect(fault(reading: file + [0]) != nil && fault(reading: [0] + file) != nil)
  }

  @Test("that is packed is refused unread: there is no bomb in it")
  func packed() throws {
    var file = try #require(try HostileEvidenceTests.bundle().bytes)
    // The method of the first entry, in its head and in the directory.
    file[8] = 8
    let directory = try #require(file.indices.dropLast(4).first { Array(file[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] })
    file[directory + 10] = 8
    #expect(fault(reading: file)?.place == "manifest.json")
  }

  @Test("that holds something else than certificates where certificates belong is told so, and decides nothing")
  func unreadable() throws {
    let good = try HostileEvidenceTests.bundle()
    let junk = EvidenceItem(.certificate, [0x30, 0x00])
    var manifest = good.manifest
    manifest.anchors = [EvidenceManifest.Anchor(junk.sha256, set: nil)]
    let bundle = try EvidenceBundle(manifest, good.items + [junk])
    #expect(throws: EvidenceFault.self) { try bundle.again() }
  }

  @Test("whose report says something better than what is found is told apart from one that reproduces")
  func falseReport() throws {
    let good = try HostileEvidenceTests.bundle()
    let text = String(decoding: good.report, as: UTF8.self).replacing("TOTAL_FAILED", with: "TOTAL_PASSED")
    let lie = EvidenceItem(.report, Array(text.utf8))
    var manifest = good.manifest
    manifest.report = lie.sha256
    let bundle = try EvidenceBundle(manifest, good.items.filter { $0.kind != .report } + [lie])
    #expect(try EvidenceBundle(reading: #require(bundle.bytes)).reproduces() == false)
  }
}
