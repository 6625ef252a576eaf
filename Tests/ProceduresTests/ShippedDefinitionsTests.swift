import Foundation
import Procedures
import Testing
import Text
import YAML

@Suite("The definitions that ship")
struct ShippedDefinitionsTests {
  @Test("load without a finding")
  func load() throws {
    let findings = Findings()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let definitions = Definitions.load(DefinitionFiles(folder: folder, findings), findings)
    #expect(findings.sorted.map(\.description) == [])
    let procedure = try #require(definitions?.procedures["cap-ban-sao-van-bang"])
    #expect(procedure.code == "3.000465")
    #expect(procedure.steps.count == 5)
    #expect(procedure.revision.hash.utf8.count == 64)
  }
}
