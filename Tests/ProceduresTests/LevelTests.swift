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

  @Test(
    "does an action by a payment on line only where the platform knows the agency and nothing but the payment is needed"
  )
  func doneOnLine() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let files = DefinitionFiles(folder: folder, Findings()).files
    func told(_ path: String, _ old: String, _ new: String) throws -> [String] {
      var changed = files
      let text = String(decoding: try #require(files[path]), as: UTF8.self)
      try #require(text.contains(old))
      changed[path] = Array(text.replacing(old, with: new).utf8)
      let findings = Findings()
      _ = Definitions.load(DefinitionFiles(changed), findings)
      return findings.sorted.map(\.description)
    }
    let (authority, procedure) = (
      "Workflows/authority.yaml", "Workflows/cong-nhan-van-bang-nuoc-ngoai/procedure.yaml"
    )
    let unknown = try told(authority, "    payment-partner: MAU-GDDT\n", "")
    #expect(unknown.count == 1 && unknown[0].contains("no name at the payment platform"), "\(unknown)")
    #expect(unknown[0].hasPrefix(procedure))
    let more = try told(procedure, "needs: [payment]\n        online", "needs: [payment, reason]\n        online")
    #expect(more.contains { $0.contains("`online` goes with an action") }, "\(more)")
    let malformed = try told(authority, "payment-partner: MAU-GDDT", "payment-partner: MAU GDDT")
    #expect(malformed.contains { $0.hasPrefix(authority) && $0.contains("1 to 50 letters") }, "\(malformed)")
  }
}
