import Foundation
import Testing

@Suite("The benchmark")
struct BenchTests {
  private func bench(_ arguments: String...) throws -> Run {
    try run(built("motcua-bench"), arguments)
  }

  /// The rows that `--help` names.
  private func rows() throws -> [String] {
    let help = try bench("--help")
    #expect(help.status == 0)
    let names = help.lines.compactMap { $0.wholeMatch(of: /[ ]{2}([a-z][a-z-]*) .*/).map { String($0.1) } }
    #expect(names.contains("engine"))
    return names
  }

  @Test("prints every row that its help names, for people and for scripts")
  func quick() throws {
    let folder = try TemporaryFolder()
    let ended = try bench("--quick", "--json", "--folder", folder.url.path)
    #expect(ended.status == 0, "\(ended.errors)")
    let figures = try #require(JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
    let printed = try #require(figures["rows"] as? [String: [[String: Any]]])
    #expect(Set(printed.keys) == Set(try rows()))
    for (row, results) in printed {
      #expect(!results.isEmpty, "\(row)")
      for result in results {
        // Signed papers are made by Python; where there is none, the row says so.
        if ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] == nil, result["absent"] != nil { continue }
        let figure = (result["perSecond"] ?? (result["large"] as? [String: Any])?["median"]) as? Double
        #expect(figure ?? 0 > 0, "\(row): \(result)")
      }
    }
    #expect((figures["disk"] as? [String: Any])?["overwriteP50Microseconds"] != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("measures one row when asked for one, and knows what it has")
  func one() throws {
    let folder = try TemporaryFolder()
    let ended = try bench("--quick", "--only", "due", "--folder", folder.url.path)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.lines.first?.hasPrefix("disk: ") == true)
    #expect(ended.lines.dropFirst().first?.hasPrefix("due: ") == true)
    #expect(!ended.output.contains("engine"))
    let wrong = try bench("--only", "speed")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("there is no row speed"))
  }
}
