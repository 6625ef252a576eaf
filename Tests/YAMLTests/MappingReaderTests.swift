import Testing
import Text
import YAML

private enum Clock: String, CaseIterable { case pause, run }

private struct Action {
  let name: Placed<String>
  let clock: Clock?

  static var reading: Reading<Action> {
    .mapping("action") { reader in
      let name = reader.required("action", as: .placed(.text))
      let clock = reader.optional("clock", as: .choice(of: Clock.self))
      return name.map { Action(name: $0, clock: clock) }
    }
  }
}

private struct Step {
  let step: String
  let name: Words?
  let limit: Int?
  let isFinal: Bool
  let actions: [Action]
  let opens: Int?
  let steps: [Step]

  static var reading: Reading<Step> {
    .mapping("step") { reader in
      let step = reader.required("step", as: .text, Words(vi: "tên bước", en: "the step's name"))
      let name = reader.optional("name", as: .words)
      let limit = reader.optional("limit", as: .integer(in: 1...365))
      let isFinal = reader.optional("final", as: .flag)
      let actions = reader.list("actions", of: Action.reading)
      let opens = reader.optional("opens", as: .minuteOfDay)
      let steps = reader.list("steps", of: Step.reading)
      reader.notYet("quorum")
      return step.map {
        Step(
          step: $0, name: name, limit: limit, isFinal: isFinal ?? false, actions: actions, opens: opens, steps: steps)
      }
    }
  }
}

private func load(_ yaml: String) -> (step: Step?, findings: [String]) {
  load(yaml, as: Step.reading)
}

private func load<Value>(_ yaml: String, as reading: Reading<Value>) -> (step: Value?, findings: [String]) {
  let findings = Findings()
  let value = Node.read(Array(yaml.utf8), file: "t.yaml", findings: findings).flatMap { reading($0, findings) }
  return (value, findings.sorted.map(\.description))
}

@Suite("A reader of mappings")
struct MappingReaderTests {
  @Test("gives typed values")
  func values() throws {
    let (step, findings) = load(
      """
      step: 0777
      name: { vi: Tiếp nhận, en: Reception }
      limit: 5
      final: true
      opens: 07:30
      actions:
        - { action: no, clock: pause }
      steps: [{ step: 1e3 }]
      """)
    #expect(findings == [])
    #expect(step?.step == "0777")
    #expect(step?.name == Words(vi: "Tiếp nhận", en: "Reception"))
    #expect(step?.limit == 5 && step?.isFinal == true && step?.opens == 450)
    #expect(step?.actions.first?.name == Placed("no", at: Place(file: "t.yaml", line: 7, column: 15)))
    #expect(step?.actions.first?.clock == .pause)
    #expect(step?.steps.map(\.step) == ["1e3"])
  }

  @Test("tells everything at once, with the nearest right word")
  func allAtOnce() {
    let (step, findings) = load(
      """
      stpe: tiep-nhan
      limit: "5"
      final: yes
      quorum: 2
      actions:
        - { action: a, clock: puase }
        - { acton: b }
        - c
      """)
    #expect(step == nil)
    #expect(
      findings == [
        "t.yaml:1:1: error: no key `stpe` is known here; allowed: "
          + "`actions`, `final`, `limit`, `name`, `opens`, `quorum`, `step`, `steps`; did you mean `step`?",
        "t.yaml:1:1: error: the key `step` is required and missing",
        "t.yaml:2:8: error: expected a whole number from 1 to 365 without quotes, found the text \"5\"; did you mean `5`?",
        "t.yaml:3:8: error: expected `true` or `false`, found `yes`; did you mean `true`?",
        "t.yaml:4:1: error: the key `quorum` belongs to the language, but this version cannot do it yet",
        "t.yaml:6:25: error: expected one of `pause`, `run`, found `puase`; did you mean `pause`?",
        "t.yaml:7:5: error: the key `action` is required and missing",
        "t.yaml:7:7: error: no key `acton` is known here; allowed: `action`, `clock`; did you mean `action`?",
        "t.yaml:8:5: error: expected a mapping (`key: value`), found `c`",
      ])
  }

  @Test(
    "says what was found and what would be right",
    arguments: [
      ("step: [a]", "t.yaml:1:7: error: expected a text, found a list"),
      ("step: { a: b }", "t.yaml:1:7: error: expected a text, found a mapping"),
      ("step:", "t.yaml:1:6: error: expected a text, found nothing"),
      ("step: a\nlimit: 366", "t.yaml:2:8: error: expected a whole number from 1 to 365, found `366`"),
      ("step: a\nlimit: 05", "t.yaml:2:8: error: expected a whole number from 1 to 365, found `05`"),
      ("step: a\nlimit: 1e2", "t.yaml:2:8: error: expected a whole number from 1 to 365, found `1e2`"),
      (
        "step: a\nlimit: 99999999999999999999",
        "t.yaml:2:8: error: expected a whole number from 1 to 365, found `99999999999999999999`"
      ),
      (
        "step: a\nfinal: \"true\"",
        "t.yaml:2:8: error: expected `true` or `false`, found the text \"true\"; did you mean `true`?"
      ),
      ("step: a\nopens: 7:30", "t.yaml:2:8: error: expected a time of day such as 07:30, found `7:30`"),
      ("step: a\nopens: 24:01", "t.yaml:2:8: error: expected a time of day such as 07:30, found `24:01`"),
      ("step: a\nopens: 07:60", "t.yaml:2:8: error: expected a time of day such as 07:30, found `07:60`"),
      ("step: a\nname: Tên", "t.yaml:2:7: error: expected both languages, `{ vi: …, en: … }`, found `Tên`"),
      ("step: a\nname: { vi: Tên }", "t.yaml:2:7: error: the key `en` is required and missing"),
      ("step: a\nactions: b", "t.yaml:2:10: error: expected a list, found `b`"),
      ("a\n", "t.yaml:1:1: error: expected a mapping (`key: value`), found `a`"),
    ])
  func mismatches(yaml: String, finding: String) {
    #expect(load(yaml).findings == [finding])
  }

  @Test("says nothing more about what was refused already")
  func refusedOnce() {
    #expect(load("step: a\nname: *x\nlimit: *x\nactions: *x\n").findings.count == 3)
  }

  @Test("reads shapes, chosen keys, counts and texts of other types")
  func shapes() {
    let shape = Reading<[String]>.either(text: Reading<String>.text.map { [$0] }, list: .list(of: .text, count: 2...3))
    #expect(load("a", as: shape).step == ["a"])
    #expect(load("[a, b]", as: shape).step == ["a", "b"])
    #expect(load("[a]", as: shape).findings == ["t.yaml:1:1: error: at least 2 needed here, 1 found"])
    #expect(load("[a, b, c, d]", as: shape).findings == ["t.yaml:1:1: error: at most 3 allowed here, 4 found"])
    #expect(load("{ a: b }", as: shape).findings == ["t.yaml:1:1: error: expected a text, found a mapping"])

    let chosen = load("{ b: 1, a: 2, c: x }", as: .entries(of: .integer()))
    #expect(chosen.step?.map(\.key.text) == ["b", "a"])
    #expect(chosen.findings == ["t.yaml:1:18: error: expected a whole number, found `x`"])

    let others = load(
      "{ step: a, x: 1, y: 2 }",
      as: .mapping("free") { reader in
        _ = reader.required("step", as: .text)
        return reader.others(as: .integer())
      })
    #expect(others.step?.map(\.value) == [1, 2])
    #expect(others.findings == [])

    let letter = Reading<Character>.parsed(Words(vi: "một chữ cái", en: "one letter")) {
      $0.count == 1 ? $0.first : nil
    }
    #expect(load("x", as: letter).step == "x")
    #expect(load("xy", as: letter).findings == ["t.yaml:1:1: error: expected one letter, found `xy`"])
  }

  @Test("tells in Vietnamese as well")
  func vietnamese() {
    let findings = Findings()
    let node = Node.read(Array("stpe: a".utf8), file: "t.yaml", findings: findings)
    _ = node.flatMap { Action.reading($0, findings) }
    #expect(
      findings.sorted.map { $0.line(in: .vietnamese) } == [
        "t.yaml:1:1: error: không có khóa `stpe` ở đây; các khóa được phép: `action`, `clock`",
        "t.yaml:1:1: error: thiếu khóa bắt buộc `action`",
      ])
  }
}

@Suite("The language's schema")
struct SchemaTests {
  @Test("is what the loaders ask for, without a second list")
  func schema() throws {
    let schema = Schema(of: Step.reading)
    #expect(schema.kinds == ["step", "words", "action"])
    let step = try #require(schema.mappings["step"])
    #expect(step.map(\.name) == ["step", "name", "limit", "final", "actions", "opens", "steps"])
    #expect(step.map(\.isRequired) == [true, false, false, false, false, false, false])
    #expect(step[0].about?.en == "the step's name")
    #expect(step[4].shape == .list(.mapping("action")))
    #expect(step[6].shape == .list(.mapping("step")))
    #expect(schema.mappings["action"]?.last?.shape == .choice(["pause", "run"]))
  }
}

@Suite("Findings")
struct FindingsTests {
  @Test("come by place, each once, errors before warnings")
  func order() {
    let findings = Findings()
    let words = Words(vi: "sai", en: "wrong")
    let place = { (line: Int) in Place(file: "b.yaml", line: line, column: 1) }
    #expect(findings.isEmpty)
    findings.warning(at: place(2), words)
    #expect(!findings.hasErrors)
    findings.error(at: place(10), words)
    findings.error(at: place(2), words)
    findings.error(at: place(2), words)
    findings.error(at: Place(file: "a.yaml", line: 99, column: 1), words)
    #expect(
      findings.sorted.map(\.description) == [
        "a.yaml:99:1: error: wrong", "b.yaml:2:1: error: wrong", "b.yaml:2:1: warning: wrong",
        "b.yaml:10:1: error: wrong",
      ])
    #expect(findings.hasErrors)
  }
}
