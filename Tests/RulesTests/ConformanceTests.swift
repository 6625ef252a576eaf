import Foundation
import Rules
import Testing
import Text
import XML

/// The folder of the DMN Technology Compatibility Kit, which stands beside the project.
private let kit: URL? = {
  let named = ProcessInfo.processInfo.environment["MOTCUA_VECTORS"].map { URL(filePath: $0) }
  let beside = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/vectors")
  let folder = (named ?? beside).appending(path: "dmn-tck")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

@Suite("The DMN conformance cases")
struct ConformanceTests {
  /// The cases that do not pass, each with the reason. The list may only shrink.
  static let known: [String: String] = [:]

  @Test("all pass, but for those listed with a reason", .enabled(if: kit != nil, "no ../shared/vectors/dmn-tck here"))
  func cases() throws {
    let folder = try #require(kit)
    var failed: [String: String] = [:]
    var count = 0
    for folder in try folders(below: folder) {
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
      var models: [String: Document] = [:]
      for file in files where file.pathExtension == "dmn" {
        models[file.lastPathComponent] = try Document([UInt8](Data(contentsOf: file)))
      }
      for file in files where file.pathExtension == "xml" {
        let document = try Document([UInt8](Data(contentsOf: file)))
        guard TestCases.isTestCases(document) else { continue }
        let tests = try TestCases(document)
        let model = try Model(try #require(models[tests.modelName], "\(file.path)"), others: Array(models.values))
        for result in tests.run(model, at: noon) {
          count += 1
          if !result.passed { failed["\(folder.lastPathComponent)/\(result.id)"] = result.detail.en }
        }
      }
    }
    for (name, detail) in failed.sorted(by: { $0.key < $1.key }) where ConformanceTests.known[name] == nil {
      Issue.record("\(name): \(detail)")
    }
    for name in ConformanceTests.known.keys where failed[name] == nil {
      Issue.record("\(name) passes now: take it off the list")
    }
    // `<testCase ` stands 2,328 times in the files, ten times of them within comments.
    #expect(count == 2318)
  }

  private func folders(below root: URL) throws -> [URL] {
    var folders: [URL] = []
    for level in ["compliance-level-2", "compliance-level-3"] {
      folders += try FileManager.default.contentsOfDirectory(
        at: root.appending(path: level), includingPropertiesForKeys: nil)
    }
    return folders.filter(\.hasDirectoryPath).sorted { $0.path < $1.path }
  }
}
