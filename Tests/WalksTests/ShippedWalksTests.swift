import Foundation
import Procedures
import Testing
import Walks
import YAML

/// The folder of the package, which holds the definitions that ship.
let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

@Suite("The walks that ship")
struct ShippedWalksTests {
  @Test("come to what they say, and go every transition")
  func walks() throws {
    let findings = Findings()
    let files = DefinitionFiles(folder: project, findings)
    let definitions = try #require(Definitions.load(files, findings))
    Walks.check(files, definitions, findings)
    #expect(findings.sorted.map(\.description) == [])
  }
}
