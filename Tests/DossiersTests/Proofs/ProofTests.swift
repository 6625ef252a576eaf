import Foundation
import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime
import YAML

@Suite("The proofs of the checker")
struct ProofTests {
  /// Those of the two hundred for which going everywhere takes more than two seconds, one of them more than a minute.
  private static let large: Set<UInt64> = [
    12, 16, 30, 40, 44, 48, 56, 58, 60, 63, 69, 72, 74, 110, 120, 126, 148, 157, 165, 166, 170, 176, 195,
  ]

  /// With `MOTCUA_ALL_PROOFS=1` all two hundred, otherwise those that are gone through quickly.
  private static let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["MOTCUA_ALL_PROOFS"] == "1"
    ? Array(1...200) : (1...200).filter { !large.contains($0) }

  @Test("say what going everywhere by the engine says, in both directions", arguments: seeds)
  func agree(seed: UInt64) throws {
    let text = RandomProcedure(seed: seed).text
    let findings = load(text).findings.sorted.map(\.message.en)
    let right = try #require(load(RandomProcedure.right).definitions)
    // Kept texts are not proved again, so that a faulty one can be gone through too.
    var kept = RandomProcedure.surroundings
    kept["Workflows/thu/procedure.yaml"] = text
    let bundle = JSONValue.object(JSONObject(kept.map { ($0.key, .string($0.value)) })).canonicalText
    let procedure = try #require(
      Definitions.procedure(fromBundle: bundle, of: right), "\(findings) in\n\(text)")
    let report = try DossierExplorer(procedure, right, answers(to: procedure, in: text)).report

    func named(_ pattern: Regex<(Substring, Substring)>) -> Set<String> {
      Set(findings.compactMap { $0.firstMatch(of: pattern).map { String($0.output.1) } })
    }
    let steps = Set(procedure.steps.map(\.id.text))
    #expect(named(/to the step `(\w+)`$/) == steps.subtracting(report.reachedSteps), "steps that no way leads to")
    #expect(
      named(/no way leads to the end `(\w+)`/) == Set(procedure.ends.map(\.id.text)).subtracting(report.reachedEnds),
      "ends that no way leads to")
    #expect(
      named(/(?:can do anything|no action is possible) at the step `(\w+)`/) == report.stuckSteps, "stuck: \(text)")
    #expect(
      named(/that comes to the step `(\w+)`.* can never end/) == report.endlessSteps.subtracting(report.stuckSteps),
      "endless: \(text)")
    #expect(named(/the clock is still paused at the step `(\w+)`/) == report.pausedSteps, "paused: \(text)")
    #expect(named(/the end `(\w+)` grants the result, but/) == report.emptyEnds, "without result: \(text)")
    #expect(
      named(/the end `(\w+)`: who does not receive/) == report.unreceivedEnds, "not handed over: \(text)")
    let early = findings.compactMap { $0.firstMatch(of: /`(\w+)` hands over the result, but/).map { $0.output.1 } }
    #expect(
      Set(early.map { String($0) }) == Set(report.handsOverNothing.map { String($0.split(separator: "/")[1]) }),
      "handed over too early: \(text)")
    #expect(named(/that ends at `(\w+)` still owes/) == report.owingEnds, "owing: \(text)")
    let dead = findings.compactMap { $0.firstMatch(of: /action `([\w-]+)` never holds at the step `(\w+)`/) }
      .map { "\($0.output.2)/\($0.output.1)" }
    #expect(Set(dead) == report.deadActions, "never possible: \(text)")
  }

  @Test("find faults and right definitions alike among the two hundred")
  func variety() {
    let faulty = (UInt64(1)...200).count { load(RandomProcedure(seed: $0).text).findings.hasErrors }
    #expect((40...195).contains(faulty), "\(faulty) of 200 have faults")
  }

  private func load(_ procedure: String) -> (definitions: Definitions?, findings: Findings) {
    let findings = Findings()
    var files = RandomProcedure.surroundings
    files["Workflows/thu/procedure.yaml"] = procedure
    return (Definitions.load(DefinitionFiles(files.mapValues { Array($0.utf8) }), findings), findings)
  }

  /// Every answer to the questions of which the text speaks; to the others, one.
  private func answers(to procedure: Procedure, in text: String) throws -> [Answers] {
    let conditions = text.split(separator: "\n").filter { $0.contains("when:") || $0.contains("inputs:") }.joined()
    func values(_ name: String, _ all: [JSONValue?]) -> [JSONValue?] {
      conditions.contains(name) ? all : [all[0]]
    }
    var found: [Answers] = []
    let kinds: [JSONValue?] = conditions.contains("loai") || conditions.contains("them") ? ["a", "b", "c"] : ["c"]
    for kind in kinds {
      for urgent in values("gap", [true, false]) {
        for number in values("so ", [1, 2, 3, 4, 5]) {
          for more in kind == "a" ? ["x", "y"] as [JSONValue?] : [nil] {
            for day in values("ngay", [nil, "2026-01-01", "2026-01-02", "2026-01-03"]) {
              var json: JSONObject = [
                "nguoi": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038190001234"],
                "ten": "Mẫu",
              ]
              for (name, value) in [("loai", kind), ("gap", urgent), ("so", number), ("them", more), ("ngay", day)] {
                json[name] = value
              }
              let today = try #require(Day("2026-03-02"))
              for way in text.contains("receives: nhan") ? ["truc-tuyen", "tai-bo-phan"] : ["truc-tuyen"] {
                json["nhan"] = .string(way)
                guard case .right(let answers) = procedure.form.check(.object(json), on: today) else {
                  Issue.record("wrong answers \(json)")
                  continue
                }
                found.append(answers)
              }
            }
          }
        }
      }
    }
    return found
  }
}
