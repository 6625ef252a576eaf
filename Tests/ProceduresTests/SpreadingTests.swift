import Foundation
import Procedures
import Testing
import Text
import YAML

@Suite("Procedures that are loaded by several threads")
struct SpreadingTests {
  private static let threads: Spreading = { count, work in
    DispatchQueue.concurrentPerform(iterations: count) { work($0) }
  }

  private let files: [String: [UInt8]] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return DefinitionFiles(folder: folder, Findings()).files
  }()

  private func loaded(
    _ files: [String: [UInt8]], by spreading: Spreading?
  ) -> (revisions: [String: String]?, findings: [String]) {
    let findings = Findings()
    let definitions = Definitions.load(DefinitionFiles(files), findings, spreading: spreading)
    let revisions = definitions.map { definitions in
      Dictionary(uniqueKeysWithValues: definitions.procedures.map { ($0.key.text, $0.value.revision.hash) })
    }
    return (revisions, findings.sorted.map(\.description))
  }

  @Test("are the same as by one")
  func same() throws {
    let (alone, together) = (loaded(files, by: nil), loaded(files, by: Self.threads))
    #expect(alone.revisions != nil && alone.revisions == together.revisions)
    #expect(alone.findings == [] && together.findings == [])
  }

  @Test("have the same findings, those of a letter once and those of every procedure that issues it")
  func findings() throws {
    var damaged = files
    let letter = "Workflows/letters/giay-tiep-nhan.yaml"
    let text = String(decoding: try #require(files[letter]), as: UTF8.self)
    damaged[letter] = Array(text.replacing("{ho so.ma}", with: "{ho so.khong co}").utf8)
    for path in files.keys where path.hasPrefix("Workflows/") && path.hasSuffix("/procedure.yaml") {
      damaged[path]? += Array("khoa-la: 1\n".utf8)
    }
    let alone = loaded(damaged, by: nil)
    #expect(alone.revisions == nil)
    #expect(alone.findings.contains { $0.hasPrefix(letter) })
    let procedures = alone.findings.filter { $0.contains("khoa-la") }
    #expect(procedures.count == files.keys.filter { $0.hasSuffix("/procedure.yaml") }.count)
    for _ in 0..<5 { #expect(loaded(damaged, by: Self.threads).findings == alone.findings) }
  }
}
