import Foundation
import JSON
import Testing

@Suite("motcua check")
struct CheckCommandTests {
  @Test("finds nothing wrong with what ships, and goes its walks")
  func clean() throws {
    let run = try motcua("check", "--lang", "en")
    #expect(run.status == 0)
    #expect(run.lines.count == 1)
    let sum = try #require(run.lines.first)
    #expect(sum.contains(" procedures, ") && sum.hasSuffix(" walks: 0 errors, 0 warnings"))
    #expect(run.errors.isEmpty)
  }

  @Test("tells every error with its place and the word that was meant, and ends with 1")
  func damage() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    for name in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(at: projectRoot.appending(path: name), to: folder.url.appending(path: name))
    }
    let path = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
    let text = try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
    try folder.write(text.replacingOccurrences(of: "role: chuyen-vien", with: "role: chuyen-vienn"), to: path)
    let line = try #require(text.components(separatedBy: "\n").firstIndex { $0.contains("role: chuyen-vien") }) + 1

    let run = try motcua("check", folder.url.path, "--lang", "en")
    #expect(run.status == 1)
    #expect(
      run.lines.first == "\(path):\(line):11: error: there is no role `chuyen-vienn`; did you mean `chuyen-vien`?")
    let vietnamese = try motcua("check", folder.url.path, "--lang", "vi")
    #expect(
      vietnamese.output.contains("\(path):\(line):11: error: không có vai trò `chuyen-vienn`; ý bạn là `chuyen-vien`?"))

    let json = try motcua("check", "--json", "--definitions", folder.url.path, "--lang", "en")
    #expect(json.status == 1)
    let answer = try JSONValue(reading: json.output)
    #expect(answer["errors"] == 1)
    guard case .array(let findings)? = answer["findings"], let first = findings.first else {
      Issue.record("no findings in \(json.output)")
      return
    }
    #expect(first["line"] == JSONValue(line))
    #expect(first["suggestion"] == "chuyen-vien")
  }

  @Test("tells which walk goes which way of each procedure, when asked")
  func coverage() throws {
    let run = try motcua("check", "--coverage", "--lang", "en")
    #expect(run.lines.contains { $0.hasPrefix("cap-ban-sao-van-bang: ") && $0.hasSuffix(" ways gone") })
    #expect(run.lines.contains { $0.contains("da-cap") && $0.contains("tra-ket-qua → da-tra-ket-qua") })
    let json = try motcua("check", "--coverage", "--json")
    guard case .array(let ways)? = try JSONValue(reading: json.output)["coverage"] else {
      Issue.record("no coverage in \(json.output)")
      return
    }
    #expect(ways.contains { $0["step"] == "hoi-dong" && $0["kind"] == "opinions" && $0["to"] == "quyet-dinh" })
    #expect(ways.allSatisfy { $0["walks"] != .array([]) }, "every way of what ships is gone")
    #expect(try JSONValue(reading: motcua("check", "--json").output)["coverage"] == nil)
  }

  @Test("counts one of a thing as one")
  func oneProcedure() throws {
    let folder = try TemporaryFolder()
    for name in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(at: projectRoot.appending(path: name), to: folder.url.appending(path: name))
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "Workflows").path) {
      let path = folder.url.appending(path: "Workflows/\(name)")
      let isProcedure = FileManager.default.fileExists(atPath: path.appending(path: "procedure.yaml").path)
      if isProcedure, name != "xac-minh-van-bang" { try FileManager.default.removeItem(at: path) }
    }
    let run = try motcua("check", folder.url.path, "--lang", "en")
    #expect(run.lines.last?.hasPrefix("1 procedure, ") ?? false, "\(run.output)")
  }

  @Test("says where it looked when there are no definitions")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    let run = try motcua("check", folder.url.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("Workflows"))
  }
}
