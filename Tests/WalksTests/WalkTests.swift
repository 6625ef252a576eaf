import Foundation
import Procedures
import Testing
import Walks
import YAML

private let walkFile = "Workflows/cap-ban-sao-van-bang/walks/tra-ket-qua.yaml"

/// The findings about the shipped definitions after an edit of one file.
private func findings(editing file: String, _ old: String, _ new: String) throws -> [String] {
  let findings = Findings()
  var files = DefinitionFiles(folder: project, findings).files
  let text = String(decoding: try #require(files[file]), as: UTF8.self)
  let range = try #require(text.range(of: old), "`\(old)` does not stand in \(file)")
  files[file] = Array(text.replacingCharacters(in: range, with: new).utf8)
  let edited = DefinitionFiles(files)
  let definitions = try #require(Definitions.load(edited, findings))
  Walks.check(edited, definitions, findings)
  return findings.sorted.map(\.description)
}

@Suite("A recorded walk")
struct WalkTests {
  @Test(
    "tells what it expected, what it found, and where",
    arguments: [
      (
        "due: 2026-11-19T17:00", "due: 2026-11-19T16:00",
        "due date: expected `2026-11-19T16:00:00+07:00`, found `2026-11-19T17:00:00+07:00`"
      ),
      ("letters: [01/GTN-2026]", "letters: [02/GTN-2026]", "letters: expected `[02/GTN-2026]`, found `[01/GTN-2026]`"),
      (
        "events: [acted, clock-started, step-entered, letter-issued, looked-up]", "events: [acted]",
        "events: expected `[acted]`, found `[acted, clock-started, step-entered, letter-issued, looked-up]`"
      ),
      ("end: da-tra-ket-qua", "end: khong-cap", "end: expected `khong-cap`, found `da-tra-ket-qua`"),
      ("late: false", "late: true", "late: expected `true`, found `false`"),
      ("refused: ended", "refused: not-yours", "refusal: expected `not-yours`, found `ended`"),
    ])
  func differs(old: String, new: String, told: String) throws {
    let found = try findings(editing: walkFile, old, new)
    let text = try String(contentsOf: URL(filePath: project).appending(path: walkFile), encoding: .utf8)
    let line = try #require(text.components(separatedBy: "\n").firstIndex { $0.contains(old) }) + 1
    #expect(found.contains { $0.hasPrefix("\(walkFile):\(line):") && $0.contains("error: the walk differs, \(told)") })
  }

  @Test("names what it refers to and what there is not")
  func unknown() throws {
    #expect(
      try findings(editing: walkFile, "do: tiep-nhan", "do: tiep-nhann").contains {
        $0.contains("error: there is no action `tiep-nhann`; did you mean `tiep-nhan`?")
      })
    #expect(
      try findings(editing: walkFile, "by: lan", "by: lann").contains {
        $0.contains("error: there is no officer `lann`; did you mean `lan`?")
      })
    #expect(
      try findings(editing: walkFile, "quan-he: ban-than", "quan-he: ban-be").contains {
        $0.contains("error: the form does not take the answer /quan-he")
      })
    #expect(
      try findings(editing: walkFile, "        finds: khop\n", "").contains {
        $0.contains("error: the register `so-goc-van-bang` is searched at this step; say what it `finds`")
      })
  }

  @Test("breaks when the procedure does something else than it did")
  func change() throws {
    let procedure = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
    let found = try findings(editing: procedure, "  limit: same working day", "  limit: 3 working days")
    #expect(
      found.contains {
        $0.contains("due date: expected `2026-11-19T17:00:00+07:00`, found `2026-11-25T17:00:00+07:00`")
      })
  }

  @Test("differs when a gate is taken away, and hands a signed document over with actions alone")
  func signed() throws {
    let transfer = "Workflows/thuyen-chuyen-vien-chuc/procedure.yaml"
    let open = try findings(
      editing: transfer,
      "        signature: { policy: co-quan, signs: deed, undecided: { role: van-thu, unit: so-gddt } }\n"
        + "        opinion: agree\n",
      "        opinion: agree\n")
    #expect(open.contains { $0.contains("refusal: expected `signature-missing`, found `none`") }, "\(open)")
    #expect(
      try findings(editing: walkFile, "        do: submit\n", "        do: submit\n        signed: valid\n").contains {
        $0.contains("error: `signed` goes with an action only")
      })
  }

  @Test("is missed where a transition has none")
  func coverage() throws {
    let found = try findings(
      editing: "Workflows/cap-ban-sao-van-bang/walks/bo-sung-tu-choi-rut.yaml", "        do: tu-choi\n",
      "        do: rut-ho-so\n")
    #expect(
      found.contains {
        $0.hasPrefix("Workflows/cap-ban-sao-van-bang/procedure.yaml:")
          && $0.contains("warning: no walk goes by `tu-choi` of the step `tiep-nhan` to the end `tu-choi`")
      })
  }
}
