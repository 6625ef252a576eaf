import Foundation
import Procedures
import Testing
import YAML

@Suite("The level of a service")
struct LevelTests {
  @Test("4 needs an account to which its fees are transferred; 3 lets them be paid at the desk")
  func paidOnLine() throws {
    let findings = Findings()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    var files = DefinitionFiles(folder: folder, findings).files
    let authority = "Workflows/authority.yaml"
    let procedure = "Workflows/cong-nhan-van-bang-nuoc-ngoai/procedure.yaml"
    let lines = String(decoding: try #require(files[authority]), as: UTF8.self).components(separatedBy: "\n")
    files[authority] = Array(lines.filter { !$0.contains("bank: {") }.joined(separator: "\n").utf8)
    _ = Definitions.load(DefinitionFiles(files), findings)
    let told = findings.sorted.map(\.description).filter { $0.contains("cannot be paid on line") }
    #expect(
      told == [
        "\(procedure):12:8: error: level 4, but a fee cannot be paid on line: the unit `so-gddt` has no account (`bank`)"
      ])
    let text = String(decoding: try #require(files[procedure]), as: UTF8.self)
    files[procedure] = Array(text.replacing("level: 4", with: "level: 3").utf8)
    let lower = Findings()
    _ = Definitions.load(DefinitionFiles(files), lower)
    #expect(!lower.sorted.contains { $0.description.contains("cannot be paid on line") })
  }
}
